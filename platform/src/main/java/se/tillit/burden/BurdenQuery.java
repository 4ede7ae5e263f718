package se.tillit.burden;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.SnapshotStore;
import se.tillit.signal.Claim;
import se.tillit.signal.SignalQuery;

/** What steering costs, for those who may see what is demanded. What has been reckoned is kept while chain and demands stay as they are. */
@Component
public final class BurdenQuery {

    private final Door door;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final SnapshotStore snapshots;
    private final HourlyCostStore costs;
    private final GrantStore grants;

    BurdenQuery(
            Door door,
            ChainQuery chains,
            SignalQuery signals,
            SnapshotStore snapshots,
            HourlyCostStore costs,
            GrantStore grants) {
        this.door = door;
        this.chains = chains;
        this.signals = signals;
        this.snapshots = snapshots;
        this.costs = costs;
        this.grants = grants;
    }

    private record OnDay(LocalDate day) {}

    private record InYear(Year year) {}

    private record AroundYears(LocalDate day, Year first, Year last) {}

    private record Summarised(LocalDate day, @Nullable Year year, Scope scope) {}

    private record Landing(LocalDate day, Scope scope) {}

    /** As it is on a day, at that pace for a year. */
    public Reckoning onDay(Actor actor, LocalDate day) {
        return kept(
                actor,
                new OnDay(day),
                () -> Reckoning.onDay(chains.asOf(actor, day), signals.claims(actor, day, day.plusDays(1))));
    }

    /** In a calendar year, where whatever changes within it counts for its days. */
    public Reckoning inYear(Actor actor, Year year) {
        LocalDate first = year.atDay(1);
        LocalDate next = year.plusYears(1).atDay(1);
        return kept(
                actor,
                new InYear(year),
                () -> Reckoning.inYear(year, chains.during(actor, first, next), signals.claims(actor, first, next)));
    }

    /** What holds at some time from one year's first day to another's last, on those who are there on a day. */
    Reckoning aroundYears(Actor actor, LocalDate day, Year first, Year last) {
        return kept(
                actor,
                new AroundYears(day, first, last),
                () -> Reckoning.atAnyTime(
                        chains.asOf(actor, day),
                        signals.claims(actor, first.atDay(1), last.plusYears(1).atDay(1))));
    }

    /** As if these were all that is demanded, of those who are there on a day: what would come, or what would be freed. */
    public Reckoning ofThese(Actor actor, LocalDate day, List<Claim> claims) {
        return door.read(
                actor, Access.SEE_SIGNALS, () -> Reckoning.atAnyTime(chains.asOf(actor, day), List.copyOf(claims)));
    }

    /** What lands somewhere, whence, and on what part of it. */
    public record Summary(Sums sums, List<Reckoning.Part> parts, Burden alone) {}

    /**
     * @param year null for the day's pace
     * @param reckoning of that day or year
     */
    public Summary summary(Actor actor, LocalDate day, @Nullable Year year, Reckoning reckoning, Scope scope) {
        return kept(
                actor,
                new Summarised(day, year, scope),
                () -> new Summary(
                        reckoning.sums(scope),
                        scope.below() ? reckoning.parts(scope) : List.of(),
                        scope.unit() == null || !scope.below()
                                ? Burden.NONE
                                : reckoning.total(scope.unitAlone(scope.unit()))));
    }

    /** What lands somewhere on the reckoning's day, by title. */
    List<Claim> landing(Actor actor, Reckoning onDay, Scope scope) {
        return kept(actor, new Landing(onDay.chain().day(), scope), () -> onDay.landing(scope));
    }

    public YearWheel wheel(Actor actor, LocalDate day, Scope scope, Year year) {
        return YearWheel.of(aroundYears(actor, day, year, year), scope, year);
    }

    /** What has been said of what an hour of a position costs, the newest first. */
    public List<HourlyCost> hourlyCosts(Actor actor, UUID position) {
        return door.read(actor, Access.SEE_SIGNALS, () -> costs.of(position));
    }

    /** How large a grant somebody has said that it is. */
    public Optional<Grant> grant(Actor actor, UUID signal) {
        return door.read(actor, Access.SEE_SIGNALS, () -> grants.of(signal));
    }

    /** What several ask for. */
    public List<SharedData> shared(Actor actor, Reckoning onDay) {
        return SharedData.among(
                onDay.claims(), signals.asksFor(actor, onDay.chain().day()));
    }

    private <T> T kept(Actor actor, Object what, Supplier<T> make) {
        return door.read(actor, Access.SEE_SIGNALS, () -> snapshots.of(what, make));
    }
}
