package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against Talbanken: running Swedish with its sentences and its words marked by people. */
class TreebankTest {

    @Test
    void sentencesEndWhereReadersOfTheTreebankEndThem() throws IOException {
        Tokens tokens = new Tokens(new Lexicon());
        int right = 0;
        int found = 0;
        int marked = 0;
        StringBuilder paragraph = new StringBuilder();
        Set<Integer> ends = new HashSet<>();
        for (String line : (Files.readString(SharedData.path("treebank/sv_talbanken-ud-dev.conllu")) + "\n# newpar\n")
                .split("\n")) {
            if (line.startsWith("# newpar") || line.startsWith("# newdoc")) {
                char[] text = paragraph.toString().toCharArray();
                tokens.read(text, 0, text.length);
                for (int i = 0; i < tokens.sentences; i++) {
                    found++;
                    right += ends.contains(tokens.end[tokens.sentenceEnd[i] - 1]) ? 1 : 0;
                }
                marked += ends.size();
                paragraph.setLength(0);
                ends.clear();
            } else if (line.startsWith("# text = ")) {
                paragraph
                        .append(paragraph.isEmpty() ? "" : " ")
                        .append(line.substring(9).strip());
                ends.add(paragraph.length());
            }
        }
        double precision = (double) right / found;
        double recall = (double) right / marked;
        assertThat(2 * precision * recall / (precision + recall))
                .as("F1, precision %s, recall %s", precision, recall)
                .isGreaterThan(0.90);
        assertThat(precision).isGreaterThan(0.98);
    }

    @Test
    void everyModalVerbOfDutyIsSeen() throws IOException {
        Lexicon lexicon = new Lexicon();
        int seen = 0;
        for (String line : Files.readAllLines(SharedData.path("treebank/sv_talbanken-ud-dev.conllu"))) {
            String[] columns = line.split("\t");
            if (columns.length > 5
                    && columns[3].equals("AUX")
                    && (columns[1].equalsIgnoreCase("ska") || columns[1].equalsIgnoreCase("skall"))) {
                seen++;
                assertThat(lexicon.classes(columns[1].toLowerCase(Locale.ROOT)) & WordClass.DUTY.bit)
                        .as(line)
                        .isNotZero();
            }
        }
        assertThat(seen).isPositive();
    }
}
