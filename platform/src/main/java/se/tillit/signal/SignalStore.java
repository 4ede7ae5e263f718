package se.tillit.signal;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static se.tillit.chain.ChainStore.holdsOn;
import static se.tillit.schema.Tables.SIGNAL;
import static se.tillit.schema.Tables.SIGNAL_ACTIVITY;
import static se.tillit.schema.Tables.SIGNAL_CHANGE;
import static se.tillit.schema.Tables.SIGNAL_ESTIMATE;
import static se.tillit.schema.Tables.SIGNAL_FIELD;
import static se.tillit.schema.Tables.SIGNAL_RECEIVER;
import static se.tillit.schema.Tables.SIGNAL_SOURCE;
import static se.tillit.schema.Tables.SIGNAL_VIA;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.chain.SnapshotStore;
import se.tillit.chain.Validity;

@Component
final class SignalStore {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    /** Receivers and stations come along as nested rows: one query a list, however long. */
    private static final Field<List<Receiver>> RECEIVERS = multiset(select(
                            SIGNAL_RECEIVER.UNIT, SIGNAL_RECEIVER.POSITION)
                    .from(SIGNAL_RECEIVER)
                    .where(SIGNAL_RECEIVER.ORGANISATION.eq(SIGNAL.ORGANISATION), SIGNAL_RECEIVER.SIGNAL.eq(SIGNAL.ID))
                    .orderBy(SIGNAL_RECEIVER.ORDINAL))
            .convertFrom(rows -> rows.map(row -> new Receiver(row.value1(), row.value2())));

    private static final Field<List<UUID>> VIA = multiset(select(SIGNAL_VIA.UNIT)
                    .from(SIGNAL_VIA)
                    .where(SIGNAL_VIA.ORGANISATION.eq(SIGNAL.ORGANISATION), SIGNAL_VIA.SIGNAL.eq(SIGNAL.ID))
                    .orderBy(SIGNAL_VIA.ORDINAL))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private static final Field<List<DataField>> ASKS_FOR = multiset(
                    select(SIGNAL_FIELD.NAME, SIGNAL_FIELD.PERIOD, SIGNAL_FIELD.POPULATION)
                            .from(SIGNAL_FIELD)
                            .where(SIGNAL_FIELD.ORGANISATION.eq(SIGNAL.ORGANISATION), SIGNAL_FIELD.SIGNAL.eq(SIGNAL.ID))
                            .orderBy(SIGNAL_FIELD.ORDINAL))
            .convertFrom(rows -> rows.map(row -> new DataField(
                    row.value1(), row.value2() == null ? null : DataField.Period.valueOf(row.value2()), row.value3())));

    private static final Field<List<Activity>> FURTHER = multiset(select(
                            SIGNAL_ACTIVITY.NAME,
                            SIGNAL_ACTIVITY.POSITION,
                            SIGNAL_ACTIVITY.MINUTES_LOW,
                            SIGNAL_ACTIVITY.MINUTES_LIKELY,
                            SIGNAL_ACTIVITY.MINUTES_HIGH,
                            SIGNAL_ACTIVITY.FREQUENCY,
                            SIGNAL_ACTIVITY.TIMES_PER_YEAR,
                            SIGNAL_ACTIVITY.OTHER_COST,
                            SIGNAL_ACTIVITY.BASIS,
                            SIGNAL_ACTIVITY.SAID_BY,
                            SIGNAL_ACTIVITY.SAID_ON)
                    .from(SIGNAL_ACTIVITY)
                    .where(SIGNAL_ACTIVITY.ORGANISATION.eq(SIGNAL.ORGANISATION), SIGNAL_ACTIVITY.SIGNAL.eq(SIGNAL.ID))
                    .orderBy(SIGNAL_ACTIVITY.ORDINAL))
            .convertFrom(rows -> rows.map(row -> new Activity(
                    row.value1(),
                    row.value2(),
                    minutes(row.value3(), row.value4(), row.value5()),
                    frequency(row.value6(), row.value7()),
                    row.value8(),
                    new Said(Basis.valueOf(row.value9()), row.value10(), row.value11()))));

    /** So many are asked for one by one; when more have changed, all are read anew. */
    private static final int FEW = 1_000;

    private final DSLContext db;
    private final SnapshotStore snapshots;
    private final Clock clock;

