package se.tillit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.burden.Sums;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.signal.Hours;
import se.tillit.signal.SignalQuery;

/** The page of a position or unit lists what lands there; the page of its burden adds it up. In all of Sjöhaga they say the same. */
class LandingAgreesWithBurdenTest {

    private static final Municipality TOWN = new Municipality();
    private static final SignalQuery SIGNALS = RunningTillit.bean(SignalQuery.class);

    @BeforeAll
    static void load() {
        assertThat(TOWN.load(Municipality.sjohaga().toArray(LoadOrganisation.File[]::new))
                        .problems())
                .isEmpty();
    }

    private static Chain chain() {
        return RunningTillit.bean(ChainQuery.class).asOf(TOWN.admin, Municipality.TODAY);
    }

    private static Reckoning reckoning() {
        return RunningTillit.bean(BurdenQuery.class).onDay(TOWN.admin, Municipality.TODAY);
    }

    @Test
    void ofEveryUnit() {
        for (Unit unit : chain().units()) {
            Sums sums = reckoning().sums(Scope.ALL.unitAlone(unit.id()));
            Hours landing = SIGNALS.landingOnUnit(TOWN.admin, chain(), unit).hoursTogether();
            same(landing.likely(), sums.work().hours().plus(sums.met().hours()).likely(), unit.name());
        }
    }

    @Test
    void ofOneInEveryPosition() {
        for (Position position : chain().positions()) {
            BigDecimal landing = SIGNALS.landingOnPosition(TOWN.admin, chain(), position.id(), null).demands().stream()
                    .filter(demand -> demand.persons().signum() > 0) // else it lands on nobody yet
                    .flatMap(demand -> demand.hoursEach().stream())
                    .map(Hours::high)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal each = reckoning().rows(Scope.ALL.heldBy(position.id())).stream()
                    .flatMap(row -> row.each().stream())
                    .map(Hours::high)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            same(landing, each, position.name());
        }
    }

    private static void same(BigDecimal one, BigDecimal other, String where) {
        assertThat(one).as(where).isCloseTo(other, within(new BigDecimal("0.000001")));
    }
}
