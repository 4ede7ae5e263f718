package se.tillit.pulse;

import static se.tillit.schema.Tables.PULSE_CODE;
import static se.tillit.schema.Tables.PULSE_SEALED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import se.tillit.ballot.Code;

/**
 * Used codes, and sealed answers: two tables that no column joins. PostgreSQL itself remembers which transaction wrote a row, and where on
 * the page; therefore each writing also writes {@value #MIXED} other rows of the wave anew, drawn and ordered by chance, so that neither tells
 * which row came last. That holds against whoever sees the tables once. Against whoever saw them before and after, the seal holds.
 */
@Component
final class BallotStore {

    private static final int MIXED = 200;

    private final DSLContext db;

    BallotStore(DSLContext db) {
        this.db = db;
    }

    /** Asked before it is known for which organisation one acts. */
    Optional<UUID> organisation(Code code) {
        return Optional.ofNullable((UUID) db.fetchValue("select organisation_of_pulse_code(?)", code.hash()));
    }

    record Holder(UUID wave, boolean used) {}

    Optional<Holder> holder(Code code) {
        return db.select(PULSE_CODE.WAVE, PULSE_CODE.USED)
                .from(PULSE_CODE)
                .where(PULSE_CODE.HASH.eq(code.hash()))
                .fetchOptional(row -> new Holder(row.value1(), row.value2()));
    }

    /** Puts new codes in place of a unit's unused ones. @param persons so many there are at most, the used ones counted */
    List<Code> replaceUnused(UUID wave, UUID unit, int persons) {
        lock(wave);
        db.deleteFrom(PULSE_CODE)
                .where(PULSE_CODE.WAVE.eq(wave), PULSE_CODE.UNIT.eq(unit), PULSE_CODE.USED.isFalse())
                .execute();
        int used = db.fetchCount(PULSE_CODE, PULSE_CODE.WAVE.eq(wave), PULSE_CODE.UNIT.eq(unit));
        List<Code> codes = java.util.stream.Stream.generate(Code::fresh)
                .limit(Math.max(0, persons - used))
                .toList();
        db.batch(codes.stream()
                        .map(code -> db.insertInto(PULSE_CODE)
                                .set(PULSE_CODE.WAVE, wave)
                                .set(PULSE_CODE.UNIT, unit)
                                .set(PULSE_CODE.HASH, code.hash()))
                        .toList())
                .execute();
        return codes;
    }

    /** Adds one code, unless it is there. */
    void handOut(UUID wave, UUID unit, Code code) {
        lock(wave);
        db.execute("""
            with gone as (
                delete from pulse_code where wave = ? and not exists (select from pulse_code where hash = ?) and hash in
                    (select hash from pulse_code where wave = ? order by random() limit ?)
                returning unit, hash, used)
            insert into pulse_code (wave, unit, hash, used)
            select ?, unit, hash, used
            from (select unit, hash, used from gone
                  union all select ?, ?, false where not exists (select from pulse_code where hash = ?)) every
            order by random()
            """, wave, code.hash(), wave, MIXED, wave, unit, code.hash(), code.hash());
    }

    /** @return the code's unit; empty where it has been used */
    Optional<UUID> use(UUID wave, Code code) {
        lock(wave);
        Optional<UUID> unit = db.select(PULSE_CODE.UNIT)
                .from(PULSE_CODE)
                .where(PULSE_CODE.WAVE.eq(wave), PULSE_CODE.HASH.eq(code.hash()), PULSE_CODE.USED.isFalse())
                .fetchOptional(PULSE_CODE.UNIT);
        unit.ifPresent(one -> mark(wave, code, true));
        return unit;
    }

    /** For when the answer did not come in after all. */
    void giveBack(UUID wave, Code code) {
        lock(wave);
        mark(wave, code, false);
    }

    private void mark(UUID wave, Code code, boolean used) {
        db.execute("""
            with gone as (
                delete from pulse_code where wave = ? and (hash = ? or hash in
                    (select hash from pulse_code where wave = ? order by random() limit ?))
                returning unit, hash, used)
            insert into pulse_code (wave, unit, hash, used)
            select ?, unit, hash, case when hash = ? then ? else used end from gone order by random()
            """, wave, code.hash(), wave, MIXED, wave, code.hash(), used);
    }

    void add(UUID wave, byte[] sealed) {
        lock(wave);
        db.execute("""
            with gone as (
                delete from pulse_sealed where id in
                    (select id from pulse_sealed where wave = ? order by random() limit ?)
                returning sealed)
            insert into pulse_sealed (wave, sealed)
            select ?, sealed from (select sealed from gone union all select ?::bytea) every order by random()
            """, wave, MIXED, wave, sealed);
    }

    /** In the order of their ids, which are random. */
    List<byte[]> sealed(UUID wave) {
        return db.select(PULSE_SEALED.SEALED)
                .from(PULSE_SEALED)
                .where(PULSE_SEALED.WAVE.eq(wave))
                .orderBy(PULSE_SEALED.ID)
                .fetch(PULSE_SEALED.SEALED);
    }

    /** How many codes of each unit are used: so many answers it can have given. */
    Map<UUID, Integer> used(UUID wave) {
        return db.select(PULSE_CODE.UNIT, DSL.count())
                .from(PULSE_CODE)
                .where(PULSE_CODE.WAVE.eq(wave), PULSE_CODE.USED.isTrue())
                .groupBy(PULSE_CODE.UNIT)
                .fetchMap(PULSE_CODE.UNIT, DSL.count());
    }

    /** What was answered, and who has answered. The codes stay, so that whoever comes late is told so. */
    void forget(UUID wave) {
        db.deleteFrom(PULSE_SEALED).where(PULSE_SEALED.WAVE.eq(wave)).execute();
        db.update(PULSE_CODE)
                .set(PULSE_CODE.USED, false)
                .where(PULSE_CODE.WAVE.eq(wave))
                .execute();
    }

    /** One at a time writes in a wave, since rows that others rewrite would seem to be gone. */
    private void lock(UUID wave) {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", wave.toString());
    }
}
