package se.tillit.answering;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import se.tillit.access.Access;

/**
 * What people say and somebody must answer, as two tables keep it: one row for each matter, with who holds it and until when, and one for
 * each step it has taken. Both have columns of the same names whatever the matter is.
 *
 * @param matter the steps' column that says of which matter they are
 * @param open those that wait for an answer
 * @param answering what somebody must be allowed to do to hold them
 */
public record Matters(Table<?> rows, Table<?> steps, Field<UUID> matter, Condition open, Access answering) {

    Field<UUID> id() {
        return column(rows, "id", UUID.class);
    }

    Field<UUID> holder() {
        return column(rows, "holder", UUID.class);
    }

    /** The last day on which it may be answered; null where nobody can. */
    Field<LocalDate> due() {
        return column(rows, "due", LocalDate.class);
    }

    <T> Field<T> row(String name, Class<T> type) {
        return column(rows, name, type);
    }

    <T> Field<T> step(String name, Class<T> type) {
        return column(steps, name, type);
    }

    private static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
        return Objects.requireNonNull(table.field(name, type), () -> table + " has no column " + name);
    }
}
