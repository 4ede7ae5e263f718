package se.tillit.dialogue;

import static se.tillit.schema.Tables.DIALOGUE_CHANGE;
import static se.tillit.schema.Tables.DIALOGUE_CODE;
import static se.tillit.schema.Tables.DIALOGUE_PARTICIPANT;
import static se.tillit.schema.Tables.DIALOGUE_VOTE;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;

/**
 * Codes of all dialogues; and of open ones those who take part, and their votes. Each use of a code also writes {@value #MIXED} others anew, in
 * an order drawn by chance: PostgreSQL itself remembers which transaction wrote a row and where on the page, and would tell which was used last.
 */
@Component
final class VoteStore implements Ballots {

    private static final int MIXED = 200;
    private static final int STRIPES = 16;

    private final DSLContext db;
    private final Clock clock;

    VoteStore(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** So many more codes; those that were made before stay as they are. */
    List<Code> addCodes(UUID dialogue, int many) {
        List<Code> codes = Stream.generate(Code::fresh).limit(many).toList();
        db.batch(codes.stream()
                        .map(code -> db.insertInto(DIALOGUE_CODE)
                                .set(DIALOGUE_CODE.DIALOGUE, dialogue)
                                .set(DIALOGUE_CODE.HASH, code.hash()))
                        .toList())
                .execute();
        return codes;
    }

    int codes(UUID dialogue) {
        return db.fetchCount(DIALOGUE_CODE, DIALOGUE_CODE.DIALOGUE.eq(dialogue));
    }

    enum CodeIs {
        UNKNOWN,
        USED,
        TAKEN
    }

    /** Uses up a code, in a transaction of its own: nothing joins it to whoever takes part with the key that she gets for it. */
    CodeIs use(UUID dialogue, Code code) {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 2))", dialogue.toString());
        Boolean used = db.select(DIALOGUE_CODE.USED)
                .from(DIALOGUE_CODE)
                .where(DIALOGUE_CODE.DIALOGUE.eq(dialogue), DIALOGUE_CODE.HASH.eq(code.hash()))
                .fetchOne(DIALOGUE_CODE.USED);
        if (used == null || used) {
            return used == null ? CodeIs.UNKNOWN : CodeIs.USED;
        }
        mark(dialogue, code, true);
        return CodeIs.TAKEN;
    }

    /** For when the key could not be kept after all. */
    void giveBack(UUID dialogue, Code code) {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 2))", dialogue.toString());
        mark(dialogue, code, false);
    }

    private void mark(UUID dialogue, Code code, boolean used) {
        db.execute("""
                with gone as (
                    delete from dialogue_code where dialogue = ? and (hash = ? or hash in
                        (select hash from dialogue_code where dialogue = ? order by random() limit ?))
                    returning hash, used)
                insert into dialogue_code (dialogue, hash, used)
                select ?, hash, case when hash = ? then ? else used end from gone order by random()
                """, dialogue, code.hash(), dialogue, MIXED, dialogue, code.hash(), used);
    }

    int usedCodes(UUID dialogue) {
        return db.fetchCount(DIALOGUE_CODE, DIALOGUE_CODE.DIALOGUE.eq(dialogue), DIALOGUE_CODE.USED.isTrue());
    }

    void forgetCodes(UUID dialogue) {
        db.deleteFrom(DIALOGUE_CODE).where(DIALOGUE_CODE.DIALOGUE.eq(dialogue)).execute();
    }

    @Override
    public void enter(Who who, @Nullable UUID room) {
        db.insertInto(DIALOGUE_PARTICIPANT)
                .set(DIALOGUE_PARTICIPANT.DIALOGUE, who.dialogue())
                .set(
                        DIALOGUE_PARTICIPANT.HASH,
                        who.key() == null ? null : who.key().hash())
                .set(
                        DIALOGUE_PARTICIPANT.ACCOUNT,
                        who.actor() == null ? null : who.actor().account())
                .set(DIALOGUE_PARTICIPANT.ROOM, room)
                .onConflict(
                        DIALOGUE_PARTICIPANT.ORGANISATION, DIALOGUE_PARTICIPANT.DIALOGUE, DIALOGUE_PARTICIPANT.ACCOUNT)
                .doUpdate()
                .set(DIALOGUE_PARTICIPANT.ROOM, room)
                .execute();
    }

    @Override
    public Optional<UUID> voter(Who who) {
        if (who.actor() != null) {
            return participantOf(who.dialogue(), who.actor().account());
        }
        return who.key() == null
                ? Optional.empty()
                : db.select(DIALOGUE_PARTICIPANT.ID)
                        .from(DIALOGUE_PARTICIPANT)
                        .where(
                                DIALOGUE_PARTICIPANT.DIALOGUE.eq(who.dialogue()),
                                DIALOGUE_PARTICIPANT.HASH.eq(who.key().hash()))
                        .fetchOptional(DIALOGUE_PARTICIPANT.ID);
    }

    Optional<UUID> participantOf(UUID dialogue, UUID account) {
        return db.select(DIALOGUE_PARTICIPANT.ID)
                .from(DIALOGUE_PARTICIPANT)
                .where(DIALOGUE_PARTICIPANT.DIALOGUE.eq(dialogue), DIALOGUE_PARTICIPANT.ACCOUNT.eq(account))
                .fetchOptional(DIALOGUE_PARTICIPANT.ID);
    }

    @Override
    public Map<Integer, Integer> votes(Who who, UUID voter) {
        return db.select(DIALOGUE_VOTE.STATEMENT, DIALOGUE_VOTE.VOTE)
                .from(DIALOGUE_VOTE)
                .where(DIALOGUE_VOTE.DIALOGUE.eq(who.dialogue()), DIALOGUE_VOTE.PARTICIPANT.eq(voter))
                .fetchMap(DIALOGUE_VOTE.STATEMENT, row -> row.value2().intValue());
    }

    @Override
    public boolean cast(Who who, UUID voter, Map<Integer, Integer> votes) {
        int taken = db.execute(
                """
                insert into dialogue_vote (dialogue, participant, statement, vote, week)
                select ?, ?, s.number, x.vote, ?
                from unnest(?::int[], ?::smallint[]) as x (number, vote)
                join dialogue_statement s on s.dialogue = ? and s.number = x.number and s.state = 'SHOWN'
                on conflict (organisation, dialogue, participant, statement)
                    do update set vote = excluded.vote, week = excluded.week
                """,
                who.dialogue(),
                voter,
                SwedishDays.monday(SwedishDays.today(clock)),
                votes.keySet().toArray(Integer[]::new),
                votes.values().stream().map(Integer::shortValue).toArray(Short[]::new),
                who.dialogue());
        if (taken > 0) {
            changed(who.dialogue());
        }
        return taken > 0;
    }

    @Override
    public void erase(Who who, UUID voter) {
        db.deleteFrom(DIALOGUE_PARTICIPANT)
                .where(DIALOGUE_PARTICIPANT.DIALOGUE.eq(who.dialogue()), DIALOGUE_PARTICIPANT.ID.eq(voter))
                .execute();
        changed(who.dialogue());
    }

    void changed(UUID dialogue) {
        db.insertInto(DIALOGUE_CHANGE)
                .set(DIALOGUE_CHANGE.DIALOGUE, dialogue)
                .set(DIALOGUE_CHANGE.STRIPE, (short) ThreadLocalRandom.current().nextInt(STRIPES))
                .set(DIALOGUE_CHANGE.CHANGES, 1L)
                .onConflict(DIALOGUE_CHANGE.ORGANISATION, DIALOGUE_CHANGE.DIALOGUE, DIALOGUE_CHANGE.STRIPE)
                .doUpdate()
                .set(DIALOGUE_CHANGE.CHANGES, DIALOGUE_CHANGE.CHANGES.plus(1))
                .execute();
    }

    long changes(UUID dialogue) {
        return db.select(DSL.coalesce(DSL.sum(DIALOGUE_CHANGE.CHANGES), DSL.inline(java.math.BigDecimal.ZERO)))
                .from(DIALOGUE_CHANGE)
                .where(DIALOGUE_CHANGE.DIALOGUE.eq(dialogue))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    /** Takes one voter: where she comes from, and her votes as 4 × statement + vote + 1. */
    interface Voter {
        void votes(@Nullable UUID room, int[] votes);
    }

    /**
     * Each voter in turn, in the order of their random ids; what is held of them at once is one voter's votes. Rooms are read apart: joined, the
     * database would guess how many there are, and of votes that just came in it guesses badly.
     */
    void each(UUID dialogue, Voter voter) {
        Map<UUID, UUID> rooms = db.select(DIALOGUE_PARTICIPANT.ID, DIALOGUE_PARTICIPANT.ROOM)
                .from(DIALOGUE_PARTICIPANT)
                .where(DIALOGUE_PARTICIPANT.DIALOGUE.eq(dialogue), DIALOGUE_PARTICIPANT.ROOM.isNotNull())
                .fetchMap(DIALOGUE_PARTICIPANT.ID, DIALOGUE_PARTICIPANT.ROOM);
        try (var rows = db.resultQuery("""
                        select participant, string_agg(int4send(4 * statement + vote + 1), ''::bytea order by statement)
                        from dialogue_vote where dialogue = ? group by participant order by participant
                        """, dialogue).fetchSize(2000).fetchLazy()) {
            rows.forEach(row -> {
                byte[] bytes = row.get(1, byte[].class);
                int[] votes = new int[bytes.length / 4];
                ByteBuffer.wrap(bytes).asIntBuffer().get(votes);
                voter.votes(rooms.get(row.get(0, UUID.class)), votes);
            });
        }
    }

    /** By the Monday of a week: how many voted for the first time, and how many votes came. */
    List<DialogueQuery.Week> weeks(UUID dialogue) {
        return db.fetch("""
                        select w.week, count(*) filter (where w.week = w.first)::int, sum(w.votes)::int from (
                            select week, count(*) as votes, min(week) over (partition by participant) as first
                            from dialogue_vote where dialogue = ? and week is not null group by participant, week) w
                        group by w.week order by w.week
                        """, dialogue)
                .map(row -> new DialogueQuery.Week(
                        row.get(0, LocalDate.class), row.get(1, Integer.class), row.get(2, Integer.class)));
    }

    /** Adds what was loaded from elsewhere: each voter's votes as 4 × statement + vote + 1. */
    void load(UUID dialogue, List<int[]> voters, @Nullable LocalDate week) {
        List<UUID> ids = db.fetch(
                        "insert into dialogue_participant (dialogue) select ? from generate_series(1, ?) returning id",
                        dialogue,
                        voters.size())
                .map(row -> row.get(0, UUID.class));
        List<UUID> whose = new ArrayList<>();
        List<Integer> statements = new ArrayList<>();
        List<Integer> votes = new ArrayList<>();
        for (int v = 0; v < voters.size(); v++) {
            for (int cell : voters.get(v)) {
                whose.add(ids.get(v));
                statements.add(cell / 4);
                votes.add(cell % 4 - 1);
            }
        }
        for (int from = 0; from < whose.size(); from += 20_000) {
            int to = Math.min(whose.size(), from + 20_000);
            db.execute(
                    "insert into dialogue_vote (dialogue, participant, statement, vote, week) select ?, p, s, v, ? from unnest(?::uuid[], ?::int[], ?::smallint[]) as x (p, s, v)",
                    dialogue,
                    week,
                    whose.subList(from, to).toArray(UUID[]::new),
                    statements.subList(from, to).toArray(Integer[]::new),
                    votes.subList(from, to).toArray(Integer[]::new));
        }
    }

    /** Of so many rows at once the database's picture is wrong until it has looked again. */
    void countAnew() {
        db.execute("analyze dialogue_statement, dialogue_participant, dialogue_vote");
    }
}
