package se.tillit.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a load does to one thing. */
public record Change(Kind kind, Effect effect, String code, String title, List<Field> fields) {

    /** What kind of thing. */
    public enum Kind {
        UNIT,
        POSITION,
        HEADCOUNT,
        PERSON,
        SIGNAL
    }

    /** What becomes of it. */
    public enum Effect {
        CREATED,
        CHANGED,
        ENDED
    }

    /** One value, as it was and as it becomes: text, number, day, list or value of an enumeration; null where there is none. */
    public record Field(
            Column column,
            @Nullable Object before,
            @Nullable Object after) {}

    /** What is known of a thing, by column. What is unknown is left out. */
    static final class Facts {
        private final Map<Column, Object> values = new EnumMap<>(Column.class);

        Facts with(Column column, @Nullable Object value) {
            if (value != null && !value.equals("") && !value.equals(List.of())) {
                values.put(column, value);
            }
            return this;
        }

        private List<Field> changedFrom(Facts before) {
            return Stream.of(Column.values())
                    .filter(column -> !Objects.equals(before.values.get(column), values.get(column)))
                    .map(column -> new Field(column, before.values.get(column), values.get(column)))
                    .toList();
        }
    }

    static Change created(Kind kind, String code, String title) {
        return new Change(kind, Effect.CREATED, code, title, List.of());
    }

    /** What had no end before and has one now has ended; anything else has changed. */
    static Change changed(Kind kind, String code, String title, Facts before, Facts after) {
        boolean ended = !before.values.containsKey(Column.TO) && after.values.containsKey(Column.TO);
        return new Change(kind, ended ? Effect.ENDED : Effect.CHANGED, code, title, after.changedFrom(before));
    }
}
