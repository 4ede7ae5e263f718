package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What is worth looking at in the orders in use, and what a change of them would touch. */
@Component
public final class CheckQuery {

    private final Door door;
    private final MandateStore store;
    private final ChainQuery chains;
    private final SignalQuery signals;

    CheckQuery(Door door, MandateStore store, ChainQuery chains, SignalQuery signals) {
        this.door = door;
        this.store = store;
        this.chains = chains;
        this.signals = signals;
    }

    /**
     * @param orders how many orders were looked through
     * @param rows how many rows they have
     */
    public record Checked(int orders, int rows, Map<OrderCheck, List<Remark>> remarks) {

        public int count() {
            return remarks.values().stream().mapToInt(List::size).sum();
        }
    }

    /** Everything in all orders that hold today, by check; a check that found nothing is not there. */
    public Checked check(Actor actor, Language language, LocalDate today) {
        return door.read(actor, Access.SEE_MANDATES, () -> {
            List<DelegationOrder> orders =
                    store.orders().stream().filter(one -> one.holdsOn(today)).toList();
            Chain chain = chains.asOf(actor, today);
            List<Signal> demands = actor.may(Access.SEE_SIGNALS) ? signals.asOf(actor, today) : List.of();
            Map<OrderCheck, List<Remark>> all = new EnumMap<>(OrderCheck.class);
            int rows = 0;
            for (DelegationOrder order : orders) {
                List<Mandate> mandates = store.of(order.id());
                rows += mandates.size();
                new LookThrough(order, mandates, chain, language, today)
                        .remarks(demands)
                        .forEach(one -> all.computeIfAbsent(one.check(), check -> new ArrayList<>())
                                .add(one));
            }
            return new Checked(orders.size(), rows, all);
        });
    }

    /**
     * What it would touch to let the position decide up to the amount.
     *
     * @param order null: all orders that hold today
     */
    public WhatIf whatIf(Actor actor, UUID position, BigDecimal amount, @Nullable UUID order, LocalDate today) {
        return door.read(actor, Access.EDIT_MANDATES, () -> {
            Chain chain = chains.asOf(actor, today);
            Position who = chain.position(position).orElseThrow(() -> new Refusal.NotFound("position"));
            List<DelegationOrder> orders = store.orders().stream()
                    .filter(one ->
                            one.holdsOn(today) && (order == null || one.id().equals(order)))
                    .toList();
            if (order != null && orders.isEmpty()) {
                throw new Refusal.NotFound("delegation order");
            }
            List<WhatIf.Move> moves = new ArrayList<>();
            BigDecimal persons = BigDecimal.ZERO;
            for (DelegationOrder one : orders) {
                List<Mandate> rows = store.of(one.id()).stream()
                        .filter(row -> row.holdsOn(today))
                        .toList();
                moves.addAll(WhatIf.moves(one, rows, position, amount));
                persons = persons.max(new Reach(chain, one.board()).persons(position));
            }
            return new WhatIf(who.name(), persons, amount, moves);
        });
    }
}
