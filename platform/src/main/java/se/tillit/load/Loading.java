package se.tillit.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Actor;
import se.tillit.chain.Validity;

/** One load while it goes on: for whom, on which day, what has been found wrong and what has been done so far. */
final class Loading {

    /** Nobody reads more, and a file can hold millions. */
    static final int MOST_PROBLEMS = 500;

    private final Actor actor;
    private final LocalDate today;
    private final @Nullable LocalDate endMissing;
    private final Vocabulary vocabulary;
    private final List<LoadProblem> problems = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();
    private int problemCount;

    /** @param endMissing the day on which units and demands that are not in the file end; null where they stay */
    Loading(Actor actor, LocalDate today, @Nullable LocalDate endMissing, Vocabulary vocabulary) {
        this.actor = actor;
        this.today = today;
        this.endMissing = endMissing;
        this.vocabulary = vocabulary;
    }

    Actor actor() {
        return actor;
    }

    LocalDate today() {
        return today;
    }

    @Nullable
    LocalDate endMissing() {
        return endMissing;
    }

    /** The period of a new thing that the file gives none: it begins with the year, which a chain is mostly drawn for. */
    Validity fromNewYear() {
        return new Validity(today.withDayOfYear(1), null);
    }

    void eachLine(List<Table> tables, Consumer<Line> work) {
        for (Table table : tables) {
            for (Sheet.Row row : table.sheet().rows()) {
                work.accept(new Line(this, table, row));
            }
        }
    }

    void problem(LoadProblem problem) {
        problemCount++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    boolean hasProblems() {
        return problemCount > 0;
    }

    void change(Change change) {
        changes.add(change);
    }

    /** Remembers a code in a row that is wrong, so that what refers to it is not told a second time. */
    void markFaulty(String code) {
        faulty.add(code);
    }

    boolean isFaulty(String code) {
        return faulty.contains(code);
    }

    <E extends Enum<E>> Optional<E> word(Class<E> type, String text) {
        return vocabulary.find(type, text);
    }

    LoadOrganisation.Outcome outcome(List<Table> tables, List<String> notRead) {
        return new LoadOrganisation.Outcome(
                List.copyOf(changes),
                List.copyOf(problems),
                problemCount,
                tables.stream().map(SeenTable::of).toList(),
                notRead);
    }
}
