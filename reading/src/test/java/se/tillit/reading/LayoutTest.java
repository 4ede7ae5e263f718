package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.tillit.reading.Block.Kind;

class LayoutTest {

    private static String read(String text) {
        return new Reader().readText("text.txt", text).text();
    }

    @Test
    void hyphensAtLineEndsAndSoftHyphensAreUndoneAndSharedEndingsKept() {
        assertThat(
                        read(
                                "Kommunen ska göra en risk- och sårbarhetsana-\nlys för sko\u00adlan varje år och den ska vara risk-\noch behovsbaserad."))
                .isEqualTo(
                        "Kommunen ska göra en risk- och sårbarhetsanalys för skolan varje år och den ska vara risk- och behovsbaserad.");
    }

    @Test
    void aSentenceCutByAPageBreakIsJoinedAndThePageNumberLeftOut() {
        assertThat(
                        read(
                                "Eleven ska vara vid hållplatsen fem minuter\nSkolskjuts\nSida 5 (9)\nföre avgångstid. Bussen väntar inte.\n"))
                .isEqualTo("Eleven ska vara vid hållplatsen fem minuter före avgångstid. Bussen väntar inte.");
    }

    @Test
    void aTableOfContentsIsNotText() {
        assertThat(
                        read(
                                "Rutin\n\nInledning..........................3\nAnsvar.............................4\n\nChefen ska läsa rutinen.\n"))
                .doesNotContain("....");
    }

    @Test
    void frontMatterIsNotTextAndGivesTheTitle() {
        Document document = new Reader()
                .readText("a.md", "---\nrubrik: Förordning om prov\nbeteckning: 2031:5\n---\n\n# Annat\n\nText här.\n");
        assertThat(document.text()).doesNotContain("beteckning");
        assertThat(document.title()).isEqualTo("Förordning om prov");
        assertThat(document.facts().reference()).isEqualTo("SFS 2031:5");
    }

    @Test
    void chaptersAndSectionsNameTheProvisions() {
        Document document = new Reader()
                .readText(
                        "lag.txt",
                        "Lag (2031:1) om prov\n\n2 kap. Ansvar\n\n3 § Nämnden ska pröva saken.\n\n4 a § Nämnden får besluta.\n");
        assertThat(new Analyser().analyse(document).provisions())
                .extracting(Provision::section)
                .containsExactly("2 kap. 3 §", "2 kap. 4 a §");
    }

    @Test
    void aLineThatOrdersOrLeadsOnIsNoHeadingHoweverShort() {
        Document document = new Reader()
                .readText(
                        "a.txt",
                        "För varje beslut skall det upprättas en handling som visar\n\n1. dag\n\n2. innehåll\n");
        assertThat(document.blocks()).extracting(Block::kind).containsExactly(Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM);
    }

    @Test
    void aPrefaceOfMarkdownLinksIsReadAsItsWords() {
        assertThat(read("Nämnden ska enligt [9 §](#9) lagen ([2010:800](https://example.org/x)) pröva **allt**."))
                .isEqualTo("Nämnden ska enligt 9 § lagen (2010:800) pröva allt.");
    }
}
