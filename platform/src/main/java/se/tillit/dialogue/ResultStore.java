package se.tillit.dialogue;

import static se.tillit.schema.Tables.DIALOGUE_RESULT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was last computed of each dialogue. A node remembers what it has read, and asks only whether it still holds. */
@Component
final class ResultStore {

    private static final int REMEMBERED = 64;

    private record Read(Instant at, long changes, Result result) {}

    private final DSLContext db;
    private final JsonMapper json;
    private final Map<UUID, Read> read = new ConcurrentHashMap<>();

    ResultStore(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    long changes(UUID dialogue) {
        return db.select(DIALOGUE_RESULT.CHANGES)
                .from(DIALOGUE_RESULT)
                .where(DIALOGUE_RESULT.DIALOGUE.eq(dialogue))
                .fetchOptional(DIALOGUE_RESULT.CHANGES)
                .orElse(-1L);
    }

    /** Where nobody has put something newer. */
    void put(UUID dialogue, long changes, Instant at, Result result) {
        JSONB body = JSONB.valueOf(json.writeValueAsString(result));
        db.insertInto(DIALOGUE_RESULT)
                .set(DIALOGUE_RESULT.DIALOGUE, dialogue)
                .set(DIALOGUE_RESULT.CHANGES, changes)
                .set(DIALOGUE_RESULT.COMPUTED_AT, at)
                .set(DIALOGUE_RESULT.BODY, body)
                .onConflict(DIALOGUE_RESULT.ORGANISATION, DIALOGUE_RESULT.DIALOGUE)
                .doUpdate()
                .set(DIALOGUE_RESULT.CHANGES, changes)
                .set(DIALOGUE_RESULT.COMPUTED_AT, at)
                .set(DIALOGUE_RESULT.BODY, body)
                .where(DIALOGUE_RESULT.CHANGES.le(changes))
                .execute();
    }

    /** Where nothing has been put. @return whether it was this transaction that did */
    boolean putOnce(UUID dialogue, Instant at, Result result) {
        return db.insertInto(DIALOGUE_RESULT)
                        .set(DIALOGUE_RESULT.DIALOGUE, dialogue)
                        .set(DIALOGUE_RESULT.CHANGES, 0L)
                        .set(DIALOGUE_RESULT.COMPUTED_AT, at)
                        .set(DIALOGUE_RESULT.BODY, JSONB.valueOf(json.writeValueAsString(result)))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** What may be seen of it on a day. */
    Result shown(Dialogue dialogue, LocalDate day) {
        return dialogue.showsMap(day)
                ? find(dialogue.id())
                        .orElse(dialogue.isWorkplace() ? Result.without(Result.Uncounted.NOT_YET) : Result.NONE)
                : Result.NONE;
    }

    Optional<Result> find(UUID dialogue) {
        var now = db.select(DIALOGUE_RESULT.COMPUTED_AT, DIALOGUE_RESULT.CHANGES)
                .from(DIALOGUE_RESULT)
                .where(DIALOGUE_RESULT.DIALOGUE.eq(dialogue))
                .fetchOne();
        if (now == null) {
            return Optional.empty();
        }
        Read known = read.get(dialogue);
        if (known != null && known.at().equals(now.value1()) && known.changes() == now.value2()) {
            return Optional.of(known.result());
        }
        return db.selectFrom(DIALOGUE_RESULT)
                .where(DIALOGUE_RESULT.DIALOGUE.eq(dialogue))
                .fetchOptional(row -> {
                    Result result = json.readValue(row.get(DIALOGUE_RESULT.BODY).data(), Result.class);
                    if (read.size() >= REMEMBERED) {
                        read.clear();
                    }
                    read.put(
                            dialogue,
                            new Read(row.get(DIALOGUE_RESULT.COMPUTED_AT), row.get(DIALOGUE_RESULT.CHANGES), result));
                    return result;
                });
    }

    /** How many took part in each, as far as computed. */
    Map<UUID, Integer> participants() {
        var participants = DSL.field("(body ->> 'participants')::int", Integer.class);
        return db.select(DIALOGUE_RESULT.DIALOGUE, participants)
                .from(DIALOGUE_RESULT)
                .fetchMap(DIALOGUE_RESULT.DIALOGUE, participants);
    }

    /** Where votes came after the last computing. */
    List<UUID> stale() {
        return db.fetch("""
                        select d.id from dialogue d left join dialogue_result r on r.organisation = d.organisation and r.dialogue = d.id
                        where d.kind = 'PUBLIC' and coalesce(r.changes, 0) < (select coalesce(sum(c.changes), 0) from dialogue_change c
                            where c.organisation = d.organisation and c.dialogue = d.id)
                        """).map(row -> row.get(0, UUID.class));
    }
}
