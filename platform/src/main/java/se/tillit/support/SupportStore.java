package se.tillit.support;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.SUPPORT_FUNCTION;
import static se.tillit.schema.Tables.SUPPORT_NEED;
import static se.tillit.schema.Tables.SUPPORT_PARTY;
import static se.tillit.schema.Tables.SUPPORT_PROMISE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

@Component
final class SupportStore {

    private static final Field<String> ASKER = name(SUPPORT_NEED.ASKED_BY).as("asker");
    private static final Field<String> DECLINER = name(SUPPORT_NEED.DECLINED_BY).as("decliner");
    private static final Field<String> WRITER = name(SUPPORT_PROMISE.WRITTEN_BY).as("writer");
    private static final Field<String> DOER = name(SUPPORT_PROMISE.DONE_BY).as("doer");
    private static final Field<String> VALUER = name(SUPPORT_PROMISE.WORTH_BY).as("valuer");

    private static final Field<List<Need.Party>> PARTIES = multiset(select(
                            SUPPORT_PARTY.UNIT,
                            SUPPORT_PARTY.AGREED_VERSION,
                            SUPPORT_PARTY.AGREED_ON,
                            SUPPORT_PARTY.AGREED_BY,
                            name(SUPPORT_PARTY.AGREED_BY),
                            SUPPORT_PARTY.AGREED_ROLE)
                    .from(SUPPORT_PARTY)
                    .where(
                            SUPPORT_PARTY.ORGANISATION.eq(SUPPORT_PROMISE.ORGANISATION),
                            SUPPORT_PARTY.NEED.eq(SUPPORT_PROMISE.NEED))
                    .orderBy(SUPPORT_PARTY.UNIT))
            .as("parties")
            .convertFrom(rows -> rows.map(row -> new Need.Party(
                    row.value1(),
                    row.value2(),
                    row.value3() == null
                            ? null
                            : new Need.Said(row.value3(), row.value4(), row.value5(), row.value6()))));

    private final DSLContext db;

    SupportStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Set<UUID> functions() {
        return db.selectFrom(SUPPORT_FUNCTION).fetchSet(SUPPORT_FUNCTION.UNIT);
    }

    void setFunctions(Collection<UUID> units) {
        db.deleteFrom(SUPPORT_FUNCTION)
                .where(SUPPORT_FUNCTION.UNIT.notIn(units))
                .execute();
        units.forEach(unit -> db.insertInto(SUPPORT_FUNCTION)
                .set(SUPPORT_FUNCTION.UNIT, unit)
                .onConflictDoNothing()
                .execute());
    }

    UUID ask(UUID unit, Need.Kind kind, String body, LocalDate today, UUID by, String role, LocalDate due) {
        return db.insertInto(SUPPORT_NEED)
                .set(SUPPORT_NEED.UNIT, unit)
                .set(SUPPORT_NEED.KIND, kind.name())
                .set(SUPPORT_NEED.BODY, body)
                .set(SUPPORT_NEED.ASKED_ON, today)
                .set(SUPPORT_NEED.ASKED_BY, by)
                .set(SUPPORT_NEED.ASKED_ROLE, role)
                .set(SUPPORT_NEED.DUE, due)
                .returning(SUPPORT_NEED.ID)
                .fetchSingle(SUPPORT_NEED.ID);
    }

    /** Also held against others until the transaction's end: two answers at once become one. */
    Optional<Need> lock(UUID id) {
        db.select(SUPPORT_NEED.ID)
                .from(SUPPORT_NEED)
                .where(SUPPORT_NEED.ID.eq(id))
                .forNoKeyUpdate()
                .execute();
        return find(id);
    }

    Optional<Need> find(UUID id) {
        return needs(SUPPORT_NEED.ID.eq(id)).stream().findFirst();
    }

    /** The day to answer by nearest first. */
    List<Need> all() {
        return needs(noCondition());
    }

    List<Need> of(Collection<UUID> units) {
        return needs(SUPPORT_NEED.UNIT.in(units));
    }

    private List<Need> needs(Condition which) {
        return db.select(SUPPORT_NEED.fields())
                .select(SUPPORT_PROMISE.fields())
                .select(ASKER, DECLINER, WRITER, DOER, VALUER, PARTIES)
                .from(SUPPORT_NEED)
                .leftJoin(SUPPORT_PROMISE)
                .on(
                        SUPPORT_PROMISE.ORGANISATION.eq(SUPPORT_NEED.ORGANISATION),
                        SUPPORT_PROMISE.NEED.eq(SUPPORT_NEED.ID))
                .where(which)
                .orderBy(SUPPORT_NEED.DUE, SUPPORT_NEED.ID)
                .fetch(SupportStore::need);
    }

