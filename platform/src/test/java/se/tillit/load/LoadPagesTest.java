package se.tillit.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.tillit.load.Municipality.csv;
import static se.tillit.load.Municipality.location;
import static se.tillit.load.Municipality.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Access;
import se.tillit.access.Role;

class LoadPagesTest {

    private final Municipality here = new Municipality();
    private final Tester tester = Tester.as(here.admin);

    /** What was looked at, loaded. */
    private HttpResponse<String> loadFrom(String plan, Map<String, String> more) {
        Map<String, String> fields =
                new TreeMap<>(Tester.hidden(tester.get(plan).body()));
        fields.putAll(more);
        return tester.post("/las-in/las", fields);
    }

    @Test
    void filesAreLookedAtThenLoadedThenTakenBack() {
        var before = here.dump();
        String plan = location(upload(
                tester, csv("enheter åäö.csv", Municipality.UNITS), csv("befattningar.csv", Municipality.POSITIONS)));
        String page = tester.get(plan).body();
        assertThat(page).contains("5 nya", "Nya enheter: 3", "Kommunfullmäktige", "Undersköterska");
        assertThat(here.dump()).as("looking stores nothing").isEqualTo(before);

        String done = location(loadFrom(plan, Map.of()));
        assertThat(tester.get(done).body())
                .contains("Filerna är inlästa", "5 nya", "enheter åäö.csv, befattningar.csv");
        assertThat(here.dump().get("unit")).contains("HTJ");
        assertThat(location(tester.get(plan)))
                .as("what is loaded waits no longer")
                .isEqualTo("/las-in?fel=borta");

        String undo = "/las-in/" + here.newestLoad() + "/ta-tillbaka";
        assertThat(tester.get(done).body()).contains(undo);
        assertThat(tester.get(undo).body()).contains("precis som det var före inläsningen");
        String takenBack = location(tester.send(undo, undo, Map.of()));
        assertThat(tester.get(takenBack).body()).contains("Allt är som det var före inläsningen");
        assertThat(here.dump()).isEqualTo(before);
    }

    @Test
    void aFormThatIsSentTwiceLoadsOnce() {
        String plan = location(upload(tester, csv("enheter.csv", Municipality.UNITS)));
        Map<String, String> form = Tester.hidden(tester.get(plan).body());
        String first = location(tester.post("/las-in/las", form));
        assertThat(location(tester.post("/las-in/las", form))).isEqualTo(first);
        assertThat(here.count("load")).isEqualTo(1);
    }

    @Test
    void theSameFilesSentTwiceAreOneUploadAndOthersReplaceThem() {
        String first = location(upload(tester, csv("a.csv", Municipality.UNITS)));
        assertThat(location(upload(tester, csv("a.csv", Municipality.UNITS)))).isEqualTo(first);
        String other = location(upload(tester, csv("a.csv", Municipality.DEMANDS)));
        assertThat(location(tester.get(first))).isEqualTo("/las-in?fel=borta");
        assertThat(tester.get("/las-in?fel=borta").body()).contains("finns inte kvar");
        assertThat(tester.get(other).statusCode()).isEqualTo(422);
    }

    @Test
    void anothersUploadDoesNotExist() {
        String plan = location(upload(tester, csv("a.csv", Municipality.UNITS)));
        Tester colleague = Tester.as(Tester.colleague(here.admin, Role.CONTROLLER));
        assertThat(location(colleague.get(plan))).isEqualTo("/las-in?fel=borta");
        assertThat(location(Tester.as(Tester.organisation()).get(plan))).isEqualTo("/las-in?fel=borta");
    }

    @Test
    void anOldUploadIsErasedInEveryOrganisation() {
        upload(tester, csv("a.csv", Municipality.UNITS));
        here.inside(db -> db.execute("update load_upload set at = at - interval '25 hours'"));
        upload(Tester.as(Tester.organisation()), csv("b.csv", Municipality.UNITS));
        assertThat(here.count("load_upload")).isZero();
    }

