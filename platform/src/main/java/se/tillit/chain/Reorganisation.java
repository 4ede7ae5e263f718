package se.tillit.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.ChainStore.Member;
import se.tillit.chain.ChainStore.UnitVersion;

/**
 * What every reorganisation is made of: what was true until a day ends there, and something else begins. Nothing before the day is touched.
 * What is planned after the day is not guessed at: a unit with later changes is refused, so that whoever knows the plan makes the choice.
 *
 * <p>Called within a verb's transaction; problems are collected, and the verb refuses when it has them all.
 */
@Component
final class Reorganisation {

    static final String DAY = "dag";

    private final ChainStore chain;

    Reorganisation(ChainStore chain) {
        this.chain = chain;
    }

    /**
     * Waits for other reorganisations of the organisation: two that are right each alone may be a loop together.
     *
     * @param version the version that the actor saw
     * @return the unit as it is on the day
     * @throws Refusal.Conflict where somebody changed the unit meanwhile
     * @throws Refusal.Invalid where it does not exist on the day
     */
    Unit begin(UUID unit, int version, LocalDate day) {
        chain.lockReorganisations();
        int stored = chain.version(unit).orElseThrow(() -> new Refusal.NotFound("unit"));
        if (stored != version) {
            throw new Refusal.Conflict("unit " + unit);
        }
        return chain.asOf(day)
                .unit(unit)
                .orElseThrow(
                        () -> new Refusal.Invalid(new Problems().add(DAY, "chain.change.not-then", name(unit), day)));
    }

    /** From the day, the unit is as {@code change} says. */
    void change(UUID unit, LocalDate day, UnaryOperator<UnitVersion> change, Problems problems) {
        lastVersion(unit, day, problems).ifPresent(last -> {
            List<UnitVersion> history = until(chain.unitHistory(unit), day);
            history.add(change.apply(last).during(new Validity(day, null)));
            chain.replaceUnitHistory(unit, history);
            chain.raiseVersion(unit);
        });
    }

    /** The unit ends on the day; its people are to have been {@link #release released} and its units below moved. */
    void end(UUID unit, LocalDate day, Problems problems) {
        lastVersion(unit, day, problems).ifPresent(last -> {
            List<UnitVersion> history = until(chain.unitHistory(unit), day);
            problems.addIf(history.isEmpty(), DAY, "chain.change.begins-then", last.name(), day);
            chain.replaceUnitHistory(unit, history);
            chain.raiseVersion(unit);
        });
    }

    UUID found(MergeTarget.NewUnit wanted, Unit like, LocalDate day, String codeField, Problems problems) {
        if (chain.unitsByCode().containsKey(wanted.code())) {
            problems.add(codeField, "chain.change.code-taken", wanted.code()).refuseIfAny();
        }
        UUID unit = chain.insertUnit(wanted.code(), like.kind());
        chain.replaceUnitHistory(
                unit, List.of(new UnitVersion(new Validity(day, null), wanted.name(), like.level(), like.parent())));
        return unit;
    }

    /** Whatever lies below the ending units on the day or later, and does not itself end, is below the other from the day. */
    void moveChildren(Collection<UUID> ending, UUID to, LocalDate day, Problems problems) {
        for (UUID child : chain.unitsBelow(ending, day)) {
            if (!ending.contains(child)) {
                change(child, day, version -> version.below(to), problems);
            }
        }
    }

    /** The units that lie below on the day or later. */
    Set<UUID> below(UUID unit, LocalDate day) {
        return chain.unitsBelow(List.of(unit), day);
    }

    /** How many leave the unit on the day, by position. */
    Map<UUID, BigDecimal> release(UUID unit, LocalDate day, Predicate<UUID> whichPositions, Problems problems) {
        Map<UUID, List<Headcount>> byPosition = new LinkedHashMap<>();
        chain.headcountHistory(unit).stream()
                .filter(one -> whichPositions.test(one.position()))
                .forEach(one -> byPosition
                        .computeIfAbsent(one.position(), position -> new ArrayList<>())
                        .add(one));
        Map<UUID, BigDecimal> released = new TreeMap<>();
        byPosition.forEach((position, history) -> {
            List<Headcount> kept = new ArrayList<>();
            for (Headcount one : history) {
                if (endsBy(one.valid(), day)) {
                    kept.add(one);
                } else if (one.valid().from().isAfter(day) || one.valid().to() != null) {
                    LocalDate changes = one.valid().from().isAfter(day)
                            ? one.valid().from()
                            : one.valid().to();
                    problems.add(DAY, "chain.change.people-later", name(unit), changes);
                } else {
                    released.put(position, one.persons());
                    if (one.valid().from().isBefore(day)) {
                        kept.add(new Headcount(
                                position, unit, one.persons(), one.valid().endingOn(day)));
                    }
                }
            }
            chain.replaceHeadcountHistory(position, unit, kept);
        });
        return released;
    }

