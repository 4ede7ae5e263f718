package se.tillit.signal;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

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

    public UUID insert(Signal.Details details) {
        return signals.insert(details);
    }

    public void update(Signal before, Signal.Details details) {
        if (!signals.update(before.id(), before.version(), details)) {
            throw new IllegalStateException("Changed within the transaction that read it: " + before.id());
        }
    }
}
