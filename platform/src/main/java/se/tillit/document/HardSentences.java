package se.tillit.document;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import se.tillit.reading.Block;
import se.tillit.reading.Measures;

/** The sentences of a text that are hardest to read, by the same formula as the whole; to be written anew, not to be graded. */
public final class HardSentences {

    /** Shorter ones are hard by the formula for a single long word, and by nothing else. */
    private static final int LEAST_WORDS = 15;

    private static final int LONG_WORD = 6;

    private HardSentences() {}

    /** @param lix words and the percentage of long ones, as for a text of one sentence */
    public record Sentence(String text, int words, double lix) {}

    /** The hardest first. */
    public static List<Sentence> of(Document.Text text, int most) {
        List<Sentence> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag("sv"));
        for (Block block : text.blocks()) {
            if (block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.ITEM) {
                String passage = text.text().substring(block.start(), block.end());
                breaks.setText(passage);
                int from = breaks.first();
                for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
                    add(passage.substring(from, to).strip(), sentences);
                    from = to;
                }
            }
        }
        return sentences.stream()
                .sorted(Comparator.comparingDouble(Sentence::lix).reversed())
                .limit(most)
                .toList();
    }

    private static void add(String sentence, List<Sentence> sentences) {
        int words = 0;
        int longWords = 0;
        for (String word : sentence.split("[^\\p{L}\\p{N}]+")) {
            words += word.isEmpty() ? 0 : 1;
            longWords += word.length() > LONG_WORD ? 1 : 0;
        }
        if (words >= LEAST_WORDS) {
            sentences.add(new Sentence(sentence, words, new Measures(words, 1, longWords).lix()));
        }
    }
}
