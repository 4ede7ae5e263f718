package se.tillit.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Problem;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** The organisation's own values: loaded, drawn, told side by side. */
class IndicatorTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final Path LETTERS = Path.of("..", "..", "shared", "data", "regleringsbrev-index", "letters.csv");

    private final House house = new House();
    private final LoadValues load = RunningTillit.bean(LoadValues.class);
    private final IndicatorQuery indicators = RunningTillit.bean(IndicatorQuery.class);

    private Chain chain() {
        return RunningTillit.bean(ChainQuery.class).asOf(house.admin, TODAY);
    }

    private UUID indicator(String code) {
        return house.demand(code, house.board, Origin.OWN, SignalKind.INDICATOR);
    }

    private static LoadValues.Row row(int number, String unit, String period, String value) {
        return new LoadValues.Row(number, "HME", unit, period, value, "");
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01, 12",
        "2026 kv 2, 2026-04-01, 3",
        "2026-K4, 2026-10-01, 3",
        "2026 Q1, 2026-01-01, 3",
        "2026-03, 2026-03-01, 1",
        "2026-13,,",
        "26,,",
        "2026 kv 5,,",
        "mars,,"
    })
    void aPeriodIsReadAsPeopleWriteIt(String text, LocalDate begins, Integer months) {
        assertThat(Period.of(text).map(Period::begins).orElse(null)).isEqualTo(begins);
        assertThat(Period.of(text).map(Period::months).orElse(null)).isEqualTo(months);
    }

    @Test
    void allRowsAreLoadedOrNoneAndEveryFaultIsTold() {
        UUID hme = indicator("HME");
        assertThatThrownBy(() -> load.load(
                        house.chief,
                        List.of(
                                row(2, "", "2025", "78,5"),
                                row(3, "finns-inte", "2025", "78"),
                                row(4, "norr", "i fjol", "78"),
                                row(5, "norr", "2025", "=1+1"),
                                row(6, "", "2025", "79"))))
                .isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> {
                    List<String> told = new ArrayList<>();
                    for (Problem problem : refusal.problems()) {
                        told.add(problem.text() + " " + problem.arguments().getFirst());
                    }
                    assertThat(told)
                            .containsExactly(
                                    "indicator.load.unit 3",
                                    "indicator.load.period 4",
                                    "indicator.load.value 5",
                                    "indicator.load.twice 6");
                });
        assertThat(indicators.find(house.nurse, hme, chain()).series()).isEmpty();
    }

    @Test
    void theSameRowAgainReplacesAndUnitsStandInTheOrderOfTheChain() {
        UUID hme = indicator("HME");
        load.load(
                house.chief,
                List.of(row(2, "norr", "2024", "1 234,5"), row(3, "", "2024", "70"), row(4, "hr", "2024", "90")));
        assertThat(load.load(house.chief, List.of(row(2, "norr", "2024", "80 %"))))
                .isEqualTo(1);
        List<Series> series = indicators.find(house.nurse, hme, chain()).series();
        assertThat(series).extracting(Series::unit).first().isNull();
        assertThat(series.stream().skip(1).map(Series::unit).toList())
                .isEqualTo(chain().units().stream()
                        .map(unit -> unit.id())
                        .filter(List.of(house.unit, house.staff)::contains)
                        .toList());
        assertThat(indicators
                        .find(house.nurse, hme, chain())
                        .of(house.unit)
                        .orElseThrow()
                        .last()
                        .value())
                .isEqualByComparingTo("80");
    }

    @Test
    void whatIsToldOfStaffIsNotToldOfAUnitSoSmallThatItCouldBeAPerson() {
        UUID hme = indicator("HME");
        RunningTillit.bean(DescribeIndicator.class)
                .describe(house.chief, hme, new Indicator(null, null, true, null, null, null));
        house.people(house.unit, 10);
        house.people(house.staff, 9);
        load.load(house.chief, List.of(row(2, "norr", "2024", "70"), row(3, "hr", "2024", "80")));
        assertThat(indicators.find(house.nurse, hme, chain()).series())
                .extracting(Series::unit)
                .containsExactly(house.unit);
        assertThat(indicators.all(house.nurse, chain()).getFirst().series()).hasSize(1);
    }

    @Test
    void pointsStandWhereTheirPeriodsAndValuesAre() {
        Series series = new Series(null, List.of(value(2024, "20"), value(2025, "100")), List.of());
        Chart chart = new Chart(series, LocalDate.of(2024, 1, 1), LocalDate.of(2028, 1, 1));
        assertThat(chart.x(series.own().getFirst())).isCloseTo(43.5, within(0.2));
        assertThat(chart.x(series.own().getLast())).isCloseTo(114.5, within(0.2));
        // From nought at 82 to the highest at 26: a fifth of the way up.
        assertThat(chart.y(series.own().getFirst())).isCloseTo(82 - 56 * 0.2, within(0.01));
        assertThat(chart.y(series.own().getLast())).isCloseTo(26, within(0.01));
        assertThat(chart.isCut()).isFalse();
        assertThat(Chart.of(new Series(null, List.of(value(2024, "78"), value(2025, "80")), List.of()))
                        .isCut())
                .isTrue();
    }

    private static Value value(int year, String value) {
        return new Value(null, null, LocalDate.of(year, 1, 1), 12, new BigDecimal(value), Value.Source.OWN, null);
    }

    @Test
    void aFileIsLoadedFromThePageAndAnothersRoleIsNotOfferedIt() {
        UUID hme = indicator("HME");
        Tester nurse = Tester.as(house.nurse);
        assertThat(nurse.get("/indikatorer").body()).contains("HME").doesNotContain("/indikatorer/varden");
        assertThat(Tester.as(house.chief).get("/indikatorer/varden/mall.csv").body())
                .contains("indikator;enhet;period;värde;anmärkning");
        load.load(house.chief, List.of(row(2, "", "2024", "78"), row(3, "", "2025", "80,5")));
        assertThat(nurse.get("/indikatorer/" + hme).body())
                .contains("80,5")
                .contains("<polyline")
                .contains("Ingen fråga har skrivits");
        assertThat(nurse.get("/uppfoljning/hr-ekonomi").body()).contains("Här finns inget att ställa bredvid varandra");
    }

    /** How many steering decisions (regleringsbrev and changes) three agencies got a year, from the government's own index. */
    @Test
    void theRealNumberOfSteeringDecisionsPerAgencyAndYearIsASeries() throws IOException {
        assumeTrue(Files.exists(LETTERS), "The index of regleringsbrev is not here");
        Map<String, Map<Integer, Long>> counts = counts();
        indicator("HME");
        List<LoadValues.Row> rows = new ArrayList<>();
        List<String> agencies = List.of("Socialstyrelsen", "Statens skolverk", "Arbetsförmedlingen");
        for (String agency : agencies) {
            String code = "m" + agencies.indexOf(agency);
            house.unit(code, agency, null, UnitKind.AGENCY, "myndighet");
            counts.getOrDefault(agency, Map.of())
                    .forEach((year, count) -> rows.add(row(rows.size() + 2, code, "" + year, "" + count)));
        }
        assertThat(rows).as("the agencies in the index").hasSizeGreaterThan(30);
        load.load(house.chief, rows);
        UUID id = indicators.all(house.nurse, chain()).getFirst().signal().id();
        IndicatorQuery.Seen seen = indicators.find(house.nurse, id, chain());
        assertThat(seen.series()).hasSize(agencies.size());
        for (Series series : seen.series()) {
            String agency = chain().unit(series.unit()).orElseThrow().name();
            assertThat(series.own().stream()
                            .collect(Collectors.toMap(value -> value.begins().getYear(), value -> value.value()
                                    .longValueExact())))
                    .isEqualTo(counts.get(agency));
        }
        assertThat(Tester.as(house.nurse).get("/indikatorer/" + id).body())
                .contains("Socialstyrelsen")
                .contains("<polyline");
    }

    private static Map<String, Map<Integer, Long>> counts() throws IOException {
        Map<String, Map<Integer, Long>> counts = new TreeMap<>();
        Files.readAllLines(LETTERS).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length == 7 && cells[4].equals("Myndighet"))
                .forEach(cells -> counts.computeIfAbsent(cells[5], agency -> new TreeMap<>())
                        .merge(Integer.valueOf(cells[3]), 1L, Long::sum));
        return counts;
    }
}
