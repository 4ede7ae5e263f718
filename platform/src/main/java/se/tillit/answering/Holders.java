package se.tillit.answering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;

/**
 * Who can answer in each unit on the chain's day. In a unit its managers do; where it has none, its staff function; where it has neither,
 * those elected to it.
 *
 * @param byUnit everybody who may answer, by the unit they work in
 */
public record Holders(Chain chain, Map<UUID, List<Person>> byUnit) {

    public enum Rank {
        LEADS,
        SUPPORTS,
        ELECTED
    }

    /** @param position what it is called; null where none is told */
    public record Person(
            UUID account, String name, @Nullable String position, Rank rank) {}

    /**
     * @param role the position, where all who can answer share one; else the unit
     * @param people who can answer, by name
     */
    public record Holder(UUID unit, String role, List<Person> people) {

        public boolean has(UUID account) {
            return people.stream().anyMatch(one -> one.account().equals(account));
        }

        public boolean isEmployed() {
            return people.getFirst().rank() != Rank.ELECTED;
        }

        public List<String> names() {
            return people.stream().map(Person::name).toList();
        }
    }

    /** Who has on this day what was put to the unit: itself, those that took over from it, or else the nearest above. */
    public Optional<Holder> of(UUID unit) {
        return nearest(tiers(unit), one -> true);
    }

    /** The same, without somebody: whoever tells what is in the way is not asked to remove it. */
    public Optional<Holder> without(UUID unit, @Nullable UUID account) {
        return nearest(tiers(unit), holder -> account == null || !holder.has(account));
    }

    /** The next above whoever has it now. */
    public Optional<Holder> above(UUID unit) {
        List<List<Unit>> tiers = tiers(unit);
        Optional<Holder> now = nearest(tiers, one -> true);
        return nearest(
                tiers,
                holder -> now.isPresent()
                        && !holder.unit().equals(now.get().unit())
                        && chain.path(now.get().unit()).stream()
                                .anyMatch(above -> above.id().equals(holder.unit())));
    }

    /** Those right below who lead, for a body that nobody leads from within, such as a board. */
    public Optional<Holder> rightBelow(UUID unit, @Nullable UUID account) {
        return chain.children(unit).stream()
                .flatMap(child -> in(List.of(child)).stream())
                .filter(holder -> holder.people().getFirst().rank() == Rank.LEADS)
                .filter(holder -> account == null || !holder.has(account))
                .findFirst();
    }

    /** Somebody at the top of what there is, for what has no place. */
    public Optional<Holder> anywhere(@Nullable UUID account) {
        return chain.units().stream()
                .filter(unit -> byUnit.containsKey(unit.id()))
                .sorted(Comparator.comparingInt(unit -> chain.path(unit.id()).size()))
                .flatMap(unit -> in(List.of(unit)).stream())
                .filter(Holder::isEmployed)
                .filter(holder -> account == null || !holder.has(account))
                .findFirst();
    }

    /** The unit as it is called, or as it last was. */
    public String nameOf(@Nullable UUID unit) {
        return chain.standsFor(unit).stream()
                .findFirst()
                .or(() -> chain.unitOrEnded(unit))
                .map(Unit::name)
                .orElse("–");
    }

    /** All units where somebody can answer. */
    public List<Holder> all() {
        return chain.units().stream()
                .flatMap(unit -> in(List.of(unit)).stream())
                .toList();
    }

    private Optional<Holder> nearest(List<List<Unit>> tiers, Predicate<Holder> wanted) {
        return tiers.stream().flatMap(tier -> in(tier).stream()).filter(wanted).findFirst();
    }

    /** From the unit, or those that took over, upwards. */
    private List<List<Unit>> tiers(UUID unit) {
        List<Unit> now = chain.standsFor(unit);
        if (now.isEmpty()) {
            // Ended, and nobody took over: those above it as it last was.
            now = chain.unitOrEnded(unit)
                    .map(ended -> chain.standsFor(ended.parent()))
                    .orElse(List.of());
        }
        List<List<Unit>> tiers = new ArrayList<>();
        tiers.add(now);
        Set<UUID> seen = new LinkedHashSet<>();
        now.stream()
                .flatMap(one -> chain.path(one.id()).reversed().stream().skip(1))
                .filter(above -> seen.add(above.id()))
                .forEach(above -> tiers.add(List.of(above)));
        return tiers;
    }

    private Optional<Holder> in(List<Unit> units) {
        for (Unit unit : units) {
            List<Person> people = byUnit.getOrDefault(unit.id(), List.of());
            Optional<Rank> rank = people.stream().map(Person::rank).min(Rank::compareTo);
            if (rank.isPresent()) {
                List<Person> acting = people.stream()
                        .filter(person -> person.rank() == rank.get())
                        .toList();
                return Optional.of(new Holder(unit.id(), role(unit, rank.get(), acting), acting));
            }
        }
        return Optional.empty();
    }

    /** A board answers as a board, whoever of it writes. */
    private static String role(Unit unit, Rank rank, List<Person> people) {
        List<String> positions = people.stream()
                .flatMap(person -> Stream.ofNullable(person.position()))
                .distinct()
                .toList();
        return rank == Rank.LEADS && positions.size() == 1 ? positions.getFirst() : unit.name();
    }
}
