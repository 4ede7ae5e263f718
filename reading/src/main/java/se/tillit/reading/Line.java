package se.tillit.reading;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a laid-out text, judged by itself: its characters, trimmed. They stay where they were read, since most lines are
 * copied once into the document and never asked for as a string.
 */
final class Line implements CharSequence {

    /** Bullets, among them the private-use glyphs that Word's symbol fonts leave in a PDF. */
    private static final String BULLETS = "*-–—•·▪◦‣●○■□☐☑✓✔➢→\uf0b7\uf0a7\uf02d\uf0d8\uf076\uf0a8\uf0fco";

    private static final Pattern GAP = Pattern.compile("\t+|\\s{2,}|\\s*\\.{4,}\\s*");

    private final char[] characters;
    private final int from;
    private final int length;
    private final int indent;
    private final int page;
    private boolean gap;
    private boolean bar;
    private boolean plain = true;

    private @Nullable String text;
    private String @Nullable [] columns;

    private Line(char[] characters, int from, int length, int indent, int page) {
        this.characters = characters;
        this.from = from;
        this.length = length;
        this.indent = indent;
        this.page = page;
        look();
    }

    static Line of(String raw, int page) {
        char[] characters = raw.toCharArray();
        return of(characters, 0, characters.length, page);
    }

    /** The line that stands in {@code characters[start..end)}. */
    static Line of(char[] characters, int start, int end, int page) {
        int from = start;
        int blanks = 0;
        while (from < end && (Normal.isSpace(characters[from]) || characters[from] == '\ufeff')) {
            blanks += characters[from++] == '\t' ? 4 : 1;
        }
        int to = end;
        while (to > from && Normal.isSpace(characters[to - 1])) {
            to--;
        }
        return new Line(characters, from, to - from, blanks, page);
    }

    /** Notes in one pass what is asked of it later. */
    private void look() {
        int to = from + length;
        for (int i = from; i < to; i++) {
            char c = characters[i];
            if (c >= 'a' && c <= 'z' || c >= '\u00c0' && c < '\u2000') {
                continue;
            }
            char next = i + 1 < to ? characters[i + 1] : 'x';
            if (c == ' ') {
                gap |= next <= ' ';
                plain &= !Normal.isSpace(next);
            } else if (c < ' ') {
                gap |= c == '\t' || next <= ' ' && i + 1 < to;
                plain = false;
            } else if (c == '.') {
                gap |= next == '.' && i + 3 < to;
            } else if (c == '|') {
                bar = true;
            } else if (c > '~') {
                plain &= !Normal.isSpace(c) && !Normal.isInvisible(c) && !Normal.isTypographicHyphen(c);
            }
        }
    }

    /** Its characters. */
    String text() {
        String made = text == null ? new String(characters, from, length) : text;
        text = made;
        return made;
    }

    /** The blanks before it. */
    int indent() {
        return indent;
    }

    /** The page it stands on, 0 where there are none. */
    int page() {
        return page;
    }

    /** Whether a tab, several blanks or leaders may part it into columns. */
    boolean hasGap() {
        return gap;
    }

    /** Whether an upright bar, which parts a row of Markdown, is in it. */
    boolean hasBar() {
        return bar;
    }

    /** Whether it is written as running text should be ({@link Normal}). */
    boolean isPlain() {
        return plain;
    }

