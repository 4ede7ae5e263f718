package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;

/** What may be asked of the delegation orders, and seen of them. */
@Component
public final class MandateQuery {

    /** More matters than this are no answer. */
    private static final int MOST_MATTERS = 20;

    /** Of the rows that fit best, so many are looked at: a matter seldom has more than three. */
    private static final int MOST_ROWS = 60;

    private static final int LONGEST_WAY = 10;

    private final Door door;
    private final MandateStore store;
    private final ChainQuery chains;

    MandateQuery(Door door, MandateStore store, ChainQuery chains) {
        this.door = door;
        this.store = store;
        this.chains = chains;
    }

    /**
     * An answer for each matter that may be meant.
     *
     * @param position what is judged for; empty where it is not known
     * @param unit where; empty where it is not known
     * @param own whether it is the asker's own position
     * @param amount SEK, as told or as it stood among the words
     * @param cut whether there are more matters than are told
     */
    public record Asked(
            List<Answer> answers,
            Optional<Position> position,
            Optional<Unit> unit,
            boolean own,
            @Nullable BigDecimal amount,
            boolean cut) {}

    public Asked ask(Actor actor, Question question) {
        return door.read(actor, Access.SEE_MANDATES, () -> {
            Chain chain = chains.asOf(actor, question.day());
            Answer.Asker asker = asker(actor, question, chain);
            List<Answer.Matter> matters = matters(question, chain);
            Map<UUID, Mandate> all = withParents(
                    matters.stream().flatMap(one -> one.rows().stream()).toList());
            Map<UUID, Reach> reaches = new HashMap<>();
            List<Answer> answers = matters.stream()
                    .limit(MOST_MATTERS)
                    .map(matter -> new Judge(
                                    matter,
                                    asker,
                                    reaches.computeIfAbsent(matter.board().id(), board -> new Reach(chain, board)),
                                    all)
                            .answer())
                    .toList();
            return new Asked(
                    answers,
                    asker.positions().stream()
                            .flatMap(one -> chain.position(one).stream())
                            .findFirst(),
                    chain.unit(asker.unit()),
                    question.position() == null,
                    asker.amount(),
                    matters.size() > MOST_MATTERS);
        });
    }

    private Answer.Asker asker(Actor actor, Question question, Chain chain) {
        if (question.position() != null) {
            chain.position(question.position()).orElseThrow(() -> new Refusal.NotFound("position"));
        }
        if (question.unit() != null) {
            chain.unit(question.unit()).orElseThrow(() -> new Refusal.NotFound("unit"));
        }
        List<ChainStore.Workplace> places = chains.workplaces(actor, question.day());
        UUID unit = question.unit() != null || question.position() != null
                ? question.unit()
                : places.stream().map(ChainStore.Workplace::unit).findFirst().orElse(null);
        Set<UUID> positions = question.position() != null
                ? Set.of(question.position())
                : places.stream()
                        .map(ChainStore.Workplace::position)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return new Answer.Asker(positions, unit, question.anyAmount(), question.day());
    }

