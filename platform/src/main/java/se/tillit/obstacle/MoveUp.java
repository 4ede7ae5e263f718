package se.tillit.obstacle;

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
 * Each morning: what nobody answered in time goes one level up, an exemption on trial that has ended is to be answered anew, and what a unit
 * held that is no more, or has nobody left, goes to who has taken over. Each step is written once: rows are locked while they move, those that
 * another node has locked are left to it, and the day that passed is unique. A day without the program, or a node that dies, loses nothing: the
 * rows are still due.
 */
@Component
public final class MoveUp {

    private static final int AT_A_TIME = 2_000;

    /** Whoever takes over has at least so many working days. */
    private static final int FEWEST_LEFT = 5;

    private final Door door;
    private final ObstacleStore obstacles;
    private final HolderStore holding;
    private final ChainStore chain;
    private final Clock clock;

    MoveUp(Door door, ObstacleStore obstacles, HolderStore holding, ChainStore chain, Clock clock) {
        this.door = door;
        this.obstacles = obstacles;
        this.holding = holding;
        this.chain = chain;
        this.clock = clock;
    }

    public void move() {
        obstacles.organisations().forEach(this::move);
    }

    void move(UUID organisation) {
        LocalDate today = SwedishDays.today(clock);
        Holders holders = door.readAs(organisation, () -> holding.holders(chain.asOf(today), Access.ANSWER_OBSTACLES));
        for (UUID unit : door.readAs(organisation, obstacles::holding)) {
            succeed(organisation, holders, unit, today);
        }
        while (door.writeAs(organisation, () -> passed(holders, today)) == AT_A_TIME) {
            // as long as there are whole bundles
        }
        while (door.writeAs(organisation, () -> ended(holders, today)) == AT_A_TIME) {
            // the same
        }
    }

    /** @return how many there were in the bundle */
    private int passed(Holders holders, LocalDate today) {
        List<ObstacleStore.Due> bundle = obstacles.lockPassed(today, AT_A_TIME);
        if (bundle.isEmpty()) {
            return 0;
        }
        LocalDate due = SwedishDays.after(today, obstacles.settings().workingDays());
        Map<UUID, List<ObstacleStore.Due>> byHolder = bundle.stream()
                .collect(Collectors.groupingBy(ObstacleStore.Due::holder, TreeMap::new, Collectors.toList()));
        byHolder.forEach((unit, these) -> {
            Optional<Holders.Holder> above = holders.above(unit);
            obstacles.move(
                    these,
                    above.isPresent() ? Obstacle.Kind.SILENCE : Obstacle.Kind.STAYS,
                    above.orElse(null),
                    today,
                    above.isPresent() ? due : null,
                    true);
        });
        return bundle.size();
    }

    /** @return how many there were in the bundle */
    private int ended(Holders holders, LocalDate today) {
        List<ObstacleStore.Due> bundle = obstacles.lockEnded(today, AT_A_TIME);
        if (!bundle.isEmpty()) {
            obstacles.openAgain(bundle);
            LocalDate due = SwedishDays.after(today, obstacles.settings().workingDays());
            bundle.stream()
                    .collect(Collectors.groupingBy(ObstacleStore.Due::holder, TreeMap::new, Collectors.toList()))
                    .forEach((unit, these) -> {
                        Optional<Holders.Holder> now = holders.of(unit);
                        obstacles.move(
                                these,
                                Obstacle.Kind.EXEMPTION_ENDED,
                                now.orElse(null),
                                today,
                                now.isPresent() ? due : null,
                                false);
                    });
        }
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
                List<ObstacleStore.Due> bundle = obstacles.lockHeldBy(unit, AT_A_TIME);
                // Those whose day has passed, or has no clock, get a new one from who takes over.
                Map<LocalDate, List<ObstacleStore.Due>> byDue = bundle.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.due() == null || one.due().isBefore(fewest) ? fewest : one.due(),
                                TreeMap::new,
                                Collectors.toList()));
                byDue.forEach(
                        (due, these) -> obstacles.move(these, Obstacle.Kind.SUCCEEDED, now.get(), today, due, false));
                return bundle.size();
            });
        } while (moved == AT_A_TIME);
    }
}
