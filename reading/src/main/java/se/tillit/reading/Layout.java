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
    /** "Kapitel 12. " in front of a heading. */
    private static final int LONGEST_STEP = 12;

    private static final int FURNITURE_LINES = 6;
    private static final char SOFT_HYPHEN = '\u00ad';
    private static final int LONGEST_RUNNING_HEAD = 60;
    private static final int LAST_LINE_OF_FACTS = 120;
    private static final int LONGEST_CONTENTS_LINE = 100;

    private static final List<String> ORDERS = List.of(" ska ", " skall ", " får ", " måste ", " bör ", " är skyldig");
    private static final Set<String> STEPS =
            Set.of("Steg", "Fas", "Del", "Avsnitt", "Moment", "Bilaga", "Punkt", "Kapitel");
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
    /** Below the word "Innehåll", where no text has followed yet. */
    private boolean inContents;

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
        int[] lengths = new int[lines.size()];
        int filled = 0;
        for (Line line : lines) {
            if (!line.isBlank()) {
                lengths[filled++] = line.length();
            }
        }
        if (filled == 0) {
            return 0;
        }
        Arrays.sort(lengths, 0, filled);
        int wide = lengths[(int) (filled * 0.9)];
        return lengths[(int) (filled * 0.97)] > 180 ? 0 : wide;
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
                inContents = line.length() < 30 && line.text().startsWith("Innehåll")
                        || inContents && line.length() < LONGEST_CONTENTS_LINE && !line.endsSentence();
                draft.page(line.page());
                block(line, afterBlank);
                afterBlank = false;
            }
        }
    }

    private boolean isFurniture(Line line) {
        return line.isPageNumber() || isContents(line) || isRule(line);
    }

    /** A tab and a number may also be the row of a table; leaders are not. */
    private boolean isContents(Line line) {
        return line.isContents() && (inContents || !line.holds('\t'));
    }

    private static boolean isRule(CharSequence text) {
        if (text.length() < 3) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("-_=*.…".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void block(Line line, boolean afterBlank) {
        if (line.first() == '#') {
            markdownHeading(line.text());
        } else if (isRowOfMarkdown(line)) {
            markdownRow(line.text());
        } else if (line.marker() > 0) {
            item(line, afterBlank);
        } else if (isRow(line)) {
            draft.row(Arrays.asList(line.columns()));
            at++;
        } else if (isFact(line)) {
            at++;
            draft.paragraph(line);
        } else if (isHeading(line, afterBlank)) {
            at++;
            draft.heading(2, line);
        } else {
            at++;
            draft.paragraph(joined(line, line));
        }
    }

    /** Three columns, a tab, or two columns that stand below those of a line beside it. */
    private boolean isRow(Line line) {
        if (!line.hasGap() || SectionMark.after(line, 0) > 0) {
            // "8      §      Arbetsgivaren …": the mark in its margin, and not a table
            return false;
        }
        int columns = line.columns().length;
        return columns > (line.holds('\t') ? 1 : 2)
                || columns == 2 && (sharesColumns(line, at - 1) || sharesColumns(line, at + 1));
    }

    /** The gaps of a justified text stand anywhere; those of a table stand below each other. */
    private boolean sharesColumns(Line line, int other) {
        if (other < 0 || other >= lines.size()) {
            return false;
        }
        Line beside = lines.get(other);
        String[] cells = line.columns();
        String[] below = beside.columns();
        if (below.length != 2 || beside.isBlank()) {
            return false;
        }
        int end = line.indent() + line.length();
        int endBelow = beside.indent() + beside.length();
        boolean sums = Character.isDigit(cells[1].charAt(0)) && Character.isDigit(below[1].charAt(0));
        return Math.abs(end - cells[1].length() - endBelow + below[1].length()) <= 1 || sums && end == endBelow;
    }

    private void markdownHeading(String text) {
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') {
            level++;
        }
        at++;
        draft.heading(level, text.substring(level));
    }

    private static boolean isRowOfMarkdown(Line line) {
        return line.hasBar() && (line.first() == '|' || line.text().contains(" | "));
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
        Line words = line.after(marker);
        at++;
        if (words.isBlank()) {
            return;
        }
        boolean number = Character.isDigit(line.first());
        if (number && afterBlank && isTitle(words) && introducesText(line)) {
            draft.heading(2, line);
            return;
        }
        String sign = Normal.spaces(line.subSequence(0, marker));
        draft.item(sign, joined(words, line), 1 + line.indent() / 4);
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
                && Letters.isUpper(after.first())
                && after.indent() <= line.indent() + 1
                && after.length() > 20;
    }

    /** Adds the lines that continue a paragraph or an item. */
    private CharSequence joined(Line words, Line first) {
        StringBuilder more = null;
        Line last = first;
        while (at < lines.size()) {
            Line next = lines.get(at);
            boolean goesOn = !next.isBlank() && !isFurniture(next) && continues(last, next);
            if (!goesOn || Letters.isUpper(next.first()) && resumedAfterFurniture(last) > at) {
                int resumed = resumedAfterFurniture(last);
                if (resumed < 0) {
                    break;
                }
                leaveOut(at, resumed);
                at = resumed;
                next = lines.get(at);
            }
            more = more == null ? new StringBuilder(words) : more;
            append(more, next);
            last = next;
            at++;
        }
        return more == null ? words : more;
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
            boolean number = line.isPageNumber() || line.isNumber() && line.page() > 0;
            pageBreak |= number || line.page() != last.page();
            if (pageBreak && !number && Letters.isLower(line.first()) && line.marker() == 0) {
                return i;
            }
            if (!number && !isRunningHead(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** A short title beside a page number. Any other line between two halves of a sentence is text, and ends the first half. */
    private boolean isRunningHead(int index) {
        return isShortTitle(index) && (isNumbered(index, -1) || isNumbered(index, 1));
    }

    private boolean isShortTitle(int index) {
        Line line = lines.get(index);
        return line.length() <= LONGEST_RUNNING_HEAD && line.marker() == 0 && isTitle(line);
    }

    /** Whether the next line that way is a page's number; "Sida 5 (9)" may stand below two titles. */
    private boolean isNumbered(int index, int step) {
        int beside = besides(index, step);
        if (beside >= 0 && !isNumber(beside) && isShortTitle(beside)) {
            beside = besides(beside, step);
            return beside >= 0 && lines.get(beside).isPageNumber();
        }
        return beside >= 0 && isNumber(beside);
    }

    private boolean isNumber(int index) {
        return lines.get(index).isPageNumber() || lines.get(index).isNumber();
    }

    /** The line before or after, within what has not been read yet; -1 where there is none. */
    private int besides(int index, int step) {
        int beside = index + step;
        while (beside >= at && beside < lines.size() && lines.get(beside).isBlank()) {
            beside += step;
        }
        return beside >= at && beside < lines.size() ? beside : -1;
    }

    private void leaveOut(int from, int to) {
        for (Line line : lines.subList(from, to)) {
            if (!line.isBlank() && !line.isPageNumber() && !line.isNumber()) {
                draft.margin(line.text());
            }
        }
    }

    private boolean continues(Line last, Line next) {
        if (next.marker() == 0 && endsInHyphen(last) && Letters.isLower(next.first())) {
            return true;
        }
        if (next.first() == '#'
                || isRowOfMarkdown(next)
                || next.marker() > 0
                || opensParagraph(next)
                || isFact(next)
                || next.hasGap() && next.columns().length == 2 && sharesColumns(next, at + 1)) {
            return false;
        }
        if (Letters.isLower(next.first())) {
            return !last.endsSentence() || width > 0 && last.length() > width * 0.6;
        }
        if (width == 0) {
            return false;
        }
        int reached = last.length();
        boolean full = reached + firstWord(next.text()) >= width * 0.8;
        return last.endsSentence() ? full && reached > width * 0.7 && width > 40 : reached >= width * 0.5;
    }

    /** "Diarienummer KS 2031/7" on a first page: a line of its own. */
    private boolean isFact(Line line) {
        return at < LAST_LINE_OF_FACTS && Letters.isUpper(line.first()) && FactTable.opening(line.text()) > 0;
    }

    /** "4 § Nämnden …" opens a paragraph; "7 d § ska …" goes on with one. */
    private static boolean opensParagraph(CharSequence text) {
        int after = SectionMark.after(text, 0);
        return after > 0 && (after == text.length() || !Letters.isLower(text.charAt(after)));
    }

    private static int firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text.length() : blank;
    }

    /** Undoes the hyphen at a line's end; that of "IT-ansvarig" and of "risk- och" stays. */
    private static void append(StringBuilder words, Line next) {
        int length = words.length();
        if (endsInHyphen(words) && Letters.isLower(next.first()) && !startsWithCoordinator(next.text())) {
            boolean own = Letters.isUpper(words.charAt(length - 2));
            words.setLength(own ? length : length - 1);
        } else if (words.charAt(length - 1) != SOFT_HYPHEN) {
            words.append(' ');
        }
        words.append(next);
    }

    private static boolean endsInHyphen(CharSequence text) {
        int length = text.length();
        char last = text.charAt(length - 1);
        return length > 1
                && (last == '-' || last == SOFT_HYPHEN || Normal.isTypographicHyphen(last))
                && Letters.isLetter(text.charAt(length - 2));
    }

    /** "risk- och" keeps its hyphen at a line's end. */
    private static boolean startsWithCoordinator(String text) {
        return text.startsWith("och ")
                || text.startsWith("eller ")
                || text.startsWith("samt ")
                || text.startsWith("respektive ");
    }

    private boolean isHeading(Line line, boolean afterBlank) {
        if (!isTitle(line)) {
            return false;
        }
        if (SectionMark.after(line, 0) == line.length()) {
            return true;
        }
        Line next = at + 1 < lines.size() ? lines.get(at + 1) : null;
        if (next == null) {
            return afterBlank;
        }
        if (next.isBlank()) {
            return true;
        }
        boolean own = !Letters.isLower(next.first()) || next.marker() > 0;
        boolean shortened = width == 0 || line.length() + firstWord(next.text()) < width * 0.8;
        return own && shortened;
    }

    /** Short, without an end mark, opening with a capital or a number, and no order of its own. */
    private static boolean isTitle(Line line) {
        boolean opens = Letters.isUpper(line.first()) || Character.isDigit(line.first());
        if (!opens || line.length() > LONGEST_HEADING + LONGEST_STEP) {
            return false;
        }
        String text = line.text().substring(step(line.text()));
        char last = text.charAt(text.length() - 1);
        if (text.length() > LONGEST_HEADING || ".:;,!?".indexOf(last) >= 0 || text.contains(". ")) {
            return false;
        }
        if (!Letters.isUpper(text.charAt(0)) && !Character.isDigit(text.charAt(0))) {
            return false;
        }
        return !ordersOrGoesOn(text)
                || text.startsWith("Hur ")
                || text.startsWith("Vad ")
                || text.startsWith("När ")
                || text.startsWith("Vem ");
    }

    /** Where the title begins behind "Steg 3. " or "Bilaga 1: ". */
    private static int step(String text) {
        int blank = text.indexOf(' ');
        int end = blank < 0 ? -1 : text.indexOf(' ', blank + 1);
        boolean numbered = end > 0
                && end - blank <= 4
                && end + 1 < text.length()
                && Character.isDigit(text.charAt(blank + 1))
                && ".:".indexOf(text.charAt(end - 1)) >= 0
                && STEPS.contains(text.substring(0, blank));
        return numbered ? end + 1 : 0;
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
}