    /** Each matter once in each order, with every row about it; the best first. */
    private List<Answer.Matter> matters(Question question, Chain chain) {
        List<Mandate> fitting = question.mandate() == null
                ? store.find(new Search(question.words()).terms(store.words()), question.day(), MOST_ROWS)
                : store.byIds(List.of(question.mandate()));
        // The first row of each matter, in so many matters as are told, and one to know that there are more.
        List<Mandate> hits = fitting.stream()
                .collect(Collectors.toMap(
                        one -> List.of(one.order(), one.key()),
                        one -> one,
                        (first, later) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .limit(MOST_MATTERS + 1)
                .toList();
        Map<UUID, DelegationOrder> orders = orders(hits, question.day());
        if (question.mandate() != null && orders.isEmpty()) {
            throw new Refusal.NotFound("mandate");
        }
        Map<UUID, List<Mandate>> rows = hits.stream()
                .map(Mandate::order)
                .distinct()
                .filter(orders::containsKey)
                .collect(Collectors.toMap(
                        order -> order,
                        order -> store.about(
                                order,
                                hits.stream()
                                        .filter(one -> one.order().equals(order))
                                        .map(Mandate::matter)
                                        .collect(Collectors.toSet()))));
        Map<List<Object>, Answer.Matter> found = new LinkedHashMap<>();
        for (Mandate hit : hits) {
            DelegationOrder order = orders.get(hit.order());
            if (order != null && found.size() <= MOST_MATTERS) {
                found.computeIfAbsent(
                        List.of(hit.order(), hit.key()),
                        key -> new Answer.Matter(
                                order,
                                chain.unitOrEnded(order.board()).orElseThrow(() -> new Refusal.NotFound("unit")),
                                rows.get(hit.order()).stream()
                                        .filter(row -> row.key().equals(hit.key()))
                                        .toList()));
            }
        }
        return List.copyOf(found.values());
    }

    /** The orders of some rows that hold on the day, by id. */
    private Map<UUID, DelegationOrder> orders(Collection<Mandate> rows, LocalDate day) {
        return rows.stream()
                .map(Mandate::order)
                .distinct()
                .flatMap(id -> store.order(id).stream())
                .filter(order -> order.holdsOn(day))
                .collect(Collectors.toMap(DelegationOrder::id, order -> order));
    }

    /** Also those that the rows hang on, in as many steps as it takes. */
    private Map<UUID, Mandate> withParents(List<Mandate> rows) {
        Map<UUID, Mandate> all = new HashMap<>();
        List<Mandate> open = rows;
        for (int step = 0; step < LONGEST_WAY && !open.isEmpty(); step++) {
            open.forEach(one -> all.put(one.id(), one));
            open = store.byIds(open.stream()
                    .map(Mandate::passedOnFrom)
                    .filter(parent -> parent != null && !all.containsKey(parent))
                    .collect(Collectors.toSet()));
        }
        return all;
    }

    /** A mandate that somebody has, and the board that it comes from. */
    public record Own(Mandate mandate, DelegationOrder order, Unit board) {}

    /** What the actor may decide today, in the orders' own order; only what reaches where the actor works. */
    public List<Own> own(Actor actor, LocalDate today) {
        return door.read(actor, Access.SEE_MANDATES, () -> {
            List<ChainStore.Workplace> places = chains.workplaces(actor, today).stream()
                    .filter(place -> place.position() != null)
                    .toList();
            if (places.isEmpty()) {
                return List.of();
            }
            Chain chain = chains.asOf(actor, today);
            List<Mandate> held = store.heldBy(
                    places.stream().map(ChainStore.Workplace::position).toList(), today);
            Map<UUID, DelegationOrder> orders = orders(held, today);
            List<Own> own = new ArrayList<>();
            orders.values().forEach(order -> {
                Reach reach = new Reach(chain, order.board());
                Unit board = chain.unitOrEnded(order.board()).orElseThrow();
                held.stream()
                        .filter(one -> one.order().equals(order.id()) && one.holdsOn(today))
                        .filter(one -> places.stream()
                                .anyMatch(place -> one.isHeldBy(Set.of(Objects.requireNonNull(place.position())))
                                        && reach.reaches(Objects.requireNonNull(place.position()), place.unit())))
                        .forEach(one -> own.add(new Own(one, order, board)));
            });
            return own;
        });
    }

    /** Somebody's whole order: the rows, and for a draft what it changes. */
    public record Opened(
            DelegationOrder order,
            Unit board,
            List<Mandate> rows,
            Optional<OrderChanges> changes,
            List<DelegationOrder> versions) {}

    /** @throws Refusal.NotFound also for another organisation's */
    public Opened open(Actor actor, UUID id, LocalDate today) {
        return door.read(actor, Access.SEE_MANDATES, () -> {
            DelegationOrder order = store.order(id)
                    .filter(one -> !one.isDraft() || actor.may(Access.EDIT_MANDATES))
                    .orElseThrow(() -> new Refusal.NotFound("delegation order"));
            List<Mandate> rows = store.of(id);
            Unit board = chains.asOf(actor, today)
                    .unitOrEnded(order.board())
                    .orElseThrow(() -> new Refusal.NotFound("unit"));
            List<DelegationOrder> versions = store.orders().stream()
                    .filter(one -> one.board().equals(order.board()) && !one.isDraft())
                    .toList();
            return new Opened(
                    order,
                    board,
                    rows,
                    before(order, versions).map(old -> OrderChanges.between(old, store.of(old.id()), rows)),
                    versions);
        });
    }

    /** What a draft would take over from, or what a version took over from. */
    private static Optional<DelegationOrder> before(DelegationOrder order, List<DelegationOrder> versions) {
        Stream<DelegationOrder> others =
                versions.stream().filter(one -> !one.id().equals(order.id()));
        DelegationOrder.Decided decided = order.decided();
        return others.filter(one -> decided == null
                        || Objects.requireNonNull(one.decided())
                                .valid()
                                .from()
                                .isBefore(decided.valid().from()))
                .max(java.util.Comparator.comparing(
                        one -> Objects.requireNonNull(one.decided()).valid().from()));
    }

    public List<DelegationOrder> orders(Actor actor) {
        return door.read(actor, Access.SEE_MANDATES, () -> store.orders().stream()
                .filter(one -> !one.isDraft() || actor.may(Access.EDIT_MANDATES))
                .toList());
    }

    public List<Word> words(Actor actor) {
        return door.read(actor, Access.SEE_MANDATES, store::words);
    }
}
