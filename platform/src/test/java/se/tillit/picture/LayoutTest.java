package se.tillit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

    private static final double TOUCH = 1e-6;

    static LongStream seeds() {
        return LongStream.range(100, 170);
    }

    private static void forBothFormats(long seed, BiConsumer<Layout, String> check) {
        for (Format format : Format.values()) {
            check.accept(Layout.of(Chains.random(seed), format), "seed " + seed + ", " + format);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameChainInAnyOrderIsTheSameDrawingToTheLastCharacter(long seed) {
        Chain chain = Chains.random(seed);
        List<Card> cards = new ArrayList<>(chain.cards());
        List<Flow> flows = new ArrayList<>(chain.flows());
        Collections.shuffle(cards, new Random(seed));
        Collections.shuffle(flows, new Random(seed));
        for (Format format : Format.values()) {
            assertThat(Chains.svg(new Chain(chain.rows(), cards, flows), format))
                    .as("seed %d, %s", seed, format)
                    .isEqualTo(Chains.svg(chain, format));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cardsStayInsideTheDrawingAndApart(long seed) {
        forBothFormats(seed, LayoutTest::assertCardsApart);
    }

    private static void assertCardsApart(Layout layout, String which) {
        for (Layout.PlacedCard card : layout.cards()) {
            assertThat(card.x()).as(which).isGreaterThanOrEqualTo(0);
            assertThat(card.x() + card.width()).as(which).isLessThanOrEqualTo(layout.width());
            assertThat(card.y() + card.height()).as(which).isLessThanOrEqualTo(layout.height());
            for (Layout.PlacedCard other : layout.cards()) {
                boolean apart = other == card
                        || other.y() + other.height() <= card.y()
                        || card.y() + card.height() <= other.y()
                        || other.x() + other.width() < card.x()
                        || card.x() + card.width() < other.x();
                assertThat(apart).as("%s: %s and %s", which, card, other).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRibbonPassesBehindACard(long seed) {
        forBothFormats(seed, LayoutTest::assertRibbonsClear);
    }

    private static void assertRibbonsClear(Layout layout, String which) {
        for (Layout.Ribbon ribbon : layout.ribbons()) {
            double half = ribbon.width() / 2;
            List<double[]> boxes = new ArrayList<>();
            switch (ribbon.course()) {
                case Layout.Fall fall -> {
                    for (int i = 0; i < fall.stops().size(); i++) {
                        Layout.Stop stop = fall.stops().get(i);
                        boxes.add(new double[] {stop.x() - half, stop.x() + half, stop.top(), stop.bottom()});
                        if (i > 0) {
                            Layout.Stop before = fall.stops().get(i - 1);
                            assertThat(stop.top()).as(which).isGreaterThan(before.bottom() + 10);
                            boxes.add(new double[] {0, layout.width(), before.bottom(), stop.top()});
                        }
                    }
                }
                case Layout.Arc arc ->
                    boxes.add(new double[] {
                        Math.min(arc.from(), arc.to()) - half,
                        Math.max(arc.from(), arc.to()) + half,
                        arc.y(),
                        arc.y() + arc.depth() + half
                    });
            }
            for (double[] box : boxes) {
                assertThat(box[3]).as(which).isLessThanOrEqualTo(layout.height());
                for (Layout.PlacedCard card : layout.cards()) {
                    boolean clear = box[1] < card.x() + TOUCH
                            || box[0] > card.x() + card.width() - TOUCH
                            || box[3] < card.y() + TOUCH
                            || box[2] > card.y() + card.height() - TOUCH;
                    assertThat(clear).as("%s: %s over %s", which, ribbon, card).isTrue();
                }
            }
        }
    }

    private record Port(double from, double to) {}

    private static List<Port> ports(Layout layout, Layout.PlacedCard card, boolean lowerEdge) {
        double y = lowerEdge ? card.y() + card.height() : card.y();
        return layout.ribbons().stream()
                .filter(ribbon ->
                        ribbon.from().equals(card.card()) || ribbon.to().equals(card.card()))
                .flatMap(ribbon -> ends(ribbon)
                        .filter(end -> Math.abs(end.y() - y) < TOUCH)
                        .filter(end -> end.x() > card.x() && end.x() < card.x() + card.width())
                        .map(end -> new Port(end.x() - ribbon.width() / 2, end.x() + ribbon.width() / 2)))
                .sorted(Comparator.comparingDouble(Port::from))
                .toList();
    }

    private static Stream<Layout.Point> ends(Layout.Ribbon ribbon) {
        return switch (ribbon.course()) {
            case Layout.Fall(List<Layout.Stop> stops, var _) ->
                Stream.of(
                        new Layout.Point(stops.getFirst().x(), stops.getFirst().top()),
                        new Layout.Point(stops.getLast().x(), stops.getLast().bottom()));
            case Layout.Arc arc ->
                Stream.of(new Layout.Point(arc.from(), arc.y()), new Layout.Point(arc.to(), arc.y()));
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ribbonsKeepTheirWidthAtEveryCardAndStandSideBySide(long seed) {
        forBothFormats(seed, (layout, which) -> {
            int found = 0;
            for (Layout.PlacedCard card : layout.cards()) {
                for (boolean lowerEdge : new boolean[] {false, true}) {
                    List<Port> ports = ports(layout, card, lowerEdge);
                    found += ports.size();
                    for (int i = 0; i < ports.size(); i++) {
                        assertThat(ports.get(i).from()).as(which).isGreaterThan(card.x());
                        assertThat(ports.get(i).to()).as(which).isLessThan(card.x() + card.width());
                        if (i > 0) {
                            assertThat(ports.get(i).from())
                                    .as(which)
                                    .isCloseTo(ports.get(i - 1).to(), within(TOUCH));
                        }
                    }
                }
            }
            assertThat(found)
                    .as(which + ": every ribbon ends at two cards")
                    .isEqualTo(2 * layout.ribbons().size());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void widthIsWeightAsTheScaleBarSaysAndNothingIsLost(long seed) {
        Chain chain = Chains.random(seed);
        double steps = 0;
        for (Flow flow : chain.flows()) {
            for (int i = 1; i < flow.path().size(); i++) {
                steps += flow.path().get(i).equals(flow.path().get(i - 1)) ? 0 : flow.weight();
            }
        }
        double total = steps;
        forBothFormats(seed, (layout, which) -> {
            assertThat(layout.ribbons().stream()
                            .mapToDouble(Layout.Ribbon::weight)
                            .sum())
                    .as(which)
                    .isCloseTo(total, within(1e-6));
            Layout.Scale scale = layout.scale();
            for (Layout.Ribbon ribbon : layout.ribbons()) {
                double exact = scale.value() == 0 ? 0 : ribbon.weight() * scale.pixels() / scale.value();
                assertThat(ribbon.width()).as(which).isGreaterThanOrEqualTo(exact - TOUCH);
                if (ribbon.width() > 2) {
                    assertThat(ribbon.width()).as(which).isCloseTo(exact, within(TOUCH));
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aDrawingOfNothingIsEmpty(Format format) {
        Layout layout = Layout.of(new Chain(List.of(), List.of(), List.of()), format);
        assertThat(layout.bands()).isEmpty();
        assertThat(layout.cards()).isEmpty();
        assertThat(layout.ribbons()).isEmpty();
        assertThat(layout.scale()).isEqualTo(new Layout.Scale(0, 0));
    }

    @Test
    void levelsWithoutCardsKeepTheirPlace() {
        Layout layout =
                Layout.of(new Chain(List.of(new Row("Riksdag"), new Row("Region")), List.of(), List.of()), Format.WIDE);
        assertThat(layout.bands()).extracting(Layout.Band::name).containsExactly("Riksdag", "Region");
        assertThat(layout.bands().get(1).y())
                .isGreaterThan(layout.bands().get(0).y() + layout.bands().get(0).height());
    }

    private static Card card(String id, int row, Card.Emphasis emphasis) {
        return new Card(id, row, id, "", emphasis, null);
    }

    private static Chain three(Flow... flows) {
        return new Chain(
                List.of(new Row("Kommun"), new Row("Enhet")),
                List.of(
                        card("ks", 0, Card.Emphasis.PLAIN),
                        card("hr", 0, Card.Emphasis.PLAIN),
                        card("enhet", 1, Card.Emphasis.PLAIN)),
                List.of(flows));
    }

    @Test
    void aRibbonUpwardEndsInAnArrowAtItsReceiver() {
        Layout layout = Layout.of(three(new Flow(Origin.OWN, 1, List.of("enhet", "ks"))), Format.WIDE);
        Layout.PlacedCard receiver = placed(layout, "ks");
        assertThat(layout.ribbons()).singleElement().satisfies(ribbon -> {
            assertThat(ribbon.from().id()).isEqualTo("enhet");
            assertThat(ribbon.course().arrow().y()).isEqualTo(receiver.y() + receiver.height());
        });
    }

    @Test
    void aRibbonBetweenCardsOfOneLevelHangsBelowThemAndPointsAtItsReceiver() {
        Layout layout = Layout.of(
                three(new Flow(Origin.OWN, 9, List.of("ks", "hr")), new Flow(Origin.LAW, 9, List.of("hr", "enhet"))),
                Format.WIDE);
        Layout.PlacedCard receiver = placed(layout, "hr");
        Layout.Ribbon sideways = layout.ribbons().stream()
                .filter(ribbon -> ribbon.origin() == Origin.OWN)
                .findFirst()
                .orElseThrow();
        assertThat(sideways.course()).isInstanceOfSatisfying(Layout.Arc.class, arc -> {
            assertThat(arc.y()).isEqualTo(receiver.y() + receiver.height());
            assertThat(arc.depth()).isGreaterThan(sideways.width() / 2);
            assertThat(arc.y() + arc.depth() + sideways.width() / 2)
                    .isLessThan(placed(layout, "enhet").y());
            assertThat(arc.arrow().x()).isBetween(receiver.x(), receiver.x() + receiver.width());
        });
    }

    private static Layout.PlacedCard placed(Layout layout, String id) {
        return layout.cards().stream()
                .filter(card -> card.card().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void flowsOfOneOriginBetweenTwoCardsAreOneRibbon() {
        Layout layout = Layout.of(
                three(
                        new Flow(Origin.LAW, 3, List.of("ks", "enhet")),
                        new Flow(Origin.LAW, 4, List.of("ks", "enhet")),
                        new Flow(Origin.OWN, 5, List.of("ks", "enhet"))),
                Format.WIDE);
        assertThat(layout.ribbons()).extracting(Layout.Ribbon::weight).containsExactlyInAnyOrder(7.0, 5.0);
    }

    @Test
    void onlyWhatPassesTheFocusStandsOut() {
        Chain chain = new Chain(
                List.of(new Row(""), new Row(""), new Row("")),
                List.of(
                        card("lag", 0, Card.Emphasis.PLAIN),
                        card("a", 1, Card.Emphasis.FOCUS),
                        card("b", 1, Card.Emphasis.PLAIN),
                        card("möte", 2, Card.Emphasis.MEET)),
                List.of(
                        new Flow(Origin.LAW, 1, List.of("lag", "a", "möte")),
                        new Flow(Origin.LAW, 2, List.of("lag", "b", "möte")),
                        new Flow(Origin.LAW, 4, List.of("lag", "möte"))));
        assertThat(Layout.of(chain, Format.WIDE).ribbons())
                .filteredOn(Layout.Ribbon::touching)
                .extracting(Layout.Ribbon::weight)
                .containsExactly(1.0, 1.0);
    }

    @Test
    void aLaneThatHasRoomFallsStraightAndTurnsOnce() {
        List<Row> rows = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        List<String> path = new ArrayList<>();
        for (int row = 0; row < 6; row++) {
            rows.add(new Row("Nivå " + row));
            cards.add(card("n" + row, row, Card.Emphasis.PLAIN));
            path.add("n" + row);
        }
        Chain chain = new Chain(
                rows, cards, List.of(new Flow(Origin.LAW, 10, path), new Flow(Origin.STATE, 5, List.of("n0", "n5"))));
        Layout.Ribbon skipping = Layout.of(chain, Format.WIDE).ribbons().stream()
                .filter(ribbon -> ribbon.origin() == Origin.STATE)
                .findFirst()
                .orElseThrow();
        Layout.Fall fall = (Layout.Fall) skipping.course();
        assertThat(fall.stops()).hasSize(6);
        assertThat(fall.stops().subList(1, 5))
                .extracting(Layout.Stop::x)
                .containsOnly(fall.stops().get(1).x());
    }

    @Test
    void unreadableInputIsRefusedWithWhatIsWrong() {
        Card card = card("a", 0, Card.Emphasis.PLAIN);
        List<Row> rows = List.of(new Row(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain(rows, List.of(card, card), List.of()))
                .withMessage("Two cards have the id a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain(List.of(), List.of(card), List.of()))
                .withMessage("Card a is on level 0, but there are 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain(rows, List.of(card), List.of(new Flow(Origin.LAW, 1, List.of("a", "b")))))
                .withMessage("A flow passes b, which is no card");
        for (double weight : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Flow(Origin.LAW, weight, List.of("a")));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Flow(Origin.LAW, 1, List.of()));
    }

    /** Every card of eight levels sends to every card of all others, of every origin: nobody draws this, but it must not fail. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void everythingConnectedWithEverythingStillObeysTheRules(Format format) {
        List<Row> rows = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        for (int row = 0; row < 8; row++) {
            rows.add(new Row("Nivå"));
            for (int i = 0; i < 6; i++) {
                cards.add(card(row + "-" + i, row, Card.Emphasis.PLAIN));
            }
        }
        List<Flow> flows = new ArrayList<>();
        for (Card from : cards) {
            for (Card to : cards) {
                flows.add(new Flow(Origin.values()[(from.row() + to.row()) % 4], 1e15, List.of(from.id(), to.id())));
            }
        }
        Layout layout = Layout.of(new Chain(rows, cards, flows), format);
        assertThat(layout.ribbons()).hasSize(48 * 47);
        assertCardsApart(layout, format.name());
        assertRibbonsClear(layout, format.name());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aLevelWithTwoThousandCardsIsWrapped(Format format) {
        List<Card> cards = new ArrayList<>();
        cards.add(card("lag", 0, Card.Emphasis.PLAIN));
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            cards.add(card("enhet" + i, 1, Card.Emphasis.PLAIN));
            if (i % 40 == 0) {
                flows.add(new Flow(Origin.LAW, i, List.of("lag", "enhet" + i)));
            }
        }
        Layout layout = Layout.of(new Chain(List.of(new Row("Lag"), new Row("Enhet")), cards, flows), format);
        assertThat(layout.cards()).hasSize(2001);
        assertCardsApart(layout, format.name());
    }

    @Test
    void aChainFarTooLargeIsRefusedRatherThanDrawnForHours() {
        List<Row> rows = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        List<Flow> flows = new ArrayList<>();
        for (int row = 0; row < 300; row++) {
            rows.add(new Row(""));
            for (int i = 0; i < 3; i++) {
                cards.add(card(row + "-" + i, row, Card.Emphasis.PLAIN));
            }
            for (int above = 0; above < row; above++) {
                flows.add(new Flow(Origin.LAW, 1, List.of(above + "-1", row + "-2")));
            }
        }
        Chain chain = new Chain(rows, cards, flows);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of(chain, Format.WIDE))
                .withMessage(
                        "900 cards with 44850 ribbons between them cannot be drawn; fold them first, as Aggregation does");
    }
}
