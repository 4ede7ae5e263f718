package se.tillit.burden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.tillit.chain.Chain;
import se.tillit.chain.Headcount;
import se.tillit.chain.MadeChain;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;
import se.tillit.signal.Activity;
import se.tillit.signal.Basis;
import se.tillit.signal.Claim;
import se.tillit.signal.Frequency;
import se.tillit.signal.Frequency.Rhythm;
import se.tillit.signal.Hours;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.Said;
import se.tillit.signal.SignalKind;

/** What demands take: against a slow reckoning over organisations drawn by lot, by properties, and where the input is odd. */
class ReckoningTest {

    private static final UUID UNIT = new UUID(1, 0);
    private static final UUID OTHER = new UUID(1, 1);
    private static final UUID NURSE = new UUID(2, 0);
    private static final LocalDate DAY = RandomTown.DAY;
    private static final Validity ALWAYS = new Validity(LocalDate.of(2020, 1, 1), null);

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySumIsTheOneReckonedPersonByPersonAndDayByDay(long seed) {
        RandomTown town = new RandomTown(seed);
        for (boolean wholeYear : List.of(false, true)) {
            Reckoning reckoning = wholeYear ? town.inYear() : town.onDay();
            UUID unit = town.one(town.units);
            UUID position = town.one(town.positions);
            UUID issuer = town.one(town.units);
            compare(town, wholeYear, reckoning, Scope.ALL, claim -> true, (chain, u, p) -> true);
            compare(town, wholeYear, reckoning, Scope.ALL.branch(unit), claim -> true, (chain, u, p) -> chain.branch(
                            unit)
                    .contains(u));
            compare(
                    town,
                    wholeYear,
                    reckoning,
                    Scope.ALL.unitAlone(unit).heldBy(position),
                    claim -> true,
                    (chain, u, p) -> u.equals(unit) && position.equals(p));
            compare(
                    town,
                    wholeYear,
                    reckoning,
                    Scope.ALL.from(issuer).from(Origin.LAW),
                    claim -> claim.issuer().equals(issuer) && claim.origin() == Origin.LAW,
                    (chain, u, p) -> true);
            for (Origin origin : Origin.values()) {
                RandomTown.Slow slow = town.slowly(
                                wholeYear,
                                new RandomTown.Asked(claim -> claim.origin() == origin, (chain, u, p) -> true))
                        .get(false);
                Burden byOrigin = reckoning.sums(Scope.ALL).byOrigin().getOrDefault(origin, Burden.NONE);
                near(byOrigin.hours().likely(), slow.likely);
            }
        }
    }

    private static void compare(
            RandomTown town,
            boolean wholeYear,
            Reckoning reckoning,
            Scope scope,
            java.util.function.Predicate<Claim> which,
            RandomTown.Cells where) {
        var slow = town.slowly(wholeYear, new RandomTown.Asked(which, where));
        Sums sums = reckoning.sums(scope);
        near(sums.work(), slow.get(false));
        near(sums.met(), slow.get(true));
        assertThat(reckoning.total(scope)).isEqualTo(sums.work());
        double traced = reckoning.rows(scope).stream()
                .mapToDouble(row -> row.burden().hours().likely().doubleValue())
                .sum();
        assertThat(traced).isCloseTo(slow.get(false).likely + slow.get(true).likely, within(1e-6));
    }

    private static void near(Burden burden, RandomTown.Slow slow) {
        near(burden.hours().low(), slow.low);
        near(burden.hours().likely(), slow.likely);
        near(burden.hours().high(), slow.high);
        near(burden.guessed(), slow.guessed);
        near(burden.unpriced(), slow.unpriced);
        near(burden.money().likely(), slow.money);
    }

