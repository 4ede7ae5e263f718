package se.tillit.document;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;

/** What documents ask of whom, and what they say more than once. */
@Component
public final class RoleQuery {

    private final Door door;
    private final RoleStore roles;
    private final OverlapStore overlaps;
    private final ProvisionStore provisions;

    RoleQuery(Door door, RoleStore roles, OverlapStore overlaps, ProvisionStore provisions) {
        this.door = door;
        this.roles = roles;
        this.overlaps = overlaps;
        this.provisions = provisions;
    }

    /** @param unit only roles that are positions held there; null: all. Those with most to do first. */
    public List<RoleLoad> all(Actor actor, Chain chain, @Nullable UUID unit) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> {
            List<UUID> held = chain.headcountsIn(unit == null ? new UUID(0, 0) : unit).stream()
                    .map(Headcount::position)
                    .toList();
            Predicate<RoleLoad> wanted = load ->
                    unit == null || load.positions().stream().anyMatch(position -> held.contains(position.id()));
            return loads(chain).values().stream()
                    .filter(wanted)
                    .sorted(Comparator.comparingInt(RoleLoad::duties).reversed().thenComparing(RoleLoad::role))
                    .toList();
        });
    }

    private Map<String, RoleLoad> loads(Chain chain) {
        Positions positions = new Positions(chain, roles.synonyms());
        return roles.shares().stream()
                .collect(Collectors.groupingBy(RoleStore.Share::role, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new RoleLoad(
                        one.getKey(),
                        positions.of(one.getKey()),
                        one.getValue().stream().map(RoleLoad.InDocument::of).toList()))
                .collect(Collectors.toMap(RoleLoad::role, load -> load));
    }

    /** What lies on one role, and what of that is said more than once. */
    public record OnRole(RoleLoad load, List<Overlaps> repeated) {}

    /** @throws Refusal.NotFound where no document in force lays a duty on it */
    public OnRole of(Actor actor, Chain chain, String role) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> {
            RoleLoad load = loads(chain).get(role);
            if (load == null) {
                throw new Refusal.NotFound("role");
            }
            Map<UUID, List<Provision>> said = provisions.toRole(role);
            List<Overlaps> repeated = overlaps.all().stream()
                    .filter(group -> group.places().stream().anyMatch(place -> speaks(said, place)))
                    .toList();
            return new OnRole(load, repeated);
        });
    }

    private static boolean speaks(Map<UUID, List<Provision>> said, Overlaps.Place place) {
        return said.getOrDefault(place.version(), List.of()).stream()
                .anyMatch(one -> one.start() < place.end() && place.start() < one.end());
    }

    /** Everything that is said more than once; what differs first. */
    public List<Overlaps> repeated(Actor actor) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> overlaps.all().stream()
                .sorted(Comparator.comparing(Overlaps::differs).reversed())
                .toList());
    }
}
