package se.tillit.burden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.MadeChain;
import se.tillit.chain.Position;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;
import se.tillit.signal.Activity;
import se.tillit.signal.Claim;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.Said;
import se.tillit.signal.SignalKind;

/** When in the year things are due, and how many hours a week that makes. */
class YearWheelTest {

    private static final UUID UNIT = new UUID(1, 0);
    private static final UUID NURSE = new UUID(2, 0);
    private static final Year YEAR = Year.of(2026);
    private static final Validity ALWAYS = new Validity(LocalDate.of(2020, 1, 1), null);

    @Test
    void theYearsHoursLieOnItsDaysAndTheWholeIsTheSumOfTheWeeks() {
        YearWheel wheel = wheel(Scope.ALL.heldBy(NURSE), claim(0, ALWAYS, 12, "02-15", "10-01"));
        assertThat(wheel.weeks().get(6).sum()).isEqualByComparingTo("6");
        assertThat(wheel.weeks().get(39).sum()).isEqualByComparingTo("6");
        assertThat(wheel.total().likely()).isEqualByComparingTo("12");
        assertThat(wheel.due())
                .extracting(YearWheel.Due::day)
                .containsExactly(LocalDate.of(2026, 2, 15), LocalDate.of(2026, 10, 1));
    }

    @Test
    void whatHasNoDayLiesEvenlyOverTheYear() {
        YearWheel wheel = wheel(Scope.ALL.heldBy(NURSE), claim(0, ALWAYS, 52));
        assertThat(wheel.weeks())
                .allSatisfy(week -> assertThat(week.sum().doubleValue()).isCloseTo(1, within(1e-9)));
        assertThat(wheel.due()).isEmpty();
    }

    @Test
    void aPositionsYearIsForOneAndAUnitsForAllWhoWorkThere() {
        assertThat(wheel(Scope.ALL.heldBy(NURSE), claim(0, ALWAYS, 12, "02-15"))
                        .total()
                        .likely())
                .isEqualByComparingTo("12");
        assertThat(wheel(Scope.ALL.unitAlone(UNIT), claim(0, ALWAYS, 12, "02-15"))
                        .total()
                        .likely())
                .isEqualByComparingTo("120");
    }

    @Test
    void aDayOutsideThePeriodOfTheDemandIsNotDue() {
        Validity spring = new Validity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1));
        YearWheel wheel = wheel(Scope.ALL.heldBy(NURSE), claim(0, spring, 12, "02-15", "10-01"));
        assertThat(wheel.due()).extracting(YearWheel.Due::day).containsExactly(LocalDate.of(2026, 2, 15));
        assertThat(wheel.total().likely()).isEqualByComparingTo("6");
    }

    @Test
    void fiveOnTheSameWeekClashAndFourDoNot() {
        Claim[] five = new Claim[5];
        for (int i = 0; i < 5; i++) {
            five[i] = claim(i, ALWAYS, 12, "02-1" + i);
        }
        assertThat(wheel(Scope.ALL.heldBy(NURSE), five).clashes()) // 10 to 14 February: Tuesday to Saturday
                .extracting(YearWheel.Week::number)
                .containsExactly(7);
        assertThat(wheel(Scope.ALL.heldBy(NURSE), Arrays.copyOf(five, 4)).clashes())
                .isEmpty();
    }

    @Test
    void weeksWithoutAnythingToHandInAreToldInStretches() {
        YearWheel wheel = wheel(Scope.ALL.heldBy(NURSE), claim(0, ALWAYS, 12, "02-10", "02-17", "03-04"));
        assertThat(wheel.emptyWeeks()).containsExactly(new YearWheel.Stretch(1, 6), new YearWheel.Stretch(11, 52));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 1", "2027-01-01, 1", "2026-12-31, 52", "2024-12-30, 52", "2026-06-15, 25", "2023-01-01, 1"
    })
    void theFirstAndLastDaysOfAYearStayInIt(LocalDate day, int ray) {
        assertThat(YearWheel.ray(day)).isEqualTo(ray);
    }

    private static YearWheel wheel(Scope scope, Claim... claims) {
        Chain chain = MadeChain.on(
                LocalDate.of(2026, 5, 4),
                List.of(MadeChain.unit(UNIT, "Norr", UnitKind.OWN, null)),
                List.of(new Position(NURSE, "USK", "Undersköterska", null, ALWAYS)),
                List.of(new Headcount(NURSE, UNIT, BigDecimal.TEN, ALWAYS)));
        return YearWheel.of(Reckoning.atAnyTime(chain, List.of(claims)), scope, YEAR);
    }

    /** @param hours a year */
    private static Claim claim(int number, Validity valid, @Nullable Integer hours, String... days) {
        List<MonthDay> due = new ArrayList<>();
        for (String day : days) {
            due.add(MonthDay.parse("--" + day));
        }
        return new Claim(
                new UUID(3, number),
                "Krav " + number,
                UNIT,
                Origin.OWN,
                SignalKind.REPORT,
                valid,
                due,
                List.of(new Receiver(null, NURSE)),
                List.of(new Activity(
                        "",
                        null,
                        hours == null ? null : new Minutes(hours * 60, hours * 60, hours * 60),
                        Frequency.of(Frequency.Rhythm.YEARLY),
                        null,
                        Said.GUESSED)));
    }
}
