package se.tillit.api;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Makes a key for oneself. It is shown to whoever made it, once; what is kept is its hash. */
@Component
public final class CreateApiKey {

    private static final int LONGEST_NAME = 100;

    private final Acts acts;
    private final ApiKeyStore keys;

    CreateApiKey(Acts acts, ApiKeyStore keys) {
        this.acts = acts;
        this.keys = keys;
    }

    /**
     * @param expiresOn the first day on which it no longer opens anything; at most a year ahead
     * @return the key itself
     */
    public String create(Actor actor, String name, boolean writes, LocalDate today, @Nullable LocalDate expiresOn) {
        String called = name.strip().replaceAll("\\s+", " ");
        return acts.perform(actor, Access.BE_SIGNED_IN, "api.create-key", note -> {
            boolean inTime = expiresOn != null && expiresOn.isAfter(today) && !expiresOn.isAfter(today.plusYears(1));
            new Problems()
                    .addIf(called.isEmpty(), "namn", "api.key.needs-name")
                    .addIf(called.length() > LONGEST_NAME, "namn", "api.key.name-too-long", LONGEST_NAME)
                    .addIf(!inTime, "till", "api.key.needs-end")
                    .refuseIfAny();
            Secret secret = Secret.random(actor.organisation());
            note.about(keys.insert(actor.account(), secret, called, writes, today, expiresOn))
                    .with("writes", writes);
            return secret.text();
        });
    }
}
