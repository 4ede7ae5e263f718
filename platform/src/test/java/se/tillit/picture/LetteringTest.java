package se.tillit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetteringTest {

    /** Widths measured in a browser, in Inter at 14 pixels and weight 560. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Vård- och omsorgsnämnden | 191.9
            Förvaltningsledningen    | 150.4
            Hemtjänst Åsen           | 106.9
            IVO                      | 24.2
            11 andra myndigheter     | 142.9
            Mötet med Astrid, 84 år  | 159.6
            """)
    void aTextIsAboutAsWideAsABrowserMakesIt(String text, double measured) {
        assertThat(Lettering.width(text, 14)).isCloseTo(measured, withinPercentage(3));
    }

    @Test
    void aTextThatIsTooLongIsBrokenNearItsMiddle() {
        assertThat(Lettering.wrap("Vård- och omsorgsnämnden", 14, 200)).containsExactly("Vård- och omsorgsnämnden");
        assertThat(Lettering.wrap("Vård- och omsorgsnämnden", 14, 130)).containsExactly("Vård- och", "omsorgsnämnden");
        assertThat(Lettering.wrap("E-hälsomyndigheten", 14, 90))
                .singleElement()
                .asString()
                .endsWith("…");
    }

    @Test
    void whatIsShortenedFitsAndKeepsWholeCharacters() {
        String families = "👩👨👧👦".repeat(5);
        for (double width = 0; width < 300; width += 3) {
            String shortened = Lettering.shorten(families, 14, width);
            assertThat(shortened.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
            if (width > 14) {
                assertThat(Lettering.width(shortened, 14)).isLessThanOrEqualTo(width);
            }
        }
    }
}
