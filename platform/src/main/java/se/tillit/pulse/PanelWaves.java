package se.tillit.pulse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.BallotKeys;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;

/**
 * Waves that are asked of the citizen panel: the same codes, seals and release, of one group without breakdown. Who is in the panel, and who
 * may ask it, is for the panel to say; so everything here is within the organisation's door.
 */
@Component
public final class PanelWaves {

    private static final int LONGEST = 200;
    private static final int LONGEST_ANSWER = 4_000;
    private static final int LONGEST_DAYS = 60;
    private static final int LONGEST_MINUTES = 5;
    private static final int MOST_QUESTIONS = 10;

    private final WaveStore waves;
    private final OwnQuestionStore questions;
    private final OutcomeStore outcomes;
    private final BallotStore ballots;
    private final BallotKeys keys;
    private final ChainStore chain;
    private final Clock clock;

    PanelWaves(
            WaveStore waves,
            OwnQuestionStore questions,
            OutcomeStore outcomes,
            BallotStore ballots,
            BallotKeys keys,
            ChainStore chain,
            Clock clock) {
        this.waves = waves;
        this.questions = questions;
        this.outcomes = outcomes;
        this.ballots = ballots;
        this.keys = keys;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * What is said before the panel is asked.
     *
     * @param questions codes of the organisation's own, in the order in which they are asked
     * @param areas asked of those who want to be asked about one of these; where there are none, of all
     * @param asker the role that asks, and that owes an answer
     * @param closesOn the last day on which one may answer; null, as below: none that can be read
     */
    public record Asking(
            String title,
            List<String> questions,
            Set<String> areas,
            String asker,
            String usedBy,
            String decision,
            @Nullable LocalDate closesOn,
            String assessedBy,
            @Nullable LocalDate assessedOn) {

        public Asking {
            questions = List.copyOf(questions);
            areas = Set.copyOf(areas);
        }
    }

    /** What may be shown of a closed one. */
    public record Result(List<Outcome.Figure> figures, List<Outcome.Chosen> chosen, List<Outcome.Comment> comments) {

        /** How many answered; null: too few to say. */
        public @Nullable Integer answers() {
            return figure(Tabulation.ANSWERS).n();
        }

        public Outcome.Figure figure(String measure) {
            return figures.stream()
                    .filter(one -> one.measure().equals(measure))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Those that can be asked today, the newest first. */
    public List<OwnQuestion> questions() {
        LocalDate today = SwedishDays.today(clock);
        return questions.all().stream()
                .filter(one -> !one.endsOn().isBefore(today))
                .toList();
    }

    /** The latest first. */
    public List<Wave> all() {
        return waves.ofPanel();
    }

    public Optional<Wave> find(UUID id) {
        return waves.findOfPanel(id);
    }

    /** @param wave a closed one */
    public Result result(UUID wave) {
        return new Result(outcomes.figures(wave), outcomes.chosen(wave), outcomes.comments(wave));
    }

    /**
     * Begins today.
     *
     * @param persons of how many it is asked
     * @throws Refusal.Invalid with everything that is still missing
     */
    public UUID begin(Asking asking, int persons) {
        waves.lockAll();
        LocalDate today = SwedishDays.today(clock);
        List<Item> items = items(asking.questions());
        Optional<UUID> root = root(chain.asOf(today));
        check(asking, items, persons, today)
                .addIf(root.isEmpty(), "fragar", "pulse.panel.needs-chain")
                .refuseIfAny();
        Wave.Terms terms = new Wave.Terms(
                asking.title(),
                root.get(),
                null,
                asking.asker(),
                asking.usedBy(),
                asking.decision(),
                today,
                asking.closesOn(),
                0,
                null,
                null,
                asking.assessedBy(),
                asking.assessedOn());
        UUID wave = waves.insert(
                new Wave.Panel(asking.areas()),
                terms,
                items,
                List.of(new Wave.Asked(root.get(), List.of(root.get()), persons)));
        waves.setPublicKey(wave, keys.make(wave));
        return wave;
    }

    private Problems check(Asking asking, List<Item> items, int persons, LocalDate today) {
        LocalDate last = asking.closesOn();
        LocalDate assessed = asking.assessedOn();
        int fewest = Tabulation.RULES.distributionThreshold();
        Problems problems = new Problems();
        text(problems, "rubrik", asking.title(), "pulse.needs-title");
        problems.addIf(items.isEmpty(), "fragor", "pulse.needs-items")
                .addIf(
                        items.size() > MOST_QUESTIONS || Item.minutes(items) > LONGEST_MINUTES,
                        "fragor",
                        "pulse.panel.too-long",
                        MOST_QUESTIONS,
                        LONGEST_MINUTES)
                // Fewer could neither be told what they chose nor what they wrote.
                .addIf(persons < fewest, "omraden", "pulse.panel.too-few", fewest);
        text(problems, "fragar", asking.asker(), "pulse.needs-asker");
        text(problems, "anvands", asking.usedBy(), "pulse.needs-user");
        text(problems, "beslut", asking.decision(), "pulse.needs-decision");
        problems.addIf(
                        last == null || !last.isAfter(today) || last.isAfter(today.plusDays(LONGEST_DAYS)),
                        "stanger",
                        "pulse.panel.needs-last-day",
                        LONGEST_DAYS)
                .addIf(
                        asking.assessedBy().isBlank() || assessed == null || assessed.isAfter(today),
                        "dpia",
                        "pulse.needs-assessment")
                .addIf(asking.assessedBy().length() > LONGEST, "dpia", "web.too-long", LONGEST);
        List<Wave> before = waves.ofPanel();
        before.stream()
                .filter(wave -> wave.closedOn() == null)
                .forEach(wave -> problems.add(
                        "rubrik", "pulse.panel.one-at-a-time", wave.terms().title()));
        before.stream()
                .filter(Wave::awaitsAnswer)
                .forEach(wave -> problems.add(
                        "rubrik", "pulse.panel.last-unanswered", wave.terms().title()));
        return problems;
    }

    private static void text(Problems problems, String field, String text, String missing) {
        problems.addIf(text.isBlank(), field, missing).addIf(text.length() > LONGEST, field, "web.too-long", LONGEST);
    }

    private List<Item> items(List<String> codes) {
        List<Item> items = new ArrayList<>();
        List<OwnQuestion> known = questions();
        codes.stream().distinct().forEach(code -> known.stream()
                .filter(one -> one.code().equals(code))
                .forEach(one -> items.add(one.item().at(items.size() + 1))));
        return items;
    }

    /** The panel is the whole organisation's, so its group goes by the unit at the top. */
    private static Optional<UUID> root(Chain chain) {
        return chain.units().stream()
                .filter(unit -> unit.kind() == UnitKind.OWN)
                .filter(unit -> chain.unit(unit.parent())
                        .filter(above -> above.kind() == UnitKind.OWN)
                        .isEmpty())
                .map(Unit::id)
                .findFirst();
    }

    /** Lets whoever has the code answer. Given out again it is the same one; in a transaction that says of nobody that she has got it. */
    public void handOut(Wave wave, Code code) {
        ballots.handOut(wave.id(), wave.terms().root(), code);
    }

    /**
     * @param role what the one who writes it is called on the day
     * @throws Refusal.Invalid before it has closed, or without a text
     * @throws Refusal.Conflict where it has been answered
     */
    public void answer(Wave wave, String text, UUID account, String role) {
        new Problems()
                .addIf(wave.closedOn() == null, "svar", "pulse.panel.answer-too-early")
                .addIf(text.isBlank() || text.length() > LONGEST_ANSWER, "svar", "pulse.needs-answer", LONGEST_ANSWER)
                .refuseIfAny();
        if (!waves.answer(wave.id(), text, account, role, SwedishDays.today(clock))) {
            throw new Refusal.Conflict("The wave has been answered");
        }
    }
}
