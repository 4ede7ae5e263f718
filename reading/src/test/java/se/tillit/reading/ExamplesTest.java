package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules in examples: {@code examples.tsv} shows each sentence and the provisions in it. */
class ExamplesTest {

    private record Sentence(boolean statute, String text) {}

    @TestFactory
    Stream<DynamicTest> everyExampleIsReadAsTheTableSays() {
        Map<Sentence, List<String>> expected = new LinkedHashMap<>();
        for (String[] row : Table.read("examples.tsv")) {
            List<String> provisions =
                    expected.computeIfAbsent(new Sentence(row[0].equals("statute"), row[1]), key -> new ArrayList<>());
            if (!row[2].equals("none")) {
                provisions.add(String.join(" | ", row[2], row[3], row[4], row[5]));
            }
        }
        Tokens tokens = new Tokens(new Lexicon());
        SentenceReader reader = new SentenceReader(tokens);
        return expected.entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.getKey().text(),
                        () -> assertThat(read(tokens, reader, example.getKey())).isEqualTo(example.getValue())));
    }

    private static List<String> read(Tokens tokens, SentenceReader reader, Sentence sentence) {
        char[] characters = sentence.text().toCharArray();
        tokens.read(characters, 0, characters.length);
        List<String> found = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < tokens.sentences; i++) {
            for (Act act : reader.read(start, tokens.sentenceEnd[i], sentence.statute(), Addressee.NOBODY, false)) {
                found.add(String.join(
                        " | ",
                        act.modality().label(),
                        act.reporting() ? "R" : "-",
                        shown(act.addressee().name()),
                        shown(act.deadline())));
            }
            start = tokens.sentenceEnd[i];
        }
        return found;
    }

    private static String shown(String words) {
        return words.isEmpty() ? "-" : words;
    }
}
