package se.tillit.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Splits a unit into new ones from a day; nobody is lost on the way. */
@Component
public final class SplitUnit {

    /** A new unit, and how many of each position go to it. */
    public record Part(MergeTarget.NewUnit unit, Map<UUID, BigDecimal> persons) {

        public Part {
            persons = Map.copyOf(persons);
        }

        private BigDecimal of(@Nullable UUID position) {
            return position == null ? BigDecimal.ZERO : persons.getOrDefault(position, BigDecimal.ZERO);
        }
    }

    private final Acts acts;
    private final Reorganisation reorganisation;
    private final ChainStore chain;

    SplitUnit(Acts acts, Reorganisation reorganisation, ChainStore chain) {
        this.acts = acts;
        this.reorganisation = reorganisation;
        this.chain = chain;
    }

    /**
     * The units below go to the first part, and those who work in the unit to the first part that has some of their position.
     *
     * @param version the version that the actor saw
     * @return the new units, in the order of the parts
     * @throws se.tillit.access.Refusal.Conflict where somebody changed the unit meanwhile
     */
    public List<UUID> split(Actor actor, UUID unit, int version, LocalDate day, List<Part> parts, DemandRule rule) {
        return acts.perform(actor, Access.EDIT_CHAIN, "unit.split", note -> {
            Unit before = reorganisation.begin(unit, version, day);
            Problems problems = new Problems().addIf(parts.size() < 2, "kod0", "chain.change.split-two");
            Set<String> codes = new HashSet<>();
            for (int i = 0; i < parts.size(); i++) {
                String code = parts.get(i).unit().code();
                problems.addIf(!codes.add(code), "kod" + i, "chain.change.code-taken", code);
            }
            problems.refuseIfAny();
            List<UUID> made = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                made.add(reorganisation.found(parts.get(i).unit(), before, day, "kod" + i, problems));
            }
            reorganisation.moveChildren(Set.of(unit), made.getFirst(), day, problems);
            mustAddUp(reorganisation.release(unit, day, position -> true, problems), parts, problems);
            reorganisation.moveMembers(unit, day, member -> made.get(firstWith(member.position(), parts)));
            reorganisation.end(unit, day, problems);
            problems.refuseIfAny();
            for (int i = 0; i < parts.size(); i++) {
                reorganisation.receive(made.get(i), day, parts.get(i).persons(), problems);
                if (rule == DemandRule.FOLLOW) {
                    chain.insertSuccession(unit, made.get(i), day, "split");
                }
            }
            note.about(unit).with("day", day.toString()).with("into", made).with("demands", rule);
            return made;
        });
    }

    private void mustAddUp(Map<UUID, BigDecimal> people, List<Part> parts, Problems problems) {
        Map<UUID, String> names = chain.positionNames();
        Set<UUID> positions = new TreeSet<>(people.keySet());
        parts.forEach(part -> positions.addAll(part.persons().keySet()));
        for (UUID position : positions) {
            BigDecimal there = people.getOrDefault(position, BigDecimal.ZERO);
            BigDecimal given = parts.stream().map(part -> part.of(position)).reduce(BigDecimal.ZERO, BigDecimal::add);
            problems.addIf(
                    there.compareTo(given) != 0,
                    "antal-" + position + "-0",
                    "chain.change.sum",
                    names.getOrDefault(position, "–"),
                    there,
                    given);
        }
    }

    private static int firstWith(@Nullable UUID position, List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).of(position).signum() > 0) {
                return i;
            }
        }
        return 0;
    }
}