    SignalStore(DSLContext db, SnapshotStore snapshots, Clock clock) {
        this.db = db;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    Optional<Signal> find(UUID id) {
        return rows().where(SIGNAL.ID.eq(id)).fetchOptional(SignalStore::signal);
    }

    Map<UUID, Signal> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : rows().where(SIGNAL.ID.eq(any(ids.toArray(UUID[]::new)))).fetchMap(SIGNAL.ID, SignalStore::signal);
    }

    Map<String, Signal> byCode() {
        return rows().fetchMap(SIGNAL.CODE, SignalStore::signal);
    }

    /** What holds on a day and lands on a position, wherever it is held. */
    List<Signal> landingOnPosition(UUID position, LocalDate day) {
        return landing(SIGNAL_RECEIVER.POSITION.eq(position), List.of(position), day);
    }

    /** The same, of what reaches those who hold the position in a unit. */
    List<Signal> landingOnPositionIn(Collection<UUID> unitAndAbove, UUID position, LocalDate day) {
        return landing(
                SIGNAL_RECEIVER
                        .POSITION
                        .eq(position)
                        .and(SIGNAL_RECEIVER.UNIT.isNull().or(SIGNAL_RECEIVER.UNIT.in(unitAndAbove))),
                List.of(position),
                day);
    }

    /**
     * What holds on a day and lands on a unit as such, or on a position that its people hold.
     *
     * @param unit the unit and those that it has taken over from; the same above it
     */
    List<Signal> landingOnUnit(
            Collection<UUID> unit, Collection<UUID> positions, Collection<UUID> unitAndAbove, LocalDate day) {
        Condition position = SIGNAL_RECEIVER
                .POSITION
                .in(positions)
                .and(SIGNAL_RECEIVER.UNIT.isNull().or(SIGNAL_RECEIVER.UNIT.in(unitAndAbove)));
        return landing(
                SIGNAL_RECEIVER
                        .UNIT
                        .in(unit)
                        .and(SIGNAL_RECEIVER.POSITION.isNull())
                        .or(position),
                positions,
                day);
    }

    /** @param doing positions that may have something to do for a demand that lands on others */
    private List<Signal> landing(Condition receiver, Collection<UUID> doing, LocalDate day) {
        return rows().where(
                        holdsOn(SIGNAL.VALID, day),
                        SIGNAL.ID.in(select(SIGNAL_RECEIVER.SIGNAL)
                                .from(SIGNAL_RECEIVER)
                                .where(receiver)
                                .union(select(SIGNAL_ACTIVITY.SIGNAL)
                                        .from(SIGNAL_ACTIVITY)
                                        .where(SIGNAL_ACTIVITY.POSITION.in(doing)))))
                .orderBy(SIGNAL.TITLE, SIGNAL.CODE)
                .fetch(SignalStore::signal);
    }

    /** A page of what holds on a day, by title; what comes after the given demand, or from the beginning. */
    List<Signal> page(SignalFilter filter, LocalDate day, @Nullable Signal after, int most) {
        Condition place = after == null
                ? noCondition()
                : row(SIGNAL.TITLE, SIGNAL.ID).gt(after.details().title(), after.id());
        return rows().where(condition(filter, day), place)
                .orderBy(SIGNAL.TITLE, SIGNAL.ID)
                .limit(most)
                .fetch(SignalStore::signal);
    }

    int count(SignalFilter filter, LocalDate day) {
        return db.fetchCount(SIGNAL, condition(filter, day));
    }

    private static Condition condition(SignalFilter filter, LocalDate day) {
        Condition condition = holdsOn(SIGNAL.VALID, day);
        if (filter.kind() != null) {
            condition = condition.and(SIGNAL.KIND.eq(filter.kind().name()));
        }
        if (filter.origin() != null) {
            condition = condition.and(SIGNAL.ORIGIN.eq(filter.origin().name()));
        }
        if (!filter.words().isEmpty()) {
            condition = condition.and(SIGNAL.TITLE
                    .containsIgnoreCase(filter.words())
                    .or(SIGNAL.LEGAL_BASIS.containsIgnoreCase(filter.words()))
                    .or(SIGNAL.CODE.containsIgnoreCase(filter.words())));
        }
        return filter.unexplained() ? condition.and(SIGNAL.USED_BY.isNull().or(SIGNAL.PURPOSE.isNull())) : condition;
    }

