package se.tillit.signal;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static se.tillit.chain.ChainStore.holdsOn;
import static se.tillit.schema.Tables.SIGNAL;
import static se.tillit.schema.Tables.SIGNAL_RECEIVER;
import static se.tillit.schema.Tables.SIGNAL_SOURCE;
import static se.tillit.schema.Tables.SIGNAL_VIA;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
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
import org.jooq.SelectJoinStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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

    private final DSLContext db;

    SignalStore(DSLContext db) {
        this.db = db;
    }

    Optional<Signal> find(UUID id) {
        return rows().where(SIGNAL.ID.eq(id)).fetchOptional(SignalStore::signal);
    }

    Map<String, Signal> byCode() {
        return rows().fetchMap(SIGNAL.CODE, SignalStore::signal);
    }

    /** What holds on a day and lands on a position, wherever it is held. */
    List<Signal> landingOnPosition(UUID position, LocalDate day) {
        return landing(SIGNAL_RECEIVER.POSITION.eq(position), day);
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
                day);
    }

    private List<Signal> landing(Condition receiver, LocalDate day) {
        return rows().where(
                        holdsOn(SIGNAL.VALID, day),
                        SIGNAL.ID.in(select(SIGNAL_RECEIVER.SIGNAL)
                                .from(SIGNAL_RECEIVER)
                                .where(receiver)))
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
                    .or(SIGNAL.CODE.equalIgnoreCase(filter.words())));
        }
        return filter.unexplained() ? condition.and(SIGNAL.USED_BY.isNull().or(SIGNAL.PURPOSE.isNull())) : condition;
    }

    /** Everything that holds on a day. */
    List<Signal> asOf(LocalDate day) {
        return rows().where(holdsOn(SIGNAL.VALID, day))
                .orderBy(SIGNAL.TITLE, SIGNAL.CODE)
                .fetch(SignalStore::signal);
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
        insertReceiversAndVia(all, details -> ids.get(details.code()));
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

    /** @return false where somebody else has changed it since this version was read */
    boolean update(UUID id, int version, Signal.Details details) {
        return update(Map.of(new Signal(id, version, details), details));
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
        UUID[] ids = changed.keySet().stream().map(Signal::id).toArray(UUID[]::new);
        db.deleteFrom(SIGNAL_RECEIVER)
                .where(SIGNAL_RECEIVER.SIGNAL.eq(any(ids)))
                .execute();
        db.deleteFrom(SIGNAL_VIA).where(SIGNAL_VIA.SIGNAL.eq(any(ids))).execute();
        Map<String, UUID> byCode = new HashMap<>();
        changed.forEach((before, details) -> byCode.put(details.code(), before.id()));
        insertReceiversAndVia(changed.values(), details -> byCode.get(details.code()));
        return true;
    }

    boolean codeTaken(String code, @Nullable UUID byOtherThan) {
        return db.fetchExists(SIGNAL, SIGNAL.CODE.eq(code).and(byOtherThan == null ? null : SIGNAL.ID.ne(byOtherThan)));
    }

    private void insertReceiversAndVia(Collection<Signal.Details> all, Function<Signal.Details, UUID> ids) {
        var receivers = db.batch(db.insertInto(
                        SIGNAL_RECEIVER,
                        SIGNAL_RECEIVER.SIGNAL,
                        SIGNAL_RECEIVER.ORDINAL,
                        SIGNAL_RECEIVER.UNIT,
                        SIGNAL_RECEIVER.POSITION)
                .values((UUID) null, null, null, null));
        var via = db.batch(db.insertInto(SIGNAL_VIA, SIGNAL_VIA.SIGNAL, SIGNAL_VIA.ORDINAL, SIGNAL_VIA.UNIT)
                .values((UUID) null, null, null));
        for (Signal.Details details : all) {
            UUID id = ids.apply(details);
            for (int i = 0; i < details.receivers().size(); i++) {
                Receiver receiver = details.receivers().get(i);
                receivers.bind(id, i, receiver.unit(), receiver.position());
            }
            for (int i = 0; i < details.via().size(); i++) {
                via.bind(id, i, details.via().get(i));
            }
        }
        if (receivers.size() > 0) {
            receivers.execute();
        }
        if (via.size() > 0) {
            via.execute();
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
        return db.select(SIGNAL.fields()).select(RECEIVERS, VIA).from(SIGNAL);
    }

    private static Signal signal(Record row) {
        String rhythm = row.get(SIGNAL.FREQUENCY);
        Integer low = row.get(SIGNAL.MINUTES_LOW);
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
                        rhythm == null
                                ? null
                                : new Frequency(Frequency.Rhythm.valueOf(rhythm), row.get(SIGNAL.TIMES_PER_YEAR)),
                        Arrays.stream(row.get(SIGNAL.DUE_DAYS))
                                .map(day -> MonthDay.parse("--" + day))
                                .toList(),
                        low == null
                                ? null
                                : new Minutes(low, row.get(SIGNAL.MINUTES_LIKELY), row.get(SIGNAL.MINUTES_HIGH)),
                        row.get(SIGNAL.RISK),
                        row.get(SIGNAL.DIALOGUE_PARTNER),
                        row.get(SIGNAL.DIALOGUE_ON),
                        Validity.of(row.get(SIGNAL.VALID)),
                        row.get(SIGNAL.REVIEW_ON)));
    }
}
