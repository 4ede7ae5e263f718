package se.tillit.openness;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ERASED_RECORD;
import static se.tillit.schema.Tables.RECORD_ENTRY;
import static se.tillit.schema.Tables.RECORD_ERASURE;
import static se.tillit.schema.Tables.RECORD_RULE;
import static se.tillit.schema.Tables.RECORD_SERIES;
import static se.tillit.schema.Tables.RECORD_SETTING;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register, its numbers, what is decided for each kind, and what is left of what was erased. */
@Component
final class RecordStore {

    static final String PREFIX = "TIL";

    private static final Field<Veil> VEIL =
            MarkStore.veil(RECORD_ENTRY.KIND, RECORD_ENTRY.ORGANISATION, RECORD_ENTRY.RECORD);

    private static final Field<String> REGISTRAR =
            field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(RECORD_ENTRY.REGISTERED_BY)));

    private static final Field<LocalDate> ERASED = field(select(RECORD_ERASURE.DECIDED_ON)
            .from(RECORD_ERASURE)
            .where(
                    RECORD_ERASURE.ORGANISATION.eq(RECORD_ENTRY.ORGANISATION),
                    RECORD_ERASURE.ID.eq(RECORD_ENTRY.ERASURE)));

    private final DSLContext db;

    RecordStore(DSLContext db) {
        this.db = db;
    }

    String prefix() {
        return db.select(RECORD_SETTING.PREFIX)
                .from(RECORD_SETTING)
                .fetchOptional(RECORD_SETTING.PREFIX)
                .orElse(PREFIX);
    }

    void setPrefix(String prefix) {
        db.insertInto(RECORD_SETTING)
                .set(RECORD_SETTING.PREFIX, prefix)
                .onConflict(RECORD_SETTING.ORGANISATION)
                .doUpdate()
                .set(RECORD_SETTING.PREFIX, prefix)
                .execute();
    }

    Rule rule(String kind) {
        return db.selectFrom(RECORD_RULE)
                .where(RECORD_RULE.KIND.eq(kind))
                .fetchOptional(RecordStore::rule)
                .orElseGet(() -> Rule.none(kind));
    }

    void setRule(Rule rule) {
        Rule.Retention retention = rule.retention();
        boolean decided = retention != null;
        Map<Field<?>, @Nullable Object> row = new HashMap<>();
        row.put(RECORD_RULE.REGISTERED, rule.registered().name());
        row.put(RECORD_RULE.KEEP, decided ? retention.keeps() : null);
        row.put(RECORD_RULE.YEARS, decided ? retention.years() : null);
        row.put(
                RECORD_RULE.COUNTED,
                decided && retention.counted() != null ? retention.counted().name() : null);
        row.put(RECORD_RULE.DECISION, decided ? retention.decision() : null);
        row.put(RECORD_RULE.DECIDED_ON, decided ? retention.decidedOn() : null);
        db.insertInto(RECORD_RULE)
                .set(RECORD_RULE.KIND, rule.kind())
                .set(row)
                .onConflict(RECORD_RULE.ORGANISATION, RECORD_RULE.KIND)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static Rule rule(Record row) {
        String counted = row.get(RECORD_RULE.COUNTED);
        return new Rule(
                row.get(RECORD_RULE.KIND),
                Rule.Registered.valueOf(row.get(RECORD_RULE.REGISTERED)),
                row.get(RECORD_RULE.KEEP) == null
                        ? null
                        : new Rule.Retention(
                                row.get(RECORD_RULE.YEARS),
                                counted == null ? null : RecordKind.Counted.valueOf(counted),
                                row.get(RECORD_RULE.DECISION),
                                row.get(RECORD_RULE.DECIDED_ON)));
    }

    /** Makes everybody else who wants a number in the year wait until this transaction has ended. */
    void lockSeries(int year) {
        db.insertInto(RECORD_SERIES)
                .set(RECORD_SERIES.YEAR, year)
                .set(RECORD_SERIES.LAST, 0)
                .onConflictDoNothing()
                .execute();
        db.select(RECORD_SERIES.LAST)
                .from(RECORD_SERIES)
                .where(RECORD_SERIES.YEAR.eq(year))
                .forUpdate()
                .fetchSingle();
    }

    /** The next number of a series that this transaction has locked. */
    void insert(PublicRecord record, Veil veil, int year, LocalDate today, @Nullable UUID by) {
        int number = db.update(RECORD_SERIES)
                .set(RECORD_SERIES.LAST, RECORD_SERIES.LAST.plus(1))
                .where(RECORD_SERIES.YEAR.eq(year))
                .returning(RECORD_SERIES.LAST)
                .fetchSingle(RECORD_SERIES.LAST);
        db.insertInto(RECORD_ENTRY)
                .set(RECORD_ENTRY.KIND, record.kind())
                .set(RECORD_ENTRY.RECORD, record.id())
                .set(RECORD_ENTRY.YEAR, year)
                .set(RECORD_ENTRY.NUMBER, number)
                .set(RECORD_ENTRY.PREFIX, prefix())
                .set(RECORD_ENTRY.REGISTERED_ON, today)
                .set(RECORD_ENTRY.REGISTERED_BY, by)
                .set(RECORD_ENTRY.RECEIVED_ON, record.receivedOn())
                .set(RECORD_ENTRY.SENDER, record.sender())
                // Words that are marked now never come into the register, also when the mark is lifted.
                .set(RECORD_ENTRY.MATTER, veil.over(record.matter()))
                .execute();
    }

    /** As anybody may read it. */
    Optional<Entry> find(String kind, UUID record) {
        return entries(RECORD_ENTRY.KIND.eq(kind).and(RECORD_ENTRY.RECORD.eq(record)), 1).stream()
                .findFirst();
    }

    /** As anybody may read them, the newest number first. Words find nothing that is marked: what is found by its words tells them. */
    List<Entry> entries(DiaryFilter filter, int most) {
        Condition wanted = noCondition();
        if (filter.year() != null) {
            wanted = wanted.and(RECORD_ENTRY.YEAR.eq(filter.year()));
        }
        if (filter.kind() != null) {
            wanted = wanted.and(RECORD_ENTRY.KIND.eq(filter.kind()));
        }
        String words = filter.words();
        if (!words.isEmpty()) {
            Condition number = field(
                            "{0} || ' ' || {1} || ':' || {2}",
                            String.class, RECORD_ENTRY.PREFIX, RECORD_ENTRY.YEAR, RECORD_ENTRY.NUMBER)
                    .containsIgnoreCase(words);
            wanted = wanted.and(number.or(RECORD_ENTRY
                    .MATTER
                    .containsIgnoreCase(words)
                    .or(RECORD_ENTRY.SENDER.containsIgnoreCase(words))
                    .and(MarkStore.unmarked(RECORD_ENTRY.KIND, RECORD_ENTRY.ORGANISATION, RECORD_ENTRY.RECORD))));
        }
        return entries(wanted, most);
    }

    private List<Entry> entries(Condition wanted, int most) {
        return db.select(RECORD_ENTRY.fields())
                .select(VEIL, REGISTRAR, ERASED)
                .from(RECORD_ENTRY)
                .where(wanted)
                .orderBy(RECORD_ENTRY.YEAR.desc(), RECORD_ENTRY.NUMBER.desc())
                .limit(most)
                .fetch(RecordStore::entry);
    }

    private static Entry entry(Record row) {
        return Entry.veiled(
                new Entry(
                        row.get(RECORD_ENTRY.KIND),
                        row.get(RECORD_ENTRY.RECORD),
                        row.get(RECORD_ENTRY.PREFIX) + " " + row.get(RECORD_ENTRY.YEAR) + ":"
                                + row.get(RECORD_ENTRY.NUMBER),
                        row.get(RECORD_ENTRY.REGISTERED_ON),
                        row.get(REGISTRAR),
                        row.get(RECORD_ENTRY.RECEIVED_ON),
                        row.get(RECORD_ENTRY.SENDER),
                        row.get(RECORD_ENTRY.MATTER),
                        false,
                        row.get(ERASED)),
                row.get(VEIL));
    }

    /** The numbers of those that have one. */
    Map<UUID, String> numbers(String kind, Collection<UUID> records) {
        return db.select(RECORD_ENTRY.RECORD, RECORD_ENTRY.PREFIX, RECORD_ENTRY.YEAR, RECORD_ENTRY.NUMBER)
                .from(RECORD_ENTRY)
                .where(RECORD_ENTRY.KIND.eq(kind), RECORD_ENTRY.RECORD.in(records))
                .fetchMap(one -> one.value1(), one -> one.value2() + " " + one.value3() + ":" + one.value4());
    }

    List<Integer> years() {
        return db.selectDistinct(RECORD_ENTRY.YEAR)
                .from(RECORD_ENTRY)
                .orderBy(RECORD_ENTRY.YEAR.desc())
                .fetch(RECORD_ENTRY.YEAR);
    }

    UUID insertErasure(
            String kind, String reference, String reason, String rule, LocalDate today, UUID by, String role) {
        return db.insertInto(RECORD_ERASURE)
                .set(RECORD_ERASURE.KIND, kind)
                .set(RECORD_ERASURE.REFERENCE, reference)
                .set(RECORD_ERASURE.REASON, reason)
                .set(RECORD_ERASURE.RULE, rule)
                .set(RECORD_ERASURE.DECIDED_ON, today)
                .set(RECORD_ERASURE.DECIDED_BY, by)
                .set(RECORD_ERASURE.DECIDED_ROLE, role)
                .returning(RECORD_ERASURE.ID)
                .fetchSingle(RECORD_ERASURE.ID);
    }

    /** What is left of one that is being erased: its line in the decision, and its number in the register. */
    void erased(
            UUID erasure,
            String kind,
            UUID record,
            @Nullable String number,
            LocalDate receivedOn,
            @Nullable LocalDate closedOn) {
        int before = db.select(max(ERASED_RECORD.ORDINAL))
                .from(ERASED_RECORD)
                .where(ERASED_RECORD.ERASURE.eq(erasure))
                .fetchOptional(max(ERASED_RECORD.ORDINAL))
                .orElse(0);
        db.insertInto(ERASED_RECORD)
                .set(ERASED_RECORD.ERASURE, erasure)
                .set(ERASED_RECORD.ORDINAL, before + 1)
                .set(ERASED_RECORD.KIND, kind)
                .set(ERASED_RECORD.RECORD, record)
                .set(ERASED_RECORD.NUMBER, number)
                .set(ERASED_RECORD.RECEIVED_ON, receivedOn)
                .set(ERASED_RECORD.CLOSED_ON, closedOn)
                .execute();
        db.update(RECORD_ENTRY)
                .set(RECORD_ENTRY.ERASURE, erasure)
                .setNull(RECORD_ENTRY.SENDER)
                .setNull(RECORD_ENTRY.MATTER)
                .where(RECORD_ENTRY.KIND.eq(kind), RECORD_ENTRY.RECORD.eq(record))
                .execute();
    }

    /** The newest first. */
    List<Erasure> erasures() {
        Field<String> decider =
                field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(RECORD_ERASURE.DECIDED_BY)));
        Field<List<Erasure.Left>> left = multiset(
                        select(ERASED_RECORD.NUMBER, ERASED_RECORD.RECEIVED_ON, ERASED_RECORD.CLOSED_ON)
                                .from(ERASED_RECORD)
                                .where(
                                        ERASED_RECORD.ORGANISATION.eq(RECORD_ERASURE.ORGANISATION),
                                        ERASED_RECORD.ERASURE.eq(RECORD_ERASURE.ID))
                                .orderBy(ERASED_RECORD.ORDINAL))
                .convertFrom(rows -> rows.map(one -> new Erasure.Left(one.value1(), one.value2(), one.value3())));
        return db.select(RECORD_ERASURE.fields())
                .select(decider, left)
                .from(RECORD_ERASURE)
                .orderBy(RECORD_ERASURE.DECIDED_ON.desc(), RECORD_ERASURE.ID.desc())
                .limit(100)
                .fetch(row -> new Erasure(
                        row.get(RECORD_ERASURE.KIND),
                        row.get(RECORD_ERASURE.REFERENCE),
                        row.get(RECORD_ERASURE.REASON),
                        row.get(RECORD_ERASURE.RULE),
                        new Mark.Signed(
                                row.get(RECORD_ERASURE.DECIDED_ON),
                                row.get(decider),
                                row.get(RECORD_ERASURE.DECIDED_ROLE)),
                        row.get(left)));
    }
}
