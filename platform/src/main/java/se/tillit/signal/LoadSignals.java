package se.tillit.signal;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.tillit.access.Refusal;

/** For the load of spreadsheets, which asks for permission and logs as one act: what there is, and putting it there. */
@Component
public final class LoadSignals {

    private final SignalStore signals;

    LoadSignals(SignalStore signals) {
        this.signals = signals;
    }

    public Map<String, Signal> byCode() {
        return signals.byCode();
    }

    public void insert(Collection<Signal.Details> details) {
        signals.insert(details);
    }

    /** @throws se.tillit.access.Refusal.Conflict where somebody has changed one of them since it was read */
    public void update(Map<Signal, Signal.Details> changed) {
        if (!signals.update(changed)) {
            throw new Refusal.Conflict("A demand was changed while the files were loaded");
        }
    }
}
