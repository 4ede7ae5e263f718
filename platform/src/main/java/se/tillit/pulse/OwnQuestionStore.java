package se.tillit.pulse;

import static se.tillit.schema.Tables.PULSE_ITEM;
import static se.tillit.schema.Tables.PULSE_QUESTION;
import static se.tillit.schema.Tables.PULSE_WAVE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
final class OwnQuestionStore {

    private final DSLContext db;

    OwnQuestionStore(DSLContext db) {
        this.db = db;
    }

    /** The newest first. */
    List<OwnQuestion> all() {
        Map<String, List<LocalDate>> asked = db.select(PULSE_ITEM.CODE, PULSE_WAVE.OPENS_ON)
                .from(PULSE_ITEM)
                .join(PULSE_WAVE)
                .on(PULSE_WAVE.ID.eq(PULSE_ITEM.WAVE))
                .where(PULSE_ITEM.CODE.startsWith("own."))
                .orderBy(PULSE_WAVE.OPENS_ON)
                .fetchGroups(PULSE_ITEM.CODE, PULSE_WAVE.OPENS_ON);
        return db.selectFrom(PULSE_QUESTION)
                .orderBy(PULSE_QUESTION.ID.desc())
                .fetch(row -> new OwnQuestion(
                        row.get(PULSE_QUESTION.ID),
                        new OwnQuestion.Wording(
                                ItemKind.valueOf(row.get(PULSE_QUESTION.KIND)),
                                row.get(PULSE_QUESTION.TEXT_SV),
                                row.get(PULSE_QUESTION.TEXT_EN),
                                List.of(row.get(PULSE_QUESTION.CHOICES_SV)),
                                List.of(row.get(PULSE_QUESTION.CHOICES_EN)),
                                row.get(PULSE_QUESTION.ASKER),
                                row.get(PULSE_QUESTION.USED_BY),
                                row.get(PULSE_QUESTION.DECISION)),
                        row.get(PULSE_QUESTION.ENDS_ON),
                        asked.getOrDefault("own." + row.get(PULSE_QUESTION.ID), List.of())));
    }

    UUID insert(OwnQuestion.Wording wording, LocalDate endsOn) {
        return db.insertInto(PULSE_QUESTION)
                .set(PULSE_QUESTION.KIND, wording.kind().name())
                .set(PULSE_QUESTION.TEXT_SV, wording.textSv())
                .set(PULSE_QUESTION.TEXT_EN, wording.textEn())
                .set(PULSE_QUESTION.CHOICES_SV, wording.choicesSv().toArray(String[]::new))
                .set(PULSE_QUESTION.CHOICES_EN, wording.choicesEn().toArray(String[]::new))
                .set(PULSE_QUESTION.ASKER, wording.asker())
                .set(PULSE_QUESTION.USED_BY, wording.usedBy())
                .set(PULSE_QUESTION.DECISION, wording.decision())
                .set(PULSE_QUESTION.ENDS_ON, endsOn)
                .returningResult(PULSE_QUESTION.ID)
                .fetchSingle()
                .value1();
    }
}
