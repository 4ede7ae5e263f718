package se.tillit.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Door;
import se.tillit.answering.HolderStore;
import se.tillit.answering.Holders;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/**
 * Each morning: an idea that nobody answered in time goes one level up, and what a unit held that is no more, or has nobody left, goes to who
 * has taken over. Each step is written once: rows are locked while they move, those that another node has locked are left to it, and the day
 * that passed is unique.
 */
@Component
public final class MoveImprovementsUp {

    private static final int AT_A_TIME = 2_000;

    /** Whoever takes over has at least so many working days. */
    private static final int FEWEST_LEFT = 5;

    private final Door door;
    private final ImprovementStore improvements;
    private final HolderStore holding;
    private final ChainStore chain;
    private final Clock clock;

    MoveImprovementsUp(Door door, ImprovementStore improvements, HolderStore holding, ChainStore chain, Clock clock) {
        this.door = door;
        this.improvements = improvements;
        this.holding = holding;
        this.chain = chain;
        this.clock = clock;
    }

    public void move() {
        improvements.organisations().forEach(this::move);
    }

    void move(UUID organisation) {
        LocalDate today = SwedishDays.today(clock);
        Holders holders =
                door.readAs(organisation, () -> holding.holders(chain.asOf(today), Access.ANSWER_IMPROVEMENTS));
        for (UUID unit : door.readAs(organisation, improvements::holding)) {
            succeed(organisation, holders, unit, today);
        }
        while (door.writeAs(organisation, () -> passed(holders, today)) == AT_A_TIME) {
            // as long as there are whole bundles
        }
    }

    /** @return how many there were in the bundle */
    private int passed(Holders holders, LocalDate today) {
        List<ImprovementStore.Due> bundle = improvements.lockPassed(today, AT_A_TIME);
        if (bundle.isEmpty()) {
            return 0;
        }
        LocalDate due = SwedishDays.after(today, holding.workingDays());
        Map<UUID, List<ImprovementStore.Due>> byHolder = bundle.stream()
                .collect(Collectors.groupingBy(ImprovementStore.Due::holder, TreeMap::new, Collectors.toList()));
        byHolder.forEach((unit, these) -> {
            Optional<Holders.Holder> above = holders.above(unit);
            improvements.move(
                    these,
                    above.isPresent() ? Improvement.Kind.SILENCE : Improvement.Kind.STAYS,
                    above.orElse(null),
                    today,
                    above.isPresent() ? due : null);
        });
        return bundle.size();
    }

    private void succeed(UUID organisation, Holders holders, UUID unit, LocalDate today) {
        Optional<Holders.Holder> now =
                holders.of(unit).filter(holder -> !holder.unit().equals(unit));
        if (now.isEmpty()) {
            return;
        }
        LocalDate fewest = SwedishDays.after(today, FEWEST_LEFT);
        int moved;
        do {
            moved = door.writeAs(organisation, () -> {
                List<ImprovementStore.Due> bundle = improvements.lockHeldBy(unit, AT_A_TIME);
                // Those whose day has passed, or that have no clock, get a new one from who takes over.
                Map<LocalDate, List<ImprovementStore.Due>> byDue = bundle.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.due() == null || one.due().isBefore(fewest) ? fewest : one.due(),
                                TreeMap::new,
                                Collectors.toList()));
                byDue.forEach(
                        (due, these) -> improvements.move(these, Improvement.Kind.SUCCEEDED, now.get(), today, due));
                return bundle.size();
            });
        } while (moved == AT_A_TIME);
    }
}
