package se.tillit.improvement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;

/** Which units have the same conditions as one, and which conditions those are: a person chooses among them. */
public final class AlikeUnits {

    private static final int MOST = 12;

    private AlikeUnits() {}

    public enum Condition {
        /** People in the same positions work there. */
        POSITIONS,
        /** The same demand lands on both. */
        DEMAND,
        /** They lie beside each other, at one level below one and the same. */
        BESIDE
    }

    public record Alike(Unit unit, Set<Condition> conditions) {}

    /**
     * @param demand that what worked had to do with; null for none
     * @param but units that have been asked already
     */
    static List<Alike> to(Chain chain, Unit own, @Nullable Signal demand, Set<UUID> but) {
        Set<UUID> positions = positions(chain, own);
        List<Alike> found = new ArrayList<>();
        for (Unit unit : chain.units()) {
            if (unit.kind() != UnitKind.OWN
                    || unit.id().equals(own.id())
                    || !unit.level().equals(own.level())
                    || but.contains(unit.id())) {
                continue;
            }
            Set<Condition> conditions = EnumSet.noneOf(Condition.class);
            if (positions(chain, unit).stream().anyMatch(positions::contains)) {
                conditions.add(Condition.POSITIONS);
            }
            if (demand != null && hits(chain, demand, unit)) {
                conditions.add(Condition.DEMAND);
            }
            if (own.parent() != null && own.parent().equals(unit.parent())) {
                conditions.add(Condition.BESIDE);
            }
            if (!conditions.isEmpty()) {
                found.add(new Alike(unit, conditions));
            }
        }
        // To lie beside each other says least: it goes first only where nothing else is known.
        found.sort(Comparator.comparingInt((Alike one) -> -weight(one.conditions()))
                .thenComparing(one -> one.unit().name()));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static int weight(Set<Condition> conditions) {
        return (conditions.contains(Condition.POSITIONS) ? 2 : 0)
                + (conditions.contains(Condition.DEMAND) ? 2 : 0)
                + (conditions.contains(Condition.BESIDE) ? 1 : 0);
    }

    private static Set<UUID> positions(Chain chain, Unit unit) {
        return chain.headcountsIn(unit.id()).stream().map(Headcount::position).collect(Collectors.toSet());
    }

    private static boolean hits(Chain chain, Signal demand, Unit unit) {
        Set<UUID> positions = positions(chain, unit);
        for (Receiver receiver : demand.details().receivers()) {
            boolean there =
                    receiver.unit() == null || chain.branch(receiver.unit()).contains(unit.id());
            if (there && (receiver.position() == null || positions.contains(receiver.position()))) {
                return true;
            }
        }
        return false;
    }
}
