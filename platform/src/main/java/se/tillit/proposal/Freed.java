package se.tillit.proposal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.tillit.burden.Burden;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.burden.Sums;
import se.tillit.chain.Position;
import se.tillit.signal.Activity;
import se.tillit.signal.Claim;
import se.tillit.signal.Frequency;
import se.tillit.signal.Signal;

/** What would be freed, or was: reckoned as if what no longer has to be done were all that is demanded. */
public record Freed(Reckoning reckoning, Sums sums) {

    Freed(Reckoning reckoning) {
        this(reckoning, reckoning.sums(Scope.ALL));
    }

    /** Of those who work. */
    public Burden work() {
        return sums.work();
    }

    public Burden of(UUID demand) {
        return reckoning.total(Scope.ALL.only(Set.of(demand)));
    }

    public List<Map.Entry<Position, Burden>> positions() {
        return reckoning.byPosition(sums);
    }

    public List<Reckoning.Part> parts() {
        return reckoning.parts(Scope.ALL);
    }

    /**
     * What no longer has to be done. A demand that comes more seldom spares what it is done fewer times; one that becomes voluntary is not
     * counted, since everybody chooses.
     */
    static Optional<Claim> spared(Proposal.Item item, Signal.Details demand) {
        return switch (item.change()) {
            case REMOVE, MERGE -> Optional.of(Claim.of(item.demand(), demand));
            case LENGTHEN -> Optional.of(Claim.of(item.demand(), fewerTimes(item, demand)));
            case VOLUNTARY -> Optional.empty();
        };
    }

    private static Signal.Details fewerTimes(Proposal.Item item, Signal.Details demand) {
        List<Activity> inStep =
                demand.further().stream().filter(one -> one.frequency() == null).toList();
        Signal.Details done = demand.doing(inStep);
        return Optional.ofNullable(demand.frequency())
                .flatMap(Frequency::perYear)
                .flatMap(now -> Optional.ofNullable(item.often())
                        .flatMap(often -> Frequency.of(often).perYear())
                        .map(now::subtract))
                .filter(fewer -> fewer.signum() > 0)
                .map(fewer -> done.every(new Frequency(Frequency.Rhythm.TIMES, fewer)))
                .orElse(done);
    }
}
