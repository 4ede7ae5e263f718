package se.tillit.obstacle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.Chain;
import se.tillit.chain.Level;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;

/** How long answers take, by level and never by unit. */
@Component
public final class AnswerTimesQuery {

    private final Door door;
    private final ObstacleStore obstacles;
    private final Handling handling;

    AnswerTimesQuery(Door door, ObstacleStore obstacles, Handling handling) {
        this.door = door;
        this.obstacles = obstacles;
        this.handling = handling;
    }

    /** Of the past year, the upper levels first; levels with nobody of the house's own are left out. */
    public List<AnswerTimes> ofThePastYear(Actor actor) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> {
            Chain chain = handling.holders().chain();
            Map<UUID, List<AnswerTimes.Lay>> byLevel = obstacles
                    .lay(handling.today().minusYears(1))
                    .stream()
                    .filter(lay -> chain.unitOrEnded(lay.unit()).isPresent())
                    .collect(Collectors.groupingBy(
                            lay -> chain.unitOrEnded(lay.unit()).orElseThrow().level()));
            List<AnswerTimes> times = new ArrayList<>();
            for (Level level : chain.levels()) {
                boolean ours = chain.units().stream()
                        .filter(unit -> unit.level().equals(level.id()))
                        .map(Unit::kind)
                        .anyMatch(kind -> kind == UnitKind.OWN);
                if (ours || byLevel.containsKey(level.id())) {
                    times.add(AnswerTimes.of(level, byLevel.getOrDefault(level.id(), List.of())));
                }
            }
            return List.copyOf(times);
        });
    }
}
