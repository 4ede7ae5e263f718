package se.tillit.burden;

import java.time.LocalDate;
import java.time.Year;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.chain.ChainQuery;
import se.tillit.signal.SignalQuery;

/** What steering costs, for those who may see what is demanded. */
@Component
public final class BurdenQuery {

    private final ChainQuery chains;
    private final SignalQuery signals;

    BurdenQuery(ChainQuery chains, SignalQuery signals) {
        this.chains = chains;
        this.signals = signals;
    }

    /** As it is on a day, at that pace for a year. */
    public Reckoning onDay(Actor actor, LocalDate day) {
        return Reckoning.onDay(chains.asOf(actor, day), signals.claims(actor, day, day.plusDays(1)));
    }

    /** What holds at some time from one year's first day to another's last, on those who are there on a day. */
    Reckoning aroundYears(Actor actor, LocalDate day, Year first, Year last) {
        return Reckoning.atAnyTime(
                chains.asOf(actor, day),
                signals.claims(actor, first.atDay(1), last.plusYears(1).atDay(1)));
    }

    public YearWheel wheel(Actor actor, LocalDate day, Scope scope, Year year) {
        return YearWheel.of(aroundYears(actor, day, year, year), scope, year);
    }

    /** In a calendar year, where whatever changes within it counts for its days. */
    public Reckoning inYear(Actor actor, Year year) {
        LocalDate first = year.atDay(1);
        LocalDate next = year.plusYears(1).atDay(1);
        return Reckoning.inYear(year, chains.during(actor, first, next), signals.claims(actor, first, next));
    }
}
