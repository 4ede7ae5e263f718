package se.tillit.pulse;

import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.PULSE_ITEM;
import static se.tillit.schema.Tables.PULSE_UNIT;
import static se.tillit.schema.Tables.PULSE_WAVE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class WaveStore {

    private final DSLContext db;

    WaveStore(DSLContext db) {
        this.db = db;
    }

    /** For jobs, which enter each through its own door. */
    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    /** Asked of units, the latest first. Those of the panel are found by none who looks for a unit's. */
    List<Wave> all() {
        return waves(PULSE_WAVE.PANEL.isNull());
    }

    /** Asked of the panel, the latest first. */
    List<Wave> ofPanel() {
        return waves(PULSE_WAVE.PANEL.isNotNull());
    }

    /** Those asked of units that have closed and that nobody has answered to. */
    List<Wave> awaitingAnswer() {
        return waves(
                PULSE_WAVE.PANEL.isNull().and(PULSE_WAVE.CLOSED_ON.isNotNull()).and(PULSE_WAVE.ANSWER.isNull()));
    }

    /** Asked of units. */
    Optional<Wave> find(UUID id) {
        return waves(PULSE_WAVE.PANEL.isNull().and(PULSE_WAVE.ID.eq(id))).stream()
                .findFirst();
    }

    Optional<Wave> findOfPanel(UUID id) {
        return waves(PULSE_WAVE.PANEL.isNotNull().and(PULSE_WAVE.ID.eq(id))).stream()
                .findFirst();
    }

    /** For what is the same for all: answering and closing. */
    Optional<Wave> whichever(UUID id) {
        return waves(PULSE_WAVE.ID.eq(id)).stream().findFirst();
    }

    UUID insert(Wave.@Nullable Panel panel, Wave.Terms terms, List<Item> items, List<Wave.Asked> units) {
        UUID wave = db.insertInto(PULSE_WAVE)
                .set(PULSE_WAVE.PANEL, panel == null ? null : panel.areas().toArray(String[]::new))
                .set(PULSE_WAVE.TITLE, terms.title())
                .set(PULSE_WAVE.ROOT, terms.root())
                .set(PULSE_WAVE.POSITION, terms.position())
                .set(PULSE_WAVE.ASKER, terms.asker())
                .set(PULSE_WAVE.USED_BY, terms.usedBy())
                .set(PULSE_WAVE.DECISION, terms.decision())
                .set(PULSE_WAVE.OPENS_ON, terms.opensOn())
                .set(PULSE_WAVE.CLOSES_ON, terms.closesOn())
                .set(PULSE_WAVE.COMMENT_DAYS, terms.commentDays())
                .set(PULSE_WAVE.MINUTES, Item.minutes(items))
                .set(PULSE_WAVE.UNION_WITH, terms.unionWith())
                .set(PULSE_WAVE.UNION_ON, terms.unionOn())
                .set(PULSE_WAVE.ASSESSED_BY, terms.assessedBy())
                .set(PULSE_WAVE.ASSESSED_ON, terms.assessedOn())
                .returningResult(PULSE_WAVE.ID)
                .fetchSingle()
                .value1();
        items.forEach(item -> db.insertInto(PULSE_ITEM)
                .set(PULSE_ITEM.WAVE, wave)
                .set(PULSE_ITEM.PLACE, item.place())
                .set(PULSE_ITEM.CODE, item.code())
                .set(PULSE_ITEM.MEASURE, item.measure())
                .set(PULSE_ITEM.KIND, item.kind().name())
                .set(PULSE_ITEM.TEXT_SV, item.textSv())
                .set(PULSE_ITEM.TEXT_EN, item.textEn())
                .set(PULSE_ITEM.CHOICES_SV, item.choicesSv().toArray(String[]::new))
                .set(PULSE_ITEM.CHOICES_EN, item.choicesEn().toArray(String[]::new))
                .execute());
        units.forEach(one -> db.insertInto(PULSE_UNIT)
                .set(PULSE_UNIT.WAVE, wave)
                .set(PULSE_UNIT.UNIT, one.unit())
                .set(PULSE_UNIT.PATH, one.path().toArray(UUID[]::new))
                .set(PULSE_UNIT.PERSONS, one.persons())
                .execute());
        return wave;
    }

    /** Serialises all who begin waves in the organisation, so that two at once see each other. */
    void lockAll() {
        db.execute("select pg_advisory_xact_lock(hashtextextended(current_organisation()::text || ' waves', 0))");
    }

    void setPublicKey(UUID wave, byte[] key) {
        db.update(PULSE_WAVE)
                .set(PULSE_WAVE.PUBLIC_KEY, key)
                .where(PULSE_WAVE.ID.eq(wave))
                .execute();
    }

    byte[] publicKey(UUID wave) {
        return db.select(PULSE_WAVE.PUBLIC_KEY)
                .from(PULSE_WAVE)
                .where(PULSE_WAVE.ID.eq(wave))
                .fetchSingle()
                .value1();
    }

    /** Whether the wave still takes answers; it does not begin to close before the transaction that asked has ended. */
    boolean staysOpen(UUID wave) {
        return db.select(PULSE_WAVE.CLOSING)
                .from(PULSE_WAVE)
                .where(PULSE_WAVE.ID.eq(wave))
                .forShare()
                .fetchSingle()
                .value1()
                .equals(false);
    }

    /** Those whose last day has passed and which have no result yet. */
    List<UUID> toClose(LocalDate today) {
        return db.select(PULSE_WAVE.ID)
                .from(PULSE_WAVE)
                .where(PULSE_WAVE.CLOSED_ON.isNull(), PULSE_WAVE.CLOSES_ON.lt(today))
                .fetch(PULSE_WAVE.ID);
    }

    List<UUID> closed() {
        return db.select(PULSE_WAVE.ID)
                .from(PULSE_WAVE)
                .where(PULSE_WAVE.CLOSED_ON.isNotNull())
                .fetch(PULSE_WAVE.ID);
    }

    void stopAnswers(UUID wave) {
        db.update(PULSE_WAVE)
                .set(PULSE_WAVE.CLOSING, true)
                .where(PULSE_WAVE.ID.eq(wave), PULSE_WAVE.CLOSING.isFalse())
                .execute();
    }

    /** Tells whoever waits how far it has come. */
    void tell(UUID wave, Wave.Closing closing) {
        db.update(PULSE_WAVE)
                .set(PULSE_WAVE.CLOSE_STEP, closing.step().name())
                .set(PULSE_WAVE.CLOSE_DONE, closing.done())
                .set(PULSE_WAVE.CLOSE_OF, closing.of())
                .where(PULSE_WAVE.ID.eq(wave), PULSE_WAVE.CLOSED_ON.isNull())
                .execute();
    }

    /** @return whether it was this transaction that closed it */
    boolean close(UUID wave, LocalDate day, Wave.Proof proof) {
        return db.update(PULSE_WAVE)
                        .set(PULSE_WAVE.CLOSED_ON, day)
                        .set(PULSE_WAVE.CELLS, proof.cells())
                        .set(PULSE_WAVE.WITHHELD, proof.withheld())
                        .set(PULSE_WAVE.ANSWERS, proof.answers())
                        .set(PULSE_WAVE.PROGRAMMES, proof.programmes())
                        .set(PULSE_WAVE.FINDINGS, proof.findings())
                        .set(PULSE_WAVE.BARRED, proof.barred())
                        .where(PULSE_WAVE.ID.eq(wave), PULSE_WAVE.CLOSED_ON.isNull())
                        .execute()
                == 1;
    }

    /** @return whether it had no answer before */
    boolean answer(UUID wave, String text, UUID account, String role, LocalDate day) {
        return db.update(PULSE_WAVE)
                        .set(PULSE_WAVE.ANSWER, text)
                        .set(PULSE_WAVE.ANSWERED_BY, account)
                        .set(PULSE_WAVE.ANSWERED_ROLE, role)
                        .set(PULSE_WAVE.ANSWERED_ON, day)
                        .where(PULSE_WAVE.ID.eq(wave), PULSE_WAVE.ANSWER.isNull())
                        .execute()
                == 1;
    }

    private List<Wave> waves(Condition which) {
        return db
                .select(PULSE_WAVE.asterisk(), ACCOUNT.NAME)
                .from(PULSE_WAVE)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(PULSE_WAVE.ANSWERED_BY))
                .where(which)
                .orderBy(PULSE_WAVE.OPENS_ON.desc(), PULSE_WAVE.ID.desc())
                .fetch()
                .stream()
                .map(this::wave)
                .toList();
    }

    private Wave wave(Record row) {
        UUID id = row.get(PULSE_WAVE.ID);
        String[] areas = row.get(PULSE_WAVE.PANEL);
        return new Wave(
                id,
                areas == null ? null : new Wave.Panel(Set.of(areas)),
                new Wave.Terms(
                        row.get(PULSE_WAVE.TITLE),
                        row.get(PULSE_WAVE.ROOT),
                        row.get(PULSE_WAVE.POSITION),
                        row.get(PULSE_WAVE.ASKER),
                        row.get(PULSE_WAVE.USED_BY),
                        row.get(PULSE_WAVE.DECISION),
                        row.get(PULSE_WAVE.OPENS_ON),
                        row.get(PULSE_WAVE.CLOSES_ON),
                        row.get(PULSE_WAVE.COMMENT_DAYS),
                        row.get(PULSE_WAVE.UNION_WITH),
                        row.get(PULSE_WAVE.UNION_ON),
                        row.get(PULSE_WAVE.ASSESSED_BY),
                        row.get(PULSE_WAVE.ASSESSED_ON)),
                row.get(PULSE_WAVE.MINUTES),
                row.get(PULSE_WAVE.CLOSING),
                row.get(PULSE_WAVE.CLOSED_ON),
                closing(row),
                items(id),
                units(id),
                proof(row),
                answer(row));
    }

    private static Wave.@Nullable Closing closing(Record row) {
        String step = row.get(PULSE_WAVE.CLOSED_ON) == null ? row.get(PULSE_WAVE.CLOSE_STEP) : null;
        return step == null
                ? null
                : new Wave.Closing(
                        Wave.Closing.Step.valueOf(step), row.get(PULSE_WAVE.CLOSE_DONE), row.get(PULSE_WAVE.CLOSE_OF));
    }

    private List<Item> items(UUID wave) {
        return db.selectFrom(PULSE_ITEM)
                .where(PULSE_ITEM.WAVE.eq(wave))
                .orderBy(PULSE_ITEM.PLACE)
                .fetch(row -> new Item(
                        row.get(PULSE_ITEM.PLACE),
                        row.get(PULSE_ITEM.CODE),
                        row.get(PULSE_ITEM.MEASURE),
                        ItemKind.valueOf(row.get(PULSE_ITEM.KIND)),
                        row.get(PULSE_ITEM.TEXT_SV),
                        row.get(PULSE_ITEM.TEXT_EN),
                        List.of(row.get(PULSE_ITEM.CHOICES_SV)),
                        List.of(row.get(PULSE_ITEM.CHOICES_EN))));
    }

    private List<Wave.Asked> units(UUID wave) {
        return db.selectFrom(PULSE_UNIT)
                .where(PULSE_UNIT.WAVE.eq(wave))
                .orderBy(PULSE_UNIT.UNIT)
                .fetch(row -> new Wave.Asked(
                        row.get(PULSE_UNIT.UNIT), List.of(row.get(PULSE_UNIT.PATH)), row.get(PULSE_UNIT.PERSONS)));
    }

    private static Wave.@Nullable Proof proof(Record row) {
        return row.get(PULSE_WAVE.CLOSED_ON) == null
                ? null
                : new Wave.Proof(
                        row.get(PULSE_WAVE.CELLS),
                        row.get(PULSE_WAVE.WITHHELD),
                        row.get(PULSE_WAVE.ANSWERS),
                        row.get(PULSE_WAVE.PROGRAMMES),
                        row.get(PULSE_WAVE.FINDINGS),
                        row.get(PULSE_WAVE.BARRED) == null ? 0 : row.get(PULSE_WAVE.BARRED));
    }

    private static Wave.@Nullable LeadersAnswer answer(Record row) {
        return row.get(PULSE_WAVE.ANSWER) == null
                ? null
                : new Wave.LeadersAnswer(
                        row.get(PULSE_WAVE.ANSWER),
                        row.get(PULSE_WAVE.ANSWERED_ON),
                        row.get(ACCOUNT.NAME),
                        row.get(PULSE_WAVE.ANSWERED_ROLE));
    }
}
