package se.tillit.goal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.GOAL_ENDING;
import static se.tillit.schema.Tables.GOAL_ENDING_LEVEL;
import static se.tillit.schema.Tables.GOAL_LIMIT;
import static se.tillit.schema.Tables.GOAL_PAIR;
import static se.tillit.schema.Tables.GOAL_PICTURE;
import static se.tillit.schema.Tables.GOAL_PLACE;
import static se.tillit.schema.Tables.SIGNAL;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.signal.SignalKind;

@Component
final class GoalStore {

    private static final Field<String> OPENER = name(GOAL_PAIR.OPENED_BY);
    private static final Field<String> WRITER = name(GOAL_PAIR.WEIGHED_BY);
    private static final Field<String> DECIDER = name(GOAL_ENDING.DECIDED_BY);
    private static final se.tillit.schema.tables.Signal ONE = SIGNAL.as("one");
    private static final se.tillit.schema.tables.Signal OTHER = SIGNAL.as("other");

    private final DSLContext db;

    GoalStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Optional<Picture> picture() {
        return db.select(GOAL_PICTURE.VERSION, GOAL_PICTURE.BODY, GOAL_PICTURE.SAID_ON, ACCOUNT.NAME)
                .from(GOAL_PICTURE)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(GOAL_PICTURE.SAID_BY))
                .fetchOptional(row -> new Picture(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** @return false where somebody else has changed it since that version; 0 where there was none */
    boolean setPicture(int version, String body, LocalDate today, UUID by) {
        int set = version == 0
                ? db.insertInto(GOAL_PICTURE, GOAL_PICTURE.BODY, GOAL_PICTURE.SAID_ON, GOAL_PICTURE.SAID_BY)
                        .values(body, today, by)
                        .onConflictDoNothing()
                        .execute()
                : db.update(GOAL_PICTURE)
                        .set(GOAL_PICTURE.VERSION, version + 1)
                        .set(GOAL_PICTURE.BODY, body)
                        .set(GOAL_PICTURE.SAID_ON, today)
                        .set(GOAL_PICTURE.SAID_BY, by)
                        .where(GOAL_PICTURE.VERSION.eq(version))
                        .execute();
        return set == 1;
    }

    /** By goal, the one that it serves. */
    Map<UUID, UUID> places() {
        return db.select(GOAL_PLACE.GOAL, GOAL_PLACE.ABOVE)
                .from(GOAL_PLACE)
                .fetchMap(GOAL_PLACE.GOAL, GOAL_PLACE.ABOVE);
    }

    void place(UUID goal, @Nullable UUID above) {
        db.deleteFrom(GOAL_PLACE).where(GOAL_PLACE.GOAL.eq(goal)).execute();
        if (above != null) {
            db.insertInto(GOAL_PLACE, GOAL_PLACE.GOAL, GOAL_PLACE.ABOVE)
                    .values(goal, above)
                    .execute();
        }
    }

    Map<UUID, Integer> limits() {
        return db.select(GOAL_LIMIT.LEVEL, GOAL_LIMIT.MOST)
                .from(GOAL_LIMIT)
                .fetchMap(GOAL_LIMIT.LEVEL, GOAL_LIMIT.MOST);
    }

    void setLimits(Map<UUID, Integer> most) {
        db.deleteFrom(GOAL_LIMIT).execute();
        most.forEach((level, limit) -> db.insertInto(GOAL_LIMIT, GOAL_LIMIT.LEVEL, GOAL_LIMIT.MOST)
                .values(level, limit)
                .execute());
    }

    Optional<GoalPair> pair(UUID id) {
        return pairs(GOAL_PAIR.ID.eq(id)).stream().findFirst();
    }

    List<GoalPair> pairsOf(UUID signal) {
        return pairs(GOAL_PAIR.ONE.eq(signal).or(GOAL_PAIR.OTHER.eq(signal)));
    }

    /** Those that nobody has weighed yet. */
    List<GoalPair> openPairs() {
        return pairs(GOAL_PAIR.WEIGHED_ON.isNull());
    }

    private List<GoalPair> pairs(Condition which) {
        return db.select(GOAL_PAIR.fields())
                .select(ONE.TITLE, ONE.KIND, OTHER.TITLE, OTHER.KIND, OPENER, WRITER)
                .from(GOAL_PAIR)
                .join(ONE)
                .on(ONE.ORGANISATION.eq(GOAL_PAIR.ORGANISATION), ONE.ID.eq(GOAL_PAIR.ONE))
                .join(OTHER)
                .on(OTHER.ORGANISATION.eq(GOAL_PAIR.ORGANISATION), OTHER.ID.eq(GOAL_PAIR.OTHER))
                .where(which)
                .orderBy(GOAL_PAIR.WEIGHED_ON.desc().nullsFirst(), GOAL_PAIR.OPENED_ON, GOAL_PAIR.ID)
                .fetch(GoalStore::pair);
    }

    private static GoalPair pair(Record row) {
        LocalDate weighedOn = row.get(GOAL_PAIR.WEIGHED_ON);
        return new GoalPair(
                row.get(GOAL_PAIR.ID),
                GoalPair.Tie.valueOf(row.get(GOAL_PAIR.KIND)),
                new GoalPair.Side(row.get(GOAL_PAIR.ONE), row.get(ONE.TITLE), SignalKind.valueOf(row.get(ONE.KIND))),
                new GoalPair.Side(
                        row.get(GOAL_PAIR.OTHER), row.get(OTHER.TITLE), SignalKind.valueOf(row.get(OTHER.KIND))),
                row.get(GOAL_PAIR.REASON),
                row.get(GOAL_PAIR.WEIGHER),
                row.get(GOAL_PAIR.OPENED_ON),
                row.get(OPENER),
                weighedOn == null ? null : new GoalPair.Weighed(weighedOn, row.get(WRITER), row.get(GOAL_PAIR.SAID)));
    }

    /** @return empty where the two are paired already and nobody has weighed them yet */
    Optional<UUID> openPair(
            GoalPair.Tie tie, UUID one, UUID other, String reason, UUID weigher, LocalDate today, UUID by) {
        // The order in which the database compares ids, so that a pair is one pair from whichever side it is made.
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        return db.insertInto(GOAL_PAIR)
                .set(GOAL_PAIR.KIND, tie.name())
                .set(GOAL_PAIR.ONE, inOrder ? one : other)
                .set(GOAL_PAIR.OTHER, inOrder ? other : one)
                .set(GOAL_PAIR.REASON, reason)
                .set(GOAL_PAIR.WEIGHER, weigher)
                .set(GOAL_PAIR.OPENED_ON, today)
                .set(GOAL_PAIR.OPENED_BY, by)
                .onConflictDoNothing()
                .returning(GOAL_PAIR.ID)
                .fetchOptional(GOAL_PAIR.ID);
    }

    /** @return false where somebody has weighed them meanwhile */
    boolean weigh(UUID id, LocalDate today, UUID by, String said) {
        return db.update(GOAL_PAIR)
                        .set(GOAL_PAIR.WEIGHED_ON, today)
                        .set(GOAL_PAIR.WEIGHED_BY, by)
                        .set(GOAL_PAIR.SAID, said)
                        .where(GOAL_PAIR.ID.eq(id), GOAL_PAIR.WEIGHED_ON.isNull())
                        .execute()
                == 1;
    }

    Optional<Ending> ending(UUID goal) {
        List<UUID> consulted = db.select(GOAL_ENDING_LEVEL.LEVEL)
                .from(GOAL_ENDING_LEVEL)
                .where(GOAL_ENDING_LEVEL.GOAL.eq(goal))
                .fetch(GOAL_ENDING_LEVEL.LEVEL);
        return db.select(GOAL_ENDING.fields())
                .select(DECIDER)
                .from(GOAL_ENDING)
                .where(GOAL_ENDING.GOAL.eq(goal))
                .fetchOptional(row -> new Ending(
                        Ending.Fate.valueOf(row.get(GOAL_ENDING.WAY)),
                        row.get(GOAL_ENDING.SUCCESSOR),
                        row.get(GOAL_ENDING.ENDS),
                        row.get(GOAL_ENDING.REASON),
                        consulted,
                        new Ending.Decided(
                                row.get(GOAL_ENDING.DECIDED_ON), row.get(DECIDER), row.get(GOAL_ENDING.DECIDED_ROLE))));
    }

    /** @return false where it was ended before */
    boolean end(UUID goal, Ending ending, UUID by) {
        int inserted = db.insertInto(GOAL_ENDING)
                .set(GOAL_ENDING.GOAL, goal)
                .set(GOAL_ENDING.WAY, ending.fate().name())
                .set(GOAL_ENDING.SUCCESSOR, ending.successor())
                .set(GOAL_ENDING.ENDS, ending.on())
                .set(GOAL_ENDING.REASON, ending.reason())
                .set(GOAL_ENDING.DECIDED_ON, ending.decided().on())
                .set(GOAL_ENDING.DECIDED_BY, by)
                .set(GOAL_ENDING.DECIDED_ROLE, ending.decided().role())
                .onConflictDoNothing()
                .execute();
        ending.consulted()
                .forEach(level -> db.insertInto(GOAL_ENDING_LEVEL, GOAL_ENDING_LEVEL.GOAL, GOAL_ENDING_LEVEL.LEVEL)
                        .values(goal, level)
                        .onConflictDoNothing()
                        .execute());
        return inserted == 1;
    }
}