    /** Adds people to whatever the unit has of each position on the day. */
    void receive(UUID unit, LocalDate day, Map<UUID, BigDecimal> people, Problems problems) {
        Map<UUID, BigDecimal> all = release(unit, day, people::containsKey, problems);
        people.forEach((position, persons) -> all.merge(position, persons, BigDecimal::add));
        all.forEach((position, persons) -> {
            if (persons.signum() > 0) {
                chain.insertHeadcount(new Headcount(position, unit, persons, new Validity(day, null)));
            }
        });
        chain.raiseVersion(unit);
    }

    /**
     * Whoever works in the unit on the day or later no longer does.
     *
     * @param to where they work instead; null: nowhere known
     */
    void moveMembers(UUID unit, LocalDate day, Function<Member, @Nullable UUID> to) {
        for (Member member : chain.members(unit)) {
            if (endsBy(member.valid(), day)) {
                continue;
            }
            chain.endMembership(unit, member, day);
            UUID next = to.apply(member);
            if (next != null) {
                LocalDate from =
                        member.valid().from().isAfter(day) ? member.valid().from() : day;
                chain.insertMember(
                        next,
                        new Member(
                                member.account(),
                                member.position(),
                                new Validity(from, member.valid().to())));
            }
        }
    }

    /** The unit is there from the day until further notice, whatever it is called meanwhile. */
    void mustLast(UUID unit, LocalDate day, String field, Problems problems) {
        LocalDate reached = day;
        for (UnitVersion version : chain.unitHistory(unit)) {
            if (version.valid().holdsOn(reached)) {
                if (version.valid().to() == null) {
                    return;
                }
                reached = version.valid().to();
            }
        }
        problems.add(field, "chain.change.ends", name(unit), reached);
    }

    /** Walks upwards from the unit as the chain is on the day and after each later change. */
    void mustNotLoop(UUID unit, LocalDate day, String field, Problems problems) {
        Map<UUID, List<UnitVersion>> all = chain.unitHistory();
        Set<LocalDate> days = new TreeSet<>(Set.of(day));
        all.values()
                .forEach(history ->
                        history.forEach(version -> days.add(version.valid().from())));
        boolean loops = days.stream().filter(one -> !one.isBefore(day)).anyMatch(one -> loops(unit, all, one));
        problems.addIf(loops, field, "chain.change.loop", name(unit));
    }

    private static boolean loops(UUID unit, Map<UUID, List<UnitVersion>> all, LocalDate day) {
        Set<UUID> seen = new HashSet<>();
        for (UUID at = unit; at != null; at = parent(all.getOrDefault(at, List.of()), day)) {
            if (!seen.add(at)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable UUID parent(List<UnitVersion> history, LocalDate day) {
        for (UnitVersion version : history) {
            if (version.valid().holdsOn(day)) {
                return version.parent();
            }
        }
        return null;
    }

    Optional<UUID> parentOn(UUID unit, LocalDate day) {
        return Optional.ofNullable(parent(chain.unitHistory(unit), day));
    }

    /** What the unit is called last. */
    String name(UUID unit) {
        List<UnitVersion> history = chain.unitHistory(unit);
        if (history.isEmpty()) {
            throw new Refusal.NotFound("unit");
        }
        return history.getLast().name();
    }

    /** What holds on the day, where nothing is planned after it. */
    private Optional<UnitVersion> lastVersion(UUID unit, LocalDate day, Problems problems) {
        Optional<UnitVersion> then = chain.unitHistory(unit).stream()
                .filter(version -> version.valid().holdsOn(day))
                .findFirst();
        if (then.isEmpty()) {
            problems.add(DAY, "chain.change.not-then", name(unit), day);
        } else if (then.get().valid().to() != null) {
            problems.add(
                    DAY, "chain.change.later", name(unit), then.get().valid().to());
            return Optional.empty();
        }
        return then;
    }

    private static List<UnitVersion> until(List<UnitVersion> history, LocalDate day) {
        List<UnitVersion> kept = new ArrayList<>();
        for (UnitVersion version : history) {
            if (version.valid().from().isBefore(day)) {
                kept.add(
                        endsBy(version.valid(), day)
                                ? version
                                : version.during(version.valid().endingOn(day)));
            }
        }
        return kept;
    }

    private static boolean endsBy(Validity valid, LocalDate day) {
        return valid.to() != null && !valid.to().isAfter(day);
    }
}
