package se.tillit.diary;

import static se.tillit.schema.Tables.DIARY_CELL;
import static se.tillit.schema.Tables.DIARY_UNIT;
import static se.tillit.schema.Tables.DIARY_WEEK;
import static se.tillit.schema.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
final class WeekStore {

    private final DSLContext db;

    WeekStore(DSLContext db) {
        this.db = db;
    }

    /** For jobs, which enter each through its own door. */
    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    /** The latest first. */
    List<Week> all() {
        return weeks(DSL.noCondition());
    }

    Optional<Week> find(UUID id) {
        return weeks(DIARY_WEEK.ID.eq(id)).stream().findFirst();
    }

    /** Serialises all who begin one in the organisation, so that two at once see each other. */
    void lockAll() {
        db.execute("select pg_advisory_xact_lock(hashtextextended(current_organisation()::text || ' diary', 0))");
    }

    UUID insert(Week.Terms terms, List<Week.Asked> units) {
        UUID week = db.insertInto(DIARY_WEEK)
                .set(DIARY_WEEK.TITLE, terms.title())
                .set(DIARY_WEEK.ROOT, terms.root())
                .set(DIARY_WEEK.ASKER, terms.asker())
                .set(DIARY_WEEK.USED_BY, terms.usedBy())
                .set(DIARY_WEEK.DECISION, terms.decision())
                .set(DIARY_WEEK.STARTS_ON, terms.startsOn())
                .set(DIARY_WEEK.OWN_DAYS, terms.ownDays())
                .set(DIARY_WEEK.CATEGORIES_SV, terms.categoriesSv().toArray(String[]::new))
                .set(DIARY_WEEK.CATEGORIES_EN, terms.categoriesEn().toArray(String[]::new))
                .set(DIARY_WEEK.STEERING, terms.steering())
                .set(DIARY_WEEK.UNION_WITH, terms.unionWith())
                .set(DIARY_WEEK.UNION_ON, terms.unionOn())
                .set(DIARY_WEEK.ASSESSED_BY, terms.assessedBy())
                .set(DIARY_WEEK.ASSESSED_ON, terms.assessedOn())
                .returningResult(DIARY_WEEK.ID)
                .fetchSingle()
                .value1();
        units.forEach(one -> db.insertInto(DIARY_UNIT)
                .set(DIARY_UNIT.WEEK, week)
                .set(DIARY_UNIT.UNIT, one.unit())
                .set(DIARY_UNIT.PATH, one.path().toArray(UUID[]::new))
                .set(DIARY_UNIT.PERSONS, one.persons())
                .execute());
        return week;
    }

    void setPublicKey(UUID week, byte[] key) {
        db.update(DIARY_WEEK)
                .set(DIARY_WEEK.PUBLIC_KEY, key)
                .where(DIARY_WEEK.ID.eq(week))
                .execute();
    }

    byte[] publicKey(UUID week) {
        return db.select(DIARY_WEEK.PUBLIC_KEY)
                .from(DIARY_WEEK)
                .where(DIARY_WEEK.ID.eq(week))
                .fetchSingle()
                .value1();
    }

    /** Whether it still takes entries; it does not begin to close before the transaction that asked has ended. */
    boolean staysOpen(UUID week) {
        return db.select(DIARY_WEEK.CLOSING)
                .from(DIARY_WEEK)
                .where(DIARY_WEEK.ID.eq(week))
                .forShare()
                .fetchSingle()
                .value1()
                .equals(false);
    }

    List<UUID> toClose(LocalDate today) {
        return db.select(DIARY_WEEK.ID)
                .from(DIARY_WEEK)
                .where(DIARY_WEEK.CLOSED_ON.isNull(), DIARY_WEEK.STARTS_ON.le(today.minusDays(Week.DAYS)))
                .fetch(DIARY_WEEK.ID);
    }

    List<UUID> closed() {
        return db.select(DIARY_WEEK.ID)
                .from(DIARY_WEEK)
                .where(DIARY_WEEK.CLOSED_ON.isNotNull())
                .fetch(DIARY_WEEK.ID);
    }

    void stopEntries(UUID week) {
        db.update(DIARY_WEEK)
                .set(DIARY_WEEK.CLOSING, true)
                .where(DIARY_WEEK.ID.eq(week), DIARY_WEEK.CLOSING.isFalse())
                .execute();
    }

