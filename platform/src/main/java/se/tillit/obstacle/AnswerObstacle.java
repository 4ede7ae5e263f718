package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;
import se.tillit.question.Deciders;
import se.tillit.signal.EndSignal;
import se.tillit.web.PersonalNumber;

/** Removes what is in the way, changes it, exempts from it on trial, or says no and why. Everybody who said it gets the one answer. */
@Component
public final class AnswerObstacle {

    private static final int LONGEST_TOLD = 200;

    private final Registering registering;
    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;
    private final Deciders deciders;
    private final EndSignal end;

    AnswerObstacle(
            Acts acts,
            Handling handling,
            ObstacleStore obstacles,
            Deciders deciders,
            EndSignal end,
            Registering registering) {
        this.registering = registering;
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
        this.deciders = deciders;
        this.end = end;
    }

    /**
     * @param text what is done, or why not
     * @param from since when it is so; null: from today
     * @param until the last day of an exemption on trial
     * @param told how everybody is told; null: they are not
     * @param ends those of the obstacle's demands that end, on the first day
     */
    public record Given(
            Obstacle.@Nullable Settled settled,
            String text,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String told,
            List<UUID> ends) {}

    /**
     * @param version the one that the actor saw
     * @throws Refusal.Invalid with everything that must be put right
     * @throws Refusal.Conflict where somebody answered, or it went elsewhere, meanwhile
     */
    public void answer(Actor actor, UUID id, int version, Given given) {
        acts.perform(actor, Access.ANSWER_OBSTACLES, "obstacle.answer", note -> {
            Handling.Turn turn = handling.turn(actor, id, version);
            problems(given, turn.today()).refuseIfAny();
            Obstacle.Settled settled = Objects.requireNonNull(given.settled());
            LocalDate from = given.from() == null ? turn.today() : given.from();
            boolean refused = settled == Obstacle.Settled.REFUSED;
            boolean exempt = settled == Obstacle.Settled.EXEMPT;
            Obstacle.Answer answer = new Obstacle.Answer(
                    settled,
                    turn.today(),
                    actor.name(),
                    turn.holder().role(),
                    given.text(),
                    refused ? null : from,
                    exempt ? given.until() : null,
                    given.told());
            Handling.mustHaveWon(obstacles.settle(id, version, actor.account(), answer), id);
            // Before a demand ends, which writes to the log: whoever has the log locked may not wait for a number.
            registering.happened(ObstacleRecord.CODE, id, Rule.Registered.CLOSED);
            given.ends().forEach(demand -> end(actor, turn.obstacle(), demand, from));
            obstacles.step(
                    id,
                    new Obstacle.Step(
                            Obstacle.Kind.of(settled),
                            turn.today(),
                            turn.holder().unit(),
                            turn.holder().role(),
                            null,
                            given.text(),
                            null),
                    actor.account(),
                    null);
            return note.about(id)
                    .with("settled", settled.name())
                    .with("ends", given.ends().size());
        });
    }

    private static Problems problems(Given given, LocalDate today) {
        boolean exempt = given.settled() == Obstacle.Settled.EXEMPT;
        LocalDate until = given.until();
        return new Problems()
                .addIf(given.settled() == null, "utfall", "obstacle.needs-outcome")
                .addIf(given.text().isBlank(), "svar", "obstacle.needs-answer")
                .addIf(given.text().length() > Handling.LONGEST, "svar", "web.too-long", Handling.LONGEST)
                .addIf(exempt && (until == null || !until.isAfter(today)), "till", "obstacle.needs-trial-end")
                .addIf(
                        given.told() != null && given.told().length() > LONGEST_TOLD,
                        "berattas",
                        "web.too-long",
                        LONGEST_TOLD)
                .addIf(
                        given.told() != null && PersonalNumber.standsIn(given.told() + " " + given.text()),
                        "berattas",
                        "obstacle.told-number")
                .addIf(
                        !given.ends().isEmpty() && given.settled() != Obstacle.Settled.REMOVED,
                        "utfall",
                        "obstacle.ends-only-removed");
    }

    private void end(Actor actor, Obstacle obstacle, UUID id, LocalDate from) {
        Obstacle.Demand demand = obstacle.demands().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("signal"));
        boolean decides = deciders.of(List.of(demand.issuer())).stream()
                .anyMatch(one -> one.account().equals(actor.account()));
        if (!decides) {
            throw new Refusal.NotAllowed(Access.EDIT_SIGNALS);
        }
        try {
            end.end(actor, id, from);
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(invalid.problems().renamed(field -> field.equals("dag") ? "fran" : field));
        }
    }
}
