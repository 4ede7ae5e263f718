package se.tillit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregationTest {

    private static final Chains.Organisation REGION = Chains.region(2000, 20_000, 11);

    private static Map<Integer, Long> cardsPerRow(Chain chain) {
        return chain.cards().stream().collect(Collectors.groupingBy(Card::row, Collectors.counting()));
    }

    @ParameterizedTest
    @CsvSource({",12", "enhet7,12", "gren2,12", "område5,12", "myndighet3,12", ",4", "enhet7,4", "enhet7,2", "möte,12"})
    void twoThousandUnitsAreDrawnWithNoLevelAboveItsMost(String focus, int most) {
        Aggregation aggregation = Chains.aggregated(REGION, focus, most);
        assertThat(cardsPerRow(aggregation.chain()).values()).allMatch(cards -> cards <= most);
        assertThat(aggregation.cardOfUnit()).hasSize(REGION.units().size());
        for (Format format : Format.values()) {
            Layout layout = Layout.of(aggregation.chain(), format);
            assertThat(layout.cards()).hasSameSizeAs(aggregation.chain().cards());
            assertThat(layout.ribbons()).isNotEmpty();
        }
    }

    @Test
    void theSameUnitsInAnyOrderAreTheSameDrawing() {
        List<Unit> units = new ArrayList<>(REGION.units());
        List<Flow> flows = new ArrayList<>(REGION.flows());
        Collections.shuffle(units, new Random(1));
        Collections.shuffle(flows, new Random(2));
        Chains.Organisation shuffled = new Chains.Organisation(REGION.rows(), units, flows);
        for (String focus : new String[] {null, "enhet7"}) {
            assertThat(Chains.svg(Chains.aggregated(shuffled, focus, 12).chain(), Format.WIDE))
                    .isEqualTo(Chains.svg(Chains.aggregated(REGION, focus, 12).chain(), Format.WIDE));
        }
    }

    @Test
    void whatReachesEachCardIsWhatReachesItsUnits() {
        Aggregation aggregation = Chains.aggregated(REGION, "enhet7", 12);
        Map<String, Double> expected =
                arriving(REGION.flows(), id -> aggregation.cardOfUnit().get(id));
        Map<String, Double> drawn = arriving(aggregation.chain().flows(), Function.identity());
        assertThat(drawn.keySet()).isEqualTo(expected.keySet());
        drawn.forEach((card, weight) -> assertThat(weight).as(card).isCloseTo(expected.get(card), within(1e-6)));
    }

    private static Map<String, Double> arriving(List<Flow> flows, Function<String, String> cardOf) {
        return flows.stream()
                .flatMap(flow -> {
                    List<Map.Entry<String, Double>> steps = new ArrayList<>();
                    for (int i = 1; i < flow.path().size(); i++) {
                        String to = cardOf.apply(flow.path().get(i));
                        if (!to.equals(cardOf.apply(flow.path().get(i - 1)))) {
                            steps.add(Map.entry(to, flow.weight()));
                        }
                    }
                    return steps.stream();
                })
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingDouble(Map.Entry::getValue)));
    }

    @Test
    void foldedUnitsAreCounted() {
        List<Aggregation.Fold> folds = new ArrayList<>();
        Aggregation aggregation = Aggregation.of(REGION.rows(), REGION.units(), REGION.flows(), "enhet7", 12, fold -> {
            folds.add(fold);
            return Chains.words(fold);
        });
        long alone = aggregation.cardOfUnit().entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue()))
                .count();
        assertThat(folds).allMatch(fold -> fold.count() > 1);
        assertThat(folds.stream().mapToInt(Aggregation.Fold::count).sum() + alone)
                .isEqualTo(REGION.units().size());
    }

    @Test
    void noLevelHasTwoCardsForTheOthers() {
        for (String focus : new String[] {null, "enhet7", "gren2"}) {
            List<Integer> rowsOfOthers = new ArrayList<>();
            Aggregation.of(REGION.rows(), REGION.units(), REGION.flows(), focus, 4, fold -> {
                if (fold.branch() == null) {
                    rowsOfOthers.add(fold.row());
                }
                return Chains.words(fold);
            });
            assertThat(rowsOfOthers).as("focus %s", focus).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void theFocusAndAllThatLeadsToItKeepTheirCards() {
        Unit focus = REGION.units().stream()
                .filter(unit -> unit.id().equals("enhet7"))
                .findFirst()
                .orElseThrow();
        Aggregation aggregation = Chains.aggregated(REGION, "enhet7", 12);
        assertThat(aggregation.chain().cards())
                .filteredOn(card -> card.emphasis() == Card.Emphasis.FOCUS)
                .extracting(Card::id)
                .containsExactly("enhet7");
        assertThat(aggregation.cardOfUnit())
                .containsEntry(focus.parent(), focus.parent())
                .containsEntry("nämnd", "nämnd")
                .containsEntry("möte", "möte");
        assertThat(aggregation.cardOfUnit().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("enhet")
                                && entry.getKey().equals(entry.getValue())))
                .hasSizeGreaterThan(3)
                .allSatisfy(entry -> assertThat(unit(entry.getKey()).parent()).isEqualTo(focus.parent()));
    }

    private static Unit unit(String id) {
        return REGION.units().stream()
                .filter(unit -> unit.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOverviewShowsBranchesAndNoSingleUnits() {
        Aggregation aggregation = Chains.aggregated(REGION, null, 12);
        assertThat(aggregation.chain().cards())
                .filteredOn(card -> card.row() == 5)
                .hasSize(6)
                .allMatch(card ->
                        card.label().startsWith("Enheten gren") && card.sub().endsWith(" enheter"));
    }

    @Test
    void unitsOfNoBranchAreShownByWeightAndTheRestTogether() {
        List<Unit> units = new ArrayList<>();
        List<Flow> flows = new ArrayList<>();
        units.add(new Unit("mål", null, 1, "Mål", "", false, null));
        for (int i = 0; i < 20; i++) {
            units.add(new Unit("m" + i, null, 0, "Myndighet " + i, "", false, null));
            flows.add(new Flow(Origin.STATE, i, List.of("m" + i, "mål")));
        }
        Aggregation aggregation =
                Aggregation.of(List.of(new Row("Myndighet"), new Row("Enhet")), units, flows, null, 12, Chains::words);
        assertThat(aggregation.chain().cards())
                .filteredOn(card -> card.row() == 0)
                .extracting(Card::label)
                .hasSize(12)
                .contains("Myndighet 19", "Myndighet 9", "9 andra")
                .doesNotContain("Myndighet 8");
    }

    @Test
    void aCardThatNothingReachesStandsAside() {
        Aggregation aggregation = Aggregation.of(
                List.of(new Row("Nämnd")),
                List.of(new Unit("a", null, 0, "A", "", false, null)),
                List.of(),
                null,
                12,
                Chains::words);
        assertThat(aggregation.chain().cards()).extracting(Card::emphasis).containsExactly(Card.Emphasis.OFF);
    }

    @Test
    void parentsInACircleOrUnknownAreNoParents() {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            units.add(new Unit("u" + i, i % 3 == 0 ? "borta" : "u" + (i + 1) % 40, i % 2, "U" + i, "", false, null));
        }
        Aggregation aggregation =
                Aggregation.of(List.of(new Row(""), new Row("")), units, List.of(), "u5", 6, Chains::words);
        assertThat(cardsPerRow(aggregation.chain()).values()).allMatch(cards -> cards <= 6);
    }

    @Test
    void aFoldNeverTakesTheIdOfAUnit() {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            units.add(new Unit(i == 0 ? "fold-0-" : "u" + i, null, 0, "U", "", false, null));
        }
        Aggregation aggregation = Aggregation.of(List.of(new Row("")), units, List.of(), "fold-0-", 4, Chains::words);
        assertThat(aggregation.chain().cards()).extracting(Card::id).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotThereIsRefused() {
        List<Unit> units = List.of(new Unit("a", null, 0, "A", "", false, null));
        List<Row> rows = List.of(new Row(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.of(rows, units, List.of(), "b", 12, Chains::words))
                .withMessage("The focus is b, which is no unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.of(
                        rows, units, List.of(new Flow(Origin.LAW, 1, List.of("c"))), null, 12, Chains::words))
                .withMessage("A flow passes c, which is no unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.of(rows, units, List.of(), null, 1, Chains::words))
                .withMessage("A level needs room for at least 2 cards, not 1");
    }
}
