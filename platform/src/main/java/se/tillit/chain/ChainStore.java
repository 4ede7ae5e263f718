package se.tillit.chain;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jooq.postgres.extensions.types.LocalDateRange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chain's rows. Which organisation's they are is settled by the transaction that {@link se.tillit.access.Door} opened. */
@Component
public final class ChainStore {

    private final DSLContext db;

    ChainStore(DSLContext db) {
        this.db = db;
    }

    public static Condition holdsOn(Field<LocalDateRange> valid, LocalDate day) {
        return condition("{0} @> {1}", valid, val(day, SQLDataType.LOCALDATE));
    }

    /** What is true of a unit in a period. */
    public record UnitVersion(
            Validity valid,
            String name,
            UUID level,
            @Nullable UUID parent) {}

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

    public Chain asOf(LocalDate day) {
        return new Chain(day, levels(), units(day), positions(day), headcounts(day));
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
                .fetch(row -> new Unit(
                        row.value1(),
                        row.value2(),
                        UnitKind.valueOf(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        Validity.of(row.value7())));
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

    /** Where somebody works, has worked or is to work. */
    public record Membership(UUID unit, @Nullable UUID position, Validity valid) {}

    public List<Membership> memberships(UUID account) {
        return db.select(MEMBERSHIP.UNIT, MEMBERSHIP.POSITION, MEMBERSHIP.VALID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT.eq(account))
                .orderBy(MEMBERSHIP.VALID)
                .fetch(row -> new Membership(row.value1(), row.value2(), Validity.of(row.value3())));
    }

    public void setMembership(UUID account, Membership membership) {
        db.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT.eq(account)).execute();
        db.insertInto(MEMBERSHIP, MEMBERSHIP.ACCOUNT, MEMBERSHIP.UNIT, MEMBERSHIP.POSITION, MEMBERSHIP.VALID)
                .values(
                        account,
                        membership.unit(),
                        membership.position(),
                        membership.valid().range())
                .execute();
    }
}
