package se.tillit.improvement;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.IMPROVEMENT;
import static se.tillit.schema.Tables.IMPROVEMENT_OFFER;
import static se.tillit.schema.Tables.IMPROVEMENT_STEP;
import static se.tillit.schema.Tables.IMPROVEMENT_VOICE;
import static se.tillit.schema.Tables.SIGNAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.answering.Holders;
import se.tillit.answering.Matters;
import se.tillit.obstacle.BringVoices;
import se.tillit.openness.MarkStore;
import se.tillit.openness.Veil;

@Component
final class ImprovementStore {

    private static final Condition OPEN = IMPROVEMENT.STAGE.eq(Improvement.Stage.IDEA.name());

    static final Matters MATTERS =
            new Matters(IMPROVEMENT, IMPROVEMENT_STEP, IMPROVEMENT_STEP.IMPROVEMENT, OPEN, Access.ANSWER_IMPROVEMENTS);

    private static final Field<Integer> VOICES = field(selectCount()
            .from(IMPROVEMENT_VOICE)
            .where(
                    IMPROVEMENT_VOICE.ORGANISATION.eq(IMPROVEMENT.ORGANISATION),
                    IMPROVEMENT_VOICE.IMPROVEMENT.eq(IMPROVEMENT.ID)));

    private static final Field<Integer> OFFERS = field(selectCount()
            .from(IMPROVEMENT_OFFER)
            .where(
                    IMPROVEMENT_OFFER.ORGANISATION.eq(IMPROVEMENT.ORGANISATION),
                    IMPROVEMENT_OFFER.IMPROVEMENT.eq(IMPROVEMENT.ID)));

    private static final Field<String> SUGGESTER = field(select(ACCOUNT.NAME)
            .from(IMPROVEMENT_VOICE)
            .join(ACCOUNT)
            .on(ACCOUNT.ID.eq(IMPROVEMENT_VOICE.ACCOUNT))
            .where(
                    IMPROVEMENT_VOICE.ORGANISATION.eq(IMPROVEMENT.ORGANISATION),
                    IMPROVEMENT_VOICE.IMPROVEMENT.eq(IMPROVEMENT.ID),
                    IMPROVEMENT_VOICE.FIRST.isTrue(),
                    IMPROVEMENT_VOICE.NAMED.isTrue())
            .limit(1));

