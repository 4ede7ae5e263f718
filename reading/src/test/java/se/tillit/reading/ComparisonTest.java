package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static Comparison compare(String before, String after) {
        Reader reader = new Reader();
        Analyser analyser = new Analyser();
        return Comparison.of(
                analyser.analyse(reader.readText("a.md", before)), analyser.analyse(reader.readText("b.md", after)));
    }

    @Test
    void tellsWhatWasAddedRemovedAndChangedAndTheNet() {
        Comparison comparison = compare(
                "Chefen ska läsa planen.\n\nAvvikelser ska rapporteras inom 14 dagar.\n\nBilen ska tvättas varje vecka.\n",
                "Avvikelser ska rapporteras inom 7 dagar.\n\nChefen ska läsa planen.\n\nPersonalen får välja fika.\n");
        assertThat(comparison.unchanged()).isEqualTo(1);
        assertThat(comparison.added()).extracting(Provision::text).containsExactly("Personalen får välja fika.");
        assertThat(comparison.removed()).extracting(Provision::text).containsExactly("Bilen ska tvättas varje vecka.");
        assertThat(comparison.changed()).singleElement().satisfies(change -> assertThat(change.differences())
                .contains("deadline: inom 14 dagar ≠ inom 7 dagar"));
        assertThat(comparison.netDuties()).isEqualTo(-1);
        assertThat(comparison.netReporting()).isZero();
    }

    @Test
    void aTextThatOnlyMovedOrWasWrappedAnewHasNotChanged() {
        Comparison comparison = compare(
                "Chefen ska läsa planen. Personalen ska följa den.\n",
                "Personalen ska följa den.\n\nChefen ska läsa planen.\n");
        assertThat(comparison.unchanged()).isEqualTo(2);
        assertThat(comparison.changed()).isEmpty();
    }
}
