package se.tillit.dialogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
                    results.shown(dialogue, now.today()),
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
    public record Moderation(
            Dialogue dialogue, List<Statement> toLookAt, List<Statement> shown, List<Statement> decided) {}

    public Moderation moderation(Actor actor, UUID id) {
        return door.read(actor, Access.RUN_DIALOGUES, () -> {
            Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            return new Moderation(
                    dialogue, dialogues.toLookAt(id), Statement.shown(dialogues.words(id)), dialogues.decided(id));
        });
    }

    /** What has been decided about statements: by which reason and when, not by whom or about whose. */
    public List<Statement> decided(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DIALOGUES, () -> {
            dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            return dialogues.decided(id);
        });
    }

    /** @param monday the week's @param people who voted for the first time */
    public record Week(LocalDate monday, int people, int votes) {}

    /** How a dialogue went, week by week; nothing of one at a workplace, where no day is kept. */
    public List<Week> weeks(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DIALOGUES, () -> {
            Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            return dialogue.isWorkplace() ? List.of() : votes.weeks(id);
        });
    }

    /** @param voters each one's votes, by the statement's number, in an order that says nothing */
    public record Rows(List<Statement> statements, List<Map<Integer, Integer>> voters, Result result) {}

    /** The votes of an open dialogue, row by row. @throws Refusal.NotFound for one at a workplace: there are none to see */
    public Rows rows(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DIALOGUES, () -> {
            dialogues.find(id).filter(one -> !one.isWorkplace()).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            List<Map<Integer, Integer>> voters = new ArrayList<>();
            votes.each(id, (room, cells) -> {
                Map<Integer, Integer> own = new HashMap<>();
                for (int cell : cells) {
                    own.put(cell / 4, cell % 4 - 1);
                }
                voters.add(own);
            });
            return new Rows(dialogues.counted(id), voters, results.find(id).orElse(Result.NONE));
        });
    }

    record Owed(Dialogue dialogue, Answer answer) {}

    record ToRead(Dialogue dialogue, int many) {}

    /**
     * @param toAnswer what the actor owes an answer, in dialogues that have closed
     * @param toRead statements that wait, in dialogues that the actor began
     * @param toVote open ones that ask for an account, where the actor has none of the votes
     * @param answered where the actor voted, and an answer has come in the last month
     */
    record WaitsFor(List<Owed> toAnswer, List<ToRead> toRead, List<Dialogue> toVote, List<Dialogue> answered) {}

    WaitsFor waitsFor(Actor actor) {
        return door.read(actor, Access.SEE_DIALOGUES, () -> {
            Standing.Now now = finder.now(actor);
            List<Owed> toAnswer = new ArrayList<>();
            List<Dialogue> toVote = new ArrayList<>();
            List<Dialogue> answered = new ArrayList<>();
            for (Dialogue one : dialogues.all()) {
                boolean closed = one.phase(now.today()) == Dialogue.Phase.CLOSED;
                boolean asksForAccount = one.terms().entry() == DialogueEntry.ACCOUNT;
                List<Answer> answers = closed ? dialogues.answers(one.id()) : List.of();
                answers.stream()
                        .filter(answer -> answer.said() == null && AnswerDialogue.owesItself(actor, now, answer))
                        .forEach(answer -> toAnswer.add(new Owed(one, answer)));
                if (asksForAccount && (closed || one.phase(now.today()) == Dialogue.Phase.OPEN)) {
                    boolean takes =
                            votes.participantOf(one.id(), actor.account()).isPresent();
                    if (!closed && !takes && actor.may(Access.TAKE_PART_IN_DIALOGUES) && isAsked(now, one)) {
                        toVote.add(one);
                    }
                    if (takes
                            && answers.stream()
                                    .anyMatch(answer -> answer.said() != null
                                            && answer.said()
                                                    .on()
                                                    .isAfter(now.today().minusDays(30)))) {
                        answered.add(one);
                    }
                }
            }
            List<ToRead> toRead = actor.may(Access.RUN_DIALOGUES)
                    ? dialogues.begunBy(actor.account()).stream()
                            .map(one -> new ToRead(one, dialogues.countToLookAt(one.id())))
                            .filter(one -> one.many() > 0)
                            .toList()
                    : List.of();
            return new WaitsFor(toAnswer, toRead, toVote, answered);
        });
    }

    private static boolean isAsked(Standing.Now now, Dialogue dialogue) {
        UUID unit = dialogue.terms().unit();
        return unit == null
                || now.standing()
                        .filter(standing -> now.chain()
                                .branch(unit)
                                .contains(standing.unit().id()))
                        .isPresent();
    }
}
