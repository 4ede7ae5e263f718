package se.tillit.indicator;

import static se.tillit.schema.Tables.INDICATOR;
import static se.tillit.schema.Tables.INDICATOR_VALUE;
import static se.tillit.schema.Tables.KOLADA_FETCH;
import static se.tillit.schema.Tables.KOLADA_SETTING;
import static se.tillit.schema.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class IndicatorStore {

    private final DSLContext db;

    IndicatorStore(DSLContext db) {
        this.db = db;
    }

    Map<UUID, Indicator> all() {
        return db.selectFrom(INDICATOR).fetchMap(INDICATOR.SIGNAL, IndicatorStore::indicator);
    }

    Optional<Indicator> find(UUID signal) {
        return db.selectFrom(INDICATOR).where(INDICATOR.SIGNAL.eq(signal)).fetchOptional(IndicatorStore::indicator);
    }

    private static Indicator indicator(Record row) {
        return new Indicator(
                row.get(INDICATOR.QUESTION),
                row.get(INDICATOR.MEASURE),
                row.get(INDICATOR.ABOUT_STAFF),
                row.get(INDICATOR.USED_IN),
                row.get(INDICATOR.USED_ON),
                row.get(INDICATOR.KPI));
    }

    void describe(UUID signal, Indicator indicator) {
        db.deleteFrom(INDICATOR).where(INDICATOR.SIGNAL.eq(signal)).execute();
        db.insertInto(INDICATOR)
                .set(INDICATOR.SIGNAL, signal)
                .set(INDICATOR.QUESTION, indicator.question())
                .set(INDICATOR.MEASURE, indicator.measure())
                .set(INDICATOR.ABOUT_STAFF, indicator.aboutStaff())
                .set(INDICATOR.USED_IN, indicator.usedIn())
                .set(INDICATOR.USED_ON, indicator.usedOn())
                .set(INDICATOR.KPI, indicator.kpi())
                .execute();
    }

    Map<UUID, List<Value>> values() {
        return db.selectFrom(INDICATOR_VALUE)
                .orderBy(INDICATOR_VALUE.BEGINS)
                .fetchGroups(INDICATOR_VALUE.SIGNAL, IndicatorStore::value);
    }

    List<Value> values(UUID signal) {
        return db.selectFrom(INDICATOR_VALUE)
                .where(INDICATOR_VALUE.SIGNAL.eq(signal))
                .orderBy(INDICATOR_VALUE.BEGINS)
                .fetch(IndicatorStore::value);
    }

    private static Value value(Record row) {
        return new Value(
                row.get(INDICATOR_VALUE.UNIT),
                row.get(INDICATOR_VALUE.PEER),
                row.get(INDICATOR_VALUE.BEGINS),
                row.get(INDICATOR_VALUE.MONTHS),
                row.get(INDICATOR_VALUE.VALUE),
                Value.Source.valueOf(row.get(INDICATOR_VALUE.SOURCE)),
                row.get(INDICATOR_VALUE.NOTE));
    }

    /** In place of what stood for the same unit, peer and period. */
    void put(UUID signal, Value value, LocalDate today) {
        remove(signal, value.unit(), value.peer(), value.begins(), value.months());
        db.insertInto(INDICATOR_VALUE)
                .set(INDICATOR_VALUE.SIGNAL, signal)
                .set(INDICATOR_VALUE.UNIT, value.unit())
                .set(INDICATOR_VALUE.PEER, value.peer())
                .set(INDICATOR_VALUE.BEGINS, value.begins())
                .set(INDICATOR_VALUE.MONTHS, value.months())
                .set(INDICATOR_VALUE.VALUE, value.value())
                .set(INDICATOR_VALUE.SOURCE, value.source().name())
                .set(INDICATOR_VALUE.NOTE, value.note())
                .set(INDICATOR_VALUE.ENTERED_ON, today)
                .execute();
    }

    void remove(UUID signal, @Nullable UUID unit, @Nullable String peer, LocalDate begins, int months) {
        Condition whose =
                INDICATOR_VALUE.UNIT.isNotDistinctFrom(unit).and(INDICATOR_VALUE.PEER.isNotDistinctFrom(peer));
        db.deleteFrom(INDICATOR_VALUE)
                .where(
                        INDICATOR_VALUE.SIGNAL.eq(signal),
                        whose,
                        INDICATOR_VALUE.BEGINS.eq(begins),
                        INDICATOR_VALUE.MONTHS.eq(months))
                .execute();
    }

    /** By its number in Kolada, the indicators that it gives values to. */
    Map<String, List<UUID>> byKpi() {
        return db.select(INDICATOR.KPI, INDICATOR.SIGNAL)
                .from(INDICATOR)
                .where(INDICATOR.KPI.isNotNull())
                .fetchGroups(INDICATOR.KPI, INDICATOR.SIGNAL);
    }

    Optional<KoladaChoice> kolada() {
        return db.selectFrom(KOLADA_SETTING)
                .fetchOptional(row -> new KoladaChoice(
                        row.get(KOLADA_SETTING.MUNICIPALITY),
                        row.get(KOLADA_SETTING.PEER),
                        row.get(KOLADA_SETTING.PEER_NAME)));
    }

    /** What came from Kolada for another choice is taken away: it would be told as ours. */
    void setKolada(KoladaChoice choice) {
        db.deleteFrom(KOLADA_SETTING).execute();
        db.deleteFrom(KOLADA_FETCH).execute();
        db.deleteFrom(INDICATOR_VALUE)
                .where(INDICATOR_VALUE.SOURCE.eq(Value.Source.KOLADA.name()))
                .execute();
        db.insertInto(KOLADA_SETTING)
                .set(KOLADA_SETTING.MUNICIPALITY, choice.municipality())
                .set(KOLADA_SETTING.PEER, choice.peer())
                .set(KOLADA_SETTING.PEER_NAME, choice.peerName())
                .execute();
    }

    Optional<LocalDate> fetchedOn(String question) {
        return db.select(KOLADA_FETCH.FETCHED_ON)
                .from(KOLADA_FETCH)
                .where(KOLADA_FETCH.QUESTION.eq(question))
                .fetchOptional(KOLADA_FETCH.FETCHED_ON);
    }

    void setFetchedOn(String question, LocalDate day) {
        db.insertInto(KOLADA_FETCH, KOLADA_FETCH.QUESTION, KOLADA_FETCH.FETCHED_ON)
                .values(question, day)
                .onConflict(KOLADA_FETCH.ORGANISATION, KOLADA_FETCH.QUESTION)
                .doUpdate()
                .set(KOLADA_FETCH.FETCHED_ON, day)
                .execute();
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }
}
