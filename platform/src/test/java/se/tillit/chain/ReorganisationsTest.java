package se.tillit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.RunningTillit;
import se.tillit.access.Refusal;

/** Many reorganisations, one after the other and at the same time. */
class ReorganisationsTest {

    private static final int ACTS = 40;

    private final Town town = new Town();
    private final List<UUID> everybody =
            new ArrayList<>(List.of(town.office, town.area, town.otherArea, town.north, town.south));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsDoneNobodyIsLostNoDayBeforeChangesAndEveryUnitHasSomebodyWhoStandsForIt(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<UUID, BigDecimal> totals = town.totals(Town.BEGINNING);
        Map<LocalDate, String> past = new LinkedHashMap<>();
        LocalDate day = Town.DAY;
        int done = 0;
        for (int i = 0; i < ACTS; i++) {
            past.put(day.minusDays(1), picture(day.minusDays(1)));
            try {
                act(random, day, i);
                done++;
            } catch (Refusal.Invalid refused) {
                assertThat(picture(day)).as("refused, seed %d, act %d", seed, i).isEqualTo(past.get(day.minusDays(1)));
            }
            assertThat(town.totals(day)).as("seed %d, act %d", seed, i).isEqualTo(totals);
            Chain now = town.on(day);
            assertThat(everybody).as("seed %d, act %d", seed, i).allSatisfy(unit -> assertThat(now.standsFor(unit))
                    .isNotEmpty());
            assertThat(now.units()).as("seed %d, act %d", seed, i).allSatisfy(unit -> assertThat(now.path(unit.id()))
                    .first()
                    .extracting(Unit::parent)
                    .isNull());
            day = day.plusDays(1 + random.nextInt(30));
        }
        assertThat(done).as("acts that were not refused, seed %d", seed).isGreaterThan(ACTS / 4);
        past.forEach((then, seen) ->
                assertThat(picture(then)).as("%s, seed %d", then, seed).isEqualTo(seen));
    }

    @Test
    void twoMovesThatAreALoopTogetherAreNotBothDone() throws Exception {
        MoveUnit move = RunningTillit.bean(MoveUnit.class);
        List<Callable<Boolean>> both =
                List.of(() -> moved(move, town.area, town.otherArea), () -> moved(move, town.otherArea, town.area));
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Boolean> done = new ArrayList<>();
            for (var one : two.invokeAll(both)) {
                done.add(one.get());
            }
            assertThat(done).containsExactlyInAnyOrder(true, false);
        }
    }

    private boolean moved(MoveUnit move, UUID unit, UUID parent) {
        try {
            move.move(town.actor, unit, 0, Town.DAY, parent);
            return true;
        } catch (Refusal.Invalid loop) {
            return false;
        }
    }

    private void act(RandomGenerator random, LocalDate day, int i) {
        List<Unit> units = town.on(day).units().stream()
                .filter(unit -> !unit.id().equals(town.office))
                .toList();
        UUID unit = units.get(random.nextInt(units.size())).id();
        UUID other = units.get(random.nextInt(units.size())).id();
        int version = town.version(unit);
        switch (random.nextInt(5)) {
            case 0 -> RunningTillit.bean(RenameUnit.class).rename(town.actor, unit, version, day, "Namn " + i);
            case 1 -> RunningTillit.bean(MoveUnit.class).move(town.actor, unit, version, day, other);
            case 2 ->
                everybody.add(RunningTillit.bean(MergeUnits.class)
                        .merge(
                                town.actor,
                                unit,
                                version,
                                day,
                                List.of(other),
                                new MergeTarget.NewUnit("ny" + i, "Ny " + i),
                                DemandRule.FOLLOW));
            case 3 ->
                RunningTillit.bean(MergeUnits.class)
                        .merge(
                                town.actor,
                                unit,
                                version,
                                day,
                                List.of(),
                                new MergeTarget.ExistingUnit(other),
                                DemandRule.FOLLOW);
            default -> everybody.addAll(split(random, unit, version, day, i));
        }
    }

    private List<UUID> split(RandomGenerator random, UUID unit, int version, LocalDate day, int i) {
        Map<UUID, BigDecimal> first = new LinkedHashMap<>();
        Map<UUID, BigDecimal> second = new LinkedHashMap<>();
        for (Headcount one : town.on(day).headcountsIn(unit)) {
            BigDecimal part = one.persons()
                    .multiply(BigDecimal.valueOf(random.nextInt(101), 2))
                    .setScale(2, java.math.RoundingMode.DOWN);
            first.put(one.position(), part);
            second.put(one.position(), one.persons().subtract(part));
        }
        return RunningTillit.bean(SplitUnit.class)
                .split(
                        town.actor,
                        unit,
                        version,
                        day,
                        List.of(
                                new SplitUnit.Part(new MergeTarget.NewUnit("a" + i, "A " + i), first),
                                new SplitUnit.Part(new MergeTarget.NewUnit("b" + i, "B " + i), second)),
                        DemandRule.FOLLOW);
    }

    /** What the chain looked like on a day, but for when it was to end. */
    private String picture(LocalDate day) {
        Chain chain = town.on(day);
        return chain.units().stream()
                .map(unit -> unit.id() + " " + unit.name() + " " + unit.level() + " " + unit.parent() + " "
                        + chain.headcountsIn(unit.id()).stream()
                                .map(one -> one.position() + "=" + one.persons())
                                .toList())
                .collect(Collectors.joining("\n"));
    }
}
