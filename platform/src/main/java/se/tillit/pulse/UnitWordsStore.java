package se.tillit.pulse;

import static se.tillit.schema.Tables.PULSE_WORDS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

@Component
final class UnitWordsStore {

    private final DSLContext db;

    UnitWordsStore(DSLContext db) {
        this.db = db;
    }

    List<UnitWords> all(UUID wave) {
        return words(wave, DSL.noCondition());
    }

    Optional<UnitWords> find(UUID wave, UUID unit) {
        return words(wave, PULSE_WORDS.UNIT.eq(unit)).stream().findFirst();
    }

    private List<UnitWords> words(UUID wave, Condition which) {
        return db.selectFrom(PULSE_WORDS)
                .where(PULSE_WORDS.WAVE.eq(wave).and(which))
                .orderBy(PULSE_WORDS.UNIT)
                .fetch(row -> new UnitWords(
                        row.get(PULSE_WORDS.UNIT),
                        row.get(PULSE_WORDS.SAID),
                        row.get(PULSE_WORDS.PLANS),
                        row.get(PULSE_WORDS.NEEDS),
                        row.get(PULSE_WORDS.WANTS_HELP),
                        row.get(PULSE_WORDS.SAID_ON),
                        row.get(PULSE_WORDS.VERSION)));
    }

    /** @return whether nobody else had written since the version that {@code words} say */
    boolean save(UUID wave, UnitWords words) {
        return words.version() == 0
                ? db.insertInto(PULSE_WORDS)
                                .set(PULSE_WORDS.WAVE, wave)
                                .set(PULSE_WORDS.UNIT, words.unit())
                                .set(PULSE_WORDS.SAID, words.said())
                                .set(PULSE_WORDS.PLANS, words.plans())
                                .set(PULSE_WORDS.NEEDS, words.needs())
                                .set(PULSE_WORDS.WANTS_HELP, words.wantsHelp())
                                .set(PULSE_WORDS.SAID_ON, words.on())
                                .onConflictDoNothing()
                                .execute()
                        == 1
                : db.update(PULSE_WORDS)
                                .set(PULSE_WORDS.SAID, words.said())
                                .set(PULSE_WORDS.PLANS, words.plans())
                                .set(PULSE_WORDS.NEEDS, words.needs())
                                .set(PULSE_WORDS.WANTS_HELP, words.wantsHelp())
                                .set(PULSE_WORDS.SAID_ON, words.on())
                                .set(PULSE_WORDS.VERSION, words.version() + 1)
                                .where(
                                        PULSE_WORDS.WAVE.eq(wave),
                                        PULSE_WORDS.UNIT.eq(words.unit()),
                                        PULSE_WORDS.VERSION.eq(words.version()))
                                .execute()
                        == 1;
    }
}