    private static Need need(Record row) {
        LocalDate declined = row.get(SUPPORT_NEED.DECLINED_ON);
        return new Need(
                row.get(SUPPORT_NEED.ID),
                row.get(SUPPORT_NEED.UNIT),
                Need.Kind.valueOf(row.get(SUPPORT_NEED.KIND)),
                row.get(SUPPORT_NEED.BODY),
                new Need.Said(
                        row.get(SUPPORT_NEED.ASKED_ON),
                        row.get(SUPPORT_NEED.ASKED_BY),
                        row.get(ASKER),
                        row.get(SUPPORT_NEED.ASKED_ROLE)),
                row.get(SUPPORT_NEED.DUE),
                declined == null
                        ? null
                        : new Need.No(
                                new Need.Said(
                                        declined,
                                        row.get(SUPPORT_NEED.DECLINED_BY),
                                        row.get(DECLINER),
                                        row.get(SUPPORT_NEED.DECLINED_ROLE)),
                                row.get(SUPPORT_NEED.REASON)),
                row.get(SUPPORT_PROMISE.VERSION) == null ? null : promise(row));
    }

    private static Need.Promise promise(Record row) {
        LocalDate done = row.get(SUPPORT_PROMISE.DONE_ON);
        LocalDate worth = row.get(SUPPORT_PROMISE.WORTH_ON);
        return new Need.Promise(
                row.get(SUPPORT_PROMISE.VERSION),
                row.get(SUPPORT_PROMISE.BODY),
                row.get(SUPPORT_PROMISE.KEPT_BY),
                new Need.Said(
                        row.get(SUPPORT_PROMISE.WRITTEN_ON),
                        row.get(SUPPORT_PROMISE.WRITTEN_BY),
                        row.get(WRITER),
                        row.get(SUPPORT_PROMISE.WRITTEN_ROLE)),
                Objects.requireNonNull(row.get(PARTIES)),
                done == null ? null : new Need.Done(done, row.get(DOER), row.get(SUPPORT_PROMISE.DONE_BODY)),
                worth == null
                        ? null
                        : new Need.Said(
                                worth,
                                row.get(SUPPORT_PROMISE.WORTH_BY),
                                row.get(VALUER),
                                row.get(SUPPORT_PROMISE.WORTH_ROLE)),
                worth == null ? null : Need.Worth.valueOf(row.get(SUPPORT_PROMISE.WORTH)),
                row.get(SUPPORT_PROMISE.WORTH_BODY));
    }

    void decline(UUID need, String reason, LocalDate today, UUID by, String role) {
        db.update(SUPPORT_NEED)
                .set(SUPPORT_NEED.REASON, reason)
                .set(SUPPORT_NEED.DECLINED_ON, today)
                .set(SUPPORT_NEED.DECLINED_BY, by)
                .set(SUPPORT_NEED.DECLINED_ROLE, role)
                .where(SUPPORT_NEED.ID.eq(need))
                .execute();
    }

    /** Writes it, or in place of the version before; nobody has agreed to it yet. */
    void promise(
            UUID need,
            int version,
            String body,
            LocalDate keptBy,
            Collection<UUID> functions,
            LocalDate today,
            UUID by,
            String role) {
        db.deleteFrom(SUPPORT_PROMISE).where(SUPPORT_PROMISE.NEED.eq(need)).execute();
        db.insertInto(SUPPORT_PROMISE)
                .set(SUPPORT_PROMISE.NEED, need)
                .set(SUPPORT_PROMISE.VERSION, version)
                .set(SUPPORT_PROMISE.BODY, body)
                .set(SUPPORT_PROMISE.KEPT_BY, keptBy)
                .set(SUPPORT_PROMISE.WRITTEN_ON, today)
                .set(SUPPORT_PROMISE.WRITTEN_BY, by)
                .set(SUPPORT_PROMISE.WRITTEN_ROLE, role)
                .execute();
        functions.forEach(unit -> db.insertInto(SUPPORT_PARTY)
                .set(SUPPORT_PARTY.NEED, need)
                .set(SUPPORT_PARTY.UNIT, unit)
                .execute());
    }

    void agree(UUID need, UUID function, int version, LocalDate today, UUID by, String role) {
        db.update(SUPPORT_PARTY)
                .set(SUPPORT_PARTY.AGREED_VERSION, version)
                .set(SUPPORT_PARTY.AGREED_ON, today)
                .set(SUPPORT_PARTY.AGREED_BY, by)
                .set(SUPPORT_PARTY.AGREED_ROLE, role)
                .where(SUPPORT_PARTY.NEED.eq(need), SUPPORT_PARTY.UNIT.eq(function))
                .execute();
    }

    void done(UUID need, String body, LocalDate today, UUID by) {
        db.update(SUPPORT_PROMISE)
                .set(SUPPORT_PROMISE.DONE_ON, today)
                .set(SUPPORT_PROMISE.DONE_BY, by)
                .set(SUPPORT_PROMISE.DONE_BODY, body)
                .where(SUPPORT_PROMISE.NEED.eq(need))
                .execute();
    }

    void worth(UUID need, Need.Worth worth, String body, LocalDate today, UUID by, String role) {
        db.update(SUPPORT_PROMISE)
                .set(SUPPORT_PROMISE.WORTH, worth.name())
                .set(SUPPORT_PROMISE.WORTH_BODY, body)
                .set(SUPPORT_PROMISE.WORTH_ON, today)
                .set(SUPPORT_PROMISE.WORTH_BY, by)
                .set(SUPPORT_PROMISE.WORTH_ROLE, role)
                .where(SUPPORT_PROMISE.NEED.eq(need))
                .execute();
    }
}
