package se.tillit.proposal;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.signal.EditSignal;
import se.tillit.signal.Frequency;
import se.tillit.signal.ReplaceSignal;
import se.tillit.signal.Signal;

/** Does with a demand what was agreed, by the same verbs as anybody who edits it. */
@Component
final class CarryOut {

    private final EditSignal edit;
    private final ReplaceSignal replace;

    CarryOut(EditSignal edit, ReplaceSignal replace) {
        this.edit = edit;
        this.replace = replace;
    }

    /** @return the demand that takes its place; null where none does */
    @Nullable
    UUID carryOut(Actor actor, Signal demand, Proposal.Item item, LocalDate from) {
        return switch (item.change()) {
            case REMOVE, MERGE -> {
                Signal.Details now = demand.details();
                edit.edit(
                        actor,
                        demand.id(),
                        demand.version(),
                        now.during(now.valid().endingOn(from)));
                yield item.into();
            }
            case LENGTHEN -> {
                Frequency often = Frequency.of(Objects.requireNonNull(item.often()));
                yield replace.replace(actor, demand.id(), demand.version(), from, now -> now.every(often));
            }
            case VOLUNTARY -> replace.replace(actor, demand.id(), demand.version(), from, Signal.Details::voluntary);
        };
    }
}
