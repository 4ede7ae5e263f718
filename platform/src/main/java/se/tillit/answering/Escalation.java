package se.tillit.answering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/**
 * What nobody answered in time goes one level up, and what a unit held that is no more, or has nobody left, goes to who has taken over. Each
 * step is written once: rows are locked while they move, those that another node has locked are left to it, and the day that passed is unique
 * among a matter's steps. A day without the program, or a node that dies, loses nothing: the rows are still due.
 */
@Component
public final class Escalation {

    /** What such a step is called among a matter's. */
    private enum Kind {
        /** The day passed, and it went one level up. */
        SILENCE,
        /** The day passed, and there was nobody above. */
        STAYS,
        /** The holder was gone; somebody else has taken over. */
        SUCCEEDED
    }

    private static final int AT_A_TIME = 2_000;

    /** Whoever takes over has at least so many working days. */
    private static final int FEWEST_LEFT = 5;

    private final Door door;
    private final MatterStore store;
    private final HolderStore holding;
    private final ChainStore chain;
    private final Clock clock;

    Escalation(Door door, MatterStore store, HolderStore holding, ChainStore chain, Clock clock) {
        this.door = door;
        this.store = store;
        this.holding = holding;
        this.chain = chain;
        this.clock = clock;
    }

    public List<UUID> organisations() {
        return store.organisations();
    }

    public void move(UUID organisation, Matters what) {
        LocalDate today = SwedishDays.today(clock);
        Holders holders = holders(organisation, what, today);
        for (UUID unit : door.readAs(organisation, () -> store.holding(what))) {
            holders.of(unit)
                    .filter(holder -> !holder.unit().equals(unit))
                    .ifPresent(now -> succeed(organisation, what, unit, now, today));
        }
        eachBundle(organisation, what, what.due().lt(today), bundle -> {
            LocalDate due = SwedishDays.after(today, holding.workingDays());
            by(MatterStore.Due::holder, bundle).forEach((unit, these) -> {
                Optional<Holders.Holder> above = holders.above(unit);
                Kind kind = above.isPresent() ? Kind.SILENCE : Kind.STAYS;
                store.move(what, these, kind.name(), above.orElse(null), today, above.isPresent() ? due : null, true);
            });
        });
    }

    /**
     * Gives some that had been answered to who holds them now, to be answered anew.
     *
     * @param kind what the step is called
     * @param open makes those with these ids unanswered again; so none of them is found a second time
     */
    public void askAnew(UUID organisation, Matters what, Condition which, String kind, Consumer<List<UUID>> open) {
        LocalDate today = SwedishDays.today(clock);
        Holders holders = holders(organisation, what, today);
        eachBundle(organisation, what, which, bundle -> {
            open.accept(bundle.stream().map(MatterStore.Due::id).toList());
            LocalDate due = SwedishDays.after(today, holding.workingDays());
            by(MatterStore.Due::holder, bundle).forEach((unit, these) -> {
                Optional<Holders.Holder> now = holders.of(unit);
                store.move(what, these, kind, now.orElse(null), today, now.isPresent() ? due : null, false);
            });
        });
    }

    private void succeed(UUID organisation, Matters what, UUID unit, Holders.Holder now, LocalDate today) {
        LocalDate fewest = SwedishDays.after(today, FEWEST_LEFT);
        // Those whose day has passed, or that have no clock, get a new one from who takes over.
        eachBundle(organisation, what, what.open().and(what.holder().eq(unit)), bundle -> by(
                        one -> one.due() == null || one.due().isBefore(fewest) ? fewest : one.due(), bundle)
                .forEach((due, these) -> store.move(what, these, Kind.SUCCEEDED.name(), now, today, due, false)));
    }

    private Holders holders(UUID organisation, Matters what, LocalDate today) {
        return door.readAs(organisation, () -> holding.holders(chain.asOf(today), what.answering()));
    }

    /** Each bundle in a transaction of its own; what is done to it takes its rows out of those that are sought. */
    private void eachBundle(UUID organisation, Matters what, Condition which, Consumer<List<MatterStore.Due>> move) {
        int moved;
        do {
            moved = door.writeAs(organisation, () -> {
                List<MatterStore.Due> bundle = store.lock(what, which, AT_A_TIME);
                if (!bundle.isEmpty()) {
                    move.accept(bundle);
                }
                return bundle.size();
            });
        } while (moved == AT_A_TIME);
    }

    private static <K> Map<K, List<MatterStore.Due>> by(
            Function<MatterStore.Due, K> key, List<MatterStore.Due> bundle) {
        return bundle.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }
}
