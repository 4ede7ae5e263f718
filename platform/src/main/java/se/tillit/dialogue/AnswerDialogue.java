package se.tillit.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Standing;

/** Answers to what came out of a dialogue, for the unit that owes it; and asks a unit for an answer to one statement. */
@Component
public final class AnswerDialogue {

    private static final int LONGEST = 2000;

    private final Acts acts;
    private final DialogueStore dialogues;
    private final Standing.Finder finder;
    private final Clock clock;

    AnswerDialogue(Acts acts, DialogueStore dialogues, Standing.Finder finder, Clock clock) {
        this.acts = acts;
        this.dialogues = dialogues;
        this.finder = finder;
        this.clock = clock;
    }

    /** Whether the actor stands in the unit that owes an answer, or above it. Inside a transaction for the actor's organisation. */
    static boolean owes(Actor actor, Standing.Now now, Answer answer) {
        return actor.may(Access.ANSWER_DIALOGUES)
                && now.standing()
                        .filter(standing -> now.chain()
                                .branch(standing.unit().id())
                                .containsAll(now.chain().standsFor(answer.unit()).stream()
                                        .map(unit -> unit.id())
                                        .toList()))
                        .isPresent();
    }

    /** Whether the unit is the actor's own: then it waits for her, and not for everybody above. */
    static boolean owesItself(Actor actor, Standing.Now now, Answer answer) {
        return actor.may(Access.ANSWER_DIALOGUES)
                && now.standing()
                        .filter(standing -> now.chain().standsFor(answer.unit()).contains(standing.unit()))
                        .isPresent();
    }

    /**
     * @param version the answer's, as the actor saw it
     * @param nextOn when more will be told
     * @throws Refusal.Conflict where somebody answered meanwhile
     */
    public void answer(Actor actor, UUID id, UUID answer, int version, String body, @Nullable LocalDate nextOn) {
        acts.perform(actor, Access.ANSWER_DIALOGUES, "dialogue.answer", note -> {
            dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            Answer owed = dialogues.answers(id).stream()
                    .filter(one -> one.id().equals(answer))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("answer"));
            Standing.Now now = finder.now(actor);
            if (!owes(actor, now, owed)) {
                throw new Refusal.NotAllowed(Access.ANSWER_DIALOGUES);
            }
            new Problems()
                    .addIf(body.isBlank(), "svar", "dialogue.answer.needs-text")
                    .addIf(body.length() > LONGEST, "svar", "dialogue.answer.too-long", LONGEST)
                    .addIf(nextOn != null && !nextOn.isAfter(now.today()), "nasta", "dialogue.answer.day-to-come")
                    .refuseIfAny();
            if (!dialogues.answer(answer, version, body, nextOn, now.today(), actor.account(), now.roleOf(actor))) {
                throw new Refusal.Conflict("answer " + answer);
            }
            return note.about(id).with("statement", owed.statement() == null ? "" : owed.statement());
        });
    }

    /** @throws Refusal.Invalid where the day has passed, or somebody has asked already */
    public void ask(Actor actor, UUID id, int statement, UUID unit, LocalDate due) {
        acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.ask", note -> {
            dialogues.lock(id);
            Standing.Now now = finder.now(actor);
            dialogues
                    .statement(id, statement)
                    .filter(Statement::isShown)
                    .orElseThrow(() -> new Refusal.NotFound("statement"));
            new Problems()
                    .addIf(now.chain().unit(unit).isEmpty(), "enhet", "dialogue.needs-answerer")
                    .addIf(
                            !due.isAfter(now.today()) || due.isAfter(now.today().plusYears(1)),
                            "dag",
                            "dialogue.answer.day-to-come")
                    .addIf(
                            dialogues.answers(id).stream()
                                    .anyMatch(one -> Integer.valueOf(statement).equals(one.statement())),
                            "enhet",
                            "dialogue.ask.already")
                    .refuseIfAny();
            dialogues.oweAnswer(id, statement, unit, due, SwedishDays.today(clock), actor.account());
            return note.about(id).with("statement", statement);
        });
    }
}
