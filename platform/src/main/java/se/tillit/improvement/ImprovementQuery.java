package se.tillit.improvement;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What may be seen of improvements, and what waits for whom. */
@Component
public final class ImprovementQuery {

    /** More than anybody reads on one page. */
    private static final int MOST = 100;

    /** More than a meeting has time for; the rest is found in the list. */
    private static final int A_COLUMN = 30;

    private final Door door;
    private final ImprovementStore improvements;
    private final ImprovementHandling handling;
    private final SignalQuery signals;

    ImprovementQuery(Door door, ImprovementStore improvements, ImprovementHandling handling, SignalQuery signals) {
        this.door = door;
        this.improvements = improvements;
        this.handling = handling;
        this.signals = signals;
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public SeenImprovement find(Actor actor, UUID id) {
        return read(actor, () -> List.of(asDealt(actor, id))).getFirst();
    }

    /** Whoever has it and those who keep the register see it whole; all others without what is marked as secret. */
    private Improvement asDealt(Actor actor, UUID id) {
        Improvement improvement = handling.find(id);
        return improvement.marked() && deals(actor, improvement)
                ? improvements.findWhole(id).orElse(improvement)
                : improvement;
    }

    private boolean deals(Actor actor, Improvement improvement) {
        return actor.may(Access.KEEP_RECORDS)
                || actor.may(Access.ANSWER_IMPROVEMENTS)
                        && handling.holders()
                                .of(improvement.holding().unit())
                                .filter(holder -> holder.has(actor.account()))
                                .isPresent();
    }

    /** @param after the last on the page before; null: from the beginning */
    public List<SeenImprovement> list(
            Actor actor, String words, Set<Improvement.Stage> stages, @Nullable UUID after, int most) {
        return read(actor, () -> improvements.list(new ImprovementFilter(words, stages), after, most));
    }

    /** A unit's board, column by column; of one that has ended, the board of who took over. */
    public record Board(Unit unit, Map<Improvement.Column, List<SeenImprovement>> columns) {}

    public Board board(Actor actor, UUID unit) {
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> {
            Holders holders = handling.holders();
            Unit found = holders.chain().standsFor(unit).stream()
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("unit"));
            Set<UUID> units = holders.chain().withPredecessors(found.id());
            List<SeenImprovement> all = read(actor, () -> Arrays.stream(Improvement.Column.values())
                    .flatMap(column -> improvements.column(units, column, A_COLUMN).stream())
                    .toList());
            Map<Improvement.Column, List<SeenImprovement>> columns = new EnumMap<>(Improvement.Column.class);
            for (Improvement.Column column : Improvement.Column.values()) {
                columns.put(
                        column,
                        all.stream()
                                .filter(seen -> seen.improvement().column() == column)
                                .toList());
            }
            return new Board(found, columns);
        });
    }

    /** What somebody has suggested or wanted too: what is not over first. */
    public List<SeenImprovement> saidBy(Actor actor) {
        return actor.may(Access.SEE_IMPROVEMENTS)
                ? read(actor, () -> improvements.saidBy(actor.account(), MOST))
                : List.of();
    }

    /** Ideas that the actor is to answer, the nearest day first. */
    public List<SeenImprovement> waitingFor(Actor actor) {
        return actor.may(Access.ANSWER_IMPROVEMENTS)
                ? read(actor, () -> of(units(actor), units -> improvements.heldBy(units, MOST)))
                : List.of();
    }

    /** Trials where the actor leads, whose day to see how it went has come. */
    public List<SeenImprovement> toTellOf(Actor actor) {
        return actor.may(Access.ANSWER_IMPROVEMENTS)
                ? read(actor, () -> of(units(actor), units -> improvements.triedBy(units, handling.today(), MOST)))
                : List.of();
    }

    /**
     * What another unit offers.
     *
     * @param unit what the unit that it is offered to is called
     */
    public record Offered(SeenImprovement seen, Offer offer, String unit) {}

    /** What the actor is to reply to, for a unit where they lead. */
    public List<Offered> offeredTo(Actor actor) {
        if (!actor.may(Access.ANSWER_IMPROVEMENTS)) {
            return List.of();
        }
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> {
            Set<UUID> units = units(actor);
            List<Offer> offers = units.isEmpty() ? List.of() : improvements.openOffers(units, MOST);
            Map<UUID, Improvement> found =
                    improvements.find(offers.stream().map(Offer::improvement).toList());
            Holders holders = handling.holders();
            return offers.stream()
                    .map(offer -> new Offered(
                            SeenImprovement.of(actor, found.get(offer.improvement()), holders, null, null),
                            offer,
                            holders.nameOf(offer.unit())))
                    .toList();
        });
    }

    /**
     * Where something went from its unit.
     *
     * @param unit as it is called today
     * @param mine whether the one who looks is to reply for it
     */
    public record Spread(Offer offer, String unit, boolean mine) {}

    public List<Spread> spread(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> {
            Holders holders = handling.holders();
            return improvements.offers(List.of(id)).stream()
                    .map(offer -> new Spread(
                            offer,
                            holders.nameOf(offer.unit()),
                            offer.replied() == null
                                    && actor.may(Access.ANSWER_IMPROVEMENTS)
                                    && holders.of(offer.unit())
                                            .filter(one -> one.has(actor.account()))
                                            .isPresent()))
                    .toList();
        });
    }

    /** Units with the same conditions that it has not been offered to, for who may offer it. */
    List<AlikeUnits.Alike> alike(Actor actor, SeenImprovement seen) {
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> {
            Improvement improvement = seen.improvement();
            Improvement.Demand demand = improvement.told().demand();
            Signal signal = demand == null || !actor.may(Access.SEE_SIGNALS) ? null : signals.find(actor, demand.id());
            Holders holders = handling.holders();
            Set<UUID> asked = improvements.offers(List.of(improvement.id())).stream()
                    .map(Offer::unit)
                    .collect(Collectors.toSet());
            return holders.chain().standsFor(improvement.told().unit()).stream()
                    .findFirst()
                    .map(own -> AlikeUnits.to(holders.chain(), own, signal, asked))
                    .orElse(List.of());
        });
    }

    /** Before whom an idea for the unit would come; empty where nobody can answer. */
    public Optional<First> first(Actor actor, @Nullable UUID unit) {
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> {
            Holders holders = handling.holders();
            UUID where = unit == null ? handling.homeUnit(actor) : unit;
            return where == null
                    ? Optional.empty()
                    : holders.of(where)
                            .map(holder ->
                                    new First(holder.role(), holder.names(), holders.nameOf(holder.unit()), where));
        });
    }

    /** @param where the unit that the idea would be for */
    public record First(String role, List<String> names, String unit, UUID where) {}

    /** Where somebody works, or is met; empty for who has to do with none of the units. */
    public Optional<UUID> homeUnit(Actor actor) {
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> Optional.ofNullable(handling.homeUnit(actor)));
    }

    /** Units of the house's own, by name. */
    public List<Unit> ownUnits(Actor actor) {
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> handling.holders().chain().units().stream()
                .filter(unit -> unit.kind() == UnitKind.OWN)
                .toList());
    }

    /** Which improvement waits for an obstacle; empty for an obstacle that none does. */
    public Optional<SeenImprovement> waitingForObstacle(Actor actor, UUID obstacle) {
        return read(actor, () -> improvements.waitingFor(obstacle)).stream().findFirst();
    }

    /** What worked and is told to everybody, in a unit. */
    List<SeenImprovement> toldOf(Actor actor, UUID unit) {
        return read(
                actor, () -> improvements.toldToAll(handling.holders().chain().withPredecessors(unit), 12));
    }

    /** Anybody at all may ask. */
    List<SeenImprovement> toldToAll(UUID organisation) {
        return door.readAs(organisation, () -> {
            Holders holders = handling.holders();
            return improvements.toldToAll(null, MOST).stream()
                    .map(one -> SeenImprovement.by(one, holders))
                    .toList();
        });
    }

    /** Units that the actor answers for, ended ones that they have taken over from included. */
    private Set<UUID> units(Actor actor) {
        Holders holders = handling.holders();
        Set<UUID> units = new LinkedHashSet<>();
        if (holders.byUnit().values().stream().flatMap(List::stream).noneMatch(person -> person.account()
                .equals(actor.account()))) {
            return units;
        }
        holders.chain().units().stream()
                .map(Unit::id)
                .filter(unit -> holders.of(unit)
                        .filter(holder -> holder.has(actor.account()))
                        .isPresent())
                .forEach(unit -> units.addAll(holders.chain().withPredecessors(unit)));
        return units;
    }

    private static List<Improvement> of(Set<UUID> units, Function<Set<UUID>, List<Improvement>> wanted) {
        return units.isEmpty() ? List.of() : wanted.apply(units);
    }

    private List<SeenImprovement> read(Actor actor, Supplier<List<Improvement>> wanted) {
        return door.read(actor, Access.SEE_IMPROVEMENTS, () -> {
            List<Improvement> found = wanted.get();
            if (found.isEmpty()) {
                return List.of();
            }
            Holders holders = handling.holders();
            Map<UUID, ImprovementStore.Voice> voices = improvements.voicesOf(actor.account());
            UUID own = handling.ownUnit(actor);
            return found.stream()
                    .map(one -> SeenImprovement.of(actor, one, holders, voices.get(one.id()), own))
                    .toList();
        });
    }
}