    private record AsOf(LocalDate day) {}

    /** Everything that holds on a day. */
    List<Signal> asOf(LocalDate day) {
        return renewed(new AsOf(day), holdsOn(SIGNAL.VALID, day), SIGNAL.CODE, which -> rows().where(which)
                .fetchMap(SIGNAL.ID, SignalStore::signal));
    }

    /**
     * What was made of each demand, and in which transaction it had last been changed then.
     *
     * @param all in order
     */
    private record Made<T>(Map<UUID, Long> changedIn, Map<UUID, T> byId, List<T> all) {
        static <T> Made<T> nothing() {
            return new Made<>(Map.of(), Map.of(), List.of());
        }
    }

    /**
     * By title. Of the thousands that have not changed since somebody last asked, nothing but that is read.
     *
     * @param next what orders those with the same title
     * @param read what there is of those for which a condition holds
     */
    private <T> List<T> renewed(Object what, Condition holds, Field<?> next, Function<Condition, Map<UUID, T>> read) {
        return snapshots
                .<Made<T>>renewed(what, last -> {
                    Made<T> before = last == null ? Made.nothing() : last;
                    // What has come back from a backup has not changed since.
                    Map<UUID, Long> now = db.select(SIGNAL.ID, coalesce(SIGNAL_CHANGE.CHANGED_IN, inline(0L)))
                            .from(SIGNAL)
                            .leftJoin(SIGNAL_CHANGE)
                            .on(SIGNAL_CHANGE.ORGANISATION.eq(SIGNAL.ORGANISATION), SIGNAL_CHANGE.SIGNAL.eq(SIGNAL.ID))
                            .where(holds)
                            .orderBy(SIGNAL.TITLE, next)
                            .fetchMap(Record2::value1, Record2::value2);
                    UUID[] changed = now.entrySet().stream()
                            .filter(one ->
                                    !one.getValue().equals(before.changedIn().get(one.getKey())))
                            .map(Map.Entry::getKey)
                            .toArray(UUID[]::new);
                    Map<UUID, T> made = read.apply(changed.length < FEW ? SIGNAL.ID.eq(any(changed)) : holds);
                    Map<UUID, T> byId = new HashMap<>();
                    List<T> all = new ArrayList<>();
                    now.keySet().forEach(id -> {
                        T one = made.getOrDefault(id, before.byId().get(id));
                        if (one != null) { // gone between the two questions
                            byId.put(id, one);
                            all.add(one);
                        }
                    });
                    return new Made<>(now, byId, List.copyOf(all));
                })
                .all();
    }

    /** When each of a kind holds, has held or is to hold. */
    List<Validity> periods(SignalKind kind) {
        return db.select(SIGNAL.VALID)
                .from(SIGNAL)
                .where(SIGNAL.KIND.eq(kind.name()))
                .fetch(row -> Validity.of(row.value1()));
    }

    private record Claims(LocalDate from, LocalDate to) {}

    /** What the sums need of everything that holds on some day from the first up to the other. */
    List<Claim> claims(LocalDate from, LocalDate to) {
        return renewed(
                new Claims(from, to),
                DSL.condition("{0} && {1}", SIGNAL.VALID, DSL.val(new Validity(from, to).range(), SIGNAL.VALID)),
                SIGNAL.ID,
                this::claims);
    }

