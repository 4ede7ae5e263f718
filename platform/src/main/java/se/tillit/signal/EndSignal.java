package se.tillit.signal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Ends a demand of the house's own. What the law requires ends by law, and what others ask for is theirs to end. */
@Component
public final class EndSignal {

    private final Acts acts;
    private final SignalStore signals;
    private final Clock clock;

    EndSignal(Acts acts, SignalStore signals, Clock clock) {
        this.acts = acts;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * @param from the demand's first day without force; today at the earliest, since what has been is not rewritten
     * @throws Refusal.Invalid about the field {@code dag}
     */
    public void end(Actor actor, UUID id, LocalDate from) {
        acts.perform(actor, Access.EDIT_SIGNALS, "signal.end", note -> {
            Signal signal = signals.find(id).orElseThrow(() -> new Refusal.NotFound("signal"));
            Signal.Details before = signal.details();
            LocalDate end = before.valid().to();
            LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")));
            new Problems()
                    .addIf(before.origin() == Origin.LAW, "dag", "signal.law-does-not-end-here")
                    .addIf(before.origin() != Origin.LAW && !before.origin().ours(), "dag", "signal.theirs-to-end")
                    .addIf(from.isBefore(today) || !from.isAfter(before.valid().from()), "dag", "signal.day-to-come")
                    .addIf(end != null && from.isAfter(end), "dag", "signal.ends-sooner")
                    .refuseIfAny();
            if (!signals.update(Map.of(signal, before.during(before.valid().endingOn(from))))) {
                throw new Refusal.Conflict("signal " + id);
            }
            return note.about(id).with("from", from.toString());
        });
    }
}
