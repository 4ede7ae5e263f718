package se.tillit.dialogue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.audit.Acts;
import se.tillit.ballot.BallotKeys;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.owntime.OwnTime;
import se.tillit.owntime.OwnTimeQuery;
import se.tillit.pulse.WaveQuery;

/** Begins a dialogue, where what it can change, who answers and when have been said, and those asked have time left for it. */
@Component
public final class OpenDialogue {

    static final int LONGEST_DAYS = 120;
    private static final int FEWEST_STATEMENTS = 5;
    private static final int SECONDS_A_STATEMENT = 9;
    private static final int MOST_COUNTED = 40;
    private static final Set<Role> ASKED = Set.of(Role.STAFF, Role.MANAGER);

    private final Acts acts;
    private final DialogueStore dialogues;
    private final WorkplaceBallotStore ballots;
    private final BallotKeys keys;
    private final ChainStore chain;
    private final OwnTimeQuery times;
    private final WaveQuery waves;
    private final Clock clock;

    OpenDialogue(
            Acts acts,
            DialogueStore dialogues,
            WorkplaceBallotStore ballots,
            BallotKeys keys,
            ChainStore chain,
            OwnTimeQuery times,
            WaveQuery waves,
            Clock clock) {
        this.acts = acts;
        this.dialogues = dialogues;
        this.ballots = ballots;
        this.keys = keys;
        this.chain = chain;
        this.times = times;
        this.waves = waves;
        this.clock = clock;
    }

    /**
     * @param statements the organiser's own, to begin with
     * @throws Refusal.Invalid with everything that is still missing
     */
    public UUID open(Actor actor, Dialogue.Terms terms, List<String> statements) {
        return acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.open", note -> {
            LocalDate today = SwedishDays.today(clock);
            List<String> tidy = statements.stream()
                    .map(Wording::tidy)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
            int minutes = minutes(tidy.size());
            Problems problems = check(terms, tidy, today);
            budget(actor, terms, minutes, problems);
            problems.refuseIfAny();
            requireTheirs(terms, chain.asOf(today));
            UUID id = dialogues.insert(terms, minutes, today, actor.account());
            if (terms.kind() == DialogueKind.WORKPLACE) {
                ballots.setPublicKey(id, keys.make(id));
            }
            tidy.forEach(one -> dialogues.add(id, one, Statement.State.SHOWN, null, null));
            dialogues.oweAnswer(id, null, terms.answerer(), terms.answerBy(), today, actor.account());
            note.about(id)
                    .with("statements", tidy.size())
                    .with("kind", terms.kind().name());
            return id;
        });
    }

    /** To read about it, and to vote on the statements there are; on twelve, where there are fewer to begin with. */
    static int minutes(int statements) {
        int seconds = 60 + SECONDS_A_STATEMENT * Math.clamp(statements, 12, MOST_COUNTED);
        return (seconds + 59) / 60;
    }

    private static Problems check(Dialogue.Terms terms, List<String> statements, LocalDate today) {
        Problems problems = new Problems()
                .addIf(terms.question().isBlank(), "fraga", "dialogue.needs-question")
                .addIf(terms.purpose().isBlank(), "syfte", "dialogue.needs-purpose")
                .addIf(terms.influence().isBlank(), "paverka", "dialogue.needs-influence")
                .addIf(terms.limits().isBlank(), "inte", "dialogue.needs-limits")
                .addIf(terms.who().isBlank(), "vilka", "dialogue.needs-who")
                .addIf(
                        terms.kind() == DialogueKind.WORKPLACE && terms.entry() != DialogueEntry.CODE,
                        "intrade",
                        "dialogue.workplace-needs-codes")
                .addIf(terms.longest() < 140 || terms.longest() > 280, "langd", "dialogue.needs-length")
                .addIf(
                        terms.opensOn().isBefore(today)
                                || terms.opensOn().isAfter(today.plusYears(1))
                                || terms.closesOn().isBefore(terms.opensOn())
                                || terms.closesOn().isAfter(terms.opensOn().plusDays(LONGEST_DAYS)),
                        "oppnar",
                        "dialogue.needs-days",
                        LONGEST_DAYS)
                .addIf(
                        !terms.answerBy().isAfter(terms.closesOn())
                                || terms.answerBy().isAfter(terms.closesOn().plusDays(180)),
                        "svar-dag",
                        "dialogue.needs-answer-day")
                .addIf(
                        statements.size() < FEWEST_STATEMENTS,
                        "pastaenden",
                        "dialogue.needs-statements",
                        FEWEST_STATEMENTS)
                .addIf(
                        terms.kind() == DialogueKind.WORKPLACE && statements.size() > Ballot.MOST_STATEMENTS,
                        "pastaenden",
                        "dialogue.ballot-full",
                        Ballot.MOST_STATEMENTS);
        statements.forEach(one -> {
            if (one.codePointCount(0, one.length()) > terms.longest()
                    && problems.of("pastaenden").isEmpty()) {
                problems.add("pastaenden", "dialogue.one-too-long", terms.longest());
            }
        });
        return problems;
    }

    /** Another organisation's units and levels are not there. */
    private static void requireTheirs(Dialogue.Terms terms, Chain now) {
        boolean there = now.unit(terms.answerer()).isPresent()
                && (terms.unit() == null || now.unit(terms.unit()).isPresent())
                && now.levels().stream().map(level -> level.id()).toList().containsAll(terms.rooms());
        if (!there) {
            throw new Refusal.NotFound("unit");
        }
    }

    /** With what Tillit has taken already in the month in which it opens, and what else asks the same people then. */
    private void budget(Actor actor, Dialogue.Terms terms, int minutes, Problems problems) {
        if (terms.kind() == DialogueKind.PUBLIC && terms.unit() == null && terms.entry() != DialogueEntry.ACCOUNT) {
            return; // nobody is asked by virtue of their work
        }
        YearMonth month = YearMonth.from(terms.opensOn());
        int others = dialogues.all().stream()
                        .filter(one -> YearMonth.from(one.terms().opensOn()).equals(month)
                                && (one.isWorkplace() || one.terms().unit() != null))
                        .mapToInt(Dialogue::minutes)
                        .sum()
                + waves.all(actor).stream()
                        .filter(one -> YearMonth.from(one.terms().opensOn()).equals(month))
                        .mapToInt(one -> one.minutes())
                        .sum();
        for (OwnTime time : times.of(actor, month)) {
            boolean asked = time.role().map(ASKED::contains).orElse(time.people() > 0);
            BigDecimal sum = time.minutesEach().add(BigDecimal.valueOf(others + minutes));
            problems.addIf(
                    asked && sum.compareTo(BigDecimal.valueOf(time.limit())) > 0,
                    "oppnar",
                    time.role().isEmpty()
                            ? "dialogue.budget-of-others"
                            : time.role().get() == Role.MANAGER
                                    ? "dialogue.budget-of-managers"
                                    : "dialogue.budget-of-staff",
                    time.limit(),
                    minutes);
        }
    }
}
