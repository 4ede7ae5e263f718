package se.tillit.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Merges units into one from a day: it takes over their people and the units below them, and they end. */
@Component
public final class MergeUnits {

    private final Acts acts;
    private final Reorganisation reorganisation;
    private final ChainStore chain;

    MergeUnits(Acts acts, Reorganisation reorganisation, ChainStore chain) {
        this.acts = acts;
        this.reorganisation = reorganisation;
        this.chain = chain;
    }

    /**
     * @param version the version of {@code unit} that the actor saw
     * @param with the units that are merged with it
     * @return the unit they were merged into
     * @throws se.tillit.access.Refusal.Conflict where somebody changed the unit meanwhile
     */
    public UUID merge(
            Actor actor, UUID unit, int version, LocalDate day, List<UUID> with, MergeTarget into, DemandRule rule) {
        return acts.perform(actor, Access.EDIT_CHAIN, "unit.merge", note -> {
            Unit first = reorganisation.begin(unit, version, day);
            Problems problems = new Problems();
            Set<UUID> ending = new LinkedHashSet<>(List.of(unit));
            ending.addAll(with);
            UUID target =
                    switch (into) {
                        case MergeTarget.ExistingUnit existing -> existing.id();
                        case MergeTarget.NewUnit wanted -> reorganisation.found(wanted, first, day, "kod", problems);
                    };
            ending.remove(target);
            boolean alone = ending.size() < (into instanceof MergeTarget.NewUnit ? 2 : 1);
            // Were the target below one that ends, it would be below itself.
            boolean below = reorganisation
                    .parentOn(target, day)
                    .filter(ending::contains)
                    .isPresent();
            problems.addIf(alone, "med0", "chain.change.merge-two")
                    .addIf(below, "till", "chain.change.loop", reorganisation.name(target));
            problems.refuseIfAny();
            reorganisation.mustLast(target, day, "till", problems);
            reorganisation.moveChildren(ending, target, day, problems);
            Map<UUID, BigDecimal> people = new TreeMap<>();
            for (UUID one : ending) {
                reorganisation
                        .release(one, day, position -> true, problems)
                        .forEach((position, persons) -> people.merge(position, persons, BigDecimal::add));
                reorganisation.moveMembers(one, day, member -> target);
                reorganisation.end(one, day, problems);
                if (rule == DemandRule.FOLLOW) {
                    chain.insertSuccession(one, target, day, "merge");
                }
            }
            reorganisation.receive(target, day, people, problems);
            reorganisation.mustNotLoop(target, day, "till", problems);
            problems.refuseIfAny();
            note.about(unit)
                    .with("day", day.toString())
                    .with("ended", ending.size())
                    .with("into", target)
                    .with("demands", rule);
            return target;
        });
    }
}
