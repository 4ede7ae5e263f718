package se.tillit.burden;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Says how large a grant is in a year. */
@Component
public final class SayGrant {

    private static final int LONGEST_SOURCE = 200;

    private final Acts acts;
    private final SignalQuery signals;
    private final GrantStore grants;
    private final Clock clock;

    SayGrant(Acts acts, SignalQuery signals, GrantStore grants, Clock clock) {
        this.acts = acts;
        this.signals = signals;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * @param kronor SEK a year, as written
     * @throws Refusal.Conflict where the demand is no grant
     */
    public void say(Actor actor, UUID signal, String kronor, String source) {
        acts.perform(actor, Access.EDIT_SIGNALS, "burden.grant", note -> {
            if (signals.find(actor, signal).details().kind() != SignalKind.GRANT) {
                throw new Refusal.Conflict("signal " + signal + " is no grant");
            }
            String number = kronor.replaceAll("[\\s\\u00a0]", "").replace(',', '.');
            new Problems()
                    .addIf(!number.matches("\\d{1,12}(\\.\\d{1,2})?"), "kronor", "burden.grant.not-kronor")
                    .addIf(source.isBlank(), "kalla", "burden.cost.needs-source")
                    .addIf(source.length() > LONGEST_SOURCE, "kalla", "signal.form.too-long", LONGEST_SOURCE)
                    .refuseIfAny();
            LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")));
            grants.say(signal, new BigDecimal(number), source.strip(), today, actor.account());
            return note.about(signal);
        });
    }
}
