package se.tillit.signal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Puts a new demand on somebody; one of our own must say what it is for, who uses the answer, and when it ends. */
@Component
public final class RegisterSignal {

    private final Acts acts;
    private final SignalStore signals;

    RegisterSignal(Acts acts, SignalStore signals) {
        this.acts = acts;
        this.signals = signals;
    }

    /** @throws se.tillit.access.Refusal.Invalid with everything that must be put right */
    public UUID register(Actor actor, Signal.Details details) {
        return register(actor, details, List.of());
    }

    /** @param sources where in documents it is said */
    public UUID register(Actor actor, Signal.Details details, List<Source> sources) {
        return acts.perform(actor, Access.EDIT_SIGNALS, "signal.register", note -> {
            Problems problems = new Problems();
            details.mustJustifyItself(problems);
            problems.addIf(details.receivers().isEmpty(), "mottagare", "signal.needs-receiver")
                    .addIf(signals.codeTaken(details.code(), null), "kod", "signal.code-taken", details.code())
                    .refuseIfAny();
            UUID id = signals.insert(details);
            signals.insertSources(id, sources);
            note.about(id).with("code", details.code());
            return id;
        });
    }
}
