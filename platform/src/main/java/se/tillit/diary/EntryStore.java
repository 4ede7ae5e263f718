package se.tillit.diary;

import static se.tillit.schema.Tables.DIARY_CODE;
import static se.tillit.schema.Tables.DIARY_SEALED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import se.tillit.ballot.Code;

/**
 * Codes with how often they were used, and sealed entries: two tables that no column joins, and whose rows are written anew in a drawn order
 * with each entry, as the pulse's are.
 */
@Component
final class EntryStore {

    /** So many entries one may make in the week: more than a dozen a day is no longer two taps. */
    static final int MOST_ENTRIES = 90;

    private static final int MIXED = 200;

    private final DSLContext db;

    EntryStore(DSLContext db) {
        this.db = db;
    }

    /** Asked before it is known for which organisation one acts. */
    Optional<UUID> organisation(Code code) {
        return Optional.ofNullable((UUID) db.fetchValue("select organisation_of_diary_code(?)", code.hash()));
    }

    record Holder(UUID week, int uses) {}

    Optional<Holder> holder(Code code) {
        return db.select(DIARY_CODE.WEEK, DIARY_CODE.USES)
                .from(DIARY_CODE)
                .where(DIARY_CODE.HASH.eq(code.hash()))
                .fetchOptional(row -> new Holder(row.value1(), row.value2()));
    }

    /** Puts new codes in place of a unit's unused ones. @param persons so many there are at most, the used ones counted */
    List<Code> replaceUnused(UUID week, UUID unit, int persons) {
        lock(week);
        db.deleteFrom(DIARY_CODE)
                .where(DIARY_CODE.WEEK.eq(week), DIARY_CODE.UNIT.eq(unit), DIARY_CODE.USES.eq(0))
                .execute();
        int used = db.fetchCount(DIARY_CODE, DIARY_CODE.WEEK.eq(week), DIARY_CODE.UNIT.eq(unit));
        List<Code> codes =
                Stream.generate(Code::fresh).limit(Math.max(0, persons - used)).toList();
        db.batch(codes.stream()
                        .map(code -> db.insertInto(DIARY_CODE)
                                .set(DIARY_CODE.WEEK, week)
                                .set(DIARY_CODE.UNIT, unit)
                                .set(DIARY_CODE.HASH, code.hash()))
                        .toList())
                .execute();
        return codes;
    }

    /** @return the code's unit; empty where it has been used as often as it may */
    Optional<UUID> use(UUID week, Code code) {
        lock(week);
        Optional<UUID> unit = db.select(DIARY_CODE.UNIT)
                .from(DIARY_CODE)
                .where(DIARY_CODE.WEEK.eq(week), DIARY_CODE.HASH.eq(code.hash()), DIARY_CODE.USES.lt(MOST_ENTRIES))
                .fetchOptional(DIARY_CODE.UNIT);
        unit.ifPresent(one -> db.execute("""
            with gone as (
                delete from diary_code where week = ? and (hash = ? or hash in
                    (select hash from diary_code where week = ? order by random() limit ?))
                returning unit, hash, uses)
            insert into diary_code (week, unit, hash, uses)
            select ?, unit, hash, case when hash = ? then uses + 1 else uses end from gone order by random()
            """, week, code.hash(), week, MIXED, week, code.hash()));
        return unit;
    }

    void add(UUID week, byte[] sealed) {
        lock(week);
        db.execute("""
            with gone as (
                delete from diary_sealed where id in
                    (select id from diary_sealed where week = ? order by random() limit ?)
                returning sealed)
            insert into diary_sealed (week, sealed)
            select ?, sealed from (select sealed from gone union all select ?::bytea) every order by random()
            """, week, MIXED, week, sealed);
    }

    /** In the order of their ids, which are random. */
    List<byte[]> sealed(UUID week) {
        return db.select(DIARY_SEALED.SEALED)
                .from(DIARY_SEALED)
                .where(DIARY_SEALED.WEEK.eq(week))
                .orderBy(DIARY_SEALED.ID)
                .fetch(DIARY_SEALED.SEALED);
    }

    /** @param persons whose code was used @param entries that they can have made */
    record Used(int persons, int entries) {}

    Map<UUID, Used> used(UUID week) {
        return db.select(DIARY_CODE.UNIT, DSL.count(), DSL.sum(DIARY_CODE.USES))
                .from(DIARY_CODE)
                .where(DIARY_CODE.WEEK.eq(week), DIARY_CODE.USES.gt(0))
                .groupBy(DIARY_CODE.UNIT)
                .fetchMap(
                        row -> row.value1(),
                        row -> new Used(row.value2(), row.value3().intValueExact()));
    }

    /** What was entered, and who has. The codes stay, so that whoever comes late is told so. */
    void forget(UUID week) {
        db.deleteFrom(DIARY_SEALED).where(DIARY_SEALED.WEEK.eq(week)).execute();
        db.update(DIARY_CODE)
                .set(DIARY_CODE.USES, 0)
                .where(DIARY_CODE.WEEK.eq(week))
                .execute();
    }

    /** One at a time writes in a week, since rows that others rewrite would seem to be gone. */
    private void lock(UUID week) {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", week.toString());
    }
}
