package se.tillit.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/** Takes in a dialogue that was held elsewhere, from its files in the open export format; whole or not at all. */
@Component
public final class LoadDialogue {

    static final int MOST_VOTES = 2_000_000;
    private static final int MOST_STATEMENTS = 10_000;
    private static final int LONGEST = 1000;

    private final Acts acts;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final ChainStore chain;
    private final Clock clock;

    LoadDialogue(Acts acts, DialogueStore dialogues, VoteStore votes, ChainStore chain, Clock clock) {
        this.acts = acts;
        this.dialogues = dialogues;
        this.votes = votes;
        this.chain = chain;
        this.clock = clock;
    }

    /** A row of {@code comments.csv}. @param line where it stands @param shown unless it was moderated out */
    public record Comment(long line, int number, String body, boolean shown) {}

    /** A vote. @param voter as the file calls them */
    public record Cast(String voter, int number, int vote) {}

    /** @param source what the page says of where it comes from */
    public record About(String question, String source, UUID answerer, LocalDate from, LocalDate to) {}

    /**
     * @param cast in the order in which they were cast: of several by one voter on one statement the last counts
     * @throws Refusal.Invalid with everything that is wrong with the files
     */
    public UUID load(Actor actor, About about, List<Comment> comments, List<Cast> cast) {
        return acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.load", note -> {
            check(about, comments, cast).refuseIfAny();
            LocalDate today = SwedishDays.today(clock);
            if (chain.asOf(today).unit(about.answerer()).isEmpty()) {
                throw new Refusal.NotFound("unit");
            }
            UUID id = dialogues.insert(
                    new Dialogue.Terms(
                            about.question(),
                            about.source(),
                            "–",
                            "–",
                            about.source(),
                            DialogueKind.PUBLIC,
                            DialogueEntry.LINK,
                            DialogueModeration.AFTER,
                            null,
                            List.of(),
                            about.answerer(),
                            today.plusDays(42),
                            about.from(),
                            about.to(),
                            280,
                            about.source()),
                    1,
                    today,
                    actor.account());
            dialogues.add(id, comments);
            Map<String, Map<Integer, Integer>> byVoter = new LinkedHashMap<>();
            cast.forEach(one -> byVoter.computeIfAbsent(one.voter(), voter -> new TreeMap<>())
                    .put(one.number(), one.vote()));
            List<int[]> voters = new ArrayList<>();
            byVoter.values()
                    .forEach(own -> voters.add(own.entrySet().stream()
                            .mapToInt(vote -> 4 * vote.getKey() + vote.getValue() + 1)
                            .toArray()));
            votes.load(id, voters, null);
            votes.changed(id);
            votes.countAnew();
            dialogues.close(id, today);
            dialogues.oweAnswer(id, null, about.answerer(), today.plusDays(42), today, actor.account());
            note.about(id).with("statements", comments.size()).with("voters", voters.size());
            return id;
        });
    }

    private static Problems check(About about, List<Comment> comments, List<Cast> cast) {
        Problems problems = new Problems()
                .addIf(about.question().isBlank(), "fraga", "dialogue.needs-question")
                .addIf(
                        comments.isEmpty() || comments.size() > MOST_STATEMENTS,
                        "pastaenden",
                        "dialogue.load.statements",
                        MOST_STATEMENTS)
                .addIf(cast.size() > MOST_VOTES, "roster", "dialogue.load.votes", MOST_VOTES);
        Map<Integer, Comment> known = new TreeMap<>();
        for (Comment one : comments) {
            if (problems.of("pastaenden").isEmpty()) {
                problems.addIf(
                                one.body().isBlank() || one.body().length() > LONGEST,
                                "pastaenden",
                                "dialogue.load.body",
                                one.line(),
                                LONGEST)
                        .addIf(
                                known.put(one.number(), one) != null,
                                "pastaenden",
                                "dialogue.load.twice",
                                one.line(),
                                one.number());
            }
        }
        cast.stream()
                .filter(one -> !known.containsKey(one.number()))
                .findFirst()
                .ifPresent(one -> problems.add("roster", "dialogue.load.unknown", one.number()));
        cast.stream()
                .filter(one -> one.vote() < -1 || one.vote() > 1)
                .findFirst()
                .ifPresent(one -> problems.add("roster", "dialogue.load.no-vote", one.vote()));
        return problems;
    }
}
