package se.tillit.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Block;

/** A version's text as a page shows it: headings, paragraphs, lists and tables, with provisions marked where they stand. */
public record MarkedText(List<Part> parts, int slices, int slice) {

    /** Blocks on one page; a document of two thousand pages is shown in as many as it takes. */
    private static final int BLOCKS = 300;

    /** What a part is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST,
        TABLE
    }

    /**
     * A stretch of text.
     *
     * @param provision what it is; null: only text
     */
    public record Run(String text, @Nullable Provision provision) {}

    /**
     * Blocks that belong together.
     *
     * @param level a heading's, from 1
     * @param page where it begins; 0 where the format has no pages, or it begins on the page of the part before
     * @param here whether it holds the place that was asked for
     */
    public record Part(Kind kind, int level, int page, boolean here, List<List<Run>> rows) {}

    /**
     * @param shown which provisions are marked; the rest is only text
     * @param place a character that is on the slice shown, whichever slice was asked for; negative: none
     */
    static MarkedText of(
            Document.Text text, List<Provision> provisions, Predicate<Provision> shown, int place, int slice) {
        int slices = Math.max(1, (text.blocks().size() + BLOCKS - 1) / BLOCKS);
        int at = place < 0 ? Math.clamp(slice, 1, slices) : 1 + blockOf(text.blocks(), place) / BLOCKS;
        List<Block> blocks = text.blocks()
                .subList((at - 1) * BLOCKS, Math.min(at * BLOCKS, text.blocks().size()));
        List<Provision> marked = provisions.stream().filter(shown).toList();
        List<Part> parts = new ArrayList<>();
        int page = 0;
        int before = blocks.isEmpty() ? 0 : blocks.getFirst().start();
        for (Block block : blocks) {
            boolean here = block.start() <= place && place < block.end();
            List<Run> runs = runs(text.text(), block, marked, number(text.text(), before, block));
            before = block.end();
            Kind kind = kind(block);
            boolean goesOn = !parts.isEmpty()
                    && parts.getLast().kind() == kind
                    && (kind == Kind.LIST || kind == Kind.TABLE)
                    && block.page() == page
                    && !here;
            if (goesOn) {
                parts.getLast().rows().add(runs);
            } else {
                List<List<Run>> rows = new ArrayList<>();
                rows.add(runs);
                parts.add(new Part(kind, block.level(), block.page() == page ? 0 : block.page(), here, rows));
            }
            page = block.page();
        }
        return new MarkedText(parts, slices, at);
    }

    private static int blockOf(List<Block> blocks, int place) {
        for (int i = 0; i < blocks.size(); i++) {
            if (place < blocks.get(i).end()) {
                return i;
            }
        }
        return 0;
    }

    private static Kind kind(Block block) {
        return switch (block.kind()) {
            case HEADING -> Kind.HEADING;
            case PARAGRAPH -> Kind.PARAGRAPH;
            case ITEM -> Kind.LIST;
            case ROW -> Kind.TABLE;
        };
    }

    /** The number that the text has before a block, as "3 §" or "a)"; a list's bullets are drawn by the page. */
    private static String number(String text, int before, Block block) {
        String between =
                before < block.start() ? text.substring(before, block.start()).strip() : "";
        return between.chars().anyMatch(Character::isLetterOrDigit) ? between + " " : "";
    }

    private static List<Run> runs(String text, Block block, List<Provision> provisions, String number) {
        List<Run> runs = new ArrayList<>();
        int at = block.start();
        if (!number.isEmpty()) {
            runs.add(new Run(number, null));
        }
        for (Provision provision : provisions) {
            int from = Math.max(provision.start(), at);
            int to = Math.min(provision.end(), block.end());
            if (provision.start() >= block.start() && from < to) {
                if (at < from) {
                    runs.add(new Run(text.substring(at, from), null));
                }
                runs.add(new Run(text.substring(from, to), provision));
                at = to;
            }
        }
        if (at < block.end()) {
            runs.add(new Run(text.substring(at, block.end()), null));
        }
        return runs;
    }
}
