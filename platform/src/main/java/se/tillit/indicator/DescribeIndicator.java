package se.tillit.indicator;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Says which question an indicator answers, what its figures count, the last decision that it was used in, and where they come from. */
@Component
public final class DescribeIndicator {

    static final int LONGEST = 300;

    private final Acts acts;
    private final IndicatorStore store;
    private final SignalQuery signals;

    DescribeIndicator(Acts acts, IndicatorStore store, SignalQuery signals) {
        this.acts = acts;
        this.store = store;
        this.signals = signals;
    }

    public void describe(Actor actor, UUID signal, Indicator said) {
        acts.perform(actor, Access.EDIT_SIGNALS, "indicator.describe", note -> {
            if (signals.find(actor, signal).details().kind() != SignalKind.INDICATOR) {
                throw new Refusal.NotFound("indicator");
            }
            String kpi = said.kpi();
            new Problems()
                    .addIf(isLong(said.question()), "fraga", "web.too-long", LONGEST)
                    .addIf(isLong(said.measure()), "matt", "web.too-long", LONGEST)
                    .addIf(isLong(said.usedIn()), "beslut", "web.too-long", LONGEST)
                    .addIf(said.usedIn() == null && said.usedOn() != null, "beslut", "indicator.needs-decision")
                    .addIf(kpi != null && !Indicator.isKpi(kpi), "kolada", "indicator.not-a-kpi")
                    .refuseIfAny();
            store.describe(signal, said);
            return note.about(signal);
        });
    }

    private static boolean isLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }
}
