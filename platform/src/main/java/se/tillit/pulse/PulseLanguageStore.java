package se.tillit.pulse;

import static se.tillit.schema.Tables.PULSE_LANGUAGE;
import static se.tillit.schema.Tables.PULSE_TRANSLATION;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
final class PulseLanguageStore {

    private final DSLContext db;

    PulseLanguageStore(DSLContext db) {
        this.db = db;
    }

    List<PulseLanguage> all() {
        Map<String, Map<String, String>> texts =
                db.selectFrom(PULSE_TRANSLATION).fetch().intoGroups(PULSE_TRANSLATION.TAG).entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, tag -> tag.getValue()
                                .intoMap(PULSE_TRANSLATION.CODE, PULSE_TRANSLATION.SAID)));
        return db.selectFrom(PULSE_LANGUAGE)
                .orderBy(PULSE_LANGUAGE.NAME)
                .fetch(row -> new PulseLanguage(
                        row.get(PULSE_LANGUAGE.TAG),
                        row.get(PULSE_LANGUAGE.NAME),
                        row.get(PULSE_LANGUAGE.VERSION),
                        texts.getOrDefault(row.get(PULSE_LANGUAGE.TAG), Map.of())));
    }

    Optional<PulseLanguage> find(String tag) {
        return all().stream().filter(one -> one.tag().equals(tag)).findFirst();
    }

    /** @return whether it was not there */
    boolean insert(String tag, String name) {
        return db.insertInto(PULSE_LANGUAGE)
                        .set(PULSE_LANGUAGE.TAG, tag)
                        .set(PULSE_LANGUAGE.NAME, name)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** @return whether nobody else had written since that version */
    boolean raise(String tag, int version) {
        return db.update(PULSE_LANGUAGE)
                        .set(PULSE_LANGUAGE.VERSION, version + 1)
                        .where(PULSE_LANGUAGE.TAG.eq(tag), PULSE_LANGUAGE.VERSION.eq(version))
                        .execute()
                == 1;
    }

    void say(String tag, String code, String said) {
        if (said.isEmpty()) {
            db.deleteFrom(PULSE_TRANSLATION)
                    .where(PULSE_TRANSLATION.TAG.eq(tag), PULSE_TRANSLATION.CODE.eq(code))
                    .execute();
        } else {
            db.insertInto(PULSE_TRANSLATION)
                    .set(PULSE_TRANSLATION.TAG, tag)
                    .set(PULSE_TRANSLATION.CODE, code)
                    .set(PULSE_TRANSLATION.SAID, said)
                    .onConflict(PULSE_TRANSLATION.ORGANISATION, PULSE_TRANSLATION.TAG, PULSE_TRANSLATION.CODE)
                    .doUpdate()
                    .set(PULSE_TRANSLATION.SAID, said)
                    .execute();
        }
    }
}
