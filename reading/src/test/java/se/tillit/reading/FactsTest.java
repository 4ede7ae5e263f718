package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a first page says of its document is known, in every form that such pages have, and demands nothing of anybody. */
class FactsTest {

    private static final Document.Facts WHOLE = new Document.Facts(
            "Socialnämnden", "2031-03-04", "2031-04-01", "2034-12-31", "2033-06-01", "Förvaltningschef", "SN 2031/17");

    @TempDir
    Path folder = Path.of("");

    private static Document read(String text) {
        return new Reader().readText("a.md", text);
    }

    private static void saysAllAndDemandsNothing(Document document) {
        assertThat(document.facts()).isEqualTo(WHOLE);
        assertThat(new Analyser().analyse(document).provisions()).isEmpty();
    }

    @Test
    void aTableOfLabelsAndWhatTheySay() {
        saysAllAndDemandsNothing(read("""
                # Riktlinje

                | | |
                |---|---|
                | Dokumenttyp | Riktlinje |
                | Beslutad av | Socialnämnden |
                | Beslutsdatum | 2031-03-04 |
                | Gäller från | 2031-04-01 |
                | Gäller till | 2034-12-31 |
                | Revideras senast | 2033-06-01 |
                | Dokumentansvarig | Förvaltningschef |
                | Diarienummer | SN 2031/17 |
                """));
    }

    @Test
    void labelsAtTheHeadOfColumns() {
        saysAllAndDemandsNothing(read("""
                | Beslutad av | Datum för beslut | Gäller från | Gäller till | Nästa revidering | Dokumentansvarig | Dnr |
                |---|---|---|---|---|---|---|
                | Socialnämnden | 2031-03-04 | 2031-04-01 | 2034-12-31 | 2033-06-01 | Förvaltningschef | SN 2031/17 |
                """));
    }

    @Test
    void linesWithAColonAlsoSeveralOnOne() {
        saysAllAndDemandsNothing(read("""
                Diarienummer: SN 2031/17 Dokumentet är beslutat av: Socialnämnden
                Dokumentet beslutades den: 4 mars 2031
                Giltig från: 2031-04-01
                Giltig till: 2034-12-31
                Revideras: senast 2033-06-01
                Dokumentansvarig är: Förvaltningschef
                """));
    }

    @Test
    void labelsOverWhatTheySay() {
        saysAllAndDemandsNothing(read("""
                Antagen av:

                Socialnämnden 2031-03-04 § 45

                Gäller från

                2031-04-01

                Gäller till

                2034-12-31

                Ska revideras senast

                2033-06-01

                Dokumentägare

                Förvaltningschef

                Diarienummer

                SN 2031/17
                """));
    }

    @Test
    void lineBreaksInAParagraphOfAWebPage() throws IOException {
        Path page = Files.writeString(
                folder.resolve("a.html"),
                "<html><body><h1>Riktlinje</h1><p>Fastställd av: Socialnämnden<br>Fastställd den: 2031-03-04<br/>\n"
                        + "Gäller från: 2031-04-01<br>Gäller till: 2034-12-31<br>Ses över senast: 2033-06-01<br>"
                        + "Dokumentansvarig: Förvaltningschef<br>Dnr: SN 2031/17</p></body></html>");
        saysAllAndDemandsNothing(new Reader().read(page));
    }

    @Test
    void aSentence() {
        assertThat(read("# Rutin\n\nFastställd av socialchefen den 3 mars 2031. Ersätter rutin från 2028.\n")
                        .facts())
                .extracting(Document.Facts::decidedBy, Document.Facts::decidedOn)
                .containsExactly("socialchefen", "2031-03-03");
    }

    @Test
    void aSentenceThatOnlyBeginsLikeALabelIsText() {
        Document document = read("# Rutin\n\nBeslutad avgift ska betalas av den sökande.\n");
        assertThat(document.facts()).isEqualTo(Document.Facts.NONE);
        assertThat(new Analyser().analyse(document).provisions()).hasSize(1);
    }
}
