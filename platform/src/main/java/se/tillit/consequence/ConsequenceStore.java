package se.tillit.consequence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.CONSEQUENCE;
import static se.tillit.schema.Tables.CONSEQUENCE_EXCHANGE;
import static se.tillit.schema.Tables.CONSEQUENCE_SETTING;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.TableField;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
final class ConsequenceStore {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private static final Field<List<Consequence.Exchange>> EXCHANGE = multiset(
                    select(CONSEQUENCE_EXCHANGE.SIGNAL, CONSEQUENCE_EXCHANGE.NOTE)
                            .from(CONSEQUENCE_EXCHANGE)
                            .where(
                                    CONSEQUENCE_EXCHANGE.ORGANISATION.eq(CONSEQUENCE.ORGANISATION),
                                    CONSEQUENCE_EXCHANGE.CONSEQUENCE.eq(CONSEQUENCE.ID))
                            .orderBy(CONSEQUENCE_EXCHANGE.ORDINAL))
            .convertFrom(rows -> rows.map(one -> new Consequence.Exchange(one.value1(), one.value2())));

    private static final Field<String> MAKER = name(CONSEQUENCE.MADE_BY);
    private static final Field<String> DECIDER = name(CONSEQUENCE.DECIDED_BY);

    private final DSLContext db;
    private final JsonMapper json;

