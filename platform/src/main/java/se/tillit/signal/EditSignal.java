package se.tillit.signal;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Changes a demand: its words, its receivers, its cost, its end. What was loaded without a purpose may still lack one. */
@Component
public final class EditSignal {

    private final Acts acts;
    private final SignalStore signals;

    EditSignal(Acts acts, SignalStore signals) {
        this.acts = acts;
        this.signals = signals;
    }

    /**
     * @param version the version that the editor saw
     * @throws Refusal.Conflict where somebody changed it meanwhile
     */
    public void edit(Actor actor, UUID id, int version, Signal.Details details) {
        acts.perform(actor, Access.EDIT_SIGNALS, "signal.edit", note -> {
            Signal before = signals.find(id).orElseThrow(() -> new Refusal.NotFound("signal"));
            new Problems()
                    .addIf(details.receivers().isEmpty(), "mottagare", "signal.needs-receiver")
                    .addIf(signals.codeTaken(details.code(), id), "kod", "signal.code-taken", details.code())
                    // What the law requires is changed by whoever makes the law; the way there is a formal request
                    // upward.
                    .addIf(
                            before.details().origin() == Origin.LAW && details.origin() != Origin.LAW,
                            "ursprung",
                            "signal.law-stays-law")
                    .refuseIfAny();
            if (!signals.update(Map.of(new Signal(id, version, before.details()), details))) {
                throw new Refusal.Conflict("signal " + id);
            }
            note.about(id).with("version", version + 1);
            return id;
        });
    }
}
