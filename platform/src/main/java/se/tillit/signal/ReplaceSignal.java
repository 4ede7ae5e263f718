package se.tillit.signal;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Validity;

/**
 * From a day, another demand takes a demand's place. The old one ends and otherwise stays as it was, so that the days before are reckoned
 * as they were lived.
 */
@Component
public final class ReplaceSignal {

    private final Acts acts;
    private final SignalStore signals;
    private final EditSignal edit;

    ReplaceSignal(Acts acts, SignalStore signals, EditSignal edit) {
        this.acts = acts;
        this.signals = signals;
        this.edit = edit;
    }

    /**
     * @param version the version that the editor saw
     * @param from the new demand's first day
     * @param change makes the new demand of the old
     * @return the new demand's id
     * @throws Refusal.Invalid where the law requires the demand, or it does not hold just before the day and on it
     */
    public UUID replace(Actor actor, UUID id, int version, LocalDate from, UnaryOperator<Signal.Details> change) {
        return acts.perform(actor, Access.EDIT_SIGNALS, "signal.replace", note -> {
            Signal.Details before = signals.find(id)
                    .orElseThrow(() -> new Refusal.NotFound("signal"))
                    .details();
            new Problems()
                    .addIf(before.origin() == Origin.LAW, "ursprung", "signal.law-stays-law")
                    .addIf(
                            !before.valid().holdsOn(from)
                                    || from.equals(before.valid().from()),
                            "fran",
                            "signal.not-in-force")
                    .refuseIfAny();
            Signal.Details after = change.apply(before)
                    .coded(freeCode(before.code()))
                    .during(new Validity(from, before.valid().to()));
            edit.edit(actor, id, version, before.during(before.valid().endingOn(from)));
            UUID successor = signals.insert(after);
            signals.insertSources(successor, signals.sources(id));
            note.about(id).with("successor", successor.toString());
            return successor;
        });
    }

    /** The old demand keeps its code, by which tables know it. */
    private String freeCode(String code) {
        return IntStream.iterate(2, n -> n + 1)
                .mapToObj(n -> code + "-" + n)
                .filter(one -> !signals.codeTaken(one, null))
                .findFirst()
                .orElseThrow();
    }
}
