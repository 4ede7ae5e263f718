package se.tillit.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Door;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;
import tools.jackson.databind.json.JsonMapper;

/** Values that come from Kolada, by a stand-in that answers as its description says. */
class KoladaTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final Path REAL = Path.of("..", "..", "shared", "data", "kolada", "values.csv");

    private final House house = new House();
    private final KoladaStub kolada = new KoladaStub();
    private final FetchKolada fetch = new FetchKolada(
            RunningTillit.bean(Door.class),
            RunningTillit.bean(IndicatorStore.class),
            client(kolada.address()),
            RunningTillit.bean(Clock.class));
    private final Chain chain = RunningTillit.bean(ChainQuery.class).asOf(house.admin, TODAY);

    @AfterEach
    void close() {
        kolada.close();
    }

    private static KoladaClient client(String address) {
        return new KoladaClient(
                new KoladaSettings(address), RunningTillit.bean(JsonMapper.class), Duration.ofMillis(1));
    }

    private UUID indicator(String kpi) {
        UUID id = house.demand(kpi, house.board, Origin.OWN, SignalKind.INDICATOR);
        RunningTillit.bean(DescribeIndicator.class)
                .describe(house.chief, id, new Indicator(null, "index", true, null, null, kpi));
        return id;
    }

    private void choose(String municipality, String peer) {
        RunningTillit.bean(ChooseKolada.class)
                .choose(house.chief, new KoladaChoice(municipality, peer, peer == null ? null : "Riket"));
    }

    private List<Series> series(UUID indicator) {
        return RunningTillit.bean(IndicatorQuery.class)
                .find(house.nurse, indicator, chain)
                .series();
    }

    private static List<String> told(List<Value> values) {
        return values.stream()
                .map(value -> value.begins().getYear() + ": "
                        + value.value().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void everyPageIsReadAndOursStandBesideThoseWeCompareWith() throws Exception {
        UUID hme = indicator("U00200");
        choose("1283", "0000");
        kolada.holds(
                new KoladaStub.Row("U00200", "1283", 2021, 78.5),
                new KoladaStub.Row("U00200", "0000", 2021, 79.0),
                new KoladaStub.Row("U00200", "1283", 2022, 80.0),
                new KoladaStub.Row("U00200", "1284", 2022, 12.0),
                new KoladaStub.Row("U00200", "0000", 2022, 79.5));
        fetch.fetch(house.admin.organisation());
        assertThat(kolada.asked()).hasSize(2).first().asString().contains("/v2/data/kpi/U00200/municipality/0000,1283");
        assertThat(series(hme)).singleElement().satisfies(series -> {
            assertThat(told(series.own())).containsExactly("2021: 78.5", "2022: 80");
            assertThat(told(series.peers())).containsExactly("2021: 79", "2022: 79.5");
            assertThat(series.isFromKolada()).isTrue();
        });
    }

    @Test
    void theNextTimeOnlyWhatIsNewIsAskedForAndWhatWasTakenAwayGoes() throws Exception {
        UUID hme = indicator("U00200");
        choose("1283", null);
        kolada.holds(
                new KoladaStub.Row("U00200", "1283", 2021, 78.5), new KoladaStub.Row("U00200", "1283", 2022, 80.0));
        fetch.fetch(house.admin.organisation());
        kolada.forgets();
        kolada.holds(
                new KoladaStub.Row("U00200", "1283", 2021, null), new KoladaStub.Row("U00200", "1283", 2022, 81.0));
        fetch.fetch(house.admin.organisation());
        assertThat(kolada.asked().getLast()).endsWith("?from_date=" + TODAY);
        assertThat(told(series(hme).getFirst().own())).containsExactly("2022: 81");
    }

    @Test
    void whoeverChoosesAnotherMunicipalityDoesNotSeeTheFirstOnesFigures() throws Exception {
        UUID hme = indicator("U00200");
        choose("1283", null);
        kolada.holds(new KoladaStub.Row("U00200", "1283", 2021, 78.5));
        fetch.fetch(house.admin.organisation());
        choose("1284", null);
        assertThat(series(hme)).isEmpty();
    }

    @Test
    void anotherOrganisationGetsNothing() throws Exception {
        indicator("U00200");
        choose("1283", null);
        kolada.holds(new KoladaStub.Row("U00200", "1283", 2021, 78.5));
        House neighbour = new House();
        assertThat(fetch.fetch(neighbour.admin.organisation())).isZero();
        assertThat(kolada.asked()).isEmpty();
    }

    @Test
    void itIsAskedAgainWhileItIsBusyAndNotWhenItRefuses() throws Exception {
        kolada.holds(new KoladaStub.Row("U00200", "1283", 2021, 78.5));
        kolada.answersFirst(503, 429);
        String question = KoladaClient.question(List.of("U00200"), List.of("1283"));
        assertThat(client(kolada.address()).values(question, null)).hasSize(1);
        assertThat(kolada.asked()).hasSize(3);
        kolada.answersFirst(404);
        assertThatThrownBy(() -> client(kolada.address()).values(question, null))
                .isInstanceOf(KoladaClient.Unanswered.class);
        assertThat(kolada.asked()).hasSize(4);
        kolada.answersFirst(500, 500, 500, 500, 500);
        assertThatThrownBy(() -> client(kolada.address()).values(question, null))
                .isInstanceOf(KoladaClient.Unanswered.class);
        assertThat(kolada.asked()).hasSize(8);
    }

    @Test
    void nobodyIsAskedButKoladaWhateverItsAnswersSay() {
        String question = KoladaClient.question(List.of("U00200"), List.of("1283"));
        kolada.holds(new KoladaStub.Row("U00200", "1283", 2021, 78.5));
        try (KoladaStub elsewhere = new KoladaStub()) {
            for (String next : List.of(
                    elsewhere.address() + "/v2/data/kpi/U00200/municipality/1283",
                    kolada.address() + "@" + elsewhere.address().substring(7) + "/v2/data/",
                    kolada.address() + "/annat",
                    "file:///etc/passwd")) {
                kolada.leadsTo(next);
                assertThatThrownBy(() -> client(kolada.address()).values(question, null))
                        .as(next)
                        .isInstanceOf(KoladaClient.Unanswered.class);
            }
            kolada.answersFirst(302);
            assertThatThrownBy(() -> client(kolada.address()).values(question, null))
                    .isInstanceOf(KoladaClient.Unanswered.class);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void anAddressThatIsNoHostStopsTheStart() {
        for (String wrong : List.of(
                "http://api.kolada.se", "https://api.kolada.se/v2", "https://a@api.kolada.se", "ftp://x", "kolada")) {
            assertThatThrownBy(() -> new KoladaSettings(wrong))
                    .as(wrong)
                    .hasMessageStartingWith("TILLIT_KOLADA_ADDRESS");
        }
        assertThat(new KoladaSettings("").isOff()).isTrue();
        assertThat(new KoladaSettings("https://api.kolada.se").isOff()).isFalse();
    }

    @Test
    void realValuesComeThroughAsTheyWere() throws Exception {
        assumeTrue(Files.exists(REAL), "Kolada's values are not here");
        List<KoladaStub.Row> rows = real();
        kolada.holds(rows.toArray(KoladaStub.Row[]::new));
        UUID indicator = indicator("N03702");
        choose("0180", "1480");
        fetch.fetch(house.admin.organisation());
        Series series = series(indicator).getFirst();
        for (String place : List.of("0180", "1480")) {
            List<Value> got = place.equals("0180") ? series.own() : series.peers();
            List<KoladaStub.Row> expected = rows.stream()
                    .filter(row ->
                            row.kpi().equals("N03702") && row.municipality().equals(place) && row.value() != null)
                    .toList();
            assertThat(got).as(place).hasSameSizeAs(expected);
            expected.forEach(row -> assertThat(got).anySatisfy(value -> {
                assertThat(value.begins().getYear()).isEqualTo(row.year());
                assertThat(value.value()).isEqualByComparingTo(BigDecimal.valueOf(row.value()));
            }));
        }
    }

    private static List<KoladaStub.Row> real() throws IOException {
        return Files.readAllLines(REAL).stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .filter(cells -> cells[5].equals("T"))
                .map(cells -> new KoladaStub.Row(
                        cells[0],
                        cells[1],
                        Integer.parseInt(cells[4]),
                        cells[8].matches("-?[0-9.eE-]+") ? Double.valueOf(cells[8]) : null))
                .toList();
    }
}
