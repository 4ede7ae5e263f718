package se.tillit.load;

import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.LOAD;
import static se.tillit.schema.Tables.LOAD_HEADING;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import se.tillit.access.Refusal;

@Component
final class LoadStore {

    /** As {@code undo_load} raises it. */
    private static final String CHANGED_SINCE = "TL001";

    private static final String INTEGRITY_VIOLATION = "23";

    private final DSLContext db;

    LoadStore(DSLContext db) {
        this.db = db;
    }

    /** From here on in this transaction, every row that changes is kept as it was and as it became. */
    UUID begin(UUID account, List<String> files, Instant at) {
        UUID load = db.insertInto(LOAD, LOAD.ACCOUNT, LOAD.AT, LOAD.FILE_NAME)
                .values(account, at, String.join(", ", files))
                .returningResult(LOAD.ID)
                .fetchSingle()
                .value1();
        db.execute("select set_config('app.load', ?, true)", load.toString());
        return load;
    }

    void finish(UUID load, LoadOrganisation.Outcome outcome) {
        db.execute("select set_config('app.load', '', true)");
        db.update(LOAD)
                .set(LOAD.CREATED, (int) outcome.count(Change.Effect.CREATED))
                .set(LOAD.CHANGED, (int) outcome.count(Change.Effect.CHANGED))
                .set(LOAD.ENDED, (int) outcome.count(Change.Effect.ENDED))
                .where(LOAD.ID.eq(load))
                .execute();
    }

    /**
     * Lets the database count what it holds, so that it finds its way the same second: by itself it does so within a minute, and until then
     * pages take several times as long. Seen by others when the load is.
     */
    void countAnew() {
        db.execute("analyze unit, unit_version, position, position_version, headcount, membership, "
                + "signal, signal_receiver, signal_via, signal_field, signal_activity");
    }

    List<PastLoad> newestFirst(int most) {
        return past(DSL.noCondition(), most);
    }

    Optional<PastLoad> find(UUID load) {
        return past(LOAD.ID.eq(load), 1).stream().findFirst();
    }

    Optional<PastLoad> newestStanding() {
        return past(LOAD.UNDONE.isFalse(), 1).stream().findFirst();
    }

    private List<PastLoad> past(Condition which, int most) {
        return db.select(
                        LOAD.ID,
                        LOAD.AT,
                        ACCOUNT.NAME,
                        LOAD.FILE_NAME,
                        LOAD.CREATED,
                        LOAD.CHANGED,
                        LOAD.ENDED,
                        LOAD.UNDONE)
                .from(LOAD)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(LOAD.ACCOUNT))
                .where(which)
                .orderBy(LOAD.AT.desc(), LOAD.ID.desc())
                .limit(most)
                .fetch(row -> new PastLoad(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    /** @throws Refusal.Conflict where something that the load touched has been changed since, or is used by what came after */
    void undo(UUID load) {
        try {
            db.execute("select undo_load(?)", load);
        } catch (RuntimeException e) {
            throw refusedBy(e, CHANGED_SINCE, INTEGRITY_VIOLATION)
                    ? new Refusal.Conflict("Something that the load touched was changed since")
                    : e;
        }
        if (!everythingHolds()) {
            throw new Refusal.Conflict("Something that came after uses what the load made");
        }
        db.update(LOAD).set(LOAD.UNDONE, true).where(LOAD.ID.eq(load)).execute();
    }

    /** Asks now for what is else checked when the transaction ends: whether all that refers to something finds it there, all the time. */
    boolean everythingHolds() {
        try {
            db.execute("set constraints all immediate");
            return true;
        } catch (RuntimeException e) {
            if (refusedBy(e, INTEGRITY_VIOLATION)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the database refused with one of these states, or beginnings of states; jOOQ and Spring wrap that in different ways. */
    private static boolean refusedBy(RuntimeException e, String... states) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException sql
                && sql.getSQLState() != null
                && Stream.of(states).anyMatch(sql.getSQLState()::startsWith);
    }

    Headings headings() {
        Map<Template, Map<String, Column>> remembered = new EnumMap<>(Template.class);
        db.select(LOAD_HEADING.TEMPLATE, LOAD_HEADING.HEADING, LOAD_HEADING.COLUMN)
                .from(LOAD_HEADING)
                .forEach(row -> remembered
                        .computeIfAbsent(Template.valueOf(row.value1()), template -> new HashMap<>())
                        .put(row.value2(), Column.valueOf(row.value3())));
        return new Headings(remembered);
    }

    /** @param column what the heading means; null: it is not to be read any more */
    void setHeading(Template template, String heading, @Nullable Column column) {
        db.deleteFrom(LOAD_HEADING)
                .where(LOAD_HEADING.TEMPLATE.eq(template.name()), LOAD_HEADING.HEADING.eq(heading))
                .execute();
        if (column != null) {
            db.insertInto(LOAD_HEADING, LOAD_HEADING.TEMPLATE, LOAD_HEADING.HEADING, LOAD_HEADING.COLUMN)
                    .values(template.name(), heading, column.name())
                    .execute();
        }
    }
}
