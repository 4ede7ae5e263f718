package se.tillit.dialogue;

import static se.tillit.schema.Tables.DIALOGUE;
import static se.tillit.schema.Tables.DIALOGUE_BALLOT;
import static se.tillit.schema.Tables.DIALOGUE_STATEMENT;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.ballot.Code;
import se.tillit.ballot.OwnCopy;
import se.tillit.ballot.Seal;

/**
 * The ballots of closed dialogues at a workplace: one row for each voter, twice the same content. One is sealed with the dialogue's key and opened
 * when it is counted; the other only her device can open, so that she sees what she has voted and can change it. Each writing also writes
 * {@value #MIXED} other rows anew, in an order drawn by chance, as the pulse's answers are.
 */
@Component
final class WorkplaceBallotStore implements Ballots {

    private static final int MIXED = 200;

    private final DSLContext db;

    WorkplaceBallotStore(DSLContext db) {
        this.db = db;
    }

    @Override
    public void enter(Who who, @Nullable UUID room) {
        lock(who.dialogue());
        put(who.dialogue(), key(who), new Ballot(room, Map.of()));
    }

    @Override
    public Optional<UUID> voter(Who who) {
        return who.key() == null || !db.fetchExists(DIALOGUE_BALLOT, of(who))
                ? Optional.empty()
                : Optional.of(id(who.key()));
    }

    private static UUID id(Code key) {
        ByteBuffer hash = ByteBuffer.wrap(key.hash());
        return new UUID(hash.getLong(), hash.getLong());
    }

    @Override
    public Map<Integer, Integer> votes(Who who, UUID voter) {
        return find(who).map(Ballot::votes).orElse(Map.of());
    }

    /** Where somebody else has changed her copy she has voted on nothing, and sees so. */
    private Optional<Ballot> find(Who who) {
        return db.select(DIALOGUE_BALLOT.OWN)
                .from(DIALOGUE_BALLOT)
                .where(of(who))
                .fetchOptional(DIALOGUE_BALLOT.OWN)
                .map(own -> OwnCopy.unlock(key(who), who.dialogue(), own)
                        .flatMap(Ballot::read)
                        .orElse(new Ballot(null, Map.of())));
    }

    @Override
    public boolean cast(Who who, UUID voter, Map<Integer, Integer> votes) {
        lock(who.dialogue());
        Map<Integer, Integer> taken = new HashMap<>(votes);
        taken.keySet().retainAll(shown(who.dialogue(), votes));
        Optional<Ballot> ballot = taken.isEmpty() ? Optional.empty() : find(who);
        ballot.ifPresent(one -> put(who.dialogue(), key(who), one.with(taken)));
        return ballot.isPresent();
    }

    private List<Integer> shown(UUID dialogue, Map<Integer, Integer> votes) {
        return db.select(DIALOGUE_STATEMENT.NUMBER)
                .from(DIALOGUE_STATEMENT)
                .where(
                        DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue),
                        DIALOGUE_STATEMENT.NUMBER.in(votes.keySet()),
                        DIALOGUE_STATEMENT.STATE.eq(Statement.State.SHOWN.name()))
                .fetch(DIALOGUE_STATEMENT.NUMBER);
    }

    private void put(UUID dialogue, Code key, Ballot ballot) {
        byte[] hash = key.hash();
        db.execute(
                """
                with gone as (
                    delete from dialogue_ballot where dialogue = ? and (hash = ? or hash in
                        (select hash from dialogue_ballot where dialogue = ? order by random() limit ?))
                    returning hash, own, sealed)
                insert into dialogue_ballot (dialogue, hash, own, sealed)
                select ?, hash, own, sealed from (
                    select hash, own, sealed from gone where hash <> ?
                    union all select ?::bytea, ?::bytea, ?::bytea) every
                order by random()
                """,
                dialogue,
                hash,
                dialogue,
                MIXED,
                dialogue,
                hash,
                hash,
                OwnCopy.lock(key, dialogue, ballot.bytes()),
                Seal.seal(dialogue, publicKey(dialogue), ballot.bytes()));
    }

    @Override
    public void erase(Who who, UUID voter) {
        lock(who.dialogue());
        db.deleteFrom(DIALOGUE_BALLOT).where(of(who)).execute();
    }

    byte[] publicKey(UUID dialogue) {
        return db.select(DIALOGUE.PUBLIC_KEY)
                .from(DIALOGUE)
                .where(DIALOGUE.ID.eq(dialogue))
                .fetchSingle()
                .value1();
    }

    void setPublicKey(UUID dialogue, byte[] key) {
        db.update(DIALOGUE)
                .set(DIALOGUE.PUBLIC_KEY, key)
                .where(DIALOGUE.ID.eq(dialogue))
                .execute();
    }

    /** In the order of their hashes, which are of random bits. */
    List<byte[]> sealed(UUID dialogue) {
        return db.select(DIALOGUE_BALLOT.SEALED)
                .from(DIALOGUE_BALLOT)
                .where(DIALOGUE_BALLOT.DIALOGUE.eq(dialogue), DIALOGUE_BALLOT.SEALED.isNotNull())
                .orderBy(DIALOGUE_BALLOT.HASH)
                .fetch(DIALOGUE_BALLOT.SEALED);
    }

    /** What has been counted. Her own copy stays, so that she sees it beside the result. */
    void forgetSealed(UUID dialogue) {
        db.update(DIALOGUE_BALLOT)
                .setNull(DIALOGUE_BALLOT.SEALED)
                .where(DIALOGUE_BALLOT.DIALOGUE.eq(dialogue))
                .execute();
    }

    void forgetAll(UUID dialogue) {
        db.deleteFrom(DIALOGUE_BALLOT)
                .where(DIALOGUE_BALLOT.DIALOGUE.eq(dialogue))
                .execute();
    }

    private static Condition of(Who who) {
        return DIALOGUE_BALLOT.DIALOGUE.eq(who.dialogue()).and(DIALOGUE_BALLOT.HASH.eq(key(who).hash()));
    }

    /** At a workplace nobody takes part by an account. */
    private static Code key(Who who) {
        return Objects.requireNonNull(who.key());
    }

    /** One at a time writes in a dialogue: of two requests of one voter none is lost, and rows that others rewrite do not seem to be gone. */
    private void lock(UUID dialogue) {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 3))", dialogue.toString());
    }
}
