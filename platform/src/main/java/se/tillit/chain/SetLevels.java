package se.tillit.chain;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Names the levels (rum) of the chain in the organisation's own words, adds some, and takes away those that no unit has stood on. */
@Component
public final class SetLevels {

    private final Acts acts;
    private final ChainStore chain;

    SetLevels(Acts acts, ChainStore chain) {
        this.acts = acts;
        this.chain = chain;
    }

    /** A level as it shall be. @param id null for a new one */
    public record Wanted(@Nullable UUID id, String nameSv, String nameEn) {}

    /**
     * @param seen what {@link Level#mark} said of the levels that the actor saw
     * @param wanted in order, that which is furthest from the person met first
     * @throws Refusal.Conflict where somebody changed them meanwhile
     * @throws Refusal.Invalid where a level has no name, two have the same, or one that is used would be taken away
     */
    public void set(Actor actor, String seen, List<Wanted> wanted) {
        acts.perform(actor, Access.EDIT_CHAIN, "chain.levels", note -> {
            chain.lockReorganisations();
            List<Level> before = chain.levels();
            if (!Level.mark(before).equals(seen)) {
                throw new Refusal.Conflict("levels");
            }
            Set<UUID> kept = wanted.stream().map(Wanted::id).collect(Collectors.toSet());
            List<Level> removed =
                    before.stream().filter(level -> !kept.contains(level.id())).toList();
            if (wanted.stream()
                    .anyMatch(level -> level.id() != null
                            && before.stream().noneMatch(one -> one.id().equals(level.id())))) {
                throw new Refusal.NotFound("level");
            }
            Problems problems = new Problems();
            Set<String> names = new HashSet<>();
            wanted.stream()
                    .flatMap(level -> Stream.of(level.nameSv(), level.nameEn()).distinct())
                    .forEach(name -> problems.addIf(name.isBlank(), "nivaer", "chain.levels.nameless")
                            .addIf(
                                    !name.isBlank() && !names.add(name.toLowerCase(Locale.ROOT)),
                                    "nivaer",
                                    "chain.levels.same",
                                    name));
            removed.stream()
                    .filter(level -> chain.isUsed(level.id()))
                    .forEach(level -> problems.add("nivaer", "chain.levels.used", level.nameSv()));
            problems.addIf(wanted.isEmpty(), "nivaer", "chain.levels.none").refuseIfAny();
            chain.replaceLevels(removed, wanted);
            return note.with("levels", wanted.size());
        });
    }
}
