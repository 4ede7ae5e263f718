package se.tillit.chain;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.HEADCOUNT;
import static se.tillit.schema.Tables.LEVEL;
import static se.tillit.schema.Tables.MEMBERSHIP;
import static se.tillit.schema.Tables.POSITION;
import static se.tillit.schema.Tables.POSITION_VERSION;
import static se.tillit.schema.Tables.UNIT;
import static se.tillit.schema.Tables.UNIT_SUCCESSION;
import static se.tillit.schema.Tables.UNIT_VERSION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;
import org.jooq.postgres.extensions.types.LocalDateRange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chain's rows. Which organisation's they are is settled by the transaction that {@link se.tillit.access.Door} opened. */
@Component
public final class ChainStore {

    private final DSLContext db;
    private final SnapshotStore snapshots;

    ChainStore(DSLContext db, SnapshotStore snapshots) {
        this.db = db;
        this.snapshots = snapshots;
    }

    public static Condition holdsOn(Field<LocalDateRange> valid, LocalDate day) {
        return condition("{0} @> {1}", valid, val(day, SQLDataType.LOCALDATE));
    }

    /** What is true of a unit in a period. */
    public record UnitVersion(
            Validity valid,
            String name,
            UUID level,
            @Nullable UUID parent) {

        UnitVersion named(String other) {
            return new UnitVersion(valid, other, level, parent);
        }

        UnitVersion below(UUID other) {
            return new UnitVersion(valid, name, level, other);
        }

        UnitVersion during(Validity other) {
            return new UnitVersion(other, name, level, parent);
        }
    }

    /** What is true of a position in a period. */
    public record PositionVersion(Validity valid, String name, java.math.@Nullable BigDecimal hourlyCost) {}

