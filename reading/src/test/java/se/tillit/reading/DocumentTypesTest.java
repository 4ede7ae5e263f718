package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table {@code document-types.tsv} by its examples, and what is decided by more than a title. */
class DocumentTypesTest {

    @TestFactory
    Stream<DynamicTest> everyTitleInTheTableIsOfItsRowsKind() {
        return Table.read("document-types.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row[3], () -> assertThat(DocumentTypes.of("", row[3], "a.md", "", List.of())
                                        .label())
                                .isEqualTo(row[0])));
    }

    private static DocumentType type(String text) {
        return new Reader().readText("a.md", text).type();
    }

    @Test
    void aReglementeWithSectionsLikeALawIsNoLaw() {
        assertThat(
                        type(
                                "# Reglemente för socialnämnden\n\n1 § Nämnden ansvarar för omsorgen.\n\n2 § Nämnden får ingå avtal.\n"))
                .isEqualTo(DocumentType.REGLEMENTE);
    }

    @Test
    void aRiktlinjeThatSpeaksOfAnAgencysRegulationsAndOfALawIsARiktlinje() {
        assertThat(type(
                        "# Riktlinje för basal hygien\n\nRiktlinjen bygger på Socialstyrelsens föreskrifter och allmänna råd "
                                + "(SOSFS 2015:10) och på Lag (2004:168). Chefen ska ha en rutin.\n"))
                .isEqualTo(DocumentType.RIKTLINJE);
    }

    @Test
    void whatADocumentSaysThatItIsCountsMoreThanItsTitle() {
        assertThat(
                        type(
                                "# Plan mot kränkande behandling\n\n| | |\n|---|---|\n| Dokumenttyp | Rutin |\n| Dnr | BUN 2031/3 |\n"))
                .isEqualTo(DocumentType.RUTIN);
    }

    @Test
    void aTextWithoutATitleThatIsWrittenLikeLawIsLaw() {
        assertThat(type("3 § Nämnden ska upprätta en plan. Lag (2031:7).\n\n4 § Planen ska följas upp.\n"))
                .isEqualTo(DocumentType.LAG);
    }
}
