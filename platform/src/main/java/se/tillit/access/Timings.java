package se.tillit.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How often each verb and query is used, how long it takes and how it ends. Their names only: no ids, so nobody can be seen in it. */
@Component
public final class Timings {

    private final MeterRegistry meters;

    Timings(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Does the work and counts it under the meter, tagged with the name and with how it ended: ok, refused or failed. */
    public <T> T of(String meter, String name, Supplier<T> work) {
        Timer.Sample begun = Timer.start(meters);
        String end = "failed";
        try {
            T result = work.get();
            end = "ok";
            return result;
        } catch (Refusal refusal) {
            end = "refused";
            throw refusal;
        } finally {
            begun.stop(meters.timer(meter, "name", name, "end", end));
        }
    }
}
