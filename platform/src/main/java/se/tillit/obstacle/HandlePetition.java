package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/**
 * Drafts a formal request of obstacles with one legal reference, changes the draft, decides about it, notes that it was sent and what was
 * answered. Sent and answered are told to everybody who said any of the obstacles. Tillit sends nothing by itself.
 */
@Component
public final class HandlePetition {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST = 20_000;

    private final Registering registering;
    private final Acts acts;
    private final PetitionStore petitions;
    private final ObstacleStore obstacles;
    private final Handling handling;
    private final Standing.Finder standing;

    HandlePetition(
            Acts acts,
            PetitionStore petitions,
            ObstacleStore obstacles,
            Handling handling,
            Standing.Finder standing,
            Registering registering) {
        this.registering = registering;
        this.acts = acts;
        this.petitions = petitions;
        this.obstacles = obstacles;
        this.handling = handling;
        this.standing = standing;
    }

    /** @throws Refusal.NotFound where nothing lies under the reference any more */
    public UUID draft(Actor actor, String legalReference, Petition.Words words) {
        return acts.perform(actor, Access.DRAFT_PETITIONS, "petition.draft", note -> {
            List<Petition.Case> cases = petitions.loose().get(legalReference);
            if (cases == null) {
                throw new Refusal.NotFound("bundle");
            }
            problems(words).refuseIfAny();
            UUID id = petitions.insert(
                    legalReference,
                    words,
                    handling.today(),
                    actor.account(),
                    standing.now(actor).roleOf(actor));
            petitions.add(id, cases.stream().map(Petition.Case::obstacle).toList());
            registering.happened(PetitionRecord.CODE, id, Rule.Registered.ALWAYS);
            note.about(id).with("cases", cases.size());
            return id;
        });
    }

    /** @throws Refusal.Conflict where somebody changed or decided it meanwhile */
    public void write(Actor actor, UUID id, int version, Petition.Words words) {
        acts.perform(actor, Access.DRAFT_PETITIONS, "petition.write", note -> {
            find(id);
            problems(words).refuseIfAny();
            Handling.mustHaveWon(petitions.write(id, version, words), id);
            return note.about(id);
        });
    }

    /** @throws Refusal.Conflict where somebody changed or decided it meanwhile */
    public void decide(Actor actor, UUID id, int version, boolean agreed, String reason) {
        acts.perform(actor, Access.DECIDE_PETITIONS, "petition.decide", note -> {
            find(id);
            Handling.reason("skal", reason, "obstacle.petition.needs-reason").refuseIfAny();
            Handling.mustHaveWon(
                    petitions.decide(
                            id,
                            version,
                            handling.today(),
                            actor.account(),
                            standing.now(actor).roleOf(actor),
                            agreed,
                            reason),
                    id);
            if (!agreed) {
                registering.happened(PetitionRecord.CODE, id, Rule.Registered.CLOSED);
            }
            return note.about(id).with("agreed", agreed);
        });
    }

    /** @throws Refusal.Conflict where it is not agreed to, or was sent before */
    public void sent(Actor actor, UUID id) {
        acts.perform(actor, Access.DRAFT_PETITIONS, "petition.sent", note -> {
            Petition petition = find(id);
            Handling.mustHaveWon(petitions.sent(id, handling.today()), id);
            tell(
                    petition,
                    Obstacle.Kind.PETITIONED,
                    handling.today(),
                    petition.words().recipient());
            registering.happened(PetitionRecord.CODE, id, Rule.Registered.SENT);
            return note.about(id);
        });
    }

    /** @throws Refusal.Conflict where it was not sent, or an answer is noted already */
    public void answered(Actor actor, UUID id, LocalDate on, String answer) {
        acts.perform(actor, Access.DRAFT_PETITIONS, "petition.answered", note -> {
            Petition petition = find(id);
            Problems problems = Handling.reason("svar", answer, "obstacle.petition.needs-answer");
            problems.addIf(
                            on.isAfter(handling.today()) || petition.sentOn() != null && on.isBefore(petition.sentOn()),
                            "dag",
                            "obstacle.petition.not-yet")
                    .refuseIfAny();
            Handling.mustHaveWon(petitions.answered(id, on, answer), id);
            tell(petition, Obstacle.Kind.PETITION_ANSWERED, handling.today(), answer);
            registering.happened(PetitionRecord.CODE, id, Rule.Registered.CLOSED);
            return note.about(id);
        });
    }

    private Petition find(UUID id) {
        return petitions.findWhole(id).orElseThrow(() -> new Refusal.NotFound("petition"));
    }

    private void tell(Petition petition, Obstacle.Kind kind, LocalDate today, String said) {
        petition.cases().stream().map(Petition.Case::obstacle).sorted().forEach(obstacle -> {
            obstacles.lock(obstacle);
            obstacles.step(obstacle, new Obstacle.Step(kind, today, null, null, null, said, null), null, null);
        });
    }

    private static Problems problems(Petition.Words words) {
        return new Problems()
                .addIf(words.title().isBlank(), "rubrik", "obstacle.petition.needs-title")
                .addIf(words.title().length() > LONGEST_LINE, "rubrik", "web.too-long", LONGEST_LINE)
                .addIf(words.recipient().isBlank(), "till", "obstacle.petition.needs-recipient")
                .addIf(words.recipient().length() > LONGEST_LINE, "till", "web.too-long", LONGEST_LINE)
                .addIf(words.body().isBlank(), "text", "obstacle.petition.needs-body")
                .addIf(words.body().length() > LONGEST, "text", "web.too-long", LONGEST);
    }
}
