package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of {@code times.tsv} shows a sentence and the deadline that is read in it. */
class TimesTest {

    @TestFactory
    Stream<DynamicTest> everyRowReadsItsOwnSentenceAsItSays() {
        Tokens tokens = new Tokens(new Lexicon());
        SentenceReader reader = new SentenceReader(tokens);
        return Table.read("times.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row[2], () -> assertThat(deadline(tokens, reader, row[2]))
                        .as(row[0])
                        .isEqualTo(row[3].equals("-") ? "" : row[3])));
    }

    private static String deadline(Tokens tokens, SentenceReader reader, String sentence) {
        char[] characters = sentence.toCharArray();
        tokens.read(characters, 0, characters.length);
        return reader.read(0, tokens.count, false, Addressee.NOBODY, false)
                .getFirst()
                .deadline();
    }
}
