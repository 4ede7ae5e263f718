package se.tillit.openness;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Gives out what was asked for, masked as it was seen to be; or refuses with a ground; or says that there is no such record. */
@Component
public final class AnswerRequest {

    private static final int LONGEST = 2_000;

    private final Acts acts;
    private final RequestStore requests;
    private final MarkStore marks;
    private final Extracts extracts;
    private final ExtractFile file;
    private final Registering registering;
    private final Standing.Finder standing;

    AnswerRequest(
            Acts acts,
            RequestStore requests,
            MarkStore marks,
            Extracts extracts,
            ExtractFile file,
            Registering registering,
            Standing.Finder standing) {
        this.acts = acts;
        this.requests = requests;
        this.marks = marks;
        this.extracts = extracts;
        this.file = file;
        this.registering = registering;
        this.standing = standing;
    }

    /**
     * @param seen the fingerprint of what the actor looked through
     * @throws Refusal.Conflict where a record or its masks have changed since, or somebody else has answered
     */
    public void give(Actor actor, UUID id, String seen) {
        acts.perform(actor, Access.KEEP_RECORDS, "request.give", note -> {
            extracts.lock(id);
            NoteRequest.open(requests, id);
            Extract extract = extracts.of(actor, id);
            new Problems()
                    .addIf(extract.pieces().isEmpty(), "q", "openness.give.nothing")
                    .refuseIfAny();
            if (!extract.fingerprint().equals(seen)) {
                throw new Refusal.Conflict("request " + id);
            }
            // What leaves the house is known by its number.
            extract.request()
                    .items()
                    .forEach(item -> registering.register(item.kind(), item.record(), actor.account()));
            Mark.Signed by = by(actor);
            byte[] hash = hash(file.records(extracts.of(actor, id), by));
            Request.Reply outcome = extract.isMasked() ? Request.Reply.PART : Request.Reply.GIVEN;
            requests.answer(id, new Request.Answer(outcome, by, null, null, hash), actor.account());
            return note.about(id)
                    .with("outcome", outcome.name())
                    .with("records", extract.pieces().size());
        });
    }

    /** @param section null and empty where there is no such record */
    public void refuse(Actor actor, UUID id, Request.@Nullable Reply outcome, String section, String reason) {
        acts.perform(actor, Access.KEEP_RECORDS, "request.refuse", note -> {
            NoteRequest.open(requests, id);
            boolean refused = outcome == Request.Reply.REFUSED;
            new Problems()
                    .addIf(!refused && outcome != Request.Reply.NOTHING, "utfall", "openness.refuse.needs-outcome")
                    .addIf(refused && !MarkSecrecy.isGround(marks, section), "lagrum", "openness.needs-ground")
                    .addIf(reason.isBlank(), "skal", "openness.refuse.needs-reason")
                    .addIf(reason.length() > LONGEST, "skal", "web.too-long", LONGEST)
                    .refuseIfAny();
            requests.answer(
                    id,
                    new Request.Answer(
                            Objects.requireNonNull(outcome), by(actor), refused ? section : null, reason, null),
                    actor.account());
            note.about(id).with("outcome", outcome.name());
            return refused ? note.with("section", section) : note;
        });
    }

    private Mark.Signed by(Actor actor) {
        Standing.Now now = standing.now(actor);
        return new Mark.Signed(now.today(), actor.name(), now.roleOf(actor));
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
