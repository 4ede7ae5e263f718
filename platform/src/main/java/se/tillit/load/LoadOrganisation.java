package se.tillit.load;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
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

    private final Acts acts;
    private final Door door;
    private final DSLContext db;
    private final ChainStore chain;
    private final AccountStore accounts;
    private final LoadSignals signals;
    private final LoadStore loads;
    private final Vocabulary vocabulary;
    private final Clock clock;

    LoadOrganisation(
            Acts acts,
            Door door,
            DSLContext db,
            ChainStore chain,
            AccountStore accounts,
            LoadSignals signals,
            LoadStore loads,
            Vocabulary vocabulary,
            Clock clock) {
        this.acts = acts;
        this.door = door;
        this.db = db;
        this.chain = chain;
        this.accounts = accounts;
        this.signals = signals;
        this.loads = loads;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** What a load does, or why it cannot be done. */
    public record Outcome(List<Change> changes, List<LoadProblem> problems) {

        public long count(Change.Effect effect) {
            return changes.stream().filter(change -> change.effect() == effect).count();
        }
    }

    /** A file as somebody sent it. */
    public record File(String name, byte[] content) {}

    private static final class TakenBack extends RuntimeException {
        private final Outcome outcome;

        TakenBack(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    /** What loading the files would do. Nothing is kept. */
    public Outcome lookThrough(Actor actor, List<File> files) {
        actor.must(Access.IMPORT);
        List<LoadProblem> unreadable = new ArrayList<>();
        List<Sheet> sheets = sheets(files, unreadable);
        if (!unreadable.isEmpty()) {
            return new Outcome(List.of(), unreadable);
        }
        try {
            return door.write(actor, () -> {
                throw new TakenBack(load(sheets));
            });
        } catch (TakenBack done) {
            return done.outcome;
        }
    }

    /** Loads the files; where there is any problem, nothing is kept and the problems are the answer. */
    public Outcome load(Actor actor, List<File> files) {
        actor.must(Access.IMPORT);
        List<LoadProblem> unreadable = new ArrayList<>();
        List<Sheet> sheets = sheets(files, unreadable);
        if (!unreadable.isEmpty()) {
            return new Outcome(List.of(), unreadable);
        }
        try {
            return acts.perform(actor, Access.IMPORT, "load.load", note -> {
                var id = loads.insert(actor.account(), files, clock.instant());
                loads.remember(id);
                Outcome outcome = load(sheets);
                if (!outcome.problems().isEmpty()) {
                    throw new TakenBack(outcome);
                }
                loads.finish(id, outcome);
                note.about(id)
                        .with("created", outcome.count(Change.Effect.CREATED))
                        .with("changed", outcome.count(Change.Effect.CHANGED))
                        .with("ended", outcome.count(Change.Effect.ENDED));
                return outcome;
            });
        } catch (TakenBack notLoaded) {
            return notLoaded.outcome;
        }
    }

    private Outcome load(List<Sheet> sheets) {
        Loading loading = new Loading(LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm"))), vocabulary);
        Map<Template, List<Sheet>> byTemplate = new EnumMap<>(Template.class);
        for (Sheet sheet : sheets) {
            Template.of(sheet)
                    .ifPresentOrElse(
                            template -> byTemplate
                                    .computeIfAbsent(template, t -> new ArrayList<>())
                                    .add(sheet),
                            () -> loading.problems.add(unrecognised(sheet)));
        }
        byTemplate.forEach((template, list) -> {
            switch (template) {
                case UNITS -> new UnitsLoad(loading, chain).load(list);
                case POSITIONS -> new PositionsLoad(loading, chain).load(list);
                case PEOPLE -> new PeopleLoad(loading, chain, accounts).load(list);
                case SIGNALS -> new SignalsLoad(loading, chain, signals).load(list);
            }
        });
        if (loading.problems.isEmpty()) {
            checkWhatTheDatabaseKnows(loading);
        }
        return new Outcome(List.copyOf(loading.changes), List.copyOf(loading.problems));
    }

    /** What refers to something in time is checked when the transaction ends; asked for now, it becomes a problem and not a failure. */
    private void checkWhatTheDatabaseKnows(Loading loading) {
        try {
            db.execute("set constraints all immediate");
        } catch (DataAccessException refused) {
            loading.problems.add(new LoadProblem("", 0, "", "load.refused-by-time", List.of()));
        }
    }

    private static LoadProblem unrecognised(Sheet sheet) {
        return Template.closest(sheet)
                .map(template -> new LoadProblem(
                        sheet.name(),
                        0,
                        "",
                        "load.missing-columns",
                        List.of(
                                template.fileName(),
                                String.join(
                                        ", ",
                                        template.missing(sheet).stream()
                                                .map(Column::heading)
                                                .toList()))))
                .orElseGet(() -> new LoadProblem(sheet.name(), 0, "", "load.unknown-table", List.of()));
    }

    private static List<Sheet> sheets(List<File> files, List<LoadProblem> unreadable) {
        List<Sheet> sheets = new ArrayList<>();
        for (File file : files) {
            try {
                // A workbook often has a sheet of notes or an empty one beside the tables.
                SheetReader.read(file.name(), file.content()).stream()
                        .filter(sheet -> !sheet.headings().isEmpty())
                        .forEach(sheets::add);
            } catch (UnreadableFile e) {
                unreadable.add(new LoadProblem(file.name(), 0, "", e.text(), e.arguments()));
            }
        }
        if (sheets.isEmpty() && unreadable.isEmpty()) {
            unreadable.add(new LoadProblem("", 0, "", "load.nothing-in-it", List.of()));
        }
        return sheets;
    }
}
