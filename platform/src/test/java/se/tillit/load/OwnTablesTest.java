package se.tillit.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.tillit.load.Municipality.csv;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;

/** What is taken out loads again and changes nothing. */
class OwnTablesTest {

    private static final List<String> LISTS = List.of("enheter", "befattningar", "personer", "krav");

    /** Only read, so one for all. */
    private static final Municipality SJOHAGA = new Municipality();

    @BeforeAll
    static void loadTheDemoMunicipality() {
        assertThat(SJOHAGA.load(Municipality.sjohaga().toArray(LoadOrganisation.File[]::new))
                        .problems())
                .isEmpty();
    }

    private static LoadOrganisation.File file(Actor actor, String name, String language) throws Exception {
        Tester tester = Tester.as(actor);
        HttpRequest request = tester.request("/" + name)
                .header("Accept-Language", language)
                .GET()
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        return new LoadOrganisation.File(name, answer.body());
    }

    private static LoadOrganisation.File[] all(Municipality town, String format, String language) throws Exception {
        LoadOrganisation.File[] files = new LoadOrganisation.File[LISTS.size()];
        for (int i = 0; i < files.length; i++) {
            files[i] = file(town.admin, LISTS.get(i) + "." + format, language);
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource({"xlsx, sv", "csv, sv", "xlsx, en", "csv, en"})
    void theDemoMunicipalityTakenOutLoadsAgainAndChangesNothing(String format, String language) throws Exception {
        TreeMap<String, String> before = SJOHAGA.dump();
        LoadOrganisation.File[] files = all(SJOHAGA, format, language);
        LoadOrganisation.Outcome again = SJOHAGA.look(null, files);
        assertThat(again.problems()).isEmpty();
        assertThat(again.changes()).isEmpty();
        assertThat(again.tables()).hasSize(4);
        assertThat(SJOHAGA.dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"xlsx", "csv"})
    void whatIsTakenOutIsAllThereIs(String format) throws Exception {
        LoadOrganisation.File[] files = all(SJOHAGA, format, "sv");
        LoadOrganisation.File[] withoutPeople = Stream.of(files)
                .filter(file -> !file.name().startsWith("personer"))
                .toArray(LoadOrganisation.File[]::new);
        Municipality copy = new Municipality();
        assertThat(copy.load(withoutPeople).problems()).isEmpty();
        for (String list : List.of("enheter", "befattningar", "krav")) {
            assertThat(new String(file(copy.admin, list + ".csv", "sv").content(), UTF_8))
                    .isEqualTo(
                            new String(file(SJOHAGA.admin, list + ".csv", "sv").content(), UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({"xlsx", "csv"})
    void whatLooksLikeAFormulaComesBackAsTheTextItWas(String format) throws Exception {
        Municipality town = new Municipality().begun();
        List<String> texts = List.of(
                "=1+1", "'=1+1", "''=1+1", "-5 %", "'-5", "+46 70", "@anna", "|x", "＝1", " - a", "'tis", "a;b\"c'",
                "a\nb\tc");
        town.inside(db -> {
            for (int i = 0; i < texts.size(); i++) {
                db.execute(
                        "insert into signal (code, kind, title, body, purpose, issuer, origin, valid, frequency, times_per_year) select ?, 'RULE', ?, ?, ?, id, 'OWN', '[2020-01-01,)', ?, ? from unit where code = 'SN'",
                        "F" + i,
                        "Krav " + i,
                        texts.get(i).strip(),
                        texts.get(i).strip(),
                        i % 2 == 0 ? "ON_DEMAND" : "TIMES",
                        new java.math.BigDecimal("2.125"));
                db.execute(
                        "insert into signal_receiver (signal, ordinal, unit) select s.id, 0, u.id from signal s, unit u where s.code = ? and u.code = 'SN'",
                        "F" + i);
            }
            return null;
        });
        LoadOrganisation.Outcome again = town.look(null, file(town.admin, "krav." + format, "sv"));
        assertThat(again.problems()).isEmpty();
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void noCellOfTheFileIsAFormulaToASpreadsheetProgram() throws Exception {
        Municipality town = new Municipality().begun();
        town.inside(db ->
                db.execute("update signal set purpose = '=HYPERLINK(\"http://evil.example\")' where code = 'R1'"));
        String text = new String(file(town.admin, "krav.csv", "sv").content(), UTF_8);
        assertThat(text).contains("\"'=HYPERLINK").doesNotContain(";=", "\n=", "\"=");
    }

    @Test
    void aReorganisedChainWithAllThatHasBeenComesBack() throws Exception {
        Municipality town = new Municipality().begun();
        town.load(csv("enheter.csv", """
                kod;namn;nivå;överordnad;från;till
                HTJ;Hemtjänsten;Enhet;SN;2020-01-01;2023-01-01
                HTJ;Hemtjänst och stöd;Enhet;KF;2023-01-01;
                GAM;Gamla enheten;Enhet;SN;2019-01-01;2021-01-01
                """));
        LoadOrganisation.Outcome again = town.look(null, all(town, "xlsx", "sv"));
        assertThat(again.problems()).isEmpty();
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void somebodyWithoutAWorkplaceCanBeLoaded() {
        Municipality town = new Municipality().begun();
        LoadOrganisation.Outcome outcome = town.load(csv("personer.csv", """
                namn;e-post;enhet;roll
                Bo Prov;bo.%s@prov.example;;politiker
                """.formatted(town.admin.account())));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.changes()).hasSize(1);
    }

    @Test
    void onlyWhoManagesAccountsTakesOutPeople() {
        Actor admin = Tester.organisation();
        assertThat(Tester.as(Tester.colleague(admin, Role.CONTROLLER))
                        .get("/personer.csv")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Tester.as(admin).get("/personer.csv").body()).contains("Ada Admin");
    }
}
