package se.tillit.improvement;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.IMPROVEMENT;
import static se.tillit.schema.Tables.IMPROVEMENT_OFFER;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.calendar.SwedishDays;
import se.tillit.openness.PublicRecord;
import se.tillit.openness.RecordKind.Counted;

/** Improvements as public records: which have ended, and taking them away. */
@Component
final class ImprovementRecordStore {

    /** What is neither an idea nor tried has ended; not now and others first by their answer. */
    private static final Condition ENDED = IMPROVEMENT.STAGE.notIn("IDEA", "TRYING");

    private static final Field<LocalDate> ENDED_ON = coalesce(IMPROVEMENT.ENDED_ON, IMPROVEMENT.ANSWERED_ON);

    private final DSLContext db;

    ImprovementRecordStore(DSLContext db) {
        this.db = db;
    }

    List<PublicRecord.Line> search(String words, int most) {
        return lines(
                condition("{0} @@ websearch_to_tsquery('swedish', {1})", IMPROVEMENT.SEARCH, val(words)), false, most);
    }

    List<PublicRecord.Line> ended(Counted counted, @Nullable LocalDate from, LocalDate before, int most) {
        Condition within = counted == Counted.CLOSED
                ? ENDED_ON.lt(before).and(from == null ? noCondition() : ENDED_ON.ge(from))
                : IMPROVEMENT
                        .TOLD_AT
                        .lt(before.atStartOfDay(SwedishDays.SWEDEN).toInstant())
                        .and(
                                from == null
                                        ? noCondition()
                                        : IMPROVEMENT.TOLD_AT.ge(from.atStartOfDay(SwedishDays.SWEDEN)
                                                .toInstant()));
        return lines(ENDED.and(within), true, most);
    }

    private List<PublicRecord.Line> lines(Condition wanted, boolean oldestFirst, int most) {
        return db.select(IMPROVEMENT.ID, IMPROVEMENT.TOLD_AT, IMPROVEMENT.STAGE, ENDED_ON, IMPROVEMENT.IDEA)
                .from(IMPROVEMENT)
                .where(wanted)
                .orderBy(oldestFirst ? IMPROVEMENT.TOLD_AT.asc() : IMPROVEMENT.TOLD_AT.desc(), IMPROVEMENT.ID)
                .limit(most)
                .fetch(row -> new PublicRecord.Line(
                        row.value1(),
                        LocalDate.ofInstant(row.value2(), SwedishDays.SWEDEN),
                        List.of("IDEA", "TRYING").contains(row.value3()) ? null : row.value4(),
                        Improvement.title(row.value5()),
                        List.of()));
    }

    void lock(Collection<UUID> ids) {
        db.select(IMPROVEMENT.ID)
                .from(IMPROVEMENT)
                .where(IMPROVEMENT.ID.in(ids))
                .orderBy(IMPROVEMENT.ID)
                .forUpdate()
                .fetch();
    }

    /** What began from it in other units is theirs, and stays without a link to it; that it was offered here goes with it. */
    void erase(UUID id) {
        db.update(IMPROVEMENT)
                .setNull(IMPROVEMENT.CAME_FROM)
                .where(IMPROVEMENT.CAME_FROM.eq(id))
                .execute();
        db.deleteFrom(IMPROVEMENT_OFFER).where(IMPROVEMENT_OFFER.BECAME.eq(id)).execute();
        db.deleteFrom(IMPROVEMENT).where(IMPROVEMENT.ID.eq(id)).execute();
    }
}
