package se.tillit.mandate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;

/**
 * For other capabilities: who may decide, the nearest upwards from a unit first. Each question can be asked for an actor, or, with the chain
 * at hand, inside a transaction that acts for the organisation already (a job, or somebody without an account). Empty where no delegation
 * order says anything: then it is for the chain to say who stands above.
 */
@Component
public final class WhoMay {

    private static final int MOST_ROWS = 50;

    private final Door door;
    private final MandateStore store;
    private final se.tillit.chain.ChainQuery chains;

    WhoMay(Door door, MandateStore store, se.tillit.chain.ChainQuery chains) {
        this.door = door;
        this.store = store;
        this.chains = chains;
    }

    /**
     * Those who may decide the matters that the words fit best.
     *
     * @param words as somebody would say it
     * @param from where it was asked; null: nowhere in particular
     */
    public List<Candidate> forMatter(Actor actor, String words, @Nullable UUID from, LocalDate day) {
        return door.read(actor, Access.SEE_MANDATES, () -> forMatter(chains.asOf(actor, day), words, from));
    }

    /** The same, inside a transaction for the organisation, on the chain's day. */
    public List<Candidate> forMatter(Chain chain, String words, @Nullable UUID from) {
        return candidates(chain, store.find(new Search(words).terms(store.words()), chain.day(), MOST_ROWS), from);
    }

    /** Those who may decide matters with the legal reference, as "11 kap. 1 § socialtjänstlagen" or a part of that. */
    public List<Candidate> forLegalReference(Actor actor, String reference, @Nullable UUID from, LocalDate day) {
        return door.read(actor, Access.SEE_MANDATES, () -> forLegalReference(chains.asOf(actor, day), reference, from));
    }

    /** The same, inside a transaction for the organisation, on the chain's day. */
    public List<Candidate> forLegalReference(Chain chain, String reference, @Nullable UUID from) {
        return reference.isBlank()
                ? List.of()
                : candidates(chain, store.byLegalBasis(reference.strip(), chain.day()), from);
    }

    /**
     * The mandates of those who stand at the unit or above it, but for one position.
     *
     * @param below the position that looks upwards; null: everybody at the unit is taken with
     */
    public List<Candidate> above(Actor actor, UUID unit, @Nullable UUID below, LocalDate day) {
        return door.read(actor, Access.SEE_MANDATES, () -> above(chains.asOf(actor, day), unit, below));
    }

    /** The same, inside a transaction for the organisation, on the chain's day. */
    public List<Candidate> above(Chain chain, UUID unit, @Nullable UUID below) {
        List<UUID> positions = chain.path(unit).stream()
                .flatMap(one -> chain.headcountsIn(one.id()).stream())
                .map(Headcount::position)
                .filter(position -> !position.equals(below))
                .distinct()
                .toList();
        return positions.isEmpty()
                ? List.of()
                : candidates(chain, store.heldBy(positions, chain.day()), unit).stream()
                        .filter(one -> one.steps() < Reach.ELSEWHERE
                                && positions.contains(one.holder().position()))
                        .toList();
    }

    private List<Candidate> candidates(Chain chain, Collection<Mandate> mandates, @Nullable UUID from) {
        Map<UUID, Optional<DelegationOrder>> orders = new HashMap<>();
        Function<UUID, Optional<DelegationOrder>> order = id -> orders.computeIfAbsent(id, store::order);
        return mandates.stream()
                .filter(one -> one.holdsOn(chain.day()))
                .map(Mandate::order)
                .distinct()
                .flatMap(id -> order.apply(id).stream())
                .flatMap(one -> new Reach(chain, one.board())
                                .candidates(
                                        mandates.stream()
                                                .filter(row -> row.order().equals(one.id()) && row.holdsOn(chain.day()))
                                                .toList(),
                                        one,
                                        from)
                                .stream())
                .sorted(Comparator.comparingInt(Candidate::steps))
                .toList();
    }
}