    ConsequenceStore(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Optional<Consequence> find(UUID id) {
        return rows().where(CONSEQUENCE.ID.eq(id)).fetchOptional(this::consequence);
    }

    /** Those not decided yet by the meeting's day, then the newest decided. */
    List<Consequence> all(int most) {
        return rows().orderBy(
                        CONSEQUENCE.DECIDED_ON.desc().nullsFirst(),
                        CONSEQUENCE.DECIDED_AT.asc().nullsLast(),
                        CONSEQUENCE.ID.desc())
                .limit(most)
                .fetch(this::consequence);
    }

    UUID insert(String title, Map<String, String> demand, LocalDate on, UUID by, String as) {
        return db.insertInto(CONSEQUENCE)
                .set(CONSEQUENCE.TITLE, title)
                .set(CONSEQUENCE.DEMAND, JSONB.valueOf(json.writeValueAsString(demand)))
                .set(CONSEQUENCE.MADE_ON, on)
                .set(CONSEQUENCE.MADE_BY, by)
                .set(CONSEQUENCE.MADE_AS, as)
                .returning(CONSEQUENCE.ID)
                .fetchSingle(CONSEQUENCE.ID);
    }

    /** @return false where it is decided, or somebody else has written since it was read */
    boolean write(UUID id, int version, Consequence.Words words, List<Consequence.Exchange> exchange) {
        int written = db.update(CONSEQUENCE)
                .set(CONSEQUENCE.VERSION, version + 1)
                .set(CONSEQUENCE.MATTER, words.matter())
                .set(CONSEQUENCE.DECIDED_AT, words.decidedAt())
                .set(CONSEQUENCE.GAIN, words.gain())
                .set(CONSEQUENCE.RESIDENTS_SAY, words.residentsSay())
                .set(CONSEQUENCE.RESIDENTS_SOURCE, words.residentsSource())
                .set(CONSEQUENCE.IF_NO, words.ifNo())
                .set(CONSEQUENCE.RISK_IF_NO, words.riskIfNo())
                .set(CONSEQUENCE.POLITICS, words.politics())
                .set(CONSEQUENCE.PROFESSION, words.profession())
                .set(CONSEQUENCE.ALTERNATIVES, words.alternatives())
                .where(CONSEQUENCE.ID.eq(id), CONSEQUENCE.VERSION.eq(version), CONSEQUENCE.DECIDED_ON.isNull())
                .execute();
        if (written == 1) {
            db.deleteFrom(CONSEQUENCE_EXCHANGE)
                    .where(CONSEQUENCE_EXCHANGE.CONSEQUENCE.eq(id))
                    .execute();
            for (int i = 0; i < exchange.size(); i++) {
                db.insertInto(CONSEQUENCE_EXCHANGE)
                        .set(CONSEQUENCE_EXCHANGE.CONSEQUENCE, id)
                        .set(CONSEQUENCE_EXCHANGE.ORDINAL, i)
                        .set(CONSEQUENCE_EXCHANGE.SIGNAL, exchange.get(i).demand())
                        .set(CONSEQUENCE_EXCHANGE.NOTE, exchange.get(i).note())
                        .execute();
            }
        }
        return written == 1;
    }

    /** @return false where it is decided, or somebody else has written since it was read */
    boolean change(UUID id, int version, String title, Map<String, String> demand) {
        return db.update(CONSEQUENCE)
                        .set(CONSEQUENCE.VERSION, version + 1)
                        .set(CONSEQUENCE.TITLE, title)
                        .set(CONSEQUENCE.DEMAND, JSONB.valueOf(json.writeValueAsString(demand)))
                        .where(CONSEQUENCE.ID.eq(id), CONSEQUENCE.VERSION.eq(version), CONSEQUENCE.DECIDED_ON.isNull())
                        .execute()
                == 1;
    }

    /** @return false where it is decided, or somebody else has written since it was read */
    boolean decide(UUID id, int version, UUID by, Consequence.Decision decision) {
        return db.update(CONSEQUENCE)
                        .set(CONSEQUENCE.DECIDED_ON, decision.by().on())
                        .set(CONSEQUENCE.DECIDED_BY, by)
                        .set(CONSEQUENCE.DECIDED_AS, decision.by().as())
                        .set(CONSEQUENCE.AGREED, decision.agreed())
                        .set(CONSEQUENCE.REASON, decision.reason())
                        .set(CONSEQUENCE.SIGNAL, decision.signal())
                        .where(CONSEQUENCE.ID.eq(id), CONSEQUENCE.VERSION.eq(version), CONSEQUENCE.DECIDED_ON.isNull())
                        .execute()
                == 1;
    }

    /** How many demands are to go for each new one; 0: the organisation has no such rule. */
    int outForEachNew() {
        return db.select(CONSEQUENCE_SETTING.OUT_FOR_EACH_NEW)
                .from(CONSEQUENCE_SETTING)
                .fetchOptional(CONSEQUENCE_SETTING.OUT_FOR_EACH_NEW)
                .orElse(0);
    }

    void setOutForEachNew(int number) {
        db.insertInto(CONSEQUENCE_SETTING, CONSEQUENCE_SETTING.OUT_FOR_EACH_NEW)
                .values(number)
                .onConflict(CONSEQUENCE_SETTING.ORGANISATION)
                .doUpdate()
                .set(CONSEQUENCE_SETTING.OUT_FOR_EACH_NEW, number)
                .execute();
    }

    private SelectJoinStep<? extends Record> rows() {
        return db.select(CONSEQUENCE.fields()).select(EXCHANGE, MAKER, DECIDER).from(CONSEQUENCE);
    }

    private Consequence consequence(Record row) {
        LocalDate decided = row.get(CONSEQUENCE.DECIDED_ON);
        return new Consequence(
                row.get(CONSEQUENCE.ID),
                row.get(CONSEQUENCE.VERSION),
                row.get(CONSEQUENCE.TITLE),
                json.readValue(row.get(CONSEQUENCE.DEMAND).data(), FIELDS),
                new Consequence.Words(
                        row.get(CONSEQUENCE.MATTER),
                        row.get(CONSEQUENCE.DECIDED_AT),
                        row.get(CONSEQUENCE.GAIN),
                        row.get(CONSEQUENCE.RESIDENTS_SAY),
                        row.get(CONSEQUENCE.RESIDENTS_SOURCE),
                        row.get(CONSEQUENCE.IF_NO),
                        row.get(CONSEQUENCE.RISK_IF_NO),
                        row.get(CONSEQUENCE.POLITICS),
                        row.get(CONSEQUENCE.PROFESSION),
                        row.get(CONSEQUENCE.ALTERNATIVES)),
                row.get(EXCHANGE),
                new Consequence.Said(row.get(CONSEQUENCE.MADE_ON), row.get(MAKER), row.get(CONSEQUENCE.MADE_AS)),
                decided == null
                        ? null
                        : new Consequence.Decision(
                                new Consequence.Said(decided, row.get(DECIDER), row.get(CONSEQUENCE.DECIDED_AS)),
                                row.get(CONSEQUENCE.AGREED),
                                row.get(CONSEQUENCE.REASON),
                                row.get(CONSEQUENCE.SIGNAL)));
    }
}
