package se.tillit.obstacle;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.OBSTACLE;
import static se.tillit.schema.Tables.OBSTACLE_DEMAND;
import static se.tillit.schema.Tables.OBSTACLE_VOICE;
import static se.tillit.schema.Tables.PETITION;
import static se.tillit.schema.Tables.PETITION_OBSTACLE;
import static se.tillit.schema.Tables.SIGNAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.springframework.stereotype.Component;
import se.tillit.signal.Origin;

@Component
final class PetitionStore {

    private static final Field<Integer> VOICES = field(selectCount()
            .from(OBSTACLE_VOICE)
            .where(OBSTACLE_VOICE.ORGANISATION.eq(OBSTACLE.ORGANISATION), OBSTACLE_VOICE.OBSTACLE.eq(OBSTACLE.ID)));

    private static final Field<Integer> UNITS = field(select(countDistinct(OBSTACLE_VOICE.UNIT))
            .from(OBSTACLE_VOICE)
            .where(OBSTACLE_VOICE.ORGANISATION.eq(OBSTACLE.ORGANISATION), OBSTACLE_VOICE.OBSTACLE.eq(OBSTACLE.ID)));

    private static final Field<String> MAKER = name(PETITION.MADE_BY);
    private static final Field<String> DECIDER = name(PETITION.DECIDED_BY);

    private final DSLContext db;

    PetitionStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    /** Obstacles because of what others demand, in no petition yet, by legal reference; the demand's title where it has none. */
    Map<String, List<Petition.Case>> loose() {
        Map<String, List<Petition.Case>> byReference = new LinkedHashMap<>();
        db.select(SIGNAL.LEGAL_BASIS, SIGNAL.TITLE)
                .select(caseFields())
                .from(OBSTACLE)
                .join(OBSTACLE_DEMAND)
                .on(OBSTACLE_DEMAND.ORGANISATION.eq(OBSTACLE.ORGANISATION), OBSTACLE_DEMAND.OBSTACLE.eq(OBSTACLE.ID))
                .join(SIGNAL)
                .on(SIGNAL.ORGANISATION.eq(OBSTACLE_DEMAND.ORGANISATION), SIGNAL.ID.eq(OBSTACLE_DEMAND.SIGNAL))
                .where(
                        SIGNAL.ORIGIN.ne(Origin.OWN.name()),
                        OBSTACLE.JOINED_TO.isNull(),
                        notExists(selectOne()
                                .from(PETITION_OBSTACLE)
                                .where(
                                        PETITION_OBSTACLE.ORGANISATION.eq(OBSTACLE.ORGANISATION),
                                        PETITION_OBSTACLE.OBSTACLE.eq(OBSTACLE.ID))))
                .orderBy(SIGNAL.LEGAL_BASIS.asc().nullsLast(), SIGNAL.TITLE, OBSTACLE.REPORTED_AT, OBSTACLE.ID)
                .limit(5_000)
                .forEach(row -> byReference
                        .computeIfAbsent(
                                row.get(SIGNAL.LEGAL_BASIS) == null
                                        ? row.get(SIGNAL.TITLE)
                                        : row.get(SIGNAL.LEGAL_BASIS),
                                reference -> new ArrayList<>())
                        .add(oneCase(row)));
        return byReference;
    }

    /** From how many units any of these has been said. */
    int units(Collection<UUID> obstacles) {
        return db.select(countDistinct(OBSTACLE_VOICE.UNIT))
                .from(OBSTACLE_VOICE)
                .where(OBSTACLE_VOICE.OBSTACLE.in(obstacles))
                .fetchSingle()
                .value1();
    }

    Optional<Petition> find(UUID id) {
        return petitions(PETITION.ID.eq(id)).stream().findFirst();
    }

    /** The newest first. */
    List<Petition> all() {
        return petitions(PETITION.ID.isNotNull());
    }

    private List<Petition> petitions(Condition wanted) {
        return db.select(PETITION.fields())
                .select(MAKER, DECIDER)
                .from(PETITION)
                .where(wanted)
                .orderBy(PETITION.MADE_ON.desc(), PETITION.ID.desc())
                .limit(200)
                .fetch(row -> petition(row, cases(row.get(PETITION.ID))));
    }

    private List<Petition.Case> cases(UUID petition) {
        return db.select(caseFields())
                .from(PETITION_OBSTACLE)
                .join(OBSTACLE)
                .on(
                        OBSTACLE.ORGANISATION.eq(PETITION_OBSTACLE.ORGANISATION),
                        OBSTACLE.ID.eq(PETITION_OBSTACLE.OBSTACLE))
                .where(PETITION_OBSTACLE.PETITION.eq(petition))
                .orderBy(OBSTACLE.REPORTED_AT, OBSTACLE.ID)
                .fetch(PetitionStore::oneCase);
    }

    private static List<Field<?>> caseFields() {
        return List.of(OBSTACLE.ID, OBSTACLE.TEXT, OBSTACLE.MINUTES, OBSTACLE.OFTEN, OBSTACLE.CITIZENS, VOICES, UNITS);
    }

