package se.tillit.identity;

import java.time.Instant;
import java.util.List;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** The passkeys of one's own account. */
@Component
public final class OwnPasskeys {

    private static final int LONGEST_LABEL = 60;
    private static final int MOST = 20;

    private final Acts acts;
    private final Passkeys passkeys;
    private final PasskeyStore store;

    OwnPasskeys(Acts acts, Passkeys passkeys, PasskeyStore store) {
        this.acts = acts;
        this.passkeys = passkeys;
        this.store = store;
    }

    /** @param id as forms send it back */
    public record Passkey(String id, String label, Instant created) {}

    List<Passkey> list(Actor actor) {
        actor.must(Access.BE_SIGNED_IN);
        return store.findByUserId(Passkeys.user(actor.account())).stream()
                .map(one -> new Passkey(one.getCredentialId().toBase64UrlString(), label(one), one.getCreated()))
                .toList();
    }

    private static String label(CredentialRecord passkey) {
        return passkey.getLabel() == null ? "" : passkey.getLabel();
    }

    /** @throws Refusal.Invalid where the browser's answer cannot be used, whatever is wrong with it */
    void add(Actor actor, PublicKeyCredentialCreationOptions question, String answer, String label) {
        String name = label.strip();
        new Problems()
                .addIf(
                        name.isEmpty() || name.length() > LONGEST_LABEL,
                        "nyckelnamn",
                        "identity.passkey.needs-name",
                        LONGEST_LABEL)
                .addIf(list(actor).size() >= MOST, "nyckelnamn", "identity.passkey.too-many", MOST)
                .refuseIfAny();
        acts.perform(actor, Access.BE_SIGNED_IN, "account.passkey", note -> {
            try {
                passkeys.register(question, answer, name);
            } catch (RuntimeException unusable) {
                throw new Refusal.Invalid(new Problems().add("nyckelnamn", "identity.passkey.unusable"));
            }
            return note.about(actor.account());
        });
    }

    void remove(Actor actor, String id) {
        acts.perform(actor, Access.BE_SIGNED_IN, "account.passkey-removed", note -> {
            if (!store.remove(actor.account(), read(id))) {
                throw new Refusal.NotFound("passkey");
            }
            return note.about(actor.account());
        });
    }

    private static Bytes read(String id) {
        try {
            return Bytes.fromBase64(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal.NotFound("passkey");
        }
    }
}
