package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.reading.Block.Kind;

class LayoutTest {

    private static String read(String text) {
        return new Reader().readText("text.txt", text).text();
    }

    @Test
    void aNumberOnALineOfItsOwnInATextWithoutPagesIsNoPageNumber() {
        Document document = new Reader().readText("rutin.txt", "Antalet platser i huset är\n\n12\n\nper avdelning.\n");
        assertThat(document.text()).contains("12").doesNotContain("är per");
    }

    @Test
    void hyphensAtLineEndsAndSoftHyphensAreUndoneAndSharedEndingsKept() {
        assertThat(
                        read(
                                "Kommunen ska göra en risk- och sårbarhetsana-\nlys för sko\u00adlan varje år och den ska vara risk-\noch behovsbaserad."))
                .isEqualTo(
                        "Kommunen ska göra en risk- och sårbarhetsanalys för skolan varje år och den ska vara risk- och behovsbaserad.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "\u2010", "\u00ad"})
    void everyHyphenAtALinesEndIsUndone(String hyphen) {
        assertThat(read("Kommunen ska göra en sårbarhetsana" + hyphen + "\nlys varje år."))
                .isEqualTo("Kommunen ska göra en sårbarhetsanalys varje år.");
    }

    @Test
    void theHyphensOfTypesettingAreReadAsThatOfTheKeyboard() {
        assertThat(read("Barn\u2010 och ungdomsnämnden ska underrätta IT\u2011chefen."))
                .isEqualTo("Barn- och ungdomsnämnden ska underrätta IT-chefen.");
        assertThat(read("Felet ska anmälas till den som är HR-\nansvarig i området."))
                .contains("HR-ansvarig");
    }

    @Test
    void aJustifiedTextWithWideGapsIsNoTable() {
        Document document = new Reader()
                .readText(
                        "a.txt",
                        "Enhetschefen  ska  varje  månad  gå  igenom  de\navvikelser som har kommit in  under månaden och\n"
                                + "redovisa dem för  områdeschefen vid nästa möte.\n");
        assertThat(document.blocks()).extracting(Block::kind).containsExactly(Kind.PARAGRAPH);
    }

    @Test
    void wordsThatStandBelowEachOtherBehindAGapAreATable() {
        Document document = new Reader()
                .readText("a.txt", "Enhetschef      schema och introduktion\nSamordnare      nycklar och larm\n");
        assertThat(document.blocks()).extracting(Block::kind).containsExactly(Kind.ROW, Kind.ROW);
    }

    @Test
    void aFigureBehindATabIsPartOfATableUnlessItStandsBelowTheWordContents() {
        assertThat(read("Platser\t12\nAnställda\t9\n")).contains("Anställda | 9");
        assertThat(read("Rutin\n\nInnehåll\nSyfte\t2\nAnsvar\t3\n\nChefen ska läsa rutinen.\n"))
                .doesNotContain("Ansvar");
    }

    @Test
    void aListCutByAPageBreakKeepsTheItemsThatOpenTheNextPage() {
        assertThat(read("Utredaren ska:\n\n- tala med den som har blivit utsatt,\nSida 3 (5)\n- tala med vittnen,\n"
                        + "- informera vårdnadshavare samma dag som\nsamtalet hålls.\n"))
                .contains("- tala med vittnen,\n");
    }

    @Test
    void aHeadingBetweenTwoPagesIsNotTakenForARunningHead() {
        assertThat(read("Rektor får lämna uppgiften till\n4\nSteg 5. Åtgärda\nRektor beslutar om åtgärder som\n"
                        + "förhindrar nya kränkningar.\n"))
                .contains("Steg 5. Åtgärda");
    }

    @Test
    void aNumberedStepIsAHeadingThoughItReadsLikeAnOrder() {
        Document document = new Reader()
                .readText(
                        "a.txt",
                        "Steg 2. Anmäl till rektor\nLärare ska anmäla det som har hänt till rektor samma dag.\n");
        assertThat(document.blocks()).extracting(Block::kind).containsExactly(Kind.HEADING, Kind.PARAGRAPH);
    }

    @Test
    void theSectionsOfARegulationAreItsOwn() {
        Analysis analysis = new Analyser()
                .analyse(new Reader()
                        .readText(
                                "a.txt",
                                "Myndighetens föreskrifter (MSBFS 2031:4) om planer\n\nMSBFS 2031:4\n\n2 § Planen enligt 1 § ska "
                                        + "följa lagen (1993:387).\n\n3 § Undantag från 2 § ska prövas.\n"));
        assertThat(analysis.references())
                .extracting(Reference::target)
                .containsExactly("MSBFS 2031:4 1", "SFS 1993:387", "MSBFS 2031:4 2");
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