    private static Petition.Case oneCase(Record row) {
        Integer minutes = row.get(OBSTACLE.MINUTES);
        String often = row.get(OBSTACLE.OFTEN);
        int voices = row.get(VOICES);
        int hours = minutes == null || often == null
                ? 0
                : minutes * Obstacle.Often.valueOf(often).timesPerYear() * voices / 60;
        return new Petition.Case(
                row.get(OBSTACLE.ID),
                row.get(OBSTACLE.TEXT),
                voices,
                row.get(UNITS),
                hours,
                row.get(OBSTACLE.CITIZENS));
    }

    UUID insert(String legalReference, Petition.Words words, LocalDate today, UUID by, String role) {
        return db.insertInto(PETITION)
                .set(PETITION.LEGAL_REFERENCE, legalReference)
                .set(PETITION.TITLE, words.title())
                .set(PETITION.RECIPIENT, words.recipient())
                .set(PETITION.BODY, words.body())
                .set(PETITION.MADE_ON, today)
                .set(PETITION.MADE_BY, by)
                .set(PETITION.MADE_ROLE, role)
                .returning(PETITION.ID)
                .fetchSingle(PETITION.ID);
    }

    void add(UUID petition, Collection<UUID> obstacles) {
        Set<UUID> once = new HashSet<>(obstacles);
        once.forEach(obstacle -> db.insertInto(PETITION_OBSTACLE)
                .set(PETITION_OBSTACLE.PETITION, petition)
                .set(PETITION_OBSTACLE.OBSTACLE, obstacle)
                .execute());
    }

    /** @return false where somebody changed or decided it meanwhile */
    boolean write(UUID id, int version, Petition.Words words) {
        return db.update(PETITION)
                        .set(PETITION.TITLE, words.title())
                        .set(PETITION.RECIPIENT, words.recipient())
                        .set(PETITION.BODY, words.body())
                        .set(PETITION.VERSION, PETITION.VERSION.plus(1))
                        .where(PETITION.ID.eq(id), PETITION.VERSION.eq(version), PETITION.DECIDED_ON.isNull())
                        .execute()
                == 1;
    }

    /** @return false where somebody changed or decided it meanwhile */
    boolean decide(UUID id, int version, LocalDate today, UUID by, String role, boolean agreed, String reason) {
        return db.update(PETITION)
                        .set(PETITION.DECIDED_ON, today)
                        .set(PETITION.DECIDED_BY, by)
                        .set(PETITION.DECIDED_ROLE, role)
                        .set(PETITION.AGREED, agreed)
                        .set(PETITION.DECISION_REASON, reason)
                        .set(PETITION.VERSION, PETITION.VERSION.plus(1))
                        .where(PETITION.ID.eq(id), PETITION.VERSION.eq(version), PETITION.DECIDED_ON.isNull())
                        .execute()
                == 1;
    }

    /** @return false where it is not agreed to, or was sent before */
    boolean sent(UUID id, LocalDate today) {
        return db.update(PETITION)
                        .set(PETITION.SENT_ON, today)
                        .set(PETITION.VERSION, PETITION.VERSION.plus(1))
                        .where(PETITION.ID.eq(id), PETITION.AGREED.isTrue(), PETITION.SENT_ON.isNull())
                        .execute()
                == 1;
    }

    /** @return false where it was not sent, or an answer is noted already */
    boolean answered(UUID id, LocalDate on, String answer) {
        return db.update(PETITION)
                        .set(PETITION.ANSWERED_ON, on)
                        .set(PETITION.ANSWER, answer)
                        .set(PETITION.VERSION, PETITION.VERSION.plus(1))
                        .where(PETITION.ID.eq(id), PETITION.SENT_ON.isNotNull(), PETITION.ANSWERED_ON.isNull())
                        .execute()
                == 1;
    }

    private static Petition petition(Record row, List<Petition.Case> cases) {
        return new Petition(
                row.get(PETITION.ID),
                row.get(PETITION.VERSION),
                row.get(PETITION.LEGAL_REFERENCE),
                new Petition.Words(row.get(PETITION.TITLE), row.get(PETITION.RECIPIENT), row.get(PETITION.BODY)),
                new Petition.Said(row.get(PETITION.MADE_ON), row.get(MAKER), row.get(PETITION.MADE_ROLE)),
                row.get(PETITION.DECIDED_ON) == null
                        ? null
                        : new Petition.Decision(
                                new Petition.Said(
                                        row.get(PETITION.DECIDED_ON), row.get(DECIDER), row.get(PETITION.DECIDED_ROLE)),
                                row.get(PETITION.AGREED),
                                row.get(PETITION.DECISION_REASON)),
                row.get(PETITION.SENT_ON),
                row.get(PETITION.ANSWERED_ON) == null
                        ? null
                        : new Petition.Answer(row.get(PETITION.ANSWERED_ON), row.get(PETITION.ANSWER)),
                cases);
    }
}
