package se.tillit.consequence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.burden.Sums;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.signal.Claim;
import se.tillit.signal.Hours;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalForm;
import se.tillit.signal.SignalQuery;

/** What new demands would mean, for all who may see what is demanded already. */
@Component
public final class ConsequenceQuery {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private static final int MOST = 100;

    private final Door door;
    private final ConsequenceStore consequences;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final BurdenQuery burdens;
    private final Clock clock;

    ConsequenceQuery(
            Door door,
            ConsequenceStore consequences,
            ChainQuery chains,
            SignalQuery signals,
            BurdenQuery burdens,
            Clock clock) {
        this.door = door;
        this.consequences = consequences;
        this.chains = chains;
        this.signals = signals;
        this.burdens = burdens;
        this.clock = clock;
    }

    /** What it would take, whom it would hit, and what is like it already. */
    public record Weighed(Signal.Details demand, Reckoning reckoning, Sums sums, Hit hit, List<Similar> similar) {

        public List<Reckoning.Row> rows() {
            return reckoning.rows(Scope.ALL);
        }
    }

    /**
     * @param weighed null where the demand cannot be read with the chain of the day, for instance since a unit has got another name
     * @param problems what has to be put right in it then
     * @param out what could go in exchange, reckoned
     * @param outForEachNew how many are to go for each new one; 0: the organisation has no such rule
     */
    public record Shown(
            Consequence consequence,
            @Nullable Weighed weighed,
            Problems problems,
            Map<UUID, Signal> exchanged,
            Reckoning out,
            int outForEachNew) {

        public Hours of(Consequence.Exchange one) {
            return out.total(Scope.ALL.only(Set.of(one.demand()))).hours();
        }

        /** What is left when what could go is gone: its ends are reckoned as fully dependent, as in every sum. */
        public Hours net() {
            return Objects.requireNonNull(weighed)
                    .sums()
                    .work()
                    .hours()
                    .minus(out.total(Scope.ALL).hours());
        }
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Shown find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Consequence found = consequences.find(id).orElseThrow(() -> new Refusal.NotFound("consequence"));
            LocalDate day = found.decision() == null
                    ? LocalDate.now(clock.withZone(SWEDEN))
                    : found.decision().by().on();
            Map<UUID, Signal> exchanged = signals.find(
                    actor,
                    found.exchange().stream().map(Consequence.Exchange::demand).toList());
            Reckoning out = burdens.ofThese(
                    actor,
                    day,
                    exchanged.values().stream()
                            .map(one -> Claim.of(one.id(), one.details()))
                            .toList());
            try {
                Weighed weighed = weigh(actor, chains.asOf(actor, day), found);
                return new Shown(found, weighed, new Problems(), exchanged, out, consequences.outForEachNew());
            } catch (Refusal.Invalid unreadable) {
                return new Shown(found, null, unreadable.problems(), exchanged, out, consequences.outForEachNew());
            }
        });
    }

    private Weighed weigh(Actor actor, Chain chain, Consequence consequence) {
        Signal.Details demand = new SignalForm(consequence.demand()).details(chain, null);
        Reckoning reckoning = burdens.ofThese(actor, chain.day(), List.of(Claim.of(consequence.id(), demand)));
        List<Signal> others = signals.asOf(actor, chain.day());
        UUID own =
                consequence.decision() == null ? null : consequence.decision().signal();
        return new Weighed(
                demand,
                reckoning,
                reckoning.sums(Scope.ALL),
                Hit.of(chain, demand),
                Similar.to(
                        demand,
                        others.stream().filter(one -> !one.id().equals(own)).toList(),
                        signals.asksFor(actor, chain.day())));
    }

    /** Those not decided yet by the meeting's day, then the newest decided. */
    public List<Consequence> all(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> consequences.all(MOST));
    }

    public int outForEachNew(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, consequences::outForEachNew);
    }
}