    void appendTo(StringBuilder out) {
        out.append(characters, from, length);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return characters[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(characters, from + start, end - start);
    }

    @Override
    public void getChars(int start, int end, char[] to, int at) {
        System.arraycopy(characters, from + start, to, at, end - start);
    }

    @Override
    public String toString() {
        return text();
    }

    /** What its gaps part; the whole of it where they are those of a justified line. */
    String[] columns() {
        String[] made = columns;
        if (made == null) {
            String[] cells = gap ? GAP.split(text()) : new String[0];
            made = !gap || isJustified(cells) ? new String[] {text()} : cells;
            columns = made;
        }
        return made;
    }

    /** Cells open with a capital or a figure; where most open with a small letter, the gaps are those of a justified line. */
    private static boolean isJustified(String[] cells) {
        int small = 0;
        for (int i = 1; i < cells.length; i++) {
            small += !cells[i].isEmpty() && Letters.isLower(cells[i].charAt(0)) ? 1 : 0;
        }
        return cells.length > 2 && small * 2 >= cells.length - 1;
    }

    boolean isBlank() {
        return length == 0;
    }

    char first() {
        return characters[from];
    }

    private char last() {
        return characters[from + length - 1];
    }

    boolean holds(char c) {
        for (int i = from; i < from + length; i++) {
            if (characters[i] == c) {
                return true;
            }
        }
        return false;
    }

    /** What is left of it behind a list's marker. */
    Line after(int marker) {
        return of(characters, from + marker, from + length, page);
    }

    /** Length of a list marker with the blank after it, or 0. */
    int marker() {
        char first = first();
        if (first == '[' && (text().startsWith("[ ] ") || text().startsWith("[x] "))) {
            return 4;
        }
        if (BULLETS.indexOf(first) >= 0) {
            boolean glyph = first >= '\ue000';
            if (length > 1 && (Normal.isSpace(charAt(1)) || glyph)) {
                return glyph && !Normal.isSpace(charAt(1)) ? 1 : 2;
            }
            return 0;
        }
        int digits = 0;
        while (digits < length && digits < 4 && charAt(digits) >= '0' && charAt(digits) <= '9') {
            digits++;
        }
        if (digits > 0 && digits < 4 && digits + 1 < length) {
            char after = charAt(digits);
            if ((after == '.' || after == ')') && Normal.isSpace(charAt(digits + 1))) {
                return digits + 2;
            }
            boolean tabular = Normal.isSpace(after)
                    && Normal.isSpace(charAt(digits + 1))
                    && digits + 2 < length
                    && Character.isLetter(charAt(length - 1 < digits + 4 ? digits + 2 : digits + 3));
            return tabular ? digits + 2 : 0;
        }
        if (Character.isLetter(first) && length > 3 && charAt(1) == ')' && Normal.isSpace(charAt(2))) {
            return 3;
        }
        return 0;
    }

    /** Whether these characters are nothing but a list's marker: a bullet, "3.", "b)". */
    static boolean isMarker(String text) {
        return !text.isEmpty()
                && (text.length() == 1 || text.length() > 1 && ".)".indexOf(text.charAt(text.length() - 1)) >= 0)
                && Line.of(text + " ord", 0).marker() == text.length() + 1;
    }

    boolean endsSentence() {
        char last = last();
        if ((last == '"' || last == '”' || last == ')') && length > 1) {
            char before = charAt(length - 2);
            return before == '.' || before == '?' || before == '!' || last == ')' && before == ':';
        }
        return last == '.' || last == ':' || last == '?' || last == '!' || last == ';';
    }

    /** "Sida 5 (9)", "5 (9)", "- 5 -", "Sid 5": never part of a text. */
    boolean isPageNumber() {
        if (length > 24 || !hasDigit() || hasOther()) {
            return false;
        }
        String bare = text().toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[\\s()/|–-]", "")
                .replace("av", "");
        String number = bare.startsWith("sida")
                ? bare.substring(4)
                : bare.startsWith("sid") ? bare.substring(3) : bare.startsWith("page") ? bare.substring(4) : bare;
        boolean digits =
                !number.isEmpty() && number.length() <= 8 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                && (bare.length() > number.length() || holds('(') && first() != '(' || first() == '-' && last() == '-');
    }

    /** Anything that no page number is written with. */
    private boolean hasOther() {
        for (int i = 0; i < length; i++) {
            char c = charAt(i);
            if (!(c >= '0' && c <= '9') && "sidapgevSIDAPGEV ()/|–-".indexOf(c) < 0 && !Normal.isSpace(c)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasDigit() {
        for (int i = 0; i < length; i++) {
            if (charAt(i) >= '0' && charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    boolean isNumber() {
        return length <= 4 && chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A line of a table of contents: words, then leaders or a tab, then a page number. */
    boolean isContents() {
        int end = length;
        int digits = end;
        while (digits > 0 && charAt(digits - 1) >= '0' && charAt(digits - 1) <= '9') {
            digits--;
        }
        if (digits == end || digits < 4 || end - digits > 3) {
            return false;
        }
        int at = digits;
        int dots = 0;
        boolean tab = false;
        while (at > 0 && (charAt(at - 1) == '.' || charAt(at - 1) == '…' || Normal.isSpace(charAt(at - 1)))) {
            char c = charAt(--at);
            dots += c == '.' ? 1 : c == '…' ? 3 : 0;
            tab |= c == '\t';
        }
        return at > 0 && (dots >= 4 || tab && dots == 0);
    }

    boolean isUpperCase() {
        boolean letters = false;
        for (int i = 0; i < length; i++) {
            if (Character.isLowerCase(charAt(i))) {
                return false;
            }
            letters |= Character.isLetter(charAt(i));
        }
        return letters;
    }
}
