package se.tillit.obstacle;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.OBSTACLE;
import static se.tillit.schema.Tables.OBSTACLE_DEMAND;
import static se.tillit.schema.Tables.OBSTACLE_PHOTO;
import static se.tillit.schema.Tables.OBSTACLE_SETTING;
import static se.tillit.schema.Tables.OBSTACLE_STEP;
import static se.tillit.schema.Tables.OBSTACLE_VOICE;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.PETITION_OBSTACLE;
import static se.tillit.schema.Tables.PHOTO;
import static se.tillit.schema.Tables.SIGNAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.UpdateSetFirstStep;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.answering.Holders;
import se.tillit.answering.Matters;
import se.tillit.openness.MarkStore;
import se.tillit.openness.Veil;
import se.tillit.photo.Photo;
import se.tillit.signal.Origin;

@Component
final class ObstacleStore {

    private static final Condition OPEN = OBSTACLE.SETTLED.isNull().and(OBSTACLE.JOINED_TO.isNull());

    static final Matters MATTERS =
            new Matters(OBSTACLE, OBSTACLE_STEP, OBSTACLE_STEP.OBSTACLE, OPEN, Access.ANSWER_OBSTACLES);

    private static final Field<Integer> VOICES = field(selectCount()
            .from(OBSTACLE_VOICE)
            .where(OBSTACLE_VOICE.ORGANISATION.eq(OBSTACLE.ORGANISATION), OBSTACLE_VOICE.OBSTACLE.eq(OBSTACLE.ID)));

