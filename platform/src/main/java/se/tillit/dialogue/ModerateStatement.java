package se.tillit.dialogue;

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
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/** Shows a statement, declines it by a reason of the published policy, or puts it in other words if whoever wrote it agrees. */
@Component
public final class ModerateStatement {

    private static final int MOST_PARTS = 3;

    private final Acts acts;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final DrawMap maps;
    private final Clock clock;

    ModerateStatement(Acts acts, DialogueStore dialogues, VoteStore votes, DrawMap maps, Clock clock) {
        this.acts = acts;
        this.dialogues = dialogues;
        this.votes = votes;
        this.maps = maps;
        this.clock = clock;
    }

    /**
     * @param reason null: it is shown
     * @throws Refusal.Conflict where somebody else decided meanwhile
     */
    public void decide(Actor actor, UUID id, int number, Statement.@Nullable Reason reason) {
        acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.moderate", note -> {
            Statement statement = find(id, number);
            boolean settled = statement.state() == Statement.State.REPLACED
                    || statement.state() == (reason == null ? Statement.State.SHOWN : Statement.State.DECLINED)
                    || !dialogues.decide(
                            id,
                            number,
                            statement.state(),
                            reason == null ? Statement.State.SHOWN : Statement.State.DECLINED,
                            reason,
                            SwedishDays.today(clock),
                            actor.account());
            if (settled) {
                throw new Refusal.Conflict("statement " + number);
            }
            changed(id);
            return note.about(id).with("statement", number).with("reason", reason == null ? "" : reason.name());
        });
        maps.touch(actor.organisation(), id);
    }

    /**
     * Suggests other words, or several statements in place of one. Nothing is shown until whoever wrote it agrees; the organiser's own is
     * replaced at once.
     */
    public void reword(Actor actor, UUID id, int number, List<String> wordings) {
        acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.reword", note -> {
            Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            Statement statement = find(id, number);
            dialogues.lock(id);
            List<String> tidy = wordings.stream()
                    .map(Wording::tidy)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
            Problems problems = new Problems()
                    .addIf(tidy.isEmpty() || tidy.size() > MOST_PARTS, "text", "dialogue.reword.needs", MOST_PARTS)
                    .addIf(
                            statement.state() == Statement.State.REPLACED
                                    || statement.consent() == Statement.Consent.ASKED,
                            "text",
                            "dialogue.reword.already")
                    .addIf(
                            dialogue.isFull(dialogues.words(id).size() + tidy.size()),
                            "text",
                            "dialogue.ballot-full",
                            Ballot.MOST_STATEMENTS);
            tidy.forEach(one -> {
                if (problems.of("text").isEmpty()) {
                    Wording.check(one, dialogue.terms().longest(), problems);
                }
            });
            problems.refuseIfAny();
            LocalDate today = SwedishDays.today(clock);
            boolean own = statement.own();
            byte[] author = dialogues.author(id, number);
            tidy.forEach(one ->
                    dialogues.add(id, one, own ? Statement.State.SHOWN : Statement.State.WAITING, author, number));
            if (own) {
                dialogues.decide(id, number, statement.state(), Statement.State.REPLACED, null, today, actor.account());
            } else {
                dialogues.setConsent(id, number, Statement.Consent.ASKED);
            }
            changed(id);
            return note.about(id).with("statement", number).with("parts", tidy.size());
        });
        maps.touch(actor.organisation(), id);
    }

    private Statement find(UUID id, int number) {
        return dialogues
                .statement(id, number)
                .filter(one -> one.state() != Statement.State.WITHDRAWN)
                .orElseThrow(() -> new Refusal.NotFound("statement"));
    }

    private void changed(UUID id) {
        if (dialogues.find(id).filter(one -> !one.isWorkplace()).isPresent()) {
            votes.changed(id);
        }
    }
}
