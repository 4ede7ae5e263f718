package se.tillit.dialogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.Standing;
import se.tillit.chain.Unit;

/** What may be seen of dialogues by somebody who is signed in. */
@Component
public final class DialogueQuery {

    private final Door door;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final ResultStore results;
    private final Standing.Finder finder;

    DialogueQuery(Door door, DialogueStore dialogues, VoteStore votes, ResultStore results, Standing.Finder finder) {
        this.door = door;
        this.dialogues = dialogues;
        this.votes = votes;
        this.results = results;
        this.finder = finder;
    }

    /** @param participants as far as that may be told now */
    public record Listed(Dialogue dialogue, Dialogue.Phase phase, int participants, Optional<Answer> answer) {}

    /** @param after the id of the last one seen; null: from the beginning */
    public List<Listed> page(Actor actor, @Nullable UUID after, int many) {
        return door.read(actor, Access.SEE_DIALOGUES, () -> {
            LocalDate today = finder.now(actor).today();
            Map<UUID, Integer> participants = results.participants();
            return dialogues.page(after, many).stream()
                    .map(one -> new Listed(
                            one,
                            one.phase(today),
                            participants.getOrDefault(one.id(), 0),
                            dialogues.answers(one.id()).stream()
                                    .filter(answer -> answer.statement() == null)
                                    .findFirst()))
                    .toList();
        });
    }

    /**
     * A dialogue, for somebody who looks at it from outside.
     *
     * @param statements all of them; only those shown may be shown
     * @param result nothing, while it is not to be seen
     * @param mayAnswer the ids of the answers that the actor may give
     * @param toLookAt how many statements wait for somebody to look at them
     * @param codes how many slips have been made
     */
    public record Seen(
            Dialogue dialogue,
            Dialogue.Phase phase,
            Chain chain,
            List<Statement> statements,
            Result result,
            Map<Integer, String> names,
            List<Answer> answers,
            Set<UUID> mayAnswer,
            int toLookAt,
            int codes) {

        public String nameOf(@Nullable UUID unit) {
            return chain.unitOrEnded(unit).map(Unit::name).orElse("");
        }

        public List<Statement> shown() {
            return Statement.shown(statements);
        }
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Seen find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DIALOGUES, () -> {
            Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            Standing.Now now = finder.now(actor);
            List<Answer> answers = dialogues.answers(id);
            return new Seen(
                    dialogue,
                    dialogue.phase(now.today()),
                    now.chain(),
                    dialogues.words(id),
                    dialogue.showsMap(now.today()) ? results.find(id).orElse(Result.NONE) : Result.NONE,
                    dialogues.groupNames(id),
                    answers,
                    answers.stream()
                            .filter(answer -> AnswerDialogue.owes(actor, now, answer))
                            .map(Answer::id)
                            .collect(Collectors.toSet()),
                    actor.may(Access.RUN_DIALOGUES) ? dialogues.countToLookAt(id) : 0,
                    actor.may(Access.RUN_DIALOGUES) ? votes.codes(id) : 0);
        });
    }

    /** @param toLookAt what waits for somebody who looks @param decided what has been decided, without who wrote it */
    public record Moderation(Dialogue dialogue, List<Statement> toLookAt, List<Statement> shown, List<Statement> decided) {}

    public Moderation moderation(Actor actor, UUID id) {
        return door.read(actor, Access.RUN_DIALOGUES, () -> {
            Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            return new Moderation(
                    dialogue,
                    dialogues.toLookAt(id),
                    Statement.shown(dialogues.words(id)),
                    dialogues.decided(id));
        });
    }

    /** What has been decided about statements: by which reason and when, not by whom or about whose. */
    public List<Statement> decided(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DIALOGUES, () -> {
            dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            return dialogues.decided(id);
        });
    }
}
