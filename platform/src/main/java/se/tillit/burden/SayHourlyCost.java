package se.tillit.burden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.ChainStore;
import se.tillit.chain.ChainStore.PositionVersion;
import se.tillit.chain.Validity;

/** Says what an hour of a position costs from a day on, and where the figure comes from. Older days keep what held then. */
@Component
public final class SayHourlyCost {

    private final Acts acts;
    private final ChainStore chain;
    private final HourlyCostStore costs;

    SayHourlyCost(Acts acts, ChainStore chain, HourlyCostStore costs) {
        this.acts = acts;
        this.chain = chain;
        this.costs = costs;
    }

    public void say(Actor actor, UUID position, HourlyCost said) {
        acts.perform(actor, Access.EDIT_CHAIN, "burden.hourly-cost", note -> {
            List<PositionVersion> history = chain.positionHistory().get(position);
            if (history == null) {
                throw new Refusal.NotFound("position");
            }
            chain.replacePositionHistories(Map.of(position, costing(history, said)));
            costs.insert(position, said);
            return note.about(position);
        });
    }

    static List<PositionVersion> costing(List<PositionVersion> history, HourlyCost said) {
        List<PositionVersion> after = new ArrayList<>();
        for (PositionVersion one : history) {
            Validity valid = one.valid();
            boolean over = valid.to() != null && !valid.to().isAfter(said.from());
            if (over || valid.from().isBefore(said.from())) {
                Validity before = over ? valid : valid.endingOn(said.from());
                after.add(new PositionVersion(before, one.name(), one.hourlyCost()));
            }
            if (!over) {
                Validity from = valid.from().isBefore(said.from()) ? new Validity(said.from(), valid.to()) : valid;
                after.add(new PositionVersion(from, one.name(), said.hourlyCost()));
            }
        }
        return after;
    }
}
