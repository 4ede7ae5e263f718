package se.tillit.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is known while one load goes on: the day, what has been found wrong, and what has been done so far. */
final class Loading {

    final LocalDate today;
    final Vocabulary vocabulary;
    final List<LoadProblem> problems = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    /** Codes in rows that are wrong: what refers to them is not told a second time. */
    final Set<String> faulty = new HashSet<>();

    Loading(LocalDate today, Vocabulary vocabulary) {
        this.today = today;
        this.vocabulary = vocabulary;
    }

    void eachLine(Sheet sheet, Template template, BiConsumer<Line, Integer> work) {
        Map<Column, Integer> places = template.places(sheet);
        for (int i = 0; i < sheet.rows().size(); i++) {
            work.accept(new Line(sheet.name(), sheet.rows().get(i), places, problems), i);
        }
    }

    <E extends Enum<E>> @Nullable E word(Line line, Column column, Class<E> type) {
        String text = line.text(column);
        if (text == null) {
            return null;
        }
        Optional<E> found = vocabulary.find(type, text);
        if (found.isEmpty()) {
            line.problem(column, "load.unknown-word." + type.getSimpleName(), text);
        }
        return found.orElse(null);
    }

    /** The fields that differ, by heading, as text. */
    static List<Change.Field> differences(Object... namesBeforeAfter) {
        List<Change.Field> fields = new ArrayList<>();
        for (int i = 0; i < namesBeforeAfter.length; i += 3) {
            String before = Objects.toString(namesBeforeAfter[i + 1], "");
            String after = Objects.toString(namesBeforeAfter[i + 2], "");
            if (!before.equals(after)) {
                fields.add(new Change.Field((String) namesBeforeAfter[i], before, after));
            }
        }
        return fields;
    }
}
