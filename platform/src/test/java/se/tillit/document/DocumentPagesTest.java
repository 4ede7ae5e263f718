package se.tillit.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.tillit.document.Library.file;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Role;

class DocumentPagesTest {

    private final Library library = new Library();
    private final Tester tester = Tester.as(library.actor);

    private String page(String path) {
        HttpResponse<String> answer = tester.get(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()))
                .replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void anEmptyRegisterSaysWhatToDo() {
        assertThat(page("/dokument")).contains("Här finns inga styrdokument än", "/dokument/las-in");
        assertThat(Tester.as(Tester.colleague(library.actor, Role.STAFF))
                        .get("/dokument")
                        .body())
                .as("who may not take in documents is not told to")
                .doesNotContain("/dokument/las-in");
    }

    @Test
    void filesSentFromThePageLeadToThePageThatFollowsThem() {
        Map<String, String> form = Tester.hidden(page("/dokument/las-in"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) -> body.writeBytes(
                ("--grans\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8)));
        body.writeBytes(
                ("--grans\r\nContent-Disposition: form-data; name=\"filer\"; filename=\"<b>rutin</b>.md\"\r\n\r\n"
                                + Library.ROUTINE + "\r\n--grans--\r\n")
                        .getBytes(UTF_8));
        String progress = location(tester.exchange(tester.request("/dokument/las-in")
                .header("Content-Type", "multipart/form-data; boundary=grans")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
        RunningTillit.bean(ReadImport.class)
                .read(library.actor.organisation(), UUID.fromString(progress.replaceAll(".*/", "")));
        assertThat(page(progress))
                .contains("Ett nytt dokument", "&lt;b&gt;rutin")
                .doesNotContain("<b>rutin");
        assertThat(page("/dokument")).contains("Rutin för social dokumentation");
    }

    @Test
    void aDocumentIsReadMarkedFilteredAndJudgedOneByOne() {
        DocumentQuery.Opened opened = library.read(file("rutin.md", Library.ROUTINE));
        String own = "/dokument/" + opened.document().id();
        assertThat(page(own)).contains("p p-rap", "Enhetschef", "Beslutat av Socialnämnden 3 mars 2023");
        assertThat(page(own + "?slag=PROHIBITION"))
                .contains("class=\"p p-inte\"")
                .doesNotContain("p p-rap\" id");
        Provision first = Library.provision(opened, "genomförandeplan finns");
        String chosen = own + "?b=" + first.anchor();
        assertThat(page(chosen)).contains("hittad av maskin", "aria-current=\"true\"", "14 dagar");
        String next = location(tester.send(chosen, own + "/bedom", Map.of("vad", "stammer", "b", first.anchor())));
        assertThat(next).contains("b=").doesNotContain(first.anchor());
        assertThat(page(chosen)).contains("någon har sagt att den stämmer");
        assertThat(page(own + "/ratta?b=" + first.anchor())).contains("genomförandeplan finns");
        assertThat(tester.get(own + "/fil").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
    }

    @Test
    void particularsAreSavedAndAStaleFormShowsBoth() {
        DocumentQuery.Opened opened = library.read(file("rutin.md", Library.ROUTINE));
        String own = "/dokument/" + opened.document().id();
        Map<String, String> form = Tester.hidden(page(own + "/uppgifter"));
        Map<String, String> fields = Map.of("rubrik", "Ny rubrik", "typ", "RUTIN", "ansvarig", "Kvalitetschef");
        assertThat(location(tester.send(own + "/uppgifter", own + "/uppgifter", fields)))
                .isEqualTo(own);
        Map<String, String> stale = new java.util.TreeMap<>(form);
        stale.putAll(Map.of("rubrik", "Min rubrik", "typ", "RUTIN"));
        HttpResponse<String> conflict = tester.post(own + "/uppgifter", stale);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Ny rubrik", "Min rubrik");
    }

    @Test
    void whatIsAskedOfWhomWhatIsSaidTwiceAndWhatIsNewEachHaveAPage() {
        library.position("Enhetschef", 3);
        library.takeIn(
                file("a.md", Library.ROUTINE),
                file(
                        "b.md",
                        Library.ROUTINE
                                .replace("social dokumentation", "planer")
                                .replace("den 10", "den 15")));
        assertThat(page("/dokument/roller")).contains("Enhetschef");
        assertThat(page("/dokument/roll?roll=enhetschef")).contains("Vad kräver dokumenten av", "Rutin för planer");
        assertThat(page("/dokument/samma")).contains("Rutin för planer");
        assertThat(page("/dokument/sok?efter=plan")).contains("<mark>");
        location(tester.send("/dokument/utkast", "/dokument/utkast", Map.of()));
        assertThat(page("/dokument/utkast")).contains("Enhetschef, 3 personer");
        UUID draft = RunningTillit.bean(DraftQuery.class)
                .in(library.actor, library.chain(), Draft.State.OPEN)
                .getFirst()
                .draft()
                .id();
        assertThat(page("/dokument/utkast/" + draft)).contains("Ska det här vara ett krav?");
        HttpResponse<String> refused =
                tester.send("/dokument/utkast/" + draft, "/dokument/utkast/" + draft, Map.of("rubrik", "x"));
        assertThat(refused.statusCode()).isEqualTo(422);
        String unit = library.chain().units().getFirst().name();
        String demand = location(tester.send(
                "/dokument/utkast/" + draft,
                "/dokument/utkast/" + draft,
                Map.of(
                        "rubrik", "Rapport om planer",
                        "slag", "REPORT",
                        "ursprung", "OWN",
                        "utfardare", unit,
                        "syfte", "Trygghet",
                        "anvands", "Nämnden",
                        "till", "2030-01-01",
                        "befattning0", "Enhetschef")));
        assertThat(page(demand)).contains("Rapport om planer", "Står i", "Rutin för");
        UUID document = library.documents
                .list(
                        library.actor,
                        new DocumentFilter(null, "planer", DocumentFilter.Shelf.ALL, DocumentFilter.Order.TITLE),
                        library.chain().day(),
                        null,
                        1)
                .lines()
                .getFirst()
                .document()
                .id();
        library.propose(document, file("b2.md", Library.ROUTINE.replace("social dokumentation", "planer")));
        assertThat(page("/dokument/" + document + "/jamfor")).contains("Vad ändras i", "den 15", "den 10");
        assertThat(page("/dokument/" + document)).contains("/jamfor");
    }

    @Test
    void theRegisterIsSortedFilteredAndLeavesAsAFile() {
        library.takeIn(
                file("a.md", Library.ROUTINE),
                file("b.md", "# Policy för trivsel\n\nAlla medarbetare ska hälsa på varandra.\n"));
        for (DocumentFilter.Order order : DocumentFilter.Order.values()) {
            DocumentFilter filter = new DocumentFilter(null, "", DocumentFilter.Shelf.ALL, order);
            var firstPage = library.documents.list(
                    library.actor, filter, library.chain().day(), null, 1);
            var last = library.documents.list(
                    library.actor,
                    filter,
                    library.chain().day(),
                    firstPage.lines().getFirst().document().id(),
                    1);
            assertThat(firstPage.more()).as("%s", order).isTrue();
            assertThat(List.of(
                            firstPage.lines().getFirst().document().id(),
                            last.lines().getFirst().document().id()))
                    .as("%s: a page after a page", order)
                    .doesNotHaveDuplicates();
        }
        for (DocumentFilter.Shelf shelf : DocumentFilter.Shelf.values()) {
            page("/dokument?visa=" + shelf);
        }
        assertThat(page("/dokument?visa=WITHOUT_OWNER"))
                .contains("Policy för trivsel")
                .doesNotContain("social dok");
        assertThat(page("/dokument.csv")).contains("Policy för trivsel", "SN 2023/114");
    }
}