    private static final Field<List<String>> NAMED = multiset(select(ACCOUNT.NAME)
                    .from(OBSTACLE_VOICE)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(OBSTACLE_VOICE.ACCOUNT))
                    .where(
                            OBSTACLE_VOICE.ORGANISATION.eq(OBSTACLE.ORGANISATION),
                            OBSTACLE_VOICE.OBSTACLE.eq(OBSTACLE.ID),
                            OBSTACLE_VOICE.NAMED.isTrue())
                    .orderBy(ACCOUNT.NAME))
            .convertFrom(rows -> rows.map(one -> one.value1()));

    private static final Field<List<Obstacle.Demand>> DEMANDS = multiset(select(
                            SIGNAL.ID, SIGNAL.TITLE, SIGNAL.ORIGIN, SIGNAL.ISSUER, SIGNAL.LEGAL_BASIS)
                    .from(OBSTACLE_DEMAND)
                    .join(SIGNAL)
                    .on(SIGNAL.ORGANISATION.eq(OBSTACLE_DEMAND.ORGANISATION), SIGNAL.ID.eq(OBSTACLE_DEMAND.SIGNAL))
                    .where(
                            OBSTACLE_DEMAND.ORGANISATION.eq(OBSTACLE.ORGANISATION),
                            OBSTACLE_DEMAND.OBSTACLE.eq(OBSTACLE.ID))
                    .orderBy(OBSTACLE_DEMAND.ORDINAL))
            .convertFrom(rows -> rows.map(one -> new Obstacle.Demand(
                    one.value1(), one.value2(), Origin.valueOf(one.value3()), one.value4(), one.value5())));

    private static final Field<List<Obstacle.Step>> STEPS = multiset(select(
                            OBSTACLE_STEP.KIND,
                            OBSTACLE_STEP.ON_DAY,
                            OBSTACLE_STEP.UNIT,
                            OBSTACLE_STEP.ROLE,
                            ACCOUNT.NAME,
                            OBSTACLE_STEP.REASON,
                            OBSTACLE_STEP.DUE)
                    .from(OBSTACLE_STEP)
                    .leftJoin(ACCOUNT)
                    .on(ACCOUNT.ID.eq(OBSTACLE_STEP.ACCOUNT))
                    .where(OBSTACLE_STEP.ORGANISATION.eq(OBSTACLE.ORGANISATION), OBSTACLE_STEP.OBSTACLE.eq(OBSTACLE.ID))
                    .orderBy(OBSTACLE_STEP.NUMBER))
            .convertFrom(rows -> rows.map(one -> new Obstacle.Step(
                    Obstacle.Kind.valueOf(one.value1()),
                    one.value2(),
                    one.value3(),
                    one.value4(),
                    one.value5(),
                    one.value6(),
                    one.value7())));

    private static final Field<String> SETTLER =
            field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(OBSTACLE.SETTLED_BY)));

    private static final Field<Veil> VEIL = MarkStore.veil(ObstacleRecord.CODE, OBSTACLE.ORGANISATION, OBSTACLE.ID);

    private static final Field<Veil> PETITION_VEIL = MarkStore.veilOfAny(
            PetitionRecord.CODE,
            OBSTACLE.ORGANISATION,
            select(PETITION_OBSTACLE.PETITION)
                    .from(PETITION_OBSTACLE)
                    .where(
                            PETITION_OBSTACLE.ORGANISATION.eq(OBSTACLE.ORGANISATION),
                            PETITION_OBSTACLE.OBSTACLE.eq(OBSTACLE.ID)));

    /** For searches by words, since what is found by its words tells them. */
    private static final Condition UNMARKED =
            MarkStore.unmarked(ObstacleRecord.CODE, OBSTACLE.ORGANISATION, OBSTACLE.ID);

    private final DSLContext db;

    ObstacleStore(DSLContext db) {
        this.db = db;
    }

    Optional<Obstacle> find(UUID id) {
        return rows().where(OBSTACLE.ID.eq(id)).fetchOptional(ObstacleStore::obstacle);
    }

    /** With what is marked as secret, for those who deal with it; every other reading is without. */
    Optional<Obstacle> findWhole(UUID id) {
        return rows().where(OBSTACLE.ID.eq(id)).fetchOptional(ObstacleStore::whole);
    }

    /** Open ones, the newest first; what comes after the given one. */
    List<Obstacle> open(ObstacleFilter filter, @Nullable UUID after, int most) {
        Condition place = after == null
                ? noCondition()
                : row(OBSTACLE.REPORTED_AT, OBSTACLE.ID)
                        .lt(select(OBSTACLE.REPORTED_AT, OBSTACLE.ID)
                                .from(OBSTACLE)
                                .where(OBSTACLE.ID.eq(after)));
        return rows().where(OPEN, wanted(filter), place)
                .orderBy(OBSTACLE.REPORTED_AT.desc(), OBSTACLE.ID.desc())
                .limit(most)
                .fetch(ObstacleStore::obstacle);
    }

    /** Answered ones, the newest answer first; what comes after the given one. */
    List<Obstacle> settled(ObstacleFilter filter, @Nullable UUID after, int most) {
        Condition place = after == null
                ? noCondition()
                : row(OBSTACLE.SETTLED_ON, OBSTACLE.ID)
                        .lt(select(OBSTACLE.SETTLED_ON, OBSTACLE.ID)
                                .from(OBSTACLE)
                                .where(OBSTACLE.ID.eq(after)));
        return rows().where(OBSTACLE.SETTLED.isNotNull(), wanted(filter), place)
                .orderBy(OBSTACLE.SETTLED_ON.desc(), OBSTACLE.ID.desc())
                .limit(most)
                .fetch(ObstacleStore::obstacle);
    }

    private static Condition wanted(ObstacleFilter filter) {
        return noCondition()
                .and(
                        filter.words().isEmpty()
                                ? noCondition()
                                : condition(
                                                "{0} @@ websearch_to_tsquery('swedish', {1})",
                                                OBSTACLE.SEARCH, val(filter.words()))
                                        .and(UNMARKED))
                .and(filter.unit() == null ? noCondition() : OBSTACLE.UNIT.eq(filter.unit()));
    }

    /** Open ones that any of these units holds, by the day to answer. */
    List<Obstacle> heldBy(Collection<UUID> units, int most) {
        return rows().where(OPEN, OBSTACLE.HOLDER.in(units))
                .orderBy(OBSTACLE.DUE.asc().nullsLast(), OBSTACLE.REPORTED_AT, OBSTACLE.ID)
                .limit(most)
                .fetch(ObstacleStore::obstacle);
    }

    /** What somebody has told or said too: the open first, then the newest answer. */
    List<Obstacle> saidBy(UUID account, int most) {
        return rows().where(OBSTACLE.ID.in(
                        select(OBSTACLE_VOICE.OBSTACLE).from(OBSTACLE_VOICE).where(OBSTACLE_VOICE.ACCOUNT.eq(account))))
                .orderBy(OBSTACLE.SETTLED_ON.desc().nullsFirst(), OBSTACLE.REPORTED_AT.desc(), OBSTACLE.ID)
                .limit(most)
                .fetch(ObstacleStore::obstacle);
    }

    /** What is told to everybody, the newest first; of one unit where one is given. */
    List<Obstacle> told(@Nullable Collection<UUID> units, int most) {
        return rows().where(
                        OBSTACLE.SETTLED.isNotNull(),
                        OBSTACLE.TOLD.isNotNull(),
                        MarkStore.notWhole(ObstacleRecord.CODE, OBSTACLE.ORGANISATION, OBSTACLE.ID),
                        units == null
                                ? noCondition()
                                : OBSTACLE.ID.in(select(OBSTACLE_VOICE.OBSTACLE)
                                        .from(OBSTACLE_VOICE)
                                        .where(OBSTACLE_VOICE.UNIT.in(units))))
                .orderBy(OBSTACLE.SETTLED_ON.desc(), OBSTACLE.ID.desc())
                .limit(most)
                .fetch(ObstacleStore::obstacle);
    }

    /** About a demand: the open first, then the newest answer. */
    List<Obstacle> about(UUID signal, int most) {
        return rows().where(
                        OBSTACLE.JOINED_TO.isNull(),
                        OBSTACLE.ID.in(select(OBSTACLE_DEMAND.OBSTACLE)
                                .from(OBSTACLE_DEMAND)
                                .where(OBSTACLE_DEMAND.SIGNAL.eq(signal))))
                .orderBy(OBSTACLE.SETTLED_ON.desc().nullsFirst(), OBSTACLE.REPORTED_AT.desc(), OBSTACLE.ID)
                .limit(most)
                .fetch(ObstacleStore::obstacle);
    }

    /**
     * Open ones that say much the same, the most alike first. The longest words find candidates by index, since under row-level security an
     * index of trigrams would not be used; trigrams then weigh the newest of those.
     */
    List<Obstacle> alike(String text, @Nullable UUID but, int most) {
        Field<Object> query = field(
                "(select string_agg(quote_literal(lexeme), ' | ')::tsquery from (select lexeme from"
                        + " unnest(to_tsvector('swedish', {0})) order by length(lexeme) desc, lexeme limit 8) words)",
                val(text));
        Field<Double> likeness = field("similarity({0}, {1})", SQLDataType.DOUBLE, OBSTACLE.TEXT, val(text));
        var candidates = select(OBSTACLE.ID, likeness.as("likeness"))
                .from(OBSTACLE)
                .where(
                        OPEN,
                        UNMARKED,
                        but == null ? noCondition() : OBSTACLE.ID.ne(but),
                        condition("{0} @@ {1}", OBSTACLE.SEARCH, query))
                .orderBy(OBSTACLE.REPORTED_AT.desc(), OBSTACLE.ID.desc())
                .limit(WEIGHED)
                .asTable("alike");
        List<UUID> best = db.select(candidates.field(OBSTACLE.ID))
                .from(candidates)
                .where(candidates.field("likeness", Double.class).gt(LIKE_ENOUGH))
                .orderBy(candidates.field("likeness").desc(), candidates.field(OBSTACLE.ID))
                .limit(most)
                .fetch(candidates.field(OBSTACLE.ID));
        Map<UUID, Obstacle> found = new HashMap<>();
        rows().where(OBSTACLE.ID.in(best)).fetch(ObstacleStore::obstacle).forEach(one -> found.put(one.id(), one));
        return best.stream().map(found::get).toList();
    }

    /** Weighing takes some hundredths of a millisecond each. */
    private static final int WEIGHED = 400;

    /** Of trigrams in common; at this, what people wrote about the same thing was found, and little else. */
    private static final double LIKE_ENOUGH = 0.26;

    /** When and how somebody has said a thing. */
    public record Voice(LocalDate on, boolean named, boolean first) {}

    Map<UUID, Voice> voicesOf(UUID account) {
        return db.select(OBSTACLE_VOICE.OBSTACLE, OBSTACLE_VOICE.ON_DAY, OBSTACLE_VOICE.NAMED, OBSTACLE_VOICE.FIRST)
                .from(OBSTACLE_VOICE)
                .where(OBSTACLE_VOICE.ACCOUNT.eq(account))
                .fetchMap(OBSTACLE_VOICE.OBSTACLE, one -> new Voice(one.value2(), one.value3(), one.value4()));
    }

    UUID insert(
            Obstacle.Told told,
            boolean fromCitizen,
            Instant now,
            LocalDate today,
            Holders.Holder holder,
            LocalDate due) {
        return db.insertInto(OBSTACLE)
                .set(OBSTACLE.TEXT, told.text())
                .set(OBSTACLE.UNIT, told.unit())
                .set(OBSTACLE.CITIZENS, told.notices().contains(Obstacle.Notices.CITIZENS))
                .set(OBSTACLE.STAFF, told.notices().contains(Obstacle.Notices.STAFF))
                .set(OBSTACLE.RELATIVES, told.notices().contains(Obstacle.Notices.RELATIVES))
                .set(OBSTACLE.OFTEN, told.often() == null ? null : told.often().name())
                .set(OBSTACLE.THING, told.thing())
                .set(OBSTACLE.MINUTES, told.minutes())
                .set(OBSTACLE.COSTS, told.costs())
                .set(OBSTACLE.WOULD_HELP, told.wouldHelp())
                .set(OBSTACLE.FROM_CITIZEN, fromCitizen)
                .set(OBSTACLE.REPORTED_AT, now)
                .set(OBSTACLE.HOLDER, holder.unit())
                .set(OBSTACLE.HOLDER_ROLE, holder.role())
                .set(OBSTACLE.HELD_SINCE, today)
                .set(OBSTACLE.DUE, due)
                .returning(OBSTACLE.ID)
                .fetchSingle(OBSTACLE.ID);
    }

    void setDemands(UUID obstacle, List<UUID> signals) {
        for (int i = 0; i < signals.size(); i++) {
            db.insertInto(OBSTACLE_DEMAND)
                    .set(OBSTACLE_DEMAND.OBSTACLE, obstacle)
                    .set(OBSTACLE_DEMAND.ORDINAL, i)
                    .set(OBSTACLE_DEMAND.SIGNAL, signals.get(i))
                    .execute();
        }
    }

    /** Somebody with an account says it too; said again, it changes whether the name is shown. */
    void say(UUID obstacle, UUID account, @Nullable UUID unit, LocalDate today, boolean named, boolean first) {
        db.insertInto(OBSTACLE_VOICE)
                .set(OBSTACLE_VOICE.OBSTACLE, obstacle)
                .set(OBSTACLE_VOICE.SAID_IN, obstacle)
                .set(OBSTACLE_VOICE.ACCOUNT, account)
                .set(OBSTACLE_VOICE.UNIT, unit)
                .set(OBSTACLE_VOICE.NAMED, named)
                .set(OBSTACLE_VOICE.FIRST, first)
                .set(OBSTACLE_VOICE.ON_DAY, today)
                .onConflict(OBSTACLE_VOICE.ORGANISATION, OBSTACLE_VOICE.OBSTACLE, OBSTACLE_VOICE.ACCOUNT)
                .where(OBSTACLE_VOICE.ACCOUNT.isNotNull())
                .doUpdate()
                .set(OBSTACLE_VOICE.NAMED, named)
                .execute();
    }

    /** Somebody without an account says it. */
    void sayWithReceipt(UUID obstacle, @Nullable UUID unit, LocalDate today, boolean first, byte[] receipt) {
        db.insertInto(OBSTACLE_VOICE)
                .set(OBSTACLE_VOICE.OBSTACLE, obstacle)
                .set(OBSTACLE_VOICE.SAID_IN, obstacle)
                .set(OBSTACLE_VOICE.UNIT, unit)
                .set(OBSTACLE_VOICE.FIRST, first)
                .set(OBSTACLE_VOICE.ON_DAY, today)
                .set(OBSTACLE_VOICE.RECEIPT, receipt)
                .execute();
    }

    /**
     * Writes the next step of an obstacle whose row this transaction has locked, or changed.
     *
     * @param passed for silence: the day that passed
     */
    void step(UUID obstacle, Obstacle.Step step, @Nullable UUID by, @Nullable LocalDate passed) {
        int number = db.update(OBSTACLE)
                .set(OBSTACLE.STEPS, OBSTACLE.STEPS.plus(1))
                .where(OBSTACLE.ID.eq(obstacle))
                .returning(OBSTACLE.STEPS)
                .fetchSingle(OBSTACLE.STEPS);
        db.insertInto(OBSTACLE_STEP)
                .set(OBSTACLE_STEP.OBSTACLE, obstacle)
                .set(OBSTACLE_STEP.NUMBER, number)
                .set(OBSTACLE_STEP.KIND, step.kind().name())
                .set(OBSTACLE_STEP.ON_DAY, step.on())
                .set(OBSTACLE_STEP.UNIT, step.unit())
                .set(OBSTACLE_STEP.ROLE, step.role())
                .set(OBSTACLE_STEP.ACCOUNT, by)
                .set(OBSTACLE_STEP.REASON, step.reason())
                .set(OBSTACLE_STEP.DUE, step.due())
                .set(OBSTACLE_STEP.PASSED, passed)
                .execute();
    }

    /** @return false where it has been answered, moved or joined meanwhile */
    boolean settle(UUID id, int version, UUID by, Obstacle.Answer answer) {
        return db.update(OBSTACLE)
                        .set(OBSTACLE.SETTLED, answer.settled().name())
                        .set(OBSTACLE.SETTLED_ON, answer.on())
                        .set(OBSTACLE.SETTLED_BY, by)
                        .set(OBSTACLE.SETTLED_ROLE, answer.role())
                        .set(OBSTACLE.ANSWER, answer.text())
                        .set(OBSTACLE.HOLDS_FROM, answer.from())
                        .set(OBSTACLE.HOLDS_UNTIL, answer.until())
                        .set(OBSTACLE.TOLD, answer.told())
                        .setNull(OBSTACLE.DUE)
                        .set(OBSTACLE.VERSION, OBSTACLE.VERSION.plus(1))
                        .where(OBSTACLE.ID.eq(id), OBSTACLE.VERSION.eq(version), OPEN)
                        .execute()
                == 1;
    }

    /** @return false where it has been answered, moved or joined meanwhile */
    boolean give(UUID id, int version, Holders.Holder holder, LocalDate today, @Nullable LocalDate due) {
        return db.update(OBSTACLE)
                        .set(OBSTACLE.HOLDER, holder.unit())
                        .set(OBSTACLE.HOLDER_ROLE, holder.role())
                        .set(OBSTACLE.HELD_SINCE, today)
                        .set(OBSTACLE.DUE, due)
                        .set(OBSTACLE.EXTENDED, false)
                        .set(OBSTACLE.VERSION, OBSTACLE.VERSION.plus(1))
                        .where(OBSTACLE.ID.eq(id), OBSTACLE.VERSION.eq(version), OPEN)
                        .execute()
                == 1;
    }

    /** @return false where it has been answered, moved or joined meanwhile, or had more time already */
    boolean extend(UUID id, int version, LocalDate due) {
        return db.update(OBSTACLE)
                        .set(OBSTACLE.EXTENDED, true)
                        .set(OBSTACLE.DUE, due)
                        .set(OBSTACLE.VERSION, OBSTACLE.VERSION.plus(1))
                        .where(OBSTACLE.ID.eq(id), OBSTACLE.VERSION.eq(version), OPEN, OBSTACLE.EXTENDED.isFalse())
                        .execute()
                == 1;
    }

    /** The answer stays in the way it went. @return false where it was taken up again before, or is open */
    boolean reopen(UUID id, LocalDate today, Holders.Holder holder, LocalDate due) {
        return unanswered(db.update(OBSTACLE))
                        .set(OBSTACLE.REOPENED_ON, today)
                        .set(OBSTACLE.HOLDER, holder.unit())
                        .set(OBSTACLE.HOLDER_ROLE, holder.role())
                        .set(OBSTACLE.HELD_SINCE, today)
                        .set(OBSTACLE.DUE, due)
                        .set(OBSTACLE.EXTENDED, false)
                        .set(OBSTACLE.MOVED_UP, false)
                        .set(OBSTACLE.VERSION, OBSTACLE.VERSION.plus(1))
                        .where(OBSTACLE.ID.eq(id), OBSTACLE.SETTLED.isNotNull(), OBSTACLE.REOPENED_ON.isNull())
                        .execute()
                == 1;
    }

    private static UpdateSetMoreStep<Record> unanswered(UpdateSetFirstStep<Record> update) {
        return update.setNull(OBSTACLE.SETTLED)
                .setNull(OBSTACLE.SETTLED_ON)
                .setNull(OBSTACLE.SETTLED_BY)
                .setNull(OBSTACLE.SETTLED_ROLE)
                .setNull(OBSTACLE.ANSWER)
                .setNull(OBSTACLE.HOLDS_FROM)
                .setNull(OBSTACLE.HOLDS_UNTIL)
                .setNull(OBSTACLE.TOLD);
    }

    /**
     * Joins one into another: all who said it, and all that was joined to it, come along.
     *
     * @return false where either has been answered or joined meanwhile
     */
    boolean join(UUID id, UUID into) {
        // Both rows in one order, so that two who join them crosswise wait for each other rather than forever.
        Set<UUID> open = new HashSet<>(db.select(OBSTACLE.ID)
                .from(OBSTACLE)
                .where(OBSTACLE.ID.in(id, into), OPEN)
                .orderBy(OBSTACLE.ID)
                .forUpdate()
                .fetch(OBSTACLE.ID));
        if (open.size() != 2) {
            return false;
        }
        db.deleteFrom(OBSTACLE_VOICE)
                .where(
                        OBSTACLE_VOICE.OBSTACLE.eq(id),
                        OBSTACLE_VOICE.ACCOUNT.in(select(OBSTACLE_VOICE.ACCOUNT)
                                .from(OBSTACLE_VOICE)
                                .where(OBSTACLE_VOICE.OBSTACLE.eq(into), OBSTACLE_VOICE.ACCOUNT.isNotNull())))
                .execute();
        db.update(OBSTACLE_VOICE)
                .set(OBSTACLE_VOICE.OBSTACLE, into)
                .set(OBSTACLE_VOICE.FIRST, false)
                .where(OBSTACLE_VOICE.OBSTACLE.eq(id))
                .execute();
        db.update(OBSTACLE)
                .set(OBSTACLE.JOINED_TO, into)
                .setNull(OBSTACLE.DUE)
                .set(OBSTACLE.VERSION, OBSTACLE.VERSION.plus(1))
                .where(OBSTACLE.ID.eq(id).or(OBSTACLE.JOINED_TO.eq(id)))
                .execute();
        return true;
    }

    /** Keeps it from being answered, moved or joined while somebody does something to it. */
    void lock(UUID id) {
        db.select(OBSTACLE.ID)
                .from(OBSTACLE)
                .where(OBSTACLE.ID.eq(id))
                .forUpdate()
                .fetch();
    }

    /** Those whose exemption on trial had ended before the day. */
    static Condition exemptionEndedBy(LocalDate day) {
        return OBSTACLE.SETTLED
                .eq(Obstacle.Settled.EXEMPT.name())
                .and(OBSTACLE.HOLDS_UNTIL.lt(day))
                .and(OBSTACLE.JOINED_TO.isNull());
    }

    /** Opens those again, which then are somebody's to answer; what was answered stands in their steps. */
    void openAgain(List<UUID> these) {
        unanswered(db.update(OBSTACLE)).where(OBSTACLE.ID.in(these)).execute();
    }

    /** An open one that a citizen told in the same words. */
    Optional<UUID> sameFromCitizen(String text) {
        return db.select(OBSTACLE.ID)
                .from(OBSTACLE)
                .where(
                        OPEN,
                        UNMARKED,
                        OBSTACLE.FROM_CITIZEN.isTrue(),
                        OBSTACLE.SAME.eq(field("md5(lower(btrim({0})))", SQLDataType.CLOB, val(text))))
                .orderBy(OBSTACLE.ID)
                .limit(1)
                .fetchOptional(OBSTACLE.ID);
    }

    /** @param in the obstacle that it was told in */
    record SaidWith(UUID in, UUID answeredIn) {}

    Optional<SaidWith> saidWith(byte[] receipt) {
        return db.select(OBSTACLE_VOICE.SAID_IN, OBSTACLE_VOICE.OBSTACLE)
                .from(OBSTACLE_VOICE)
                .where(OBSTACLE_VOICE.RECEIPT.eq(receipt))
                .fetchOptional(one -> new SaidWith(one.value1(), one.value2()));
    }

    List<Photo> photos(UUID obstacle) {
        return db.select(PHOTO.ID, PHOTO.WIDTH, PHOTO.HEIGHT, PHOTO.DESCRIPTION)
                .from(OBSTACLE_PHOTO)
                .join(PHOTO)
                .on(PHOTO.ORGANISATION.eq(OBSTACLE_PHOTO.ORGANISATION), PHOTO.ID.eq(OBSTACLE_PHOTO.PHOTO))
                .where(OBSTACLE_PHOTO.OBSTACLE.eq(obstacle))
                .orderBy(OBSTACLE_PHOTO.ORDINAL)
                .fetch(one -> new Photo(one.value1(), one.value2(), one.value3(), one.value4()));
    }

    void addPhoto(UUID obstacle, int ordinal, UUID photo) {
        db.insertInto(OBSTACLE_PHOTO)
                .set(OBSTACLE_PHOTO.OBSTACLE, obstacle)
                .set(OBSTACLE_PHOTO.ORDINAL, ordinal)
                .set(OBSTACLE_PHOTO.PHOTO, photo)
                .execute();
    }

    /** How long obstacles lay in each unit before they were answered or went on, of those that came there on the day or later. */
    List<AnswerTimes.Lay> lay(LocalDate since) {
        Field<LocalDate> left = lead(OBSTACLE_STEP.ON_DAY)
                .over(partitionBy(OBSTACLE_STEP.OBSTACLE).orderBy(OBSTACLE_STEP.NUMBER));
        var steps = select(OBSTACLE_STEP.UNIT, OBSTACLE_STEP.KIND, OBSTACLE_STEP.ON_DAY, left.as("left_on"))
                .from(OBSTACLE_STEP)
                .where(
                        OBSTACLE_STEP.ON_DAY.ge(since),
                        OBSTACLE_STEP.KIND.in(Arrays.stream(Obstacle.Kind.values())
                                .filter(kind -> kind.moves() || kind.settles() || kind == Obstacle.Kind.STAYS)
                                .map(Enum::name)
                                .toList()))
                .asTable("steps");
        Field<LocalDate> leftOn = steps.field("left_on", LocalDate.class);
        Field<Integer> days = field("{0} - {1}", SQLDataType.INTEGER, leftOn, steps.field(OBSTACLE_STEP.ON_DAY));
        return db.select(steps.field(OBSTACLE_STEP.UNIT), days, count())
                .from(steps)
                .where(
                        leftOn.isNotNull(),
                        steps.field(OBSTACLE_STEP.KIND)
                                .in(Arrays.stream(Obstacle.Kind.values())
                                        .filter(Obstacle.Kind::moves)
                                        .map(Enum::name)
                                        .toList()))
                .groupBy(steps.field(OBSTACLE_STEP.UNIT), days)
                .fetch(one -> new AnswerTimes.Lay(one.value1(), one.value2(), one.value3()));
    }

    Optional<String> organisationName(UUID organisation) {
        return db.select(ORGANISATION.NAME)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(organisation))
                .fetchOptional(ORGANISATION.NAME);
    }

    ObstacleSettings settings() {
        return db.select(
                        OBSTACLE_SETTING.WORKING_DAYS,
                        OBSTACLE_SETTING.LEX_SARAH,
                        OBSTACLE_SETTING.LEX_MARIA,
                        OBSTACLE_SETTING.WHISTLE,
                        OBSTACLE_SETTING.FRONT)
                .from(OBSTACLE_SETTING)
                .fetchOptional(one ->
                        new ObstacleSettings(one.value1(), one.value2(), one.value3(), one.value4(), one.value5()))
                .orElse(ObstacleSettings.NONE);
    }

    void setSettings(ObstacleSettings settings) {
        db.insertInto(OBSTACLE_SETTING)
                .set(OBSTACLE_SETTING.WORKING_DAYS, settings.workingDays())
                .set(OBSTACLE_SETTING.LEX_SARAH, settings.lexSarah())
                .set(OBSTACLE_SETTING.LEX_MARIA, settings.lexMaria())
                .set(OBSTACLE_SETTING.WHISTLE, settings.whistle())
                .set(OBSTACLE_SETTING.FRONT, settings.front())
                .onConflict(OBSTACLE_SETTING.ORGANISATION)
                .doUpdate()
                .set(OBSTACLE_SETTING.WORKING_DAYS, settings.workingDays())
                .set(OBSTACLE_SETTING.LEX_SARAH, settings.lexSarah())
                .set(OBSTACLE_SETTING.LEX_MARIA, settings.lexMaria())
                .set(OBSTACLE_SETTING.WHISTLE, settings.whistle())
                .set(OBSTACLE_SETTING.FRONT, settings.front())
                .execute();
    }

    private SelectJoinStep<? extends Record> rows() {
        return db.select(OBSTACLE.fields())
                .select(VOICES, NAMED, DEMANDS, STEPS, SETTLER, VEIL, PETITION_VEIL)
                .from(OBSTACLE);
    }

    private static Obstacle obstacle(Record row) {
        return whole(row).under(row.get(VEIL), row.get(PETITION_VEIL));
    }

    private static Obstacle whole(Record row) {
        Set<Obstacle.Notices> notices = EnumSet.noneOf(Obstacle.Notices.class);
        if (row.get(OBSTACLE.CITIZENS)) {
            notices.add(Obstacle.Notices.CITIZENS);
        }
        if (row.get(OBSTACLE.STAFF)) {
            notices.add(Obstacle.Notices.STAFF);
        }
        if (row.get(OBSTACLE.RELATIVES)) {
            notices.add(Obstacle.Notices.RELATIVES);
        }
        String often = row.get(OBSTACLE.OFTEN);
        String settled = row.get(OBSTACLE.SETTLED);
        return new Obstacle(
                row.get(OBSTACLE.ID),
                row.get(OBSTACLE.VERSION),
                new Obstacle.Told(
                        row.get(OBSTACLE.TEXT),
                        row.get(OBSTACLE.UNIT),
                        notices,
                        often == null ? null : Obstacle.Often.valueOf(often),
                        row.get(OBSTACLE.THING),
                        row.get(OBSTACLE.MINUTES),
                        row.get(OBSTACLE.COSTS),
                        row.get(OBSTACLE.WOULD_HELP)),
                row.get(DEMANDS),
                row.get(OBSTACLE.REPORTED_AT),
                row.get(OBSTACLE.FROM_CITIZEN),
                row.get(VOICES),
                row.get(NAMED),
                new Obstacle.Holding(
                        row.get(OBSTACLE.HOLDER),
                        row.get(OBSTACLE.HOLDER_ROLE),
                        row.get(OBSTACLE.HELD_SINCE),
                        row.get(OBSTACLE.DUE),
                        row.get(OBSTACLE.EXTENDED),
                        row.get(OBSTACLE.MOVED_UP)),
                settled == null
                        ? null
                        : new Obstacle.Answer(
                                Obstacle.Settled.valueOf(settled),
                                row.get(OBSTACLE.SETTLED_ON),
                                row.get(SETTLER),
                                row.get(OBSTACLE.SETTLED_ROLE),
                                row.get(OBSTACLE.ANSWER),
                                row.get(OBSTACLE.HOLDS_FROM),
                                row.get(OBSTACLE.HOLDS_UNTIL),
                                row.get(OBSTACLE.TOLD)),
                row.get(OBSTACLE.JOINED_TO),
                row.get(OBSTACLE.REOPENED_ON),
                row.get(STEPS),
                row.get(VEIL).hides());
    }
}
