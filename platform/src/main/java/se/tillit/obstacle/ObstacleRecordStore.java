package se.tillit.obstacle;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.OBSTACLE;
import static se.tillit.schema.Tables.OBSTACLE_PHOTO;
import static se.tillit.schema.Tables.OBSTACLE_VOICE;
import static se.tillit.schema.Tables.PETITION_OBSTACLE;
import static se.tillit.schema.Tables.UNIT_VERSION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.calendar.SwedishDays;
import se.tillit.openness.PublicRecord;
import se.tillit.openness.RecordKind.Counted;

/** Obstacles as public records: who sent them in, which have ended, and taking them away. */
@Component
final class ObstacleRecordStore {

    private static final se.tillit.schema.tables.Obstacle JOINED = OBSTACLE.as("joined");

    private static final Field<List<UUID>> WITH = multiset(select(JOINED.ID)
                    .from(JOINED)
                    .where(JOINED.ORGANISATION.eq(OBSTACLE.ORGANISATION), JOINED.JOINED_TO.eq(OBSTACLE.ID))
                    .orderBy(JOINED.ID))
            .convertFrom(rows -> rows.map(one -> one.value1()));

    private final DSLContext db;

    ObstacleRecordStore(DSLContext db) {
        this.db = db;
    }

    /** Where whoever told it works; their name is for whoever answers and nobody else. */
    String teller(UUID obstacle, boolean citizen) {
        if (citizen) {
            return "Invånare";
        }
        return db.select(UNIT_VERSION.NAME)
                .from(OBSTACLE_VOICE)
                .join(UNIT_VERSION)
                .on(
                        UNIT_VERSION.ORGANISATION.eq(OBSTACLE_VOICE.ORGANISATION),
                        UNIT_VERSION.UNIT.eq(OBSTACLE_VOICE.UNIT))
                .where(OBSTACLE_VOICE.SAID_IN.eq(obstacle))
                .orderBy(OBSTACLE_VOICE.FIRST.desc(), OBSTACLE_VOICE.ID.asc(), UNIT_VERSION.VALID.desc())
                .limit(1)
                .fetchOptional(one -> "Medarbetare, " + one.value1())
                .orElse("Medarbetare");
    }

    List<PublicRecord.Line> search(String words, int most) {
        return lines(
                condition("{0} @@ websearch_to_tsquery('swedish', {1})", OBSTACLE.SEARCH, val(words)), false, most);
    }

    List<PublicRecord.Line> ended(Counted counted, @Nullable LocalDate from, LocalDate before, int most) {
        Condition within = counted == Counted.CLOSED
                ? OBSTACLE.SETTLED_ON.lt(before).and(from == null ? noCondition() : OBSTACLE.SETTLED_ON.ge(from))
                : OBSTACLE.REPORTED_AT
                        .lt(before.atStartOfDay(SwedishDays.SWEDEN).toInstant())
                        .and(
                                from == null
                                        ? noCondition()
                                        : OBSTACLE.REPORTED_AT.ge(from.atStartOfDay(SwedishDays.SWEDEN)
                                                .toInstant()));
        return lines(
                OBSTACLE.SETTLED.isNotNull().and(OBSTACLE.JOINED_TO.isNull()).and(within), true, most);
    }

    private List<PublicRecord.Line> lines(Condition wanted, boolean oldestFirst, int most) {
        return db.select(OBSTACLE.ID, OBSTACLE.REPORTED_AT, OBSTACLE.SETTLED_ON, OBSTACLE.TEXT, WITH)
                .from(OBSTACLE)
                .where(wanted)
                .orderBy(oldestFirst ? OBSTACLE.REPORTED_AT.asc() : OBSTACLE.REPORTED_AT.desc(), OBSTACLE.ID)
                .limit(most)
                .fetch(ObstacleRecordStore::line);
    }

    private static PublicRecord.Line line(Record row) {
        return new PublicRecord.Line(
                row.get(OBSTACLE.ID),
                LocalDate.ofInstant(row.get(OBSTACLE.REPORTED_AT), SwedishDays.SWEDEN),
                row.get(OBSTACLE.SETTLED_ON),
                Obstacle.title(row.get(OBSTACLE.TEXT)),
                row.get(WITH));
    }

    void lock(Collection<UUID> ids) {
        db.select(OBSTACLE.ID)
                .from(OBSTACLE)
                .where(OBSTACLE.ID.in(ids))
                .orderBy(OBSTACLE.ID)
                .forUpdate()
                .fetch();
    }

    /**
     * Takes away an obstacle, those that were joined into it, and everything that hangs on them: who said it, the way it went, its place in
     * formal requests, whose own words are records of their own.
     *
     * @return the pictures that nothing shows any more
     */
    List<UUID> erase(UUID id) {
        List<UUID> all = db.select(OBSTACLE.ID)
                .from(OBSTACLE)
                .where(OBSTACLE.ID.eq(id).or(OBSTACLE.JOINED_TO.eq(id)))
                .fetch(OBSTACLE.ID);
        List<UUID> pictures = db.deleteFrom(OBSTACLE_PHOTO)
                .where(OBSTACLE_PHOTO.OBSTACLE.in(all))
                .returning(OBSTACLE_PHOTO.PHOTO)
                .fetch(OBSTACLE_PHOTO.PHOTO);
        db.deleteFrom(PETITION_OBSTACLE)
                .where(PETITION_OBSTACLE.OBSTACLE.in(all))
                .execute();
        db.deleteFrom(OBSTACLE_VOICE)
                .where(OBSTACLE_VOICE.OBSTACLE.in(all).or(OBSTACLE_VOICE.SAID_IN.in(all)))
                .execute();
        db.deleteFrom(OBSTACLE).where(OBSTACLE.ID.in(all)).execute();
        return pictures;
    }
}