    public List<Level> levels() {
        return db.select(LEVEL.ID, LEVEL.CODE, LEVEL.NAME_SV, LEVEL.NAME_EN, LEVEL.ORDINAL)
                .from(LEVEL)
                .orderBy(LEVEL.ORDINAL)
                .fetch(row -> new Level(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    public void insertLevel(String code, String nameSv, String nameEn, int ordinal) {
        db.insertInto(LEVEL, LEVEL.CODE, LEVEL.NAME_SV, LEVEL.NAME_EN, LEVEL.ORDINAL)
                .values(code, nameSv, nameEn, ordinal)
                .execute();
    }

    boolean isUsed(UUID level) {
        return db.fetchExists(UNIT_VERSION, UNIT_VERSION.LEVEL.eq(level));
    }

    /** Puts the levels in the order given. Their places are freed first, since no two may stand on one. */
    void replaceLevels(List<Level> removed, List<SetLevels.Wanted> wanted) {
        removed.forEach(
                level -> db.deleteFrom(LEVEL).where(LEVEL.ID.eq(level.id())).execute());
        db.update(LEVEL).set(LEVEL.ORDINAL, LEVEL.ORDINAL.neg()).execute();
        for (int i = 0; i < wanted.size(); i++) {
            SetLevels.Wanted level = wanted.get(i);
            if (level.id() == null) {
                insertLevel(UUID.randomUUID().toString(), level.nameSv(), level.nameEn(), i + 1);
            } else {
                db.update(LEVEL)
                        .set(LEVEL.NAME_SV, level.nameSv())
                        .set(LEVEL.NAME_EN, level.nameEn())
                        .set(LEVEL.ORDINAL, i + 1)
                        .where(LEVEL.ID.eq(level.id()))
                        .execute();
            }
        }
    }

    private record AsOf(LocalDate day) {}

    public Chain asOf(LocalDate day) {
        return snapshots.ofChain(
                new AsOf(day),
                () -> new Chain(
                        day, levels(), units(day), positions(day), headcounts(day), ended(day), successions(day)));
    }

    /** The chain as it is on the first day, and on each day before the other when anything in it changes. */
    public List<Chain> during(LocalDate from, LocalDate to) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(from));
        List.of(UNIT_VERSION.VALID, POSITION_VERSION.VALID, HEADCOUNT.VALID).forEach(valid -> {
            for (String end : List.of("lower({0})", "upper({0})")) {
                Field<LocalDate> day = field(end, SQLDataType.LOCALDATE, valid);
                days.addAll(db.selectDistinct(day)
                        .from(((TableField<?, ?>) valid).getTable())
                        .where(day.gt(from), day.lt(to))
                        .fetch(day));
            }
        });
        return days.stream().map(this::asOf).toList();
    }

    /** Units that were before the day and are not on it, as they last were. */
    private List<Unit> ended(LocalDate day) {
        return db.select(
                        UNIT.ID,
                        UNIT.CODE,
                        UNIT.KIND,
                        UNIT_VERSION.NAME,
                        UNIT_VERSION.LEVEL,
                        UNIT_VERSION.PARENT,
                        UNIT_VERSION.VALID)
                .distinctOn(UNIT.ID)
                .from(UNIT)
                .join(UNIT_VERSION)
                .on(UNIT_VERSION.ORGANISATION.eq(UNIT.ORGANISATION), UNIT_VERSION.UNIT.eq(UNIT.ID))
                .where(condition("{0} << daterange({1}, null)", UNIT_VERSION.VALID, val(day, SQLDataType.LOCALDATE)))
                .orderBy(UNIT.ID, UNIT_VERSION.VALID.desc())
                .fetch(ChainStore::unit);
    }

    List<Succession> successions(LocalDate day) {
        return db.select(UNIT_SUCCESSION.PREDECESSOR, UNIT_SUCCESSION.SUCCESSOR, UNIT_SUCCESSION.ON_DAY)
                .from(UNIT_SUCCESSION)
                .where(UNIT_SUCCESSION.ON_DAY.le(day))
                .orderBy(UNIT_SUCCESSION.PREDECESSOR, UNIT_SUCCESSION.SUCCESSOR)
                .fetch(row -> new Succession(row.value1(), row.value2(), row.value3()));
    }

    private List<Unit> units(LocalDate day) {
        return db.select(
                        UNIT.ID,
                        UNIT.CODE,
                        UNIT.KIND,
                        UNIT_VERSION.NAME,
                        UNIT_VERSION.LEVEL,
                        UNIT_VERSION.PARENT,
                        UNIT_VERSION.VALID)
                .from(UNIT)
                .join(UNIT_VERSION)
                .on(UNIT_VERSION.ORGANISATION.eq(UNIT.ORGANISATION), UNIT_VERSION.UNIT.eq(UNIT.ID))
                .where(holdsOn(UNIT_VERSION.VALID, day))
                .orderBy(UNIT_VERSION.NAME, UNIT.CODE)
                .fetch(ChainStore::unit);
    }

    private static Unit unit(Record7<UUID, String, String, String, UUID, UUID, LocalDateRange> row) {
        return new Unit(
                row.value1(),
                row.value2(),
                UnitKind.valueOf(row.value3()),
                row.value4(),
                row.value5(),
                row.value6(),
                Validity.of(row.value7()));
    }

    private List<Position> positions(LocalDate day) {
        return db.select(
                        POSITION.ID,
                        POSITION.CODE,
                        POSITION_VERSION.NAME,
                        POSITION_VERSION.HOURLY_COST,
                        POSITION_VERSION.VALID)
                .from(POSITION)
                .join(POSITION_VERSION)
                .on(POSITION_VERSION.ORGANISATION.eq(POSITION.ORGANISATION), POSITION_VERSION.POSITION.eq(POSITION.ID))
                .where(holdsOn(POSITION_VERSION.VALID, day))
                .orderBy(POSITION_VERSION.NAME, POSITION.CODE)
                .fetch(row -> new Position(
                        row.value1(), row.value2(), row.value3(), row.value4(), Validity.of(row.value5())));
    }

    private List<Headcount> headcounts(LocalDate day) {
        return db.select(HEADCOUNT.POSITION, HEADCOUNT.UNIT, HEADCOUNT.PERSONS, HEADCOUNT.VALID)
                .from(HEADCOUNT)
                .where(holdsOn(HEADCOUNT.VALID, day))
                .orderBy(HEADCOUNT.UNIT, HEADCOUNT.POSITION)
                .fetch(row -> new Headcount(row.value1(), row.value2(), row.value3(), Validity.of(row.value4())));
    }

    public Map<String, UUID> unitsByCode() {
        return db.select(UNIT.CODE, UNIT.ID).from(UNIT).fetchMap(UNIT.CODE, UNIT.ID);
    }

    public Map<String, UUID> positionsByCode() {
        return db.select(POSITION.CODE, POSITION.ID).from(POSITION).fetchMap(POSITION.CODE, POSITION.ID);
    }

    public Map<UUID, UnitKind> kinds() {
        return db.select(UNIT.ID, UNIT.KIND).from(UNIT).fetchMap(UNIT.ID, row -> UnitKind.valueOf(row.value2()));
    }

    public UUID insertUnit(String code, UnitKind kind) {
        insertUnits(Map.of(code, kind));
        return db.select(UNIT.ID)
                .from(UNIT)
                .where(UNIT.CODE.eq(code))
                .fetchSingle()
                .value1();
    }

    public void insertUnits(Map<String, UnitKind> kindsByCode) {
        var insert = db.batch(db.insertInto(UNIT, UNIT.CODE, UNIT.KIND).values((String) null, null));
        kindsByCode.forEach((code, kind) -> insert.bind(code, kind.name()));
        execute(insert);
    }

    private static void execute(BatchBindStep batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    public void setKind(UUID unit, UnitKind kind) {
        db.update(UNIT).set(UNIT.KIND, kind.name()).where(UNIT.ID.eq(unit)).execute();
    }

    /** Everything that has been, is and is to be true of every unit, in order of time. */
    public Map<UUID, List<UnitVersion>> unitHistory() {
        return db.select(
                        UNIT_VERSION.UNIT,
                        UNIT_VERSION.VALID,
                        UNIT_VERSION.NAME,
                        UNIT_VERSION.LEVEL,
                        UNIT_VERSION.PARENT)
                .from(UNIT_VERSION)
                .orderBy(UNIT_VERSION.UNIT, UNIT_VERSION.VALID)
                .fetchGroups(
                        UNIT_VERSION.UNIT,
                        row -> new UnitVersion(Validity.of(row.value2()), row.value3(), row.value4(), row.value5()));
    }

    public List<UnitVersion> unitHistory(UUID unit) {
        return db.select(UNIT_VERSION.VALID, UNIT_VERSION.NAME, UNIT_VERSION.LEVEL, UNIT_VERSION.PARENT)
                .from(UNIT_VERSION)
                .where(UNIT_VERSION.UNIT.eq(unit))
                .orderBy(UNIT_VERSION.VALID)
                .fetch(row -> new UnitVersion(Validity.of(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    /** Puts a new history in place of the old one. What refers to the unit in time is checked when the transaction ends. */
    public void replaceUnitHistory(UUID unit, List<UnitVersion> history) {
        replaceUnitHistories(Map.of(unit, history));
    }

    public void replaceUnitHistories(Map<UUID, List<UnitVersion>> histories) {
        db.deleteFrom(UNIT_VERSION)
                .where(UNIT_VERSION.UNIT.eq(any(histories.keySet().toArray(UUID[]::new))))
                .execute();
        var insert = db.batch(db.insertInto(
                        UNIT_VERSION,
                        UNIT_VERSION.UNIT,
                        UNIT_VERSION.VALID,
                        UNIT_VERSION.NAME,
                        UNIT_VERSION.LEVEL,
                        UNIT_VERSION.PARENT)
                .values((UUID) null, null, null, null, null));
        histories.forEach((unit, history) -> history.forEach(version ->
                insert.bind(unit, version.valid().range(), version.name(), version.level(), version.parent())));
        execute(insert);
    }

    public void insertPositions(List<String> codes) {
        var insert = db.batch(db.insertInto(POSITION, POSITION.CODE).values((String) null));
        codes.forEach(insert::bind);
        execute(insert);
    }

    /** One reorganisation of an organisation at a time, until the transaction ends. */
    void lockReorganisations() {
        db.execute("select pg_advisory_xact_lock(hashtextextended('reorganise ' || current_organisation(), 0))");
    }

    Optional<Integer> version(UUID unit) {
        return db.select(UNIT.VERSION).from(UNIT).where(UNIT.ID.eq(unit)).fetchOptional(UNIT.VERSION);
    }

    void raiseVersion(UUID unit) {
        db.update(UNIT)
                .set(UNIT.VERSION, UNIT.VERSION.plus(1))
                .where(UNIT.ID.eq(unit))
                .execute();
    }

    /** The units that lie right below any of these on the day or later. */
    Set<UUID> unitsBelow(Collection<UUID> parents, LocalDate day) {
        return new LinkedHashSet<>(db.selectDistinct(UNIT_VERSION.UNIT)
                .from(UNIT_VERSION)
                .where(
                        UNIT_VERSION.PARENT.in(parents),
                        condition("{0} && daterange({1}, null)", UNIT_VERSION.VALID, val(day, SQLDataType.LOCALDATE)))
                .orderBy(UNIT_VERSION.UNIT)
                .fetch(UNIT_VERSION.UNIT));
    }

    /** What each position is called last. */
    Map<UUID, String> positionNames() {
        Map<UUID, String> names = new HashMap<>();
        positionHistory()
                .forEach((position, history) ->
                        names.put(position, history.getLast().name()));
        return names;
    }

    public Map<UUID, List<PositionVersion>> positionHistory() {
        return db.select(
                        POSITION_VERSION.POSITION,
                        POSITION_VERSION.VALID,
                        POSITION_VERSION.NAME,
                        POSITION_VERSION.HOURLY_COST)
                .from(POSITION_VERSION)
                .orderBy(POSITION_VERSION.POSITION, POSITION_VERSION.VALID)
                .fetchGroups(
                        POSITION_VERSION.POSITION,
                        row -> new PositionVersion(Validity.of(row.value2()), row.value3(), row.value4()));
    }

    public void replacePositionHistories(Map<UUID, List<PositionVersion>> histories) {
        db.deleteFrom(POSITION_VERSION)
                .where(POSITION_VERSION.POSITION.eq(any(histories.keySet().toArray(UUID[]::new))))
                .execute();
        var insert = db.batch(db.insertInto(
                        POSITION_VERSION,
                        POSITION_VERSION.POSITION,
                        POSITION_VERSION.VALID,
                        POSITION_VERSION.NAME,
                        POSITION_VERSION.HOURLY_COST)
                .values((UUID) null, null, null, null));
        histories.forEach((position, history) -> history.forEach(
                version -> insert.bind(position, version.valid().range(), version.name(), version.hourlyCost())));
        execute(insert);
    }

    public List<Headcount> headcountHistory() {
        return db.select(HEADCOUNT.POSITION, HEADCOUNT.UNIT, HEADCOUNT.PERSONS, HEADCOUNT.VALID)
                .from(HEADCOUNT)
                .orderBy(HEADCOUNT.POSITION, HEADCOUNT.UNIT, HEADCOUNT.VALID)
                .fetch(row -> new Headcount(row.value1(), row.value2(), row.value3(), Validity.of(row.value4())));
    }

    public void replaceHeadcounts(List<Headcount> before, List<Headcount> after) {
        var delete = db.batch(db.deleteFrom(HEADCOUNT)
                .where(
                        HEADCOUNT.POSITION.eq((UUID) null),
                        HEADCOUNT.UNIT.eq((UUID) null),
                        HEADCOUNT.VALID.eq((LocalDateRange) null)));
        before.forEach(
                one -> delete.bind(one.position(), one.unit(), one.valid().range()));
        execute(delete);
        var insert = db.batch(
                db.insertInto(HEADCOUNT, HEADCOUNT.POSITION, HEADCOUNT.UNIT, HEADCOUNT.PERSONS, HEADCOUNT.VALID)
                        .values((UUID) null, null, null, null));
        after.forEach(one -> insert.bind(
                one.position(), one.unit(), one.persons(), one.valid().range()));
        execute(insert);
    }

    List<Headcount> headcountHistory(UUID unit) {
        return db.select(HEADCOUNT.POSITION, HEADCOUNT.UNIT, HEADCOUNT.PERSONS, HEADCOUNT.VALID)
                .from(HEADCOUNT)
                .where(HEADCOUNT.UNIT.eq(unit))
                .orderBy(HEADCOUNT.POSITION, HEADCOUNT.VALID)
                .fetch(row -> new Headcount(row.value1(), row.value2(), row.value3(), Validity.of(row.value4())));
    }

    public void replaceHeadcountHistory(UUID position, UUID unit, List<Headcount> history) {
        db.deleteFrom(HEADCOUNT)
                .where(HEADCOUNT.POSITION.eq(position), HEADCOUNT.UNIT.eq(unit))
                .execute();
        history.forEach(this::insertHeadcount);
    }

    void insertHeadcount(Headcount one) {
        db.insertInto(HEADCOUNT)
                .set(HEADCOUNT.POSITION, one.position())
                .set(HEADCOUNT.UNIT, one.unit())
                .set(HEADCOUNT.PERSONS, one.persons())
                .set(HEADCOUNT.VALID, one.valid().range())
                .execute();
    }

    public void insertSuccession(UUID predecessor, UUID successor, LocalDate day, String kind) {
        db.insertInto(
                        UNIT_SUCCESSION,
                        UNIT_SUCCESSION.PREDECESSOR,
                        UNIT_SUCCESSION.SUCCESSOR,
                        UNIT_SUCCESSION.ON_DAY,
                        UNIT_SUCCESSION.KIND)
                .values(predecessor, successor, day, kind)
                .onConflictDoNothing()
                .execute();
    }

    /** Where somebody works on a day. */
    public record Workplace(UUID unit, @Nullable UUID position) {}

    public Optional<Workplace> workplace(UUID account, LocalDate day) {
        return db.select(MEMBERSHIP.UNIT, MEMBERSHIP.POSITION)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT.eq(account), holdsOn(MEMBERSHIP.VALID, day))
                .orderBy(MEMBERSHIP.UNIT)
                .limit(1)
                .fetchOptional(row -> new Workplace(row.value1(), row.value2()));
    }

    /** Everywhere that somebody works on the day; most work in one place. */
    List<Workplace> workplaces(UUID account, LocalDate day) {
        return db.select(MEMBERSHIP.UNIT, MEMBERSHIP.POSITION)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT.eq(account), holdsOn(MEMBERSHIP.VALID, day))
                .orderBy(MEMBERSHIP.UNIT)
                .fetch(row -> new Workplace(row.value1(), row.value2()));
    }

    /** Where somebody works, has worked or is to work. */
    public record Membership(UUID unit, @Nullable UUID position, Validity valid) {}

    public List<Membership> memberships(UUID account) {
        return db.select(MEMBERSHIP.UNIT, MEMBERSHIP.POSITION, MEMBERSHIP.VALID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT.eq(account))
                .orderBy(MEMBERSHIP.VALID)
                .fetch(row -> new Membership(row.value1(), row.value2(), Validity.of(row.value3())));
    }

    /** @param membership null for somebody who works in none of the units */
    public void setMembership(UUID account, @Nullable Membership membership) {
        db.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT.eq(account)).execute();
        if (membership == null) {
            return;
        }
        db.insertInto(MEMBERSHIP, MEMBERSHIP.ACCOUNT, MEMBERSHIP.UNIT, MEMBERSHIP.POSITION, MEMBERSHIP.VALID)
                .values(
                        account,
                        membership.unit(),
                        membership.position(),
                        membership.valid().range())
                .execute();
    }

    /** Who works in a unit, has worked or is to work there. */
    record Member(UUID account, @Nullable UUID position, Validity valid) {}

    List<Member> members(UUID unit) {
        return db.select(MEMBERSHIP.ACCOUNT, MEMBERSHIP.POSITION, MEMBERSHIP.VALID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.UNIT.eq(unit))
                .orderBy(MEMBERSHIP.ACCOUNT, MEMBERSHIP.VALID)
                .fetch(row -> new Member(row.value1(), row.value2(), Validity.of(row.value3())));
    }

    void insertMember(UUID unit, Member member) {
        // Whoever works in both already, works there.
        db.insertInto(MEMBERSHIP, MEMBERSHIP.ACCOUNT, MEMBERSHIP.UNIT, MEMBERSHIP.POSITION, MEMBERSHIP.VALID)
                .values(
                        member.account(),
                        unit,
                        member.position(),
                        member.valid().range())
                .onConflictDoNothing()
                .execute();
    }

    void endMembership(UUID unit, Member member, LocalDate day) {
        Condition it = MEMBERSHIP
                .UNIT
                .eq(unit)
                .and(MEMBERSHIP.ACCOUNT.eq(member.account()))
                .and(MEMBERSHIP.VALID.eq(member.valid().range()));
        if (member.valid().from().isBefore(day)) {
            db.update(MEMBERSHIP)
                    .set(MEMBERSHIP.VALID, member.valid().endingOn(day).range())
                    .where(it)
                    .execute();
        } else {
            db.deleteFrom(MEMBERSHIP).where(it).execute();
        }
    }
}
