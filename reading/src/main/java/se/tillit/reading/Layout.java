package se.tillit.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds headings, paragraphs, lists and tables in lines: plain text, Markdown and what a PDF gives. Joins what the line
 * breaks cut apart and leaves out page numbers, running heads and tables of contents.
 */
final class Layout {

    private static final int LONGEST_HEADING = 110;
    private static final int FURNITURE_LINES = 6;

    private static final List<String> ORDERS = List.of(" ska ", " skall ", " får ", " måste ", " bör ", " är skyldig");
    private static final Set<String> LEADS_ON = Set.of(
            "ska",
            "skall",
            "bör",
            "får",
            "måste",
            "att",
            "om",
            "som",
            "visar",
            "för",
            "när",
            "följer",
            "innehåller",
            "och");

    private final List<Line> lines;
    private final Draft draft;
    private final int width;
    private int at;

    private Layout(List<Line> lines, Draft draft) {
        this.lines = lines;
        this.draft = draft;
        this.width = usualWidth(lines);
    }

    static void read(List<Line> lines, Draft draft) {
        new Layout(lines, draft).read();
    }

    /** The length that wrapped lines reach; 0 where every paragraph is one line. */
    private static int usualWidth(List<Line> lines) {
        int[] lengths = lines.stream()
                .mapToInt(line -> line.text().length())
                .filter(length -> length > 0)
                .sorted()
                .toArray();
        if (lengths.length == 0) {
            return 0;
        }
        int wide = lengths[(int) (lengths.length * 0.9)];
        return lengths[(int) (lengths.length * 0.97)] > 180 ? 0 : wide;
    }

    private void read() {
        boolean afterBlank = true;
        while (at < lines.size()) {
            Line line = lines.get(at);
            if (line.isBlank()) {
                afterBlank = true;
                at++;
            } else if (isFurniture(line)) {
                at++;
            } else {
                draft.page(line.page());
                block(line, afterBlank);
                afterBlank = false;
            }
        }
    }

    private boolean isFurniture(Line line) {
        return line.isPageNumber() || line.isContents() || isRule(line.text());
    }

    private static boolean isRule(String text) {
        return text.length() >= 3
                && text.chars().allMatch(c -> c == '-' || c == '_' || c == '=' || c == '*' || c == '.' || c == '…');
    }

    private void block(Line line, boolean afterBlank) {
        String text = line.text();
        if (text.startsWith("#")) {
            markdownHeading(text);
        } else if (text.startsWith("|") || text.contains(" | ")) {
            markdownRow(text);
        } else if (line.marker() > 0) {
            item(line, afterBlank);
        } else if (isRow(text)) {
            draft.row(Arrays.asList(columns(text)));
            at++;
        } else if (isHeading(line, afterBlank)) {
            at++;
            draft.heading(2, text);
        } else {
            at++;
            draft.paragraph(joined(new StringBuilder(text), line));
        }
    }

    /** Three columns, a tab, or two columns that the line above or below has too. */
    private boolean isRow(String text) {
        if (SectionMark.after(text, 0) > 0) {
            // "8      §      Arbetsgivaren …": the mark in its margin, and not a table
            return false;
        }
        int columns = columns(text).length;
        return columns > (text.indexOf('\t') > 0 ? 1 : 2)
                || columns == 2 && (hasTwoColumns(at - 1) || hasTwoColumns(at + 1));
    }

    private boolean hasTwoColumns(int line) {
        return line >= 0
                && line < lines.size()
                && columns(lines.get(line).text()).length == 2
                && !lines.get(line).isBlank();
    }

