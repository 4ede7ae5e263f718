package se.tillit.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Block.Kind;

/** A document while it is being read: each format adds its headings, paragraphs, items and rows; the text grows with them. */
final class Draft {

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final Set<String> margins = new LinkedHashSet<>();
    private final int limit;
    private int page;

    @Nullable
    String title;

    @Nullable
    String reference;

    @Nullable
    Integer pages;

    /** Whether the words come from pictures. */
    boolean ocr;

    /** @param limit more characters than this are refused */
    Draft(int limit) {
        this.limit = limit;
    }

    void page(int number) {
        page = number;
    }

    void heading(int level, CharSequence words) {
        if (title == null) {
            title = Normal.spaces(words);
        }
        add(Kind.HEADING, "", words, level, false);
    }

    void paragraph(CharSequence words) {
        add(Kind.PARAGRAPH, "", words, 0, false);
    }

    void item(String marker, CharSequence words, int depth) {
        boolean numbered = !marker.isEmpty() && Letters.isLetterOrDigit(marker.charAt(0));
        add(Kind.ITEM, marker.isEmpty() ? "– " : marker + " ", words, depth, numbered);
    }

    void row(List<String> cells) {
        List<String> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
        if (!filled.isEmpty()) {
            add(Kind.ROW, "", String.join(" | ", filled), 0, false);
        }
    }

    boolean endsWithItem() {
        return !blocks.isEmpty() && blocks.getLast().kind() == Kind.ITEM;
    }

    /** Goes on with the block that was added last: a second paragraph of a list's item. */
    void more(CharSequence words) {
        Block last = blocks.getLast();
        text.append(' ');
        Normal.append(text, words);
        blocks.set(
                blocks.size() - 1,
                new Block(last.kind(), last.start(), text.length(), last.page(), last.level(), last.numbered()));
        refuseTooLong();
    }

    /** A running head or foot: no part of the text, but it may say who decided the document and what its number is. */
    void margin(String words) {
        margins.add(Normal.spaces(words));
    }

    private void refuseTooLong() {
        if (text.length() > limit) {
            throw new TooLarge("the text is longer than " + limit / 1_000_000 + " million characters");
        }
    }

    private void add(Kind kind, String marker, CharSequence words, int level, boolean numbered) {
        int before = text.length();
        if (before > 0) {
            boolean close = kind == blocks.getLast().kind() && (kind == Kind.ITEM || kind == Kind.ROW);
            text.append(close ? "\n" : "\n\n");
        }
        text.append(marker);
        int start = text.length();
        Normal.append(text, words);
        if (text.length() == start) {
            text.setLength(before);
            return;
        }
        refuseTooLong();
        if (kind != Kind.HEADING) {
            int after = SectionMark.after(text, start);
            boolean opens = after == text.length() || !Letters.isLower(text.charAt(after)) && text.charAt(after) != ',';
            start = opens ? after : start;
        }
        blocks.add(new Block(kind, start, text.length(), page, level, numbered));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    String text() {
        return text.toString();
    }

    /** The running heads and feet, each once. */
    Set<String> margins() {
        return margins;
    }

    List<Block> blocks() {
        return blocks;
    }
}
