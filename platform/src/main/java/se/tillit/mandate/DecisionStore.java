package se.tillit.mandate;

import static org.jooq.impl.DSL.count;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.MANDATE_DECISION;

import java.time.Instant;
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
final class DecisionStore {

    private final DSLContext db;

    DecisionStore(DSLContext db) {
        this.db = db;
    }

    UUID note(
            UUID board,
            Mandate mandate,
            String reference,
            LocalDate decidedOn,
            UUID by,
            String role,
            @Nullable UUID unit,
            Instant at) {
        return db.insertInto(MANDATE_DECISION)
                .set(MANDATE_DECISION.BOARD, board)
                .set(MANDATE_DECISION.MANDATE, mandate.id())
                .set(MANDATE_DECISION.NUMBER, mandate.number())
                .set(MANDATE_DECISION.MATTER, mandate.matter())
                .set(MANDATE_DECISION.REFERENCE, reference)
                .set(MANDATE_DECISION.DECIDED_ON, decidedOn)
                .set(MANDATE_DECISION.DECIDED_BY, by)
                .set(MANDATE_DECISION.ROLE, role)
                .set(MANDATE_DECISION.UNIT, unit)
                .set(MANDATE_DECISION.NOTED_AT, at)
                .returning(MANDATE_DECISION.ID)
                .fetchSingle(MANDATE_DECISION.ID);
    }

    Optional<Decision> find(UUID id) {
        return decisions(MANDATE_DECISION.ID.eq(id), 1).stream().findFirst();
    }

    /** Only one that no meeting has been told of. */
    boolean delete(UUID id) {
        return db.deleteFrom(MANDATE_DECISION)
                        .where(MANDATE_DECISION.ID.eq(id), MANDATE_DECISION.MEETING_ON.isNull())
                        .execute()
                == 1;
    }

    /** Of one person, the latest first. */
    List<Decision> of(UUID account, int most) {
        return db.select(MANDATE_DECISION.fields())
                .select(ACCOUNT.NAME)
                .from(MANDATE_DECISION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(MANDATE_DECISION.DECIDED_BY))
                .where(MANDATE_DECISION.DECIDED_BY.eq(account))
                .orderBy(MANDATE_DECISION.DECIDED_ON.desc(), MANDATE_DECISION.ID.desc())
                .limit(most)
                .fetch(DecisionStore::decision);
    }

    /** What no meeting of the board has been told of and was decided by the day, in the order of the list. */
    List<Decision> waiting(UUID board, LocalDate until, int most) {
        return decisions(
                MANDATE_DECISION
                        .BOARD
                        .eq(board)
                        .and(MANDATE_DECISION.MEETING_ON.isNull())
                        .and(MANDATE_DECISION.DECIDED_ON.le(until)),
                most);
    }

    /** What a meeting was told of. */
    List<Decision> told(UUID board, LocalDate meeting, int most) {
        return decisions(MANDATE_DECISION.BOARD.eq(board).and(MANDATE_DECISION.MEETING_ON.eq(meeting)), most);
    }

    private List<Decision> decisions(Condition which, int most) {
        return db.select(MANDATE_DECISION.fields())
                .select(ACCOUNT.NAME)
                .from(MANDATE_DECISION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(MANDATE_DECISION.DECIDED_BY))
                .where(which)
                .orderBy(
                        MANDATE_DECISION.MATTER,
                        MANDATE_DECISION.NUMBER,
                        MANDATE_DECISION.DECIDED_ON,
                        MANDATE_DECISION.ID)
                .limit(most)
                .fetch(DecisionStore::decision);
    }

    /** How many wait, by board; only boards with some. */
    Map<UUID, Integer> waitingByBoard() {
        return db.select(MANDATE_DECISION.BOARD, count())
                .from(MANDATE_DECISION)
                .where(MANDATE_DECISION.MEETING_ON.isNull())
                .groupBy(MANDATE_DECISION.BOARD)
                .fetchMap(MANDATE_DECISION.BOARD, count());
    }

    /** The meetings that have been told, the latest first, with how many decisions each. */
    List<Map.Entry<LocalDate, Integer>> meetings(UUID board, int most) {
        return db.select(MANDATE_DECISION.MEETING_ON, count())
                .from(MANDATE_DECISION)
                .where(MANDATE_DECISION.BOARD.eq(board), MANDATE_DECISION.MEETING_ON.isNotNull())
                .groupBy(MANDATE_DECISION.MEETING_ON)
                .orderBy(MANDATE_DECISION.MEETING_ON.desc())
                .limit(most)
                .fetch(row -> Map.entry(row.value1(), row.value2()));
    }

    /**
     * Marks those that the list held as told, whatever has been noted since.
     *
     * @return how many were marked: fewer than asked for where somebody else was first, or one was taken back
     */
    int tell(UUID board, List<UUID> decisions, LocalDate meeting) {
        return db.update(MANDATE_DECISION)
                .set(MANDATE_DECISION.MEETING_ON, meeting)
                .where(
                        MANDATE_DECISION.BOARD.eq(board),
                        MANDATE_DECISION.ID.in(decisions),
                        MANDATE_DECISION.MEETING_ON.isNull())
                .execute();
    }

    private static Decision decision(Record row) {
        return new Decision(
                row.get(MANDATE_DECISION.ID),
                row.get(MANDATE_DECISION.BOARD),
                row.get(MANDATE_DECISION.MANDATE),
                row.get(MANDATE_DECISION.NUMBER),
                row.get(MANDATE_DECISION.MATTER),
                row.get(MANDATE_DECISION.REFERENCE),
                row.get(MANDATE_DECISION.DECIDED_ON),
                row.get(MANDATE_DECISION.DECIDED_BY),
                row.get(ACCOUNT.NAME),
                row.get(MANDATE_DECISION.ROLE),
                row.get(MANDATE_DECISION.UNIT),
                row.get(MANDATE_DECISION.MEETING_ON));
    }
}
