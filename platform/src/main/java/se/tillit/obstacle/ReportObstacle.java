package se.tillit.obstacle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.web.ThirdPersons;

/** Tells what is in the way, and puts it before the nearest who can act. */
@Component
public final class ReportObstacle {

    static final int MOST_DEMANDS = 2;
    static final int LONGEST = 4_000;
    private static final int LONGEST_LINE = 300;

    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;
    private final SignalQuery signals;
    private final Standing.Finder standing;
    private final Registering registering;
    private final Clock clock;

    ReportObstacle(
            Acts acts,
            Handling handling,
            ObstacleStore obstacles,
            SignalQuery signals,
            Standing.Finder standing,
            Registering registering,
            Clock clock) {
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
        this.signals = signals;
        this.standing = standing;
        this.registering = registering;
        this.clock = clock;
    }

    /**
     * @param demands one, or two that cannot both be met
     * @param named whether whoever answers sees the name
     * @param sure whether it is to be sent although it holds what looks like a number or an address of a person
     * @return the obstacle's id
     * @throws Refusal.Invalid with everything that must be put right
     */
    public UUID report(Actor actor, Obstacle.Told told, List<UUID> demands, boolean named, boolean sure) {
        return acts.perform(actor, Access.REPORT_OBSTACLES, "obstacle.report", note -> {
            ObstacleSettings settings = obstacles.settings();
            problems(told, demands, sure)
                    .addIf(!settings.isOpen(), "text", "obstacle.not-open")
                    .refuseIfAny();
            LocalDate today = handling.today();
            Holders holders = handling.holders();
            mustBe(holders, told.unit());
            @Nullable
            UUID own =
                    standing.now(actor).standing().map(one -> one.unit().id()).orElse(null);
            UUID where = told.unit() == null ? own : told.unit();
            Holders.Holder first = FirstHolder.of(
                            holders, found(actor, demands), where, actor.account(), settings.front())
                    .orElseThrow(() -> new Refusal.Invalid(new Problems().add("text", "obstacle.nobody-answers")));
            LocalDate due = handling.due(today);
            UUID id = obstacles.insert(told, false, clock.instant(), today, first, due);
            obstacles.setDemands(id, demands);
            obstacles.say(id, actor.account(), own == null ? told.unit() : own, today, named, true);
            begin(obstacles, id, first, today, due);
            registering.happened(ObstacleRecord.CODE, id, Rule.Registered.ALWAYS);
            note.about(id).with("demands", demands.size());
            return id;
        });
    }

    /** The first two steps of the way: told, and put before somebody. */
    static void begin(ObstacleStore obstacles, UUID id, Holders.Holder first, LocalDate today, LocalDate due) {
        obstacles.step(id, new Obstacle.Step(Obstacle.Kind.REPORTED, today, null, null, null, null, null), null, null);
        obstacles.step(
                id,
                new Obstacle.Step(Obstacle.Kind.HELD, today, first.unit(), first.role(), null, null, due),
                null,
                null);
    }

    static Problems problems(Obstacle.Told told, List<UUID> demands, boolean sure) {
        Integer minutes = told.minutes();
        Problems problems = new Problems()
                .addIf(told.text().isBlank(), "text", "obstacle.needs-text")
                .addIf(told.text().length() > LONGEST, "text", "web.too-long", LONGEST);
        return ThirdPersons.warn(problems, "text", sure, told.text(), told.thing(), told.costs(), told.wouldHelp())
                .addIf(tooLong(told.thing()), "sak", "web.too-long", LONGEST_LINE)
                .addIf(tooLong(told.costs()), "kostar", "web.too-long", LONGEST_LINE)
                .addIf(
                        told.wouldHelp() != null && told.wouldHelp().length() > LONGEST,
                        "hjalpa",
                        "web.too-long",
                        LONGEST)
                .addIf(minutes != null && (minutes < 1 || minutes > 600), "minuter", "obstacle.minutes-between")
                .addIf(demands.size() > MOST_DEMANDS, "krav", "obstacle.two-demands");
    }

    private static boolean tooLong(@Nullable String line) {
        return line != null && line.length() > LONGEST_LINE;
    }

    private static void mustBe(Holders holders, @Nullable UUID unit) {
        if (unit != null && holders.chain().unit(unit).isEmpty()) {
            throw new Refusal.NotFound("unit");
        }
    }

    private List<Obstacle.Demand> found(Actor actor, List<UUID> demands) {
        return demands.stream().map(id -> demand(signals.find(actor, id))).toList();
    }

    static Obstacle.Demand demand(Signal signal) {
        Signal.Details details = signal.details();
        return new Obstacle.Demand(
                signal.id(), details.title(), details.origin(), details.issuer(), details.legalBasis());
    }
}