    /** Three flat queries, however many there are. */
    private Map<UUID, Claim> claims(Condition which) {
        Select<Record1<UUID>> these = select(SIGNAL.ID).from(SIGNAL).where(which);
        Map<UUID, List<Receiver>> receivers = db.select(
                        SIGNAL_RECEIVER.SIGNAL, SIGNAL_RECEIVER.UNIT, SIGNAL_RECEIVER.POSITION)
                .from(SIGNAL_RECEIVER)
                .where(SIGNAL_RECEIVER.SIGNAL.in(these))
                .orderBy(SIGNAL_RECEIVER.SIGNAL, SIGNAL_RECEIVER.ORDINAL)
                .fetchGroups(SIGNAL_RECEIVER.SIGNAL, row -> new Receiver(row.value2(), row.value3()));
        Map<UUID, List<Activity>> further = db.selectFrom(SIGNAL_ACTIVITY)
                .where(SIGNAL_ACTIVITY.SIGNAL.in(these))
                .orderBy(SIGNAL_ACTIVITY.SIGNAL, SIGNAL_ACTIVITY.ORDINAL)
                .fetchGroups(
                        SIGNAL_ACTIVITY.SIGNAL,
                        row -> new Activity(
                                row.get(SIGNAL_ACTIVITY.NAME),
                                row.get(SIGNAL_ACTIVITY.POSITION),
                                minutes(
                                        row.get(SIGNAL_ACTIVITY.MINUTES_LOW),
                                        row.get(SIGNAL_ACTIVITY.MINUTES_LIKELY),
                                        row.get(SIGNAL_ACTIVITY.MINUTES_HIGH)),
                                frequency(row.get(SIGNAL_ACTIVITY.FREQUENCY), row.get(SIGNAL_ACTIVITY.TIMES_PER_YEAR)),
                                row.get(SIGNAL_ACTIVITY.OTHER_COST),
                                new Said(
                                        Basis.valueOf(row.get(SIGNAL_ACTIVITY.BASIS)),
                                        row.get(SIGNAL_ACTIVITY.SAID_BY),
                                        row.get(SIGNAL_ACTIVITY.SAID_ON))));
        return db.select(
                        SIGNAL.ID,
                        SIGNAL.TITLE,
                        SIGNAL.ISSUER,
                        SIGNAL.ORIGIN,
                        SIGNAL.KIND,
                        SIGNAL.VALID,
                        SIGNAL.DUE_DAYS,
                        SIGNAL.FREQUENCY,
                        SIGNAL.TIMES_PER_YEAR,
                        SIGNAL.MINUTES_LOW,
                        SIGNAL.MINUTES_LIKELY,
                        SIGNAL.MINUTES_HIGH,
                        SIGNAL.MINUTES_BASIS,
                        SIGNAL.MINUTES_BY,
                        SIGNAL.MINUTES_ON)
                .from(SIGNAL)
                .where(which)
                .fetchMap(
                        SIGNAL.ID,
                        row -> claim(
                                row,
                                receivers.getOrDefault(row.value1(), List.of()),
                                further.getOrDefault(row.value1(), List.of())));
    }

    /** What each demand that holds on a day asks for. */
    Map<UUID, List<DataField>> asksFor(LocalDate day) {
        return db.select(SIGNAL_FIELD.SIGNAL, SIGNAL_FIELD.NAME, SIGNAL_FIELD.PERIOD, SIGNAL_FIELD.POPULATION)
                .from(SIGNAL_FIELD)
                .where(SIGNAL_FIELD.SIGNAL.in(select(SIGNAL.ID).from(SIGNAL).where(holdsOn(SIGNAL.VALID, day))))
                .orderBy(SIGNAL_FIELD.SIGNAL, SIGNAL_FIELD.ORDINAL)
                .fetchGroups(
                        SIGNAL_FIELD.SIGNAL,
                        row -> new DataField(
                                row.value2(),
                                row.value3() == null ? null : DataField.Period.valueOf(row.value3()),
                                row.value4()));
    }

    private static Claim claim(Record row, List<Receiver> receivers, List<Activity> further) {
        return new Claim(
                row.get(SIGNAL.ID),
                row.get(SIGNAL.TITLE),
                row.get(SIGNAL.ISSUER),
                Origin.valueOf(row.get(SIGNAL.ORIGIN)),
                SignalKind.valueOf(row.get(SIGNAL.KIND)),
                Validity.of(row.get(SIGNAL.VALID)),
                dueDays(row.get(SIGNAL.DUE_DAYS)),
                receivers,
                Signal.Details.activities(
                        minutes(
                                row.get(SIGNAL.MINUTES_LOW),
                                row.get(SIGNAL.MINUTES_LIKELY),
                                row.get(SIGNAL.MINUTES_HIGH)),
                        frequency(row.get(SIGNAL.FREQUENCY), row.get(SIGNAL.TIMES_PER_YEAR)),
                        new Said(
                                Basis.valueOf(row.get(SIGNAL.MINUTES_BASIS)),
                                row.get(SIGNAL.MINUTES_BY),
                                row.get(SIGNAL.MINUTES_ON)),
                        further));
    }

