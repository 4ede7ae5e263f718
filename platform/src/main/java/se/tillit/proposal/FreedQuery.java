package se.tillit.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.burden.BurdenQuery;
import se.tillit.signal.Signal;

/** What proposals free, for those who may see what is demanded. */
@Component
public final class FreedQuery {

    private final BurdenQuery burdens;

    FreedQuery(BurdenQuery burdens) {
        this.burdens = burdens;
    }

    /** @param day with those who are there on it */
    public Freed of(Actor actor, List<Proposal.Item> items, Map<UUID, Signal> demands, LocalDate day) {
        return new Freed(burdens.ofThese(
                actor,
                day,
                items.stream()
                        .flatMap(item ->
                                Freed.spared(item, demands.get(item.demand()).details()).stream())
                        .toList()));
    }
}