    @Test
    void problemsAreATableWithRowColumnAndWhatToDo() {
        HttpResponse<String> page = tester.get(location(
                upload(tester, csv("enheter.csv", "kod;namn;nivå;från\nA;Hemtjänst;Källare;\nB;;Enhet;i fjol\n"))));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("3 saker att rätta", "enheter.csv", ">2<", ">3<", ">nivå<", ">namn<", ">från<")
                .contains(
                        "Nivån ”Källare” finns inte. Välj bland: Riksdag, Myndighet",
                        "Här behövs ett värde",
                        "Skriv till exempel 2027-01-31")
                .doesNotContain("/las-in/las");
    }

    @Test
    void changesAreShownFieldByFieldOldAndNew() {
        here.begun();
        String page = tester.get(location(
                        upload(tester, csv("enheter.csv", "kod;namn;nivå;överordnad\nHTJ;Hemvården;Område;KF\n"))))
                .body();
        assertThat(page)
                .contains(
                        "1 ändras",
                        "<del>Hemtjänsten</del> → <ins>Hemvården</ins>",
                        "<del>Enhet</del> → <ins>Område</ins>",
                        "<del>SN</del> → <ins>KF</ins>");
    }

    @Test
    void whereThereIsNothingNewThereIsNothingToLoad() {
        here.begun();
        String plan = location(upload(tester, csv("enheter.csv", Municipality.UNITS)));
        assertThat(tester.get(plan).body())
                .contains("Filerna innehåller inget nytt")
                .doesNotContain("/las-in/las");
    }

    @Test
    void longListsAreFoldedAndTheRestIsCounted() {
        StringBuilder units = new StringBuilder("kod;namn;nivå\n");
        for (int i = 0; i < 362; i++) {
            units.append("E%d;Enhet nummer %d;Enhet\n".formatted(i, i));
        }
        String page = tester.get(location(upload(tester, csv("enheter.csv", units.toString()))))
                .body();
        assertThat(page)
                .contains("Nya enheter: 362", "… och 312 till.")
                .doesNotContain("<details class=\"t-more\" open");
        assertThat(page.split("Enhet nummer", -1)).hasSize(51);
    }

    @Test
    void namesThatAreHtmlAreShownAsTheyStandEverywhere() {
        String name = "<script>alert(1)</script>";
        String file = "<img src=x onerror=alert(1)>.csv";
        String plan = location(upload(tester, csv(file, "kod;namn;nivå\nX;" + name + ";Enhet\n")));
        String looked = tester.get(plan).body();
        String done = tester.get(location(loadFrom(plan, Map.of()))).body();
        String chain = tester.get("/styrkedja").body();
        String problem = tester.get(location(upload(tester, csv(file, "kod;namn;nivå;<b>\nX;x;" + name + ";\n"))))
                .body();
        assertThat(looked + done + chain + problem).doesNotContain("<script>alert", "<img src=x", "<b>\n");
        assertThat(looked).contains("&lt;script&gt;", "&lt;img");
        assertThat(chain).contains("&lt;script&gt;");
        assertThat(problem).contains("&lt;script&gt;", "&lt;img");
    }