    private static List<MonthDay> dueDays(String[] days) {
        return Arrays.stream(days).map(day -> MonthDay.parse("--" + day)).toList();
    }

    UUID insert(Signal.Details details) {
        return insert(List.of(details)).get(details.code());
    }

    /** Puts them all there with as few calls as one takes. @return their ids by code */
    Map<String, UUID> insert(Collection<Signal.Details> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        List<Map<TableField<?, ?>, Object>> rows =
                all.stream().map(SignalStore::fields).toList();
        List<TableField<?, ?>> columns = List.copyOf(rows.getFirst().keySet());
        var insert = db.batch(
                db.insertInto(SIGNAL).columns(columns).values(Collections.nCopies(columns.size(), (Object) null)));
        rows.forEach(row -> insert.bind(columns.stream().map(row::get).toArray()));
        insert.execute();
        Map<String, UUID> ids = db.select(SIGNAL.CODE, SIGNAL.ID)
                .from(SIGNAL)
                .where(SIGNAL.CODE.eq(any(all.stream().map(Signal.Details::code).toArray(String[]::new))))
                .fetchMap(SIGNAL.CODE, SIGNAL.ID);
        insertLists(all, details -> ids.get(details.code()));
        return ids;
    }

    void insertSources(UUID id, List<Source> sources) {
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            db.insertInto(SIGNAL_SOURCE)
                    .set(SIGNAL_SOURCE.SIGNAL, id)
                    .set(SIGNAL_SOURCE.ORDINAL, i)
                    .set(SIGNAL_SOURCE.DOCUMENT, source.document())
                    .set(SIGNAL_SOURCE.VERSION, source.version())
                    .set(SIGNAL_SOURCE.TITLE, source.title())
                    .set(SIGNAL_SOURCE.SECTION, source.section())
                    .set(SIGNAL_SOURCE.PAGE, source.page())
                    .set(SIGNAL_SOURCE.FROM_CHAR, source.start())
                    .set(SIGNAL_SOURCE.TO_CHAR, source.end())
                    .set(SIGNAL_SOURCE.TEXT, source.text())
                    .execute();
        }
    }

    List<Source> sources(UUID id) {
        return db.selectFrom(SIGNAL_SOURCE)
                .where(SIGNAL_SOURCE.SIGNAL.eq(id))
                .orderBy(SIGNAL_SOURCE.ORDINAL)
                .fetch(row -> new Source(
                        row.get(SIGNAL_SOURCE.DOCUMENT),
                        row.get(SIGNAL_SOURCE.VERSION),
                        row.get(SIGNAL_SOURCE.TITLE),
                        row.get(SIGNAL_SOURCE.SECTION),
                        row.get(SIGNAL_SOURCE.PAGE),
                        row.get(SIGNAL_SOURCE.FROM_CHAR),
                        row.get(SIGNAL_SOURCE.TO_CHAR),
                        row.get(SIGNAL_SOURCE.TEXT)));
    }

    /** @return false where somebody else has changed one of them since it was read; then none of them counts, and the transaction must end */
    boolean update(Map<Signal, Signal.Details> changed) {
        if (changed.isEmpty()) {
            return true;
        }
        int[] updated = db.batch(changed.entrySet().stream()
                        .map(one -> db.update(SIGNAL)
                                .set(fields(one.getValue()))
                                .set(SIGNAL.VERSION, one.getKey().version() + 1)
                                .where(
                                        SIGNAL.ID.eq(one.getKey().id()),
                                        SIGNAL.VERSION.eq(one.getKey().version())))
                        .toList())
                .execute();
        if (Arrays.stream(updated).anyMatch(rows -> rows != 1)) {
            return false;
        }
        rememberEstimates(changed);
        UUID[] ids = changed.keySet().stream().map(Signal::id).toArray(UUID[]::new);
        db.deleteFrom(SIGNAL_RECEIVER)
                .where(SIGNAL_RECEIVER.SIGNAL.eq(any(ids)))
                .execute();
        db.deleteFrom(SIGNAL_VIA).where(SIGNAL_VIA.SIGNAL.eq(any(ids))).execute();
        db.deleteFrom(SIGNAL_FIELD).where(SIGNAL_FIELD.SIGNAL.eq(any(ids))).execute();
        db.deleteFrom(SIGNAL_ACTIVITY)
                .where(SIGNAL_ACTIVITY.SIGNAL.eq(any(ids)))
                .execute();
        Map<String, UUID> byCode = new HashMap<>();
        changed.forEach((before, details) -> byCode.put(details.code(), before.id()));
        insertLists(changed.values(), details -> byCode.get(details.code()));
        return true;
    }

    /** What was said before of those activities that somebody now says something else of, or takes away. */
    private void rememberEstimates(Map<Signal, Signal.Details> changed) {
        Instant now = clock.instant();
        var past = db.batch(db.insertInto(
                        SIGNAL_ESTIMATE,
                        SIGNAL_ESTIMATE.SIGNAL,
                        SIGNAL_ESTIMATE.ACTIVITY,
                        SIGNAL_ESTIMATE.MINUTES_LOW,
                        SIGNAL_ESTIMATE.MINUTES_LIKELY,
                        SIGNAL_ESTIMATE.MINUTES_HIGH,
                        SIGNAL_ESTIMATE.FREQUENCY,
                        SIGNAL_ESTIMATE.TIMES_PER_YEAR,
                        SIGNAL_ESTIMATE.OTHER_COST,
                        SIGNAL_ESTIMATE.BASIS,
                        SIGNAL_ESTIMATE.SAID_BY,
                        SIGNAL_ESTIMATE.SAID_ON,
                        SIGNAL_ESTIMATE.REPLACED_AT)
                .values((UUID) null, null, null, null, null, null, null, null, null, null, null, null));
        changed.forEach((before, after) -> before.details().activities().stream()
                .filter(one -> !after.activities().contains(one))
                .forEach(one -> past.bind(
                        before.id(),
                        one.name(),
                        one.minutes() == null ? null : one.minutes().low(),
                        one.minutes() == null ? null : one.minutes().likely(),
                        one.minutes() == null ? null : one.minutes().high(),
                        one.frequency() == null
                                ? null
                                : one.frequency().rhythm().name(),
                        one.frequency() == null ? null : one.frequency().timesPerYear(),
                        one.otherCost(),
                        one.said().basis().name(),
                        one.said().by(),
                        one.said().on(),
                        now)));
        if (past.size() > 0) {
            past.execute();
        }
    }

    /** What was said before of how long a demand takes, the newest first. */
    List<PastEstimate> pastEstimates(UUID signal) {
        return db.selectFrom(SIGNAL_ESTIMATE)
                .where(SIGNAL_ESTIMATE.SIGNAL.eq(signal))
                .orderBy(SIGNAL_ESTIMATE.REPLACED_AT.desc(), SIGNAL_ESTIMATE.ACTIVITY)
                .fetch(row -> new PastEstimate(
                        new Activity(
                                row.get(SIGNAL_ESTIMATE.ACTIVITY),
                                null,
                                minutes(
                                        row.get(SIGNAL_ESTIMATE.MINUTES_LOW),
                                        row.get(SIGNAL_ESTIMATE.MINUTES_LIKELY),
                                        row.get(SIGNAL_ESTIMATE.MINUTES_HIGH)),
                                frequency(row.get(SIGNAL_ESTIMATE.FREQUENCY), row.get(SIGNAL_ESTIMATE.TIMES_PER_YEAR)),
                                row.get(SIGNAL_ESTIMATE.OTHER_COST),
                                new Said(
                                        Basis.valueOf(row.get(SIGNAL_ESTIMATE.BASIS)),
                                        row.get(SIGNAL_ESTIMATE.SAID_BY),
                                        row.get(SIGNAL_ESTIMATE.SAID_ON))),
                        row.get(SIGNAL_ESTIMATE.REPLACED_AT)));
    }

    private static @Nullable Minutes minutes(@Nullable Integer low, @Nullable Integer likely, @Nullable Integer high) {
        return low == null || likely == null || high == null ? null : new Minutes(low, likely, high);
    }

    private static @Nullable Frequency frequency(@Nullable String rhythm, @Nullable BigDecimal timesPerYear) {
        return rhythm == null ? null : new Frequency(Frequency.Rhythm.valueOf(rhythm), timesPerYear);
    }

    boolean codeTaken(String code, @Nullable UUID byOtherThan) {
        return db.fetchExists(SIGNAL, SIGNAL.CODE.eq(code).and(byOtherThan == null ? null : SIGNAL.ID.ne(byOtherThan)));
    }

    /** The words that this organisation's demands use for what they ask for. */
    List<String> fieldNames() {
        return db.selectDistinct(SIGNAL_FIELD.NAME)
                .from(SIGNAL_FIELD)
                .orderBy(SIGNAL_FIELD.NAME)
                .fetch(SIGNAL_FIELD.NAME);
    }

    private void insertLists(Collection<Signal.Details> all, Function<Signal.Details, UUID> ids) {
        var receivers = db.batch(db.insertInto(
                        SIGNAL_RECEIVER,
                        SIGNAL_RECEIVER.SIGNAL,
                        SIGNAL_RECEIVER.ORDINAL,
                        SIGNAL_RECEIVER.UNIT,
                        SIGNAL_RECEIVER.POSITION)
                .values((UUID) null, null, null, null));
        var via = db.batch(db.insertInto(SIGNAL_VIA, SIGNAL_VIA.SIGNAL, SIGNAL_VIA.ORDINAL, SIGNAL_VIA.UNIT)
                .values((UUID) null, null, null));
        var asksFor = db.batch(db.insertInto(
                        SIGNAL_FIELD,
                        SIGNAL_FIELD.SIGNAL,
                        SIGNAL_FIELD.ORDINAL,
                        SIGNAL_FIELD.NAME,
                        SIGNAL_FIELD.PERIOD,
                        SIGNAL_FIELD.POPULATION)
                .values((UUID) null, null, null, null, null));
        var further = db.batch(db.insertInto(
                        SIGNAL_ACTIVITY,
                        SIGNAL_ACTIVITY.SIGNAL,
                        SIGNAL_ACTIVITY.ORDINAL,
                        SIGNAL_ACTIVITY.NAME,
                        SIGNAL_ACTIVITY.POSITION,
                        SIGNAL_ACTIVITY.MINUTES_LOW,
                        SIGNAL_ACTIVITY.MINUTES_LIKELY,
                        SIGNAL_ACTIVITY.MINUTES_HIGH,
                        SIGNAL_ACTIVITY.FREQUENCY,
                        SIGNAL_ACTIVITY.TIMES_PER_YEAR,
                        SIGNAL_ACTIVITY.OTHER_COST,
                        SIGNAL_ACTIVITY.BASIS,
                        SIGNAL_ACTIVITY.SAID_BY,
                        SIGNAL_ACTIVITY.SAID_ON)
                .values((UUID) null, null, null, null, null, null, null, null, null, null, null, null, null));
        for (Signal.Details details : all) {
            UUID id = ids.apply(details);
            for (int i = 0; i < details.receivers().size(); i++) {
                Receiver receiver = details.receivers().get(i);
                receivers.bind(id, i, receiver.unit(), receiver.position());
            }
            for (int i = 0; i < details.via().size(); i++) {
                via.bind(id, i, details.via().get(i));
            }
            for (int i = 0; i < details.asksFor().size(); i++) {
                DataField field = details.asksFor().get(i);
                asksFor.bind(id, i, field.name(), name(field.period()), field.population());
            }
            for (int i = 0; i < details.further().size(); i++) {
                Activity one = details.further().get(i);
                Minutes minutes = one.minutes();
                Frequency frequency = one.frequency();
                further.bind(
                        id,
                        i,
                        one.name(),
                        one.position(),
                        minutes == null ? null : minutes.low(),
                        minutes == null ? null : minutes.likely(),
                        minutes == null ? null : minutes.high(),
                        frequency == null ? null : frequency.rhythm().name(),
                        frequency == null ? null : frequency.timesPerYear(),
                        one.otherCost(),
                        one.said().basis().name(),
                        one.said().by(),
                        one.said().on());
            }
        }
        for (var batch : List.of(receivers, via, asksFor, further)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static Map<TableField<?, ?>, Object> fields(Signal.Details details) {
        Map<TableField<?, ?>, Object> fields = new LinkedHashMap<>();
        fields.put(SIGNAL.CODE, details.code());
        fields.put(SIGNAL.KIND, details.kind().name());
        fields.put(SIGNAL.TITLE, details.title());
        fields.put(SIGNAL.BODY, details.body());
        fields.put(SIGNAL.ISSUER, details.issuer());
        fields.put(SIGNAL.ORIGIN, details.origin().name());
        fields.put(SIGNAL.LEGAL_BASIS, details.legalBasis());
        fields.put(SIGNAL.PURPOSE, details.purpose());
        fields.put(SIGNAL.DECISION, details.decision());
        fields.put(SIGNAL.USED_BY, details.usedBy());
        fields.put(SIGNAL.EFFECT, name(details.effect()));
        fields.put(SIGNAL.PERSPECTIVE, name(details.perspective()));
        Frequency frequency = details.frequency();
        fields.put(
                SIGNAL.FREQUENCY, frequency == null ? null : frequency.rhythm().name());
        fields.put(SIGNAL.TIMES_PER_YEAR, frequency == null ? null : frequency.timesPerYear());
        fields.put(
                SIGNAL.DUE_DAYS,
                details.dueDays().stream().map(MONTH_DAY::format).toArray(String[]::new));
        Minutes minutes = details.minutes();
        fields.put(SIGNAL.MINUTES_LOW, minutes == null ? null : minutes.low());
        fields.put(SIGNAL.MINUTES_LIKELY, minutes == null ? null : minutes.likely());
        fields.put(SIGNAL.MINUTES_HIGH, minutes == null ? null : minutes.high());
        fields.put(SIGNAL.MINUTES_BASIS, details.said().basis().name());
        fields.put(SIGNAL.MINUTES_BY, details.said().by());
        fields.put(SIGNAL.MINUTES_ON, details.said().on());
        fields.put(SIGNAL.RISK, details.risk());
        fields.put(SIGNAL.DIALOGUE_PARTNER, details.dialoguePartner());
        fields.put(SIGNAL.DIALOGUE_ON, details.dialogueOn());
        fields.put(SIGNAL.VALID, details.valid().range());
        fields.put(SIGNAL.REVIEW_ON, details.reviewOn());
        return fields;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private SelectJoinStep<? extends Record> rows() {
        return db.select(SIGNAL.fields())
                .select(RECEIVERS, VIA, ASKS_FOR, FURTHER)
                .from(SIGNAL);
    }

    private static Signal signal(Record row) {
        return new Signal(
                row.get(SIGNAL.ID),
                row.get(SIGNAL.VERSION),
                new Signal.Details(
                        row.get(SIGNAL.CODE),
                        SignalKind.valueOf(row.get(SIGNAL.KIND)),
                        row.get(SIGNAL.TITLE),
                        row.get(SIGNAL.BODY),
                        row.get(SIGNAL.ISSUER),
                        row.get(RECEIVERS),
                        row.get(VIA),
                        Origin.valueOf(row.get(SIGNAL.ORIGIN)),
                        row.get(SIGNAL.LEGAL_BASIS),
                        row.get(SIGNAL.PURPOSE),
                        row.get(SIGNAL.DECISION),
                        row.get(SIGNAL.USED_BY),
                        row.get(SIGNAL.EFFECT) == null ? null : Effect.valueOf(row.get(SIGNAL.EFFECT)),
                        row.get(SIGNAL.PERSPECTIVE) == null ? null : Perspective.valueOf(row.get(SIGNAL.PERSPECTIVE)),
                        frequency(row.get(SIGNAL.FREQUENCY), row.get(SIGNAL.TIMES_PER_YEAR)),
                        dueDays(row.get(SIGNAL.DUE_DAYS)),
                        minutes(
                                row.get(SIGNAL.MINUTES_LOW),
                                row.get(SIGNAL.MINUTES_LIKELY),
                                row.get(SIGNAL.MINUTES_HIGH)),
                        new Said(
                                Basis.valueOf(row.get(SIGNAL.MINUTES_BASIS)),
                                row.get(SIGNAL.MINUTES_BY),
                                row.get(SIGNAL.MINUTES_ON)),
                        row.get(ASKS_FOR),
                        row.get(FURTHER),
                        row.get(SIGNAL.RISK),
                        row.get(SIGNAL.DIALOGUE_PARTNER),
                        row.get(SIGNAL.DIALOGUE_ON),
                        Validity.of(row.get(SIGNAL.VALID)),
                        row.get(SIGNAL.REVIEW_ON)));
    }
}