    private static final Field<String> ANSWERER =
            field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(IMPROVEMENT.ANSWERED_BY)));

    private static final Field<String> DEMAND = field(select(SIGNAL.TITLE)
            .from(SIGNAL)
            .where(SIGNAL.ORGANISATION.eq(IMPROVEMENT.ORGANISATION), SIGNAL.ID.eq(IMPROVEMENT.DEMAND)));

    private static final Field<List<Improvement.Step>> STEPS = multiset(select(
                            IMPROVEMENT_STEP.KIND,
                            IMPROVEMENT_STEP.ON_DAY,
                            IMPROVEMENT_STEP.UNIT,
                            IMPROVEMENT_STEP.ROLE,
                            ACCOUNT.NAME,
                            IMPROVEMENT_STEP.REASON,
                            IMPROVEMENT_STEP.DUE)
                    .from(IMPROVEMENT_STEP)
                    .leftJoin(ACCOUNT)
                    .on(ACCOUNT.ID.eq(IMPROVEMENT_STEP.ACCOUNT))
                    .where(
                            IMPROVEMENT_STEP.ORGANISATION.eq(IMPROVEMENT.ORGANISATION),
                            IMPROVEMENT_STEP.IMPROVEMENT.eq(IMPROVEMENT.ID))
                    .orderBy(IMPROVEMENT_STEP.NUMBER))
            .convertFrom(rows -> rows.map(one -> new Improvement.Step(
                    Improvement.Kind.valueOf(one.value1()),
                    one.value2(),
                    one.value3(),
                    one.value4(),
                    one.value5(),
                    one.value6(),
                    one.value7())));

    private static final Field<Veil> VEIL =
            MarkStore.veil(ImprovementRecord.CODE, IMPROVEMENT.ORGANISATION, IMPROVEMENT.ID);

    /** For searches by words, since what is found by its words tells them. */
    private static final Condition UNMARKED =
            MarkStore.unmarked(ImprovementRecord.CODE, IMPROVEMENT.ORGANISATION, IMPROVEMENT.ID);

    private final DSLContext db;

    ImprovementStore(DSLContext db) {
        this.db = db;
    }

    Optional<Improvement> find(UUID id) {
        return rows().where(IMPROVEMENT.ID.eq(id)).fetchOptional(ImprovementStore::improvement);
    }

    /** With what is marked as secret, for those who deal with it; every other reading is without. */
    Optional<Improvement> findWhole(UUID id) {
        return rows().where(IMPROVEMENT.ID.eq(id)).fetchOptional(ImprovementStore::whole);
    }

    /** Keeps it from being answered or moved while somebody does something to it. */
    void lock(UUID id) {
        db.select(IMPROVEMENT.ID)
                .from(IMPROVEMENT)
                .where(IMPROVEMENT.ID.eq(id))
                .forUpdate()
                .fetch();
    }

    /** The newest first; what comes after the given one. */
    List<Improvement> list(ImprovementFilter filter, @Nullable UUID after, int most) {
        Condition place = after == null
                ? noCondition()
                : row(IMPROVEMENT.TOLD_AT, IMPROVEMENT.ID)
                        .lt(select(IMPROVEMENT.TOLD_AT, IMPROVEMENT.ID)
                                .from(IMPROVEMENT)
                                .where(IMPROVEMENT.ID.eq(after)));
        Condition words = filter.words().isEmpty()
                ? noCondition()
                : condition("{0} @@ websearch_to_tsquery('swedish', {1})", IMPROVEMENT.SEARCH, val(filter.words()))
                        .and(UNMARKED);
        return rows().where(
                        IMPROVEMENT.STAGE.in(
                                filter.stages().stream().map(Enum::name).toList()),
                        words,
                        place)
                .orderBy(IMPROVEMENT.TOLD_AT.desc(), IMPROVEMENT.ID.desc())
                .limit(most)
                .fetch(ImprovementStore::improvement);
    }

    /** One column of a board, the latest first. */
    List<Improvement> column(Collection<UUID> units, Improvement.Column column, int most) {
        var offered = selectOne()
                .from(IMPROVEMENT_OFFER)
                .where(
                        IMPROVEMENT_OFFER.ORGANISATION.eq(IMPROVEMENT.ORGANISATION),
                        IMPROVEMENT_OFFER.IMPROVEMENT.eq(IMPROVEMENT.ID));
        Condition there =
                switch (column) {
                    // What waits for others, or for another day, stands there too, after what waits for an answer.
                    case IDEA -> IMPROVEMENT.STAGE.in("IDEA", "OTHERS", "NOT_NOW");
                    case TRYING -> IMPROVEMENT.STAGE.eq("TRYING");
                    case WORKED -> IMPROVEMENT.STAGE.eq("WORKED").and(notExists(offered));
                    case FAILED -> IMPROVEMENT.STAGE.in("FAILED", "UNCLEAR");
                    case SPREAD -> IMPROVEMENT.STAGE.eq("WORKED").and(exists(offered));
                };
        return rows().where(IMPROVEMENT.UNIT.in(units), there)
                .orderBy(OPEN.desc(), IMPROVEMENT.TOLD_AT.desc(), IMPROVEMENT.ID.desc())
                .limit(most)
                .fetch(ImprovementStore::improvement);
    }

    /** Ideas that any of these units is to answer, by the day to do it. */
    List<Improvement> heldBy(Collection<UUID> units, int most) {
        return rows().where(OPEN, IMPROVEMENT.HOLDER.in(units))
                .orderBy(IMPROVEMENT.DUE.asc().nullsLast(), IMPROVEMENT.TOLD_AT, IMPROVEMENT.ID)
                .limit(most)
                .fetch(ImprovementStore::improvement);
    }

    /** Trials in these units whose day to see how it went has come. */
    List<Improvement> triedBy(Collection<UUID> units, LocalDate today, int most) {
        return rows().where(IMPROVEMENT.STAGE.eq("TRYING"), IMPROVEMENT.UNIT.in(units), IMPROVEMENT.UNTIL.le(today))
                .orderBy(IMPROVEMENT.UNTIL, IMPROVEMENT.ID)
                .limit(most)
                .fetch(ImprovementStore::improvement);
    }

    /** What somebody has suggested or wanted too: what is not over first, then the newest. */
    List<Improvement> saidBy(UUID account, int most) {
        return rows().where(IMPROVEMENT.ID.in(select(IMPROVEMENT_VOICE.IMPROVEMENT)
                        .from(IMPROVEMENT_VOICE)
                        .where(IMPROVEMENT_VOICE.ACCOUNT.eq(account))))
                .orderBy(IMPROVEMENT.ENDED_ON.desc().nullsFirst(), IMPROVEMENT.TOLD_AT.desc(), IMPROVEMENT.ID)
                .limit(most)
                .fetch(ImprovementStore::improvement);
    }

    /** What is told to everybody, the newest first; of some units where they are given. */
    List<Improvement> toldToAll(@Nullable Collection<UUID> units, int most) {
        return rows().where(
                        IMPROVEMENT.TOLD.isNotNull(),
                        MarkStore.notWhole(ImprovementRecord.CODE, IMPROVEMENT.ORGANISATION, IMPROVEMENT.ID),
                        units == null ? noCondition() : IMPROVEMENT.UNIT.in(units))
                .orderBy(IMPROVEMENT.ENDED_ON.desc(), IMPROVEMENT.ID.desc())
                .limit(most)
                .fetch(ImprovementStore::improvement);
    }

    List<Improvement> waitingFor(UUID obstacle) {
        return rows().where(IMPROVEMENT.OBSTACLE.eq(obstacle)).limit(1).fetch(ImprovementStore::improvement);
    }

    /** When and how somebody has wanted a thing. */
    record Voice(boolean named, boolean first) {}

    Map<UUID, Voice> voicesOf(UUID account) {
        return db.select(IMPROVEMENT_VOICE.IMPROVEMENT, IMPROVEMENT_VOICE.NAMED, IMPROVEMENT_VOICE.FIRST)
                .from(IMPROVEMENT_VOICE)
                .where(IMPROVEMENT_VOICE.ACCOUNT.eq(account))
                .fetchMap(IMPROVEMENT_VOICE.IMPROVEMENT, one -> new Voice(one.value2(), one.value3()));
    }

    /** Everybody who wants it, to bring along to where it goes on. */
    List<BringVoices.Voice> voices(UUID improvement) {
        return db.select(
                        IMPROVEMENT_VOICE.ACCOUNT,
                        IMPROVEMENT_VOICE.UNIT,
                        IMPROVEMENT_VOICE.NAMED,
                        IMPROVEMENT_VOICE.RECEIPT)
                .from(IMPROVEMENT_VOICE)
                .where(IMPROVEMENT_VOICE.IMPROVEMENT.eq(improvement))
                .fetch(one -> new BringVoices.Voice(one.value1(), one.value2(), one.value3(), one.value4()));
    }

    UUID insert(
            String idea,
            UUID unit,
            Improvement.From from,
            @Nullable UUID demand,
            Instant now,
            Holders.Holder holder,
            LocalDate today,
            @Nullable LocalDate due,
            @Nullable UUID cameFrom) {
        return db.insertInto(IMPROVEMENT)
                .set(IMPROVEMENT.IDEA, idea)
                .set(IMPROVEMENT.UNIT, unit)
                .set(IMPROVEMENT.FROM_WHOM, from.name())
                .set(IMPROVEMENT.DEMAND, demand)
                .set(IMPROVEMENT.TOLD_AT, now)
                .set(IMPROVEMENT.HOLDER, holder.unit())
                .set(IMPROVEMENT.HOLDER_ROLE, holder.role())
                .set(IMPROVEMENT.HELD_SINCE, today)
                .set(IMPROVEMENT.DUE, due)
                .set(IMPROVEMENT.CAME_FROM, cameFrom)
                .returning(IMPROVEMENT.ID)
                .fetchSingle(IMPROVEMENT.ID);
    }

    /** Somebody with an account wants it; said again, it changes whether the name is shown. */
    void say(UUID improvement, UUID account, @Nullable UUID unit, LocalDate today, boolean named, boolean first) {
        db.insertInto(IMPROVEMENT_VOICE)
                .set(IMPROVEMENT_VOICE.IMPROVEMENT, improvement)
                .set(IMPROVEMENT_VOICE.ACCOUNT, account)
                .set(IMPROVEMENT_VOICE.UNIT, unit)
                .set(IMPROVEMENT_VOICE.NAMED, named)
                .set(IMPROVEMENT_VOICE.FIRST, first)
                .set(IMPROVEMENT_VOICE.ON_DAY, today)
                .onConflict(IMPROVEMENT_VOICE.ORGANISATION, IMPROVEMENT_VOICE.IMPROVEMENT, IMPROVEMENT_VOICE.ACCOUNT)
                .where(IMPROVEMENT_VOICE.ACCOUNT.isNotNull())
                .doUpdate()
                .set(IMPROVEMENT_VOICE.NAMED, named)
                .execute();
    }

    /** Somebody without an account wants it. */
    void sayWithReceipt(UUID improvement, UUID unit, LocalDate today, boolean first, byte[] receipt) {
        db.insertInto(IMPROVEMENT_VOICE)
                .set(IMPROVEMENT_VOICE.IMPROVEMENT, improvement)
                .set(IMPROVEMENT_VOICE.UNIT, unit)
                .set(IMPROVEMENT_VOICE.FIRST, first)
                .set(IMPROVEMENT_VOICE.ON_DAY, today)
                .set(IMPROVEMENT_VOICE.RECEIPT, receipt)
                .execute();
    }

    Optional<UUID> saidWith(byte[] receipt) {
        return db.select(IMPROVEMENT_VOICE.IMPROVEMENT)
                .from(IMPROVEMENT_VOICE)
                .where(IMPROVEMENT_VOICE.RECEIPT.eq(receipt))
                .fetchOptional(IMPROVEMENT_VOICE.IMPROVEMENT);
    }

    /** One at a time suggests these words in a unit, until the transaction ends: else two at once would be two ideas. */
    void lockWords(UUID unit, String idea) {
        db.execute(
                "select pg_advisory_xact_lock(hashtextextended('improvement ' || ? || md5(lower(btrim(?))), 0))",
                unit.toString(),
                idea);
    }

    /** An idea that waits for an answer in the unit, from somebody without an account, in the same words. */
    Optional<UUID> sameFromOutside(UUID unit, String idea) {
        return db.select(IMPROVEMENT.ID)
                .from(IMPROVEMENT)
                .where(
                        OPEN,
                        UNMARKED,
                        IMPROVEMENT.UNIT.eq(unit),
                        IMPROVEMENT.FROM_WHOM.ne(Improvement.From.STAFF.name()),
                        IMPROVEMENT.SAME.eq(field("md5(lower(btrim({0})))", SQLDataType.CLOB, val(idea))))
                .orderBy(IMPROVEMENT.ID)
                .limit(1)
                .fetchOptional(IMPROVEMENT.ID);
    }

    /** Writes the next step of an improvement whose row this transaction has locked, made or changed. */
    void step(UUID improvement, Improvement.Step step, @Nullable UUID by) {
        int number = db.update(IMPROVEMENT)
                .set(IMPROVEMENT.STEPS, IMPROVEMENT.STEPS.plus(1))
                .where(IMPROVEMENT.ID.eq(improvement))
                .returning(IMPROVEMENT.STEPS)
                .fetchSingle(IMPROVEMENT.STEPS);
        db.insertInto(IMPROVEMENT_STEP)
                .set(IMPROVEMENT_STEP.IMPROVEMENT, improvement)
                .set(IMPROVEMENT_STEP.NUMBER, number)
                .set(IMPROVEMENT_STEP.KIND, step.kind().name())
                .set(IMPROVEMENT_STEP.ON_DAY, step.on())
                .set(IMPROVEMENT_STEP.UNIT, step.unit())
                .set(IMPROVEMENT_STEP.ROLE, step.role())
                .set(IMPROVEMENT_STEP.ACCOUNT, by)
                .set(IMPROVEMENT_STEP.REASON, step.reason())
                .set(IMPROVEMENT_STEP.DUE, step.due())
                .execute();
    }

    /**
     * @param trial only for one that is tried
     * @param obstacle only for one that others have to decide about
     * @return false where it has been answered or moved meanwhile
     */
    boolean answer(
            UUID id,
            int version,
            Improvement.Stage stage,
            UUID by,
            Improvement.Answer answer,
            Improvement.@Nullable Trial trial,
            Improvement.Measure measure,
            @Nullable UUID obstacle) {
        return db.update(IMPROVEMENT)
                        .set(IMPROVEMENT.STAGE, stage.name())
                        .set(IMPROVEMENT.ANSWER, answer.text())
                        .set(IMPROVEMENT.ANSWERED_ON, answer.on())
                        .set(IMPROVEMENT.ANSWERED_BY, by)
                        .set(IMPROVEMENT.ANSWERED_ROLE, answer.role())
                        .set(IMPROVEMENT.WHO, trial == null ? null : trial.who())
                        .set(IMPROVEMENT.UNTIL, trial == null ? null : trial.until())
                        .set(IMPROVEMENT.SIGN, trial == null ? null : trial.sign())
                        .set(IMPROVEMENT.MEASURE, measure.name())
                        .set(IMPROVEMENT.MEASURED_IN, measure.in())
                        .set(IMPROVEMENT.VALUE_BEFORE, measure.before())
                        .set(IMPROVEMENT.VALUE_AFTER, measure.after())
                        .setNull(IMPROVEMENT.LEARNED)
                        .setNull(IMPROVEMENT.ENDED_ON)
                        .setNull(IMPROVEMENT.ENDED_ROLE)
                        .set(IMPROVEMENT.OBSTACLE, obstacle)
                        .setNull(IMPROVEMENT.DUE)
                        .set(IMPROVEMENT.VERSION, IMPROVEMENT.VERSION.plus(1))
                        .where(IMPROVEMENT.ID.eq(id), IMPROVEMENT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** @return false where it has been answered or moved meanwhile, or had more time already */
    boolean extend(UUID id, int version, LocalDate due) {
        return db.update(IMPROVEMENT)
                        .set(IMPROVEMENT.EXTENDED, true)
                        .set(IMPROVEMENT.DUE, due)
                        .set(IMPROVEMENT.VERSION, IMPROVEMENT.VERSION.plus(1))
                        .where(
                                IMPROVEMENT.ID.eq(id),
                                IMPROVEMENT.VERSION.eq(version),
                                OPEN,
                                IMPROVEMENT.EXTENDED.isFalse())
                        .execute()
                == 1;
    }

    /** @return false where somebody has told it meanwhile */
    boolean report(
            UUID id, int version, Improvement.Stage stage, Improvement.Outcome outcome, Improvement.Measure measure) {
        return db.update(IMPROVEMENT)
                        .set(IMPROVEMENT.STAGE, stage.name())
                        .set(IMPROVEMENT.LEARNED, outcome.learned())
                        .set(IMPROVEMENT.ENDED_ON, outcome.on())
                        .set(IMPROVEMENT.ENDED_ROLE, outcome.role())
                        .set(IMPROVEMENT.TOLD, outcome.told())
                        .set(IMPROVEMENT.MEASURE, measure.name())
                        .set(IMPROVEMENT.MEASURED_IN, measure.in())
                        .set(IMPROVEMENT.VALUE_BEFORE, measure.before())
                        .set(IMPROVEMENT.VALUE_AFTER, measure.after())
                        .set(IMPROVEMENT.VERSION, IMPROVEMENT.VERSION.plus(1))
                        .where(IMPROVEMENT.ID.eq(id), IMPROVEMENT.VERSION.eq(version), IMPROVEMENT.STAGE.eq("TRYING"))
                        .execute()
                == 1;
    }

    /** In the order in which they were made. */
    List<Offer> offers(Collection<UUID> improvements) {
        return offers(IMPROVEMENT_OFFER.IMPROVEMENT.in(improvements), 1_000);
    }

    /** To these units, that have said nothing yet. */
    List<Offer> openOffers(Collection<UUID> units, int most) {
        return offers(IMPROVEMENT_OFFER.UNIT.in(units).and(IMPROVEMENT_OFFER.REPLY.isNull()), most);
    }

    private List<Offer> offers(Condition which, int most) {
        Field<String> stage = field(select(IMPROVEMENT.STAGE)
                .from(IMPROVEMENT)
                .where(
                        IMPROVEMENT.ORGANISATION.eq(IMPROVEMENT_OFFER.ORGANISATION),
                        IMPROVEMENT.ID.eq(IMPROVEMENT_OFFER.BECAME)));
        return db.select(IMPROVEMENT_OFFER.fields())
                .select(stage)
                .from(IMPROVEMENT_OFFER)
                .where(which)
                .orderBy(IMPROVEMENT_OFFER.OFFERED_ON, IMPROVEMENT_OFFER.IMPROVEMENT, IMPROVEMENT_OFFER.UNIT)
                .limit(most)
                .fetch(one -> {
                    String reply = one.get(IMPROVEMENT_OFFER.REPLY);
                    String now = one.get(stage);
                    return new Offer(
                            one.get(IMPROVEMENT_OFFER.IMPROVEMENT),
                            one.get(IMPROVEMENT_OFFER.UNIT),
                            one.get(IMPROVEMENT_OFFER.OFFERED_ON),
                            reply == null
                                    ? null
                                    : new Offer.Replied(
                                            Offer.Reply.valueOf(reply),
                                            one.get(IMPROVEMENT_OFFER.REPLIED_ON),
                                            one.get(IMPROVEMENT_OFFER.REPLIED_ROLE),
                                            one.get(IMPROVEMENT_OFFER.REASON),
                                            one.get(IMPROVEMENT_OFFER.BECAME),
                                            now == null ? null : Improvement.Stage.valueOf(now)));
                });
    }

    /** @return false where it was offered there before */
    boolean offer(UUID improvement, UUID unit, LocalDate today, UUID by) {
        return db.insertInto(IMPROVEMENT_OFFER)
                        .set(IMPROVEMENT_OFFER.IMPROVEMENT, improvement)
                        .set(IMPROVEMENT_OFFER.UNIT, unit)
                        .set(IMPROVEMENT_OFFER.OFFERED_ON, today)
                        .set(IMPROVEMENT_OFFER.OFFERED_BY, by)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** @return false where somebody has replied meanwhile */
    boolean reply(UUID improvement, UUID unit, Offer.Replied replied) {
        return db.update(IMPROVEMENT_OFFER)
                        .set(IMPROVEMENT_OFFER.REPLY, replied.reply().name())
                        .set(IMPROVEMENT_OFFER.REPLIED_ON, replied.on())
                        .set(IMPROVEMENT_OFFER.REPLIED_ROLE, replied.role())
                        .set(IMPROVEMENT_OFFER.REASON, replied.reason())
                        .set(IMPROVEMENT_OFFER.BECAME, replied.became())
                        .where(
                                IMPROVEMENT_OFFER.IMPROVEMENT.eq(improvement),
                                IMPROVEMENT_OFFER.UNIT.eq(unit),
                                IMPROVEMENT_OFFER.REPLY.isNull())
                        .execute()
                == 1;
    }

    /** Those of these that there are, by id. */
    Map<UUID, Improvement> find(Collection<UUID> ids) {
        return rows().where(IMPROVEMENT.ID.in(new HashSet<>(ids)))
                .fetchMap(IMPROVEMENT.ID, ImprovementStore::improvement);
    }

    private SelectJoinStep<? extends Record> rows() {
        return db.select(IMPROVEMENT.fields())
                .select(VOICES, OFFERS, SUGGESTER, ANSWERER, DEMAND, STEPS, VEIL)
                .from(IMPROVEMENT);
    }

    private static Improvement improvement(Record row) {
        return whole(row).under(row.get(VEIL));
    }

    private static Improvement whole(Record row) {
        Improvement.Stage stage = Improvement.Stage.valueOf(row.get(IMPROVEMENT.STAGE));
        UUID demand = row.get(IMPROVEMENT.DEMAND);
        LocalDate answered = row.get(IMPROVEMENT.ANSWERED_ON);
        String who = row.get(IMPROVEMENT.WHO);
        String learned = row.get(IMPROVEMENT.LEARNED);
        return new Improvement(
                row.get(IMPROVEMENT.ID),
                row.get(IMPROVEMENT.VERSION),
                new Improvement.Told(
                        row.get(IMPROVEMENT.IDEA),
                        row.get(IMPROVEMENT.UNIT),
                        Improvement.From.valueOf(row.get(IMPROVEMENT.FROM_WHOM)),
                        demand == null ? null : new Improvement.Demand(demand, row.get(DEMAND))),
                row.get(IMPROVEMENT.TOLD_AT),
                row.get(VOICES),
                row.get(SUGGESTER),
                stage,
                new Improvement.Holding(
                        row.get(IMPROVEMENT.HOLDER),
                        row.get(IMPROVEMENT.HOLDER_ROLE),
                        row.get(IMPROVEMENT.HELD_SINCE),
                        row.get(IMPROVEMENT.DUE),
                        row.get(IMPROVEMENT.EXTENDED),
                        row.get(IMPROVEMENT.MOVED_UP)),
                answered == null
                        ? null
                        : new Improvement.Answer(
                                answered,
                                row.get(ANSWERER),
                                row.get(IMPROVEMENT.ANSWERED_ROLE),
                                row.get(IMPROVEMENT.ANSWER)),
                who == null ? null : new Improvement.Trial(who, row.get(IMPROVEMENT.UNTIL), row.get(IMPROVEMENT.SIGN)),
                new Improvement.Measure(
                        row.get(IMPROVEMENT.MEASURE),
                        row.get(IMPROVEMENT.MEASURED_IN),
                        row.get(IMPROVEMENT.VALUE_BEFORE),
                        row.get(IMPROVEMENT.VALUE_AFTER)),
                learned == null
                        ? null
                        : new Improvement.Outcome(
                                row.get(IMPROVEMENT.ENDED_ON),
                                row.get(IMPROVEMENT.ENDED_ROLE),
                                learned,
                                row.get(IMPROVEMENT.TOLD)),
                row.get(IMPROVEMENT.OBSTACLE),
                row.get(IMPROVEMENT.CAME_FROM),
                row.get(OFFERS),
                row.get(STEPS),
                row.get(VEIL).hides());
    }
}