    @Test
    void headingsOfAnotherSystemAreAskedForOnceAndThenRemembered() {
        String export = "Orgkod;Benämning;Orgnivå;Chef\nX;Hemtjänsten;Enhet;Maria\n";
        String plan = location(upload(tester, csv("export.csv", export)));
        String page = tester.get(plan).body();
        assertThat(page)
                .contains("Vad betyder rubrikerna i export.csv?", "Tabellen saknar kod, nivå", "”Orgkod” betyder");
        Map<String, String> form = Tester.hidden(page);
        String body = "rubrik=UNITS%7CCODE%7COrgkod&rubrik=UNITS%7CLEVEL%7COrgniv%C3%A5&rubrik=UNITS%7C%7CChef&fil="
                + form.get("fil") + "&nyckel=" + form.get("nyckel") + "&_csrf=" + form.get("_csrf");
        HttpResponse<String> saved = tester.exchange(tester.request("/las-in/rubriker")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        assertThat(tester.get(location(saved)).body())
                .contains("1 ny,", "Det här sa ni förra gången", "Orgkod = kod", "lästes inte: Chef");

        String next = location(upload(tester, csv("nasta.csv", "ORGNIVÅ;Benämning;orgkod\nEnhet;Hemvården;Y\n")));
        assertThat(tester.get(next).body())
                .contains("1 ny,", "Det här sa ni förra gången")
                .doesNotContain("lästes inte");
    }

    @Test
    void aTableInWhichNothingIsRecognisedCanBeSaidToBeOne() {
        String plan = location(upload(tester, csv("export.csv", "Xa;Xb;Xc\n1;2;3\n")));
        assertThat(tester.get(plan).body()).contains("Vad innehåller tabellen?");
        assertThat(tester.get(plan + "?mall=UNITS").body()).contains("”Xa” betyder", "Tabellen saknar kod, namn, nivå");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNITS|KUNG|x", "KUNG|CODE|x", "UNITS|EMAIL|x", "UNITS|CODE|", "UNITS", ""})
    void aMeaningThatIsNoneIsRefused(String rubrik) {
        String plan = location(upload(tester, csv("export.csv", "Benämning;Orgkod\nx;y\n")));
        Map<String, String> form = new TreeMap<>(Tester.hidden(tester.get(plan).body()));
        form.put("rubrik", rubrik);
        assertThat(tester.post("/las-in/rubriker", form).statusCode()).isEqualTo(422);
    }

    @Test
    void whatIsLoadedIsWhatWasLookedAt() {
        here.begun();
        String plan =
                location(upload(tester, csv("enheter.csv", "kod;namn;nivå;överordnad\nHTJ;Hemvården;Enhet;SN\n")));
        Map<String, String> form = Tester.hidden(tester.get(plan).body());
        here.load("kod;namn;nivå;överordnad\nHTJ;Någon annan hann före;Enhet;SN\n");
        String again = location(tester.post("/las-in/las", form));
        assertThat(again).startsWith(plan).contains("andrat");
        assertThat(tester.get(again).body())
                .contains("Något har ändrats i Tillit sedan du tittade", "Någon annan hann före", "/las-in/las");
    }

    @Test
    void endingWhatIsNotInTheFileIsAChoiceOnThePage() {
        here.begun();
        String plan = location(upload(tester, csv("enheter.csv", "kod;namn;nivå\nKF;Kommunfullmäktige;Kommun\n")));
        assertThat(tester.get(plan).body()).contains("Avsluta det som inte finns i filen", "inget nytt");
        String day = Municipality.TODAY.plusDays(3).toString();
        String ending = plan + "?avsluta=" + day;
        assertThat(tester.get(ending).body()).contains("Enheter som avslutas: 2", "Socialnämnden");
        assertThat(tester.get(location(loadFrom(ending, Map.of()))).body()).contains("3 avslutade");
        assertThat(tester.get(plan + "?avsluta=%2B99999999-01-01").statusCode()).isBetween(400, 422);
    }

    @Test
    void anUndoThatCannotBeDoneSaysWhyInPlainWords() {
        here.begun();
        String undo = "/las-in/" + here.newestLoad() + "/ta-tillbaka";
        Map<String, String> form = Tester.hidden(tester.get(undo).body());
        here.inside(db -> db.execute("update unit set version = version + 1"));
        HttpResponse<String> refused = tester.post(undo, form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("har ändrats eller börjat användas sedan dess. Ingenting har ändrats nu.");
    }

    @Test
    void noFileIsAQuestionForOne() {
        HttpResponse<String> answer = upload(tester, csv("", ""));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Välj minst en fil");
    }

    @Test
    void anUploadThatIsTooLargeIsToldInWords() {
        String one = location(upload(tester, new LoadOrganisation.File("stor.csv", new byte[21 << 20])));
        assertThat(one).isEqualTo("/las-in?fel=for-stor");
        byte[] some = new byte[15 << 20];
        assertThat(location(upload(
                        tester,
                        new LoadOrganisation.File("a.csv", some),
                        new LoadOrganisation.File("b.csv", some),
                        new LoadOrganisation.File("c.csv", some))))
                .isEqualTo("/las-in?fel=for-stor");
        assertThat(tester.get(one).body()).contains("En fil får vara högst 20 MB och alla tillsammans 40 MB");
    }

    @Test
    void anUploadThatDoesNotSayHowLargeItIsIsStoppedAllTheSame() {
        String token = Tester.hidden(tester.get("/las-in").body()).get("_csrf");
        byte[] body = Municipality.multipart(token, new LoadOrganisation.File("stor.csv", new byte[50 << 20]));
        HttpResponse<String> answer = tester.exchange(tester.request("/las-in/titta")
                .header("Content-Type", "multipart/form-data; boundary=grans")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(location(answer)).isEqualTo("/las-in?fel=for-stor");
    }

    @ParameterizedTest
    @CsvSource({"-20, 0, /las-in?fel=avbruten", "2000, 0, /las-in/titta/", "2000, 20, HTTP/1.1 400"})
    void anUploadThatLiesAboutItsLengthIsAnsweredAndHarmsNobody(int lie, int cutOff, String answer) throws IOException {
        String token = Tester.hidden(tester.get("/las-in").body()).get("_csrf");
        byte[] body = Municipality.multipart(token, csv("a.csv", Municipality.UNITS));
        String cookies =
                tester.request("/").build().headers().firstValue("Cookie").orElseThrow();
        try (Socket socket = new Socket("localhost", RunningTillit.port())) {
            String head = """
                    POST /las-in/titta HTTP/1.1
                    Host: localhost
                    Connection: close
                    Cookie: %s
                    Content-Type: multipart/form-data; boundary=grans
                    Content-Length: %d

                    """.formatted(cookies, body.length + lie).replace("\n", "\r\n");
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body, 0, body.length - cutOff);
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains(answer);
        }
        assertThat(tester.get("/las-in?fel=avbruten").body()).contains("kom inte fram hela");
    }

    @Test
    void whileABombIsReadAnotherIsAnswered() {
        byte[] bomb = Xlsx.crafted(Xlsx.zipBomb(3_000), Xlsx.noStrings());
        String plan = location(upload(tester, new LoadOrganisation.File("bomb.xlsx", bomb)));
        CompletableFuture<HttpResponse<String>> reading = CompletableFuture.supplyAsync(() -> tester.get(plan));
        Tester other = Tester.as(Tester.organisation());
        assertThat(other.get("/las-in").statusCode()).isEqualTo(200);
        assertThat(reading).isNotDone();
        assertThat(reading.join().statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource
    void onlyThoseWhoMayLoadSeeThePages(Role role) {
        Tester someone = Tester.as(Tester.colleague(here.admin, role));
        int expected = Access.IMPORT.allows(role) ? 200 : 403;
        assertThat(someone.get("/las-in").statusCode()).isEqualTo(expected);
        assertThat(someone.get("/las-in/mall?tabell=enheter&format=xlsx").statusCode())
                .isEqualTo(expected);
        assertThat(someone.get("/las-in/mall?tabell=hemligt&format=csv").statusCode())
                .isEqualTo(expected == 200 ? 404 : 403);
    }

    @Test
    void templatesAreDownloadedInTheLanguageOfThePage() {
        HttpResponse<String> swedish = tester.get("/las-in/mall?tabell=krav&format=csv");
        assertThat(swedish.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"krav.csv\"");
        assertThat(swedish.body()).contains("kod;slag;rubrik;utfärdare");
        HttpResponse<String> english = tester.exchange(tester.request("/las-in/mall?tabell=krav&format=csv")
                .header("Accept-Language", "en")
                .GET());
        assertThat(english.body()).contains("code;kind;title;issuer");
    }

    @Test
    void thePagesAreCompleteInEnglish() {
        here.begun();
        String plan =
                location(upload(tester, csv("units.csv", "code;name;level;from\nHTJ;Home care;Unit;\nX;y;Cellar;\n")));
        for (String path : new String[] {"/las-in", plan, "/las-in/" + here.newestLoad() + "/ta-tillbaka"}) {
            String page = tester.exchange(
                            tester.request(path).header("Accept-Language", "en").GET())
                    .body();
            assertThat(page).contains("<html lang=\"en\"").doesNotContain("Läs in", "Ta tillbaka", "Kolumn");
        }
        assertThat(tester.exchange(tester.request(plan)
                                .header("Accept-Language", "en")
                                .GET())
                        .body())
                .contains(">level<", "There is no level “Cellar”. Choose among: Parliament");
    }
}
