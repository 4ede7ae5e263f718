package se.tillit.openness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PassagesTest {

    private static final String LETTERS = "ab c.!?\n åÅ 1";

    private static List<String> sentences(String text) {
        return Passages.sentences(text).stream().map(span -> span.in(text)).toList();
    }

    @Test
    void sentencesAreWhatOneReadsAsOne() {
        assertThat(sentences("Elsa ringde. Klockan var 8.30!  Vem svarar?\nIngen"))
                .containsExactly("Elsa ringde.", "Klockan var 8.30!", "Vem svarar?", "Ingen");
        assertThat(sentences("")).isEmpty();
        assertThat(sentences(" ... ")).containsExactly("...");
    }

    @Test
    void everyLetterLiesInASentenceSoThatEverythingCanBeMasked() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            assertThat(String.join("", sentences(text.toString())).replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
        }
    }

    @Test
    void masksThatOverlapOrTouchLeaveNothingOfWhatTheyCover() {
        List<Mask> masks = List.of(mask(0, 9, "1 kap. 1 §"), mask(4, 12, "2 kap. 2 §"), mask(12, 14, "1 kap. 1 §"));
        assertThat(Passages.without("hemlighet om X, resten", masks, one -> "[" + one + "]"))
                .isEqualTo("[1 kap. 1 §, 2 kap. 2 §], resten");
    }

    private static Mask mask(int start, int end, String section) {
        return new Mask(new UUID(0, start), "text", new Passages.Span(start, end), section);
    }

    @Test
    void wordsAreHiddenHoweverTheyAreWrittenAndLongerOnesFirst() {
        Veil veil = new Veil(false, List.of("Elsa", "Elsa  Berg"));
        assertThat(veil.over("ELSA\nBERG ringde. elsa är glad."))
                .isEqualTo("[Sekretessmarkerad] ringde. [Sekretessmarkerad] är glad.");
        assertThat(new Veil(false, List.of("a(b")).over("x a(b x")).isEqualTo("x [Sekretessmarkerad] x");
        assertThat(new Veil(true, List.of()).over("allt")).isEqualTo("[Sekretessmarkerad]");
        assertThat(new Veil(true, List.of()).overOrNull(null)).isNull();
    }

    @Test
    void aNameIsProposedOnceAndWhole() {
        assertThat(Passages.aboutPersons("Aisha Warsame ringde")).containsExactly("Aisha Warsame");
    }

    @Test
    void whatMayBeANameOrANumberIsProposed() {
        assertThat(Passages.aboutPersons("Astrid vill duscha. Jag ringde Nils Holm på 070-123 45 67 i Åsen."))
                .containsExactly("Astrid", "Nils Holm", "070-123 45 67", "Åsen");
    }
}
