package se.tillit.obstacle;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
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
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.openness.MarkStore;
import se.tillit.openness.PublicRecord;
import se.tillit.openness.RecordKind;
import se.tillit.openness.Veil;
import se.tillit.signal.Origin;

@Component
final class PetitionStore {

    private static final Field<Integer> VOICES = field(selectCount()
            .from(OBSTACLE_VOICE)
            .where(OBSTACLE_VOICE.ORGANISATION.eq(OBSTACLE.ORGANISATION), OBSTACLE_VOICE.OBSTACLE.eq(OBSTACLE.ID)));

    private static final Field<Integer> UNITS = field(select(countDistinct(OBSTACLE_VOICE.UNIT))
            .from(OBSTACLE_VOICE)
            .where(OBSTACLE_VOICE.ORGANISATION.eq(OBSTACLE.ORGANISATION), OBSTACLE_VOICE.OBSTACLE.eq(OBSTACLE.ID)));

    private static final Field<Veil> VEIL = MarkStore.veil(PetitionRecord.CODE, PETITION.ORGANISATION, PETITION.ID);

    private static final Field<Veil> CASE_VEIL =
            MarkStore.veil(ObstacleRecord.CODE, OBSTACLE.ORGANISATION, OBSTACLE.ID);

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
                        .add(under(row)));
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
        return petitions(PETITION.ID.eq(id)).map(PetitionStore::veiled).findFirst();
    }

    /** With what is marked as secret, for those who deal with it; every other reading is without. */
    Optional<Petition> findWhole(UUID id) {
        return petitions(PETITION.ID.eq(id)).map(Read::whole).findFirst();
    }

    /** The newest first. */
    List<Petition> all() {
        return petitions(PETITION.ID.isNotNull()).map(PetitionStore::veiled).toList();
    }

    private record ReadCase(Petition.Case whole, Veil veil) {

        /** What is marked of an obstacle is also marked in the request that quotes it. */
        Stream<String> words() {
            return veil.whole() ? Stream.of(whole.text()) : veil.words().stream();
        }

        Petition.Case under() {
            return new Petition.Case(
                    whole.obstacle(),
                    veil.over(whole.text()),
                    whole.voices(),
                    whole.units(),
                    whole.hours(),
                    whole.citizens());
        }
    }

    private record Read(Petition whole, Veil veil, List<ReadCase> cases) {}

    private static Petition veiled(Read read) {
        List<String> words = Stream.concat(
                        read.veil().words().stream(), read.cases().stream().flatMap(ReadCase::words))
                .toList();
        Petition whole = read.whole();
        return new Petition(
                        whole.id(),
                        whole.version(),
                        whole.legalReference(),
                        whole.words(),
                        whole.made(),
                        whole.decision(),
                        whole.sentOn(),
                        whole.answer(),
                        read.cases().stream().map(ReadCase::under).toList(),
                        whole.marked())
                .under(new Veil(read.veil().whole(), words));
    }

    private Stream<Read> petitions(Condition wanted) {
        return db
                .select(PETITION.fields())
                .select(MAKER, DECIDER, VEIL)
                .from(PETITION)
                .where(wanted)
                .orderBy(PETITION.MADE_ON.desc(), PETITION.ID.desc())
                .limit(200)
                .fetch()
                .stream()
                .map(row -> {
                    List<ReadCase> cases = cases(row.get(PETITION.ID));
                    return new Read(petition(row, cases), row.get(VEIL), cases);
                });
    }

    private List<ReadCase> cases(UUID petition) {
        return db.select(caseFields())
                .from(PETITION_OBSTACLE)
                .join(OBSTACLE)
                .on(
                        OBSTACLE.ORGANISATION.eq(PETITION_OBSTACLE.ORGANISATION),
                        OBSTACLE.ID.eq(PETITION_OBSTACLE.OBSTACLE))
                .where(PETITION_OBSTACLE.PETITION.eq(petition))
                .orderBy(OBSTACLE.REPORTED_AT, OBSTACLE.ID)
                .fetch(row -> new ReadCase(oneCase(row), row.get(CASE_VEIL)));
    }

    private static List<Field<?>> caseFields() {
        return List.of(
                OBSTACLE.ID,
                OBSTACLE.TEXT,
                OBSTACLE.MINUTES,
                OBSTACLE.OFTEN,
                OBSTACLE.CITIZENS,
                VOICES,
                UNITS,
                CASE_VEIL);
    }

    private static Petition.Case under(Record row) {
        return new ReadCase(oneCase(row), row.get(CASE_VEIL)).under();
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

    /** By words in it, for those who keep the register: marked or not. */
    List<PublicRecord.Line> search(String words, int most) {
        return lines(
                PETITION.TITLE.containsIgnoreCase(words).or(PETITION.BODY.containsIgnoreCase(words)),
                PETITION.MADE_ON.desc(),
                most);
    }

    /** Those that were answered, or not agreed to. */
    List<PublicRecord.Line> ended(RecordKind.Counted counted, @Nullable LocalDate from, LocalDate before, int most) {
        Field<LocalDate> day = counted == RecordKind.Counted.CLOSED ? CLOSED : PETITION.MADE_ON;
        return lines(
                CLOSED.isNotNull().and(day.lt(before)).and(from == null ? noCondition() : day.ge(from)),
                day.asc(),
                most);
    }

    private static final Field<LocalDate> CLOSED = when(PETITION.ANSWERED_ON.isNotNull(), PETITION.ANSWERED_ON)
            .when(PETITION.AGREED.isFalse(), PETITION.DECIDED_ON);

    private List<PublicRecord.Line> lines(Condition wanted, SortField<?> order, int most) {
        return db.select(PETITION.ID, PETITION.MADE_ON, CLOSED, PETITION.TITLE)
                .from(PETITION)
                .where(wanted)
                .orderBy(order, PETITION.ID.asc())
                .limit(most)
                .fetch(row -> new PublicRecord.Line(row.value1(), row.value2(), row.value3(), row.value4(), List.of()));
    }

    void lock(Collection<UUID> ids) {
        db.select(PETITION.ID)
                .from(PETITION)
                .where(PETITION.ID.in(ids))
                .orderBy(PETITION.ID)
                .forUpdate()
                .fetch();
    }

    void erase(UUID id) {
        db.deleteFrom(PETITION).where(PETITION.ID.eq(id)).execute();
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

    private static Petition petition(Record row, List<ReadCase> cases) {
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
                cases.stream().map(ReadCase::whole).toList(),
                row.get(VEIL).hides()
                        || cases.stream().anyMatch(one -> one.veil().hides()));
    }
}