    /** @return whether it was this transaction that closed it */
    boolean close(UUID week, LocalDate day, Week.Proof proof, List<Week.Figure> figures) {
        boolean mine = db.update(DIARY_WEEK)
                        .set(DIARY_WEEK.CLOSED_ON, day)
                        .set(DIARY_WEEK.PERSONS, proof.persons())
                        .set(DIARY_WEEK.CELLS, proof.cells())
                        .set(DIARY_WEEK.WITHHELD, proof.withheld())
                        .set(DIARY_WEEK.PROGRAMMES, proof.programmes())
                        .set(DIARY_WEEK.FINDINGS, proof.findings())
                        .where(DIARY_WEEK.ID.eq(week), DIARY_WEEK.CLOSED_ON.isNull())
                        .execute()
                == 1;
        if (mine) {
            figures.forEach(one -> db.insertInto(DIARY_CELL)
                    .set(DIARY_CELL.WEEK, week)
                    .set(DIARY_CELL.KIND, one.kind().name())
                    .set(DIARY_CELL.OF_WHAT, one.of())
                    .set(DIARY_CELL.CATEGORY, one.category())
                    .set(DIARY_CELL.PERSONS, one.persons())
                    .set(DIARY_CELL.HOURS, one.hours())
                    .execute());
        }
        return mine;
    }

    /** By category. */
    List<Week.Figure> figures(UUID week) {
        return db.selectFrom(DIARY_CELL)
                .where(DIARY_CELL.WEEK.eq(week))
                .orderBy(DIARY_CELL.CATEGORY)
                .fetch(row -> new Week.Figure(
                        Week.Kind.valueOf(row.get(DIARY_CELL.KIND)),
                        row.get(DIARY_CELL.OF_WHAT),
                        row.get(DIARY_CELL.CATEGORY),
                        row.get(DIARY_CELL.PERSONS),
                        row.get(DIARY_CELL.HOURS)));
    }

    private List<Week> weeks(Condition which) {
        return db
                .selectFrom(DIARY_WEEK)
                .where(which)
                .orderBy(DIARY_WEEK.STARTS_ON.desc(), DIARY_WEEK.ID.desc())
                .fetch()
                .stream()
                .map(this::week)
                .toList();
    }

    private Week week(Record row) {
        UUID id = row.get(DIARY_WEEK.ID);
        return new Week(
                id,
                new Week.Terms(
                        row.get(DIARY_WEEK.TITLE),
                        row.get(DIARY_WEEK.ROOT),
                        row.get(DIARY_WEEK.ASKER),
                        row.get(DIARY_WEEK.USED_BY),
                        row.get(DIARY_WEEK.DECISION),
                        row.get(DIARY_WEEK.STARTS_ON),
                        row.get(DIARY_WEEK.OWN_DAYS),
                        List.of(row.get(DIARY_WEEK.CATEGORIES_SV)),
                        List.of(row.get(DIARY_WEEK.CATEGORIES_EN)),
                        row.get(DIARY_WEEK.STEERING),
                        row.get(DIARY_WEEK.UNION_WITH),
                        row.get(DIARY_WEEK.UNION_ON),
                        row.get(DIARY_WEEK.ASSESSED_BY),
                        row.get(DIARY_WEEK.ASSESSED_ON)),
                row.get(DIARY_WEEK.CLOSING),
                row.get(DIARY_WEEK.CLOSED_ON),
                db.selectFrom(DIARY_UNIT)
                        .where(DIARY_UNIT.WEEK.eq(id))
                        .orderBy(DIARY_UNIT.UNIT)
                        .fetch(one -> new Week.Asked(
                                one.get(DIARY_UNIT.UNIT),
                                List.of(one.get(DIARY_UNIT.PATH)),
                                one.get(DIARY_UNIT.PERSONS))),
                row.get(DIARY_WEEK.CLOSED_ON) == null
                        ? null
                        : new Week.Proof(
                                row.get(DIARY_WEEK.PERSONS),
                                row.get(DIARY_WEEK.CELLS),
                                row.get(DIARY_WEEK.WITHHELD),
                                row.get(DIARY_WEEK.PROGRAMMES),
                                row.get(DIARY_WEEK.FINDINGS)));
    }
}
