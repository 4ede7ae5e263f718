package se.tillit.pulse;

import static se.tillit.schema.Tables.PULSE_CELL;
import static se.tillit.schema.Tables.PULSE_CHOICE;
import static se.tillit.schema.Tables.PULSE_COMMENT;
import static se.tillit.schema.Tables.PULSE_SPREAD;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The frozen release of closed waves: written once, never changed. */
@Component
final class OutcomeStore {

    private final DSLContext db;

    OutcomeStore(DSLContext db) {
        this.db = db;
    }

    void insert(UUID wave, Outcome outcome) {
        db.batch(outcome.figures().stream()
                        .map(one -> db.insertInto(PULSE_CELL)
                                .set(PULSE_CELL.WAVE, wave)
                                .set(PULSE_CELL.MEASURE, one.measure())
                                .set(PULSE_CELL.UNIT, one.unit())
                                .set(PULSE_CELL.WHOLE, one.whole())
                                .set(PULSE_CELL.N, one.n())
                                .set(PULSE_CELL.MEAN, one.mean())
                                .set(PULSE_CELL.LOW, one.low())
                                .set(PULSE_CELL.HIGH, one.high()))
                        .toList())
                .execute();
        db.batch(outcome.chosen().stream()
                        .map(one -> db.insertInto(PULSE_CHOICE)
                                .set(PULSE_CHOICE.WAVE, wave)
                                .set(PULSE_CHOICE.PLACE, one.place())
                                .set(PULSE_CHOICE.CHOICE, one.choice())
                                .set(PULSE_CHOICE.N, one.n()))
                        .toList())
                .execute();
        outcome.spreads().forEach(one -> db.insertInto(PULSE_SPREAD)
                .set(PULSE_SPREAD.WAVE, wave)
                .set(PULSE_SPREAD.MEASURE, one.measure())
                .set(PULSE_SPREAD.SD, one.sd())
                .execute());
        // One by one, since what fails in a batch stands in the log word for word.
        outcome.comments().forEach(one -> db.insertInto(PULSE_COMMENT)
                .set(PULSE_COMMENT.WAVE, wave)
                .set(PULSE_COMMENT.PLACE, one.place())
                .set(PULSE_COMMENT.UNIT, one.unit())
                .set(PULSE_COMMENT.WHOLE, one.whole())
                .set(PULSE_COMMENT.SAID, one.said())
                .execute());
    }

    List<Outcome.Figure> figures(UUID wave) {
        return db.selectFrom(PULSE_CELL)
                .where(PULSE_CELL.WAVE.eq(wave))
                .fetch(row -> new Outcome.Figure(
                        row.get(PULSE_CELL.MEASURE),
                        row.get(PULSE_CELL.UNIT),
                        row.get(PULSE_CELL.WHOLE),
                        row.get(PULSE_CELL.N),
                        row.get(PULSE_CELL.MEAN),
                        row.get(PULSE_CELL.LOW),
                        row.get(PULSE_CELL.HIGH)));
    }

    /** By measure: standard deviations in points of the scale. */
    Map<String, BigDecimal> spreads(UUID wave) {
        return db.selectFrom(PULSE_SPREAD)
                .where(PULSE_SPREAD.WAVE.eq(wave))
                .fetchMap(PULSE_SPREAD.MEASURE, PULSE_SPREAD.SD);
    }

    List<Outcome.Chosen> chosen(UUID wave) {
        return db.selectFrom(PULSE_CHOICE)
                .where(PULSE_CHOICE.WAVE.eq(wave))
                .orderBy(PULSE_CHOICE.PLACE, PULSE_CHOICE.CHOICE)
                .fetch(row -> new Outcome.Chosen(
                        row.get(PULSE_CHOICE.PLACE), row.get(PULSE_CHOICE.CHOICE), row.get(PULSE_CHOICE.N)));
    }

    /** By their ids, which are random. */
    List<Outcome.Comment> comments(UUID wave) {
        return db.selectFrom(PULSE_COMMENT)
                .where(PULSE_COMMENT.WAVE.eq(wave))
                .orderBy(PULSE_COMMENT.ID)
                .fetch(row -> new Outcome.Comment(
                        row.get(PULSE_COMMENT.PLACE),
                        row.get(PULSE_COMMENT.UNIT),
                        row.get(PULSE_COMMENT.WHOLE),
                        row.get(PULSE_COMMENT.SAID)));
    }
}