    private static void near(BigDecimal exact, double slow) {
        assertThat(exact.doubleValue()).isCloseTo(slow, within(1e-7 * Math.max(1, slow)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theParentsSumIsItsOwnAndItsPartsTogether(long seed) {
        RandomTown town = new RandomTown(seed);
        Reckoning reckoning = town.onDay();
        UUID unit = town.one(town.units);
        Burden sum = reckoning.total(Scope.ALL.unitAlone(unit));
        for (Reckoning.Part part : reckoning.parts(Scope.ALL.branch(unit))) {
            sum = sum.plus(part.burden());
        }
        near(
                sum.hours().likely(),
                reckoning.total(Scope.ALL.branch(unit)).hours().likely().doubleValue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDemandTakenAwayNeverRaisesASumAndFreesWhatTheSimulationSays(long seed) {
        RandomTown town = new RandomTown(seed);
        if (town.claims.isEmpty()) {
            return;
        }
        Claim away = town.one(town.claims);
        List<Claim> left = new ArrayList<>(town.claims);
        left.remove(away);
        Chain chain = town.chainOn(DAY);
        UUID unit = town.one(town.units);
        Hours before = town.onDay().total(Scope.ALL.branch(unit)).hours();
        Hours after = Reckoning.onDay(chain, left).total(Scope.ALL.branch(unit)).hours();
        Hours freed = town.onDay()
                .total(Scope.ALL.branch(unit).only(Set.of(away.signal())))
                .hours();
        assertThat(after.high()).isLessThanOrEqualTo(before.high());
        near(after.likely().add(freed.likely()), before.likely().doubleValue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRangeHoldsItsLikelyValueAndTwiceTheMinutesIsTwiceTheSum(long seed) {
        RandomTown town = new RandomTown(seed);
        Burden once = town.inYear().total(Scope.ALL);
        assertThat(once.hours().low()).isLessThanOrEqualTo(once.hours().likely());
        assertThat(once.hours().likely()).isLessThanOrEqualTo(once.hours().high());
        assertThat(once.guessed()).isLessThanOrEqualTo(once.hours().likely());
        List<Claim> twice = town.claims.stream().map(ReckoningTest::doubled).toList();
        near(
                Reckoning.inYear(RandomTown.YEAR, town.during, twice)
                        .total(Scope.ALL)
                        .hours()
                        .likely(),
                2 * once.hours().likely().doubleValue());
    }

    private static Claim doubled(Claim claim) {
        return claim(
                claim,
                claim.activities().stream()
                        .map(one -> new Activity(
                                one.name(),
                                one.position(),
                                one.minutes() == null
                                        ? null
                                        : new Minutes(
                                                2 * one.minutes().low(),
                                                2 * one.minutes().likely(),
                                                2 * one.minutes().high()),
                                one.frequency(),
                                one.otherCost(),
                                one.said()))
                        .toList());
    }

    private static Claim claim(Claim of, List<Activity> activities) {
        return new Claim(
                of.signal(),
                of.title(),
                of.issuer(),
                of.origin(),
                of.kind(),
                of.valid(),
                of.dueDays(),
                of.receivers(),
                activities);
    }

    @Test
    void unitsThatMergeLeaveTheTotalOfTheirPeopleAsItWas() {
        Claim claim = monthlyHour(new Receiver(null, NURSE));
        Burden apart = Reckoning.onDay(
                        chain(DAY, unit(UNIT), unit(OTHER), people(UNIT, "12.5"), people(OTHER, "8")), List.of(claim))
                .total(Scope.ALL);
        Burden merged = Reckoning.onDay(chain(DAY, unit(UNIT), people(UNIT, "20.5")), List.of(claim))
                .total(Scope.ALL);
        near(merged.hours().likely(), 12 * 20.5);
        near(apart.hours().likely(), merged.hours().likely().doubleValue());
    }

    @Test
    void whatComesEveryThirdYearCostsAThirdEveryYear() {
        Claim claim = claim(Frequency.of(Rhythm.EVERY_THIRD_YEAR), new Minutes(60, 60, 60), new Receiver(null, NURSE));
        for (int year = 2026; year < 2029; year++) {
            Chain chain = chain(LocalDate.of(year, 1, 1), unit(UNIT), people(UNIT, "30"));
            near(
                    Reckoning.inYear(Year.of(year), List.of(chain), List.of(claim))
                            .total(Scope.ALL)
                            .hours()
                            .likely(),
                    10);
        }
    }

    @Test
    void whatIsDoneWhenNeededIsUnknownUntilSomebodyEstimatesHowOftenAndNeverNothing() {
        Receiver nurses = new Receiver(null, NURSE);
        Claim unknown = claim(Frequency.of(Rhythm.ON_DEMAND), new Minutes(60, 60, 60), nurses);
        Sums sums = reckon(unknown).sums(Scope.ALL);
        assertThat(sums.unknown()).isOne();
        assertThat(sums.work().hours().isNone()).isTrue();
        assertThat(reckon(unknown).rows(Scope.ALL).getFirst().each()).isEmpty();
        Claim estimated =
                claim(new Frequency(Rhythm.ON_DEMAND, new BigDecimal("1.5")), new Minutes(60, 60, 60), nurses);
        near(reckon(estimated).total(Scope.ALL).hours().likely(), 15);
        assertThat(reckon(estimated).sums(Scope.ALL).unknown()).isZero();
    }

    @Test
    void unknownMinutesAreCountedApartAndNotAsNothing() {
        Sums sums = reckon(claim(Frequency.of(Rhythm.MONTHLY), null, new Receiver(null, NURSE)))
                .sums(Scope.ALL);
        assertThat(sums.demands()).isOne();
        assertThat(sums.unknown()).isOne();
    }

    @Test
    void aDemandThatNobodyHoldsThePositionOfTakesNothing() {
        Reckoning reckoning = Reckoning.onDay(
                chain(DAY, unit(UNIT), people(UNIT, "0")), List.of(monthlyHour(new Receiver(null, NURSE))));
        assertThat(reckoning.rows(Scope.ALL)).isEmpty();
        assertThat(reckoning.sums(Scope.ALL).work()).isEqualTo(Burden.NONE);
    }

    @Test
    void aHeadcountThatChangesInTheMiddleOfTheYearCountsForItsDays() {
        Claim claim = monthlyHour(new Receiver(null, NURSE));
        Reckoning reckoning = Reckoning.inYear(
                Year.of(2026),
                List.of(
                        chain(LocalDate.of(2026, 1, 1), unit(UNIT), people(UNIT, "10")),
                        chain(LocalDate.of(2026, 7, 1), unit(UNIT), people(UNIT, "20"))),
                List.of(claim));
        near(reckoning.total(Scope.ALL).hours().likely(), 12 * (10.0 * 181 + 20.0 * 184) / 365);
    }

    @Test
    void aDemandThatExpiresTomorrowIsWholeTodayGoneTomorrowAndCountsItsDaysInTheYear() {
        Claim claim =
                during(monthlyHour(new Receiver(null, NURSE)), new Validity(LocalDate.of(2026, 1, 1), DAY.plusDays(1)));
        near(reckon(claim).total(Scope.ALL).hours().likely(), 120);
        Chain tomorrow = chain(DAY.plusDays(1), unit(UNIT), people(UNIT, "10"));
        assertThat(Reckoning.onDay(tomorrow, List.of(claim)).total(Scope.ALL)).isEqualTo(Burden.NONE);
        Chain newYear = chain(LocalDate.of(2026, 1, 1), unit(UNIT), people(UNIT, "10"));
        near(
                Reckoning.inYear(Year.of(2026), List.of(newYear), List.of(claim))
                        .total(Scope.ALL)
                        .hours()
                        .likely(),
                120.0 * DAY.getDayOfYear() / 365);
    }

    @Test
    void aLoopBetweenUnitsEndsAndCountsEverybodyOnce() {
        Chain loop = chain(
                DAY,
                MadeChain.unit(UNIT, "A", UnitKind.OWN, OTHER),
                MadeChain.unit(OTHER, "B", UnitKind.OWN, UNIT),
                people(UNIT, "3"),
                people(OTHER, "4"));
        near(
                Reckoning.onDay(loop, List.of(monthlyHour(new Receiver(null, NURSE))))
                        .total(Scope.ALL)
                        .hours()
                        .likely(),
                12 * 7);
    }

    @Test
    void aReportOnEveryDayOfALeapYearIsThatManyReports() {
        Claim claim = claim(
                new Frequency(Rhythm.TIMES, BigDecimal.valueOf(366)),
                new Minutes(10, 10, 10),
                new Receiver(UNIT, null));
        near(reckon(claim).total(Scope.ALL).hours().likely(), 61);
    }

    @Test
    void whoIsReachedTwiceByOneDemandDoesItOnce() {
        Claim claim = monthlyHour(new Receiver(null, NURSE), new Receiver(UNIT, NURSE), new Receiver(UNIT, NURSE));
        near(reckon(claim).total(Scope.ALL).hours().likely(), 120);
    }

    @Test
    void otherCostsComeOnTopOfTimeAndNothingCanBeFree() {
        Claim claim = claim(
                monthlyHour(new Receiver(UNIT, null)),
                List.of(activity("Resa", null, "150"), activity("Avgift", null, "0")));
        Burden burden = reckon(claim).total(Scope.ALL);
        near(burden.money().likely(), 12 * 150);
        near(burden.unpriced(), 24);
    }

    @Test
    void aFurtherActivityFallsOnItsOwnPositionInTheUnitsThatTheDemandReaches() {
        UUID assistant = new UUID(2, 1);
        Chain chain = MadeChain.on(
                DAY,
                List.of(unit(UNIT), unit(OTHER)),
                List.of(
                        new Position(NURSE, "USK", "Undersköterska", null, ALWAYS),
                        new Position(assistant, "ASS", "Assistent", null, ALWAYS)),
                List.of(
                        people(UNIT, "10"),
                        new Headcount(assistant, UNIT, new BigDecimal("2"), ALWAYS),
                        new Headcount(assistant, OTHER, new BigDecimal("5"), ALWAYS)));
        Claim claim = claim(
                monthlyHour(new Receiver(UNIT, NURSE)),
                List.of(activity("", null, null), activity("Samla in", assistant, null)));
        Reckoning reckoning = Reckoning.onDay(chain, List.of(claim));
        near(reckoning.total(Scope.ALL.heldBy(assistant)).hours().likely(), 2 * 12);
        near(reckoning.total(Scope.ALL).hours().likely(), 12 * 12);
    }

    @Test
    void halfGuessedIsNotYetARoughGuessAndMoreIs() {
        Burden even = new Burden(hours(100), new BigDecimal("50"), Kronor.NONE, BigDecimal.ZERO);
        Burden more = new Burden(hours(100), new BigDecimal("50.1"), Kronor.NONE, BigDecimal.ZERO);
        assertThat(even.isRoughGuess()).isFalse();
        assertThat(even.showsMoney()).isTrue();
        assertThat(more.isRoughGuess()).isTrue();
        assertThat(more.showsMoney()).isFalse();
    }

    private static Hours hours(int likely) {
        return new Hours(BigDecimal.valueOf(likely), BigDecimal.valueOf(likely), BigDecimal.valueOf(likely));
    }

    private static Unit unit(UUID id) {
        return MadeChain.unit(id, "Enhet " + id, UnitKind.OWN, null);
    }

    private static Headcount people(UUID unit, String persons) {
        return new Headcount(NURSE, unit, new BigDecimal(persons), ALWAYS);
    }

    private static Chain chain(LocalDate day, Record... parts) {
        List<Unit> units = new ArrayList<>();
        List<Headcount> people = new ArrayList<>();
        for (Record part : parts) {
            if (part instanceof Unit unit) {
                units.add(unit);
            } else {
                people.add((Headcount) part);
            }
        }
        return MadeChain.on(day, units, List.of(new Position(NURSE, "USK", "Undersköterska", null, ALWAYS)), people);
    }

    /** Ten nurses in one unit. */
    private static Reckoning reckon(Claim... claims) {
        return Reckoning.onDay(chain(DAY, unit(UNIT), people(UNIT, "10")), List.of(claims));
    }

    private static Activity activity(String name, @Nullable UUID position, @Nullable String otherCost) {
        return new Activity(
                name,
                position,
                new Minutes(60, 60, 60),
                Frequency.of(Rhythm.MONTHLY),
                otherCost == null ? null : new BigDecimal(otherCost),
                new Said(Basis.ESTIMATE, null, null));
    }

    private static Claim monthlyHour(Receiver... receivers) {
        return claim(Frequency.of(Rhythm.MONTHLY), new Minutes(60, 60, 60), receivers);
    }

    private static Claim claim(Frequency frequency, @Nullable Minutes minutes, Receiver... receivers) {
        return new Claim(
                new UUID(3, 0),
                "Krav",
                UNIT,
                Origin.OWN,
                SignalKind.REPORT,
                ALWAYS,
                List.of(),
                List.of(receivers),
                List.of(new Activity("", null, minutes, frequency, null, Said.GUESSED)));
    }

    private static Claim during(Claim claim, Validity valid) {
        return new Claim(
                claim.signal(),
                claim.title(),
                claim.issuer(),
                claim.origin(),
                claim.kind(),
                valid,
                claim.dueDays(),
                claim.receivers(),
                claim.activities());
    }
}
