package se.tillit.load;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.audit.Acts;
import se.tillit.chain.ChainStore;
import se.tillit.identity.AccountStore;
import se.tillit.signal.LoadSignals;

/**
 * Loads an organisation's tables, whole or not at all. Looking through is the same work, taken back: so it shows exactly what loading does,
 * down to what the database itself would refuse.
 */
@Component
public final class LoadOrganisation {

    /** So many changes at once, and the database's picture of what it holds is wrong until it has looked again. */
    private static final int MANY = 1_000;

    private final Acts acts;
    private final Door door;
    private final ChainStore chain;
    private final AccountStore accounts;
    private final LoadSignals signals;
    private final LoadStore loads;
    private final Vocabulary vocabulary;
    private final Clock clock;

    LoadOrganisation(
            Acts acts,
            Door door,
            ChainStore chain,
            AccountStore accounts,
            LoadSignals signals,
            LoadStore loads,
            Vocabulary vocabulary,
            Clock clock) {
        this.acts = acts;
        this.door = door;
        this.chain = chain;
        this.accounts = accounts;
        this.signals = signals;
        this.loads = loads;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * What a load does, or why it cannot be done.
     *
     * @param problems the first of them
     * @param problemCount how many there are in all
     * @param tables how the headings were understood
     * @param notRead sheets that are no table of ours, beside some that are
     */
    public record Outcome(
            List<Change> changes,
            List<LoadProblem> problems,
            int problemCount,
            List<SeenTable> tables,
            List<String> notRead) {

        public long count(Change.Effect effect) {
            return changes.stream().filter(change -> change.effect() == effect).count();
        }

        /** The same for the same changes: so that what is loaded is what was looked at. */
        public String mark() {
            return UUID.nameUUIDFromBytes(changes.toString().getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    /** A file as somebody sent it. */
    public record File(String name, byte[] content) {}

    /**
     * What somebody says beside the files.
     *
     * @param endMissing the day on which units and demands that are not in the files end; null where they stay
     * @param unknownIs what a table is in which no heading is recognised; null where nobody has said
     */
    public record Choices(
            @Nullable LocalDate endMissing, @Nullable Template unknownIs) {

        public static final Choices NONE = new Choices(null, null);
    }

    /** Nothing was kept: there are problems, there is nothing new, or it is no longer what was looked at. */
    static final class NotLoaded extends RuntimeException {
        private final Outcome outcome;

        NotLoaded(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** What loading the files would do. Nothing is kept. */
    Outcome lookThrough(Actor actor, SheetReader.Reading reading, Choices choices) {
        actor.must(Access.IMPORT);
        try {
            return door.write(actor, () -> {
                throw new NotLoaded(work(actor, reading, choices));
            });
        } catch (NotLoaded takenBack) {
            return takenBack.outcome();
        }
    }

    /** @param id by which it can be undone */
    record Loaded(UUID id, Outcome outcome) {}

    /**
     * Loads what was read. In the caller's transaction, if there is one, which must end where this throws.
     *
     * @param expected the mark of what was looked at; null where nobody looked
     */
    Loaded load(Actor actor, SheetReader.Reading reading, Choices choices, @Nullable String expected) {
        return acts.perform(actor, Access.IMPORT, "load.load", note -> {
            UUID id = loads.begin(actor.account(), reading.files(), clock.instant());
            Outcome outcome = work(actor, reading, choices);
            boolean other = expected != null && !expected.equals(outcome.mark());
            if (outcome.problemCount() > 0 || outcome.changes().isEmpty() || other) {
                throw new NotLoaded(outcome);
            }
            loads.finish(id, outcome);
            if (outcome.changes().size() > MANY) {
                loads.countAnew();
            }
            note.about(id)
                    .with("created", outcome.count(Change.Effect.CREATED))
                    .with("changed", outcome.count(Change.Effect.CHANGED))
                    .with("ended", outcome.count(Change.Effect.ENDED));
            return new Loaded(id, outcome);
        });
    }

    /** Loads the files unseen; where there is any problem, nothing is kept and the problems are the answer. */
    public Outcome load(Actor actor, List<File> files) {
        actor.must(Access.IMPORT);
        SheetReader.Reading reading = SheetReader.read(files);
        try {
            return load(actor, reading, Choices.NONE, null).outcome();
        } catch (NotLoaded notLoaded) {
            return notLoaded.outcome();
        }
    }

    private Outcome work(Actor actor, SheetReader.Reading reading, Choices choices) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")));
        Loading loading = new Loading(actor, today, choices.endMissing(), vocabulary);
        reading.problems().forEach(loading::problem);
        Recognition recognised = Recognition.of(reading.sheets(), loads.headings(), choices.unknownIs());
        recognised.problems().forEach(loading::problem);
        if (!loading.hasProblems()) {
            load(loading, recognised.tables());
        }
        return loading.outcome(recognised.tables(), recognised.notRead());
    }

    private void load(Loading loading, List<Table> tables) {
        Map<Template, List<Table>> byTemplate = tables.stream()
                .collect(Collectors.groupingBy(
                        Table::template, () -> new EnumMap<>(Template.class), Collectors.toList()));
        byTemplate.forEach((template, list) -> {
            switch (template) {
                case UNITS -> new UnitsLoad(loading, chain).load(list);
                case POSITIONS -> new PositionsLoad(loading, chain).load(list);
                case PEOPLE -> new PeopleLoad(loading, chain, accounts).load(list);
                case SIGNALS -> new SignalsLoad(loading, chain, signals).load(list);
            }
        });
        if (!loading.hasProblems() && !loads.everythingHolds()) {
            loading.problem(new LoadProblem("", 0, null, "load.refused-by-time", List.of()));
        }
    }
}