    private void markdownHeading(String text) {
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') {
            level++;
        }
        at++;
        draft.heading(level, text.substring(level));
    }

    private void markdownRow(String text) {
        at++;
        if (!text.chars().allMatch(c -> c == '|' || c == '-' || c == ':' || c == ' ')) {
            List<String> cells = new ArrayList<>();
            for (String cell : text.split("\\|")) {
                cells.add(cell.strip());
            }
            draft.row(cells);
        }
    }

    private void item(Line line, boolean afterBlank) {
        int marker = line.marker();
        String words = line.text().substring(marker).stripLeading();
        at++;
        if (words.isEmpty()) {
            return;
        }
        boolean number = Character.isDigit(line.first());
        if (number && afterBlank && isTitle(words) && introducesText(line)) {
            draft.heading(2, line.text());
            return;
        }
        String sign = Normal.spaces(line.text().substring(0, marker));
        draft.item(sign, joined(new StringBuilder(words), line), 1 + line.indent() / 4);
    }

    /** Whether a numbered short line is a heading: what follows is running text and not the next number. */
    private boolean introducesText(Line line) {
        int next = at;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        if (next == lines.size()) {
            return false;
        }
        Line after = lines.get(next);
        return after.marker() == 0
                && Character.isUpperCase(after.first())
                && after.indent() <= line.indent() + 1
                && after.text().length() > 20;
    }

    /** Adds the lines that continue a paragraph or an item. */
    private StringBuilder joined(StringBuilder words, Line first) {
        Line last = first;
        while (at < lines.size()) {
            Line next = lines.get(at);
            if (next.isBlank()) {
                int resumed = resumedAfterFurniture(last);
                if (resumed < 0) {
                    break;
                }
                at = resumed;
                next = lines.get(at);
            } else if (isFurniture(next)
                    || !continues(last, next)
                    || resumedAfterFurniture(last) > at && Character.isUpperCase(next.first())) {
                int resumed = resumedAfterFurniture(last);
                if (resumed < 0) {
                    break;
                }
                at = resumed;
                next = lines.get(at);
            }
            append(words, next.text());
            last = next;
            at++;
        }
        return words;
    }

    /** Where a sentence cut by a page break goes on, or -1: unfinished before it, a page number between, a small letter after. */
    private int resumedAfterFurniture(Line last) {
        if (last.endsSentence()) {
            return -1;
        }
        boolean pageBreak = false;
        for (int i = at; i < lines.size() && i <= at + FURNITURE_LINES; i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            boolean number = line.isPageNumber() || line.isNumber();
            pageBreak |= number || line.page() != last.page();
            if (pageBreak && !number && Character.isLowerCase(line.first()) && line.marker() == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean continues(Line last, Line next) {
        String text = next.text();
        if (text.startsWith("#")
                || text.startsWith("|")
                || text.contains(" | ")
                || next.marker() > 0
                || opensParagraph(text)
                || columns(text).length == 2 && hasTwoColumns(at + 1)) {
            return false;
        }
        if (Character.isLowerCase(next.first())) {
            return !last.endsSentence() || width > 0 && last.text().length() > width * 0.6;
        }
        if (width == 0) {
            return false;
        }
        int reached = last.text().length();
        boolean full = reached + firstWord(text) >= width * 0.8;
        return last.endsSentence() ? full && reached > width * 0.7 && width > 40 : reached >= width * 0.5;
    }

    /** "4 § Nämnden …" opens a paragraph; "7 d § ska …" goes on with one. */
    private static boolean opensParagraph(String text) {
        int after = SectionMark.after(text, 0);
        return after > 0 && (after == text.length() || !Character.isLowerCase(text.charAt(after)));
    }

    private static int firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text.length() : blank;
    }

    private static void append(StringBuilder words, String next) {
        int length = words.length();
        boolean hyphen = length > 1
                && words.charAt(length - 1) == '-'
                && Character.isLetter(words.charAt(length - 2))
                && Character.isLowerCase(next.charAt(0));
        if (hyphen && !startsWithCoordinator(next)) {
            words.setLength(length - 1);
        } else if (length > 0 && words.charAt(length - 1) != '\u00ad') {
            words.append(' ');
        }
        words.append(next);
    }

    /** "risk- och" keeps its hyphen at a line's end. */
    private static boolean startsWithCoordinator(String text) {
        return text.startsWith("och ")
                || text.startsWith("eller ")
                || text.startsWith("samt ")
                || text.startsWith("respektive ");
    }

    private boolean isHeading(Line line, boolean afterBlank) {
        if (!isTitle(line.text())) {
            return false;
        }
        if (SectionMark.after(line.text(), 0) == line.text().length()) {
            return true;
        }
        Line next = at + 1 < lines.size() ? lines.get(at + 1) : null;
        if (next == null) {
            return afterBlank;
        }
        if (next.isBlank()) {
            return true;
        }
        boolean own = !Character.isLowerCase(next.first()) || next.marker() > 0;
        boolean shortened = width == 0 || line.text().length() + firstWord(next.text()) < width * 0.8;
        return own && shortened;
    }

    /** Short, without an end mark, opening with a capital or a number, and no order of its own. */
    private static boolean isTitle(String text) {
        char last = text.charAt(text.length() - 1);
        if (text.length() > LONGEST_HEADING || ".:;,!?".indexOf(last) >= 0 || text.contains(". ")) {
            return false;
        }
        if (!Character.isUpperCase(text.charAt(0)) && !Character.isDigit(text.charAt(0))) {
            return false;
        }
        return !ordersOrGoesOn(text)
                || text.startsWith("Hur ")
                || text.startsWith("Vad ")
                || text.startsWith("När ")
                || text.startsWith("Vem ");
    }

    /** A line with a modal verb, or one that leads on to a list, is text however short it is. */
    private static boolean ordersOrGoesOn(String text) {
        for (String word : ORDERS) {
            if (text.contains(word)) {
                return true;
            }
        }
        int blank = text.lastIndexOf(' ');
        return blank > 0 && LEADS_ON.contains(text.substring(blank + 1));
    }

    private static String[] columns(String text) {
        boolean plain = text.indexOf('\t') < 0 && !text.contains("  ") && !text.contains("....");
        return plain ? new String[] {text} : text.split("\t+|\\s{2,}|\\s*\\.{4,}\\s*");
    }
}
