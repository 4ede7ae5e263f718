package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of {@code reporting.tsv} shows a sentence and whether it reports. */
class ReportingTest {

    @TestFactory
    Stream<DynamicTest> everyRowReadsItsOwnSentenceAsItSays() {
        Tokens tokens = new Tokens(new Lexicon());
        SentenceReader reader = new SentenceReader(tokens);
        return Table.read("reporting.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row[3], () -> assertThat(reports(tokens, reader, row[3]))
                        .as(row[1] + " " + row[2])
                        .isEqualTo(row[4].equals("R"))));
    }

    private static boolean reports(Tokens tokens, SentenceReader reader, String sentence) {
        char[] characters = sentence.toCharArray();
        tokens.read(characters, 0, characters.length);
        return reader.read(0, tokens.count, false, Addressee.NOBODY, false)
                .getFirst()
                .reporting();
    }
}
