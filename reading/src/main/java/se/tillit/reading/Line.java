package se.tillit.reading;

/**
 * A line of a laid-out text, judged by itself.
 *
 * @param text its characters, trimmed
 * @param indent blanks before them
 * @param page the page it stands on, 0 where there are none
 * @param hasGap whether a tab, several blanks or leaders may part it into columns
 */
record Line(String text, int indent, int page, boolean hasGap) {

    /** Bullets, among them the private-use glyphs that Word's symbol fonts leave in a PDF. */
    private static final String BULLETS = "*-–—•·▪◦‣●○■□☐☑✓✔➢→\uf0b7\uf0a7\uf02d\uf0d8\uf076\uf0a8\uf0fco";

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
        return new Line(new String(characters, from, to - from), blanks, page, hasGap(characters, from, to));
    }

    private static boolean hasGap(char[] characters, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            char c = characters[i];
            if (c <= '.'
                    && (c == '\t'
                            || c <= ' ' && characters[i + 1] <= ' '
                            || c == '.' && characters[i + 1] == '.' && i + 3 < to)) {
                return true;
            }
        }
        return false;
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    char first() {
        return text.charAt(0);
    }

    /** Length of a list marker with the blank after it, or 0. */
    int marker() {
        if (text.startsWith("[ ] ") || text.startsWith("[x] ")) {
            return 4;
        }
        int length = text.length();
        char first = text.charAt(0);
        if (BULLETS.indexOf(first) >= 0) {
            boolean glyph = first >= '\ue000';
            if (length > 1 && (Normal.isSpace(text.charAt(1)) || glyph)) {
                return glyph && !Normal.isSpace(text.charAt(1)) ? 1 : 2;
            }
            return 0;
        }
        int digits = 0;
        while (digits < length && digits < 4 && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits > 0 && digits < 4 && digits + 1 < length) {
            char after = text.charAt(digits);
            if ((after == '.' || after == ')') && Normal.isSpace(text.charAt(digits + 1))) {
                return digits + 2;
            }
            boolean tabular = Normal.isSpace(after)
                    && Normal.isSpace(text.charAt(digits + 1))
                    && digits + 2 < length
                    && Character.isLetter(text.charAt(text.length() - 1 < digits + 4 ? digits + 2 : digits + 3));
            return tabular ? digits + 2 : 0;
        }
        if (Character.isLetter(first) && length > 3 && text.charAt(1) == ')' && Normal.isSpace(text.charAt(2))) {
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
        char last = text.charAt(text.length() - 1);
        if ((last == '"' || last == '”' || last == ')') && text.length() > 1) {
            char before = text.charAt(text.length() - 2);
            return before == '.' || before == '?' || before == '!' || last == ')' && before == ':';
        }
        return last == '.' || last == ':' || last == '?' || last == '!' || last == ';';
    }

    /** "Sida 5 (9)", "5 (9)", "- 5 -", "Sid 5": never part of a text. */
    boolean isPageNumber() {
        if (text.length() > 24 || !hasDigit() || hasOther()) {
            return false;
        }
        String bare = text.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[\\s()/|–-]", "")
                .replace("av", "");
        String number = bare.startsWith("sida")
                ? bare.substring(4)
                : bare.startsWith("sid") ? bare.substring(3) : bare.startsWith("page") ? bare.substring(4) : bare;
        boolean digits =
                !number.isEmpty() && number.length() <= 8 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                && (bare.length() > number.length()
                        || text.indexOf('(') > 0
                        || text.startsWith("-") && text.endsWith("-"));
    }

    /** Anything that no page number is written with. */
    private boolean hasOther() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && "sidapgevSIDAPGEV ()/|–-".indexOf(c) < 0 && !Normal.isSpace(c)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasDigit() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    boolean isNumber() {
        return text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A line of a table of contents: words, then leaders or a tab, then a page number. */
    boolean isContents() {
        int end = text.length();
        int digits = end;
        while (digits > 0 && text.charAt(digits - 1) >= '0' && text.charAt(digits - 1) <= '9') {
            digits--;
        }
        if (digits == end || digits < 4 || end - digits > 3) {
            return false;
        }
        int at = digits;
        int dots = 0;
        boolean tab = false;
        while (at > 0
                && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '…' || Normal.isSpace(text.charAt(at - 1)))) {
            char c = text.charAt(--at);
            dots += c == '.' ? 1 : c == '…' ? 3 : 0;
            tab |= c == '\t';
        }
        return at > 0 && (dots >= 4 || tab && dots == 0);
    }

    boolean isUpperCase() {
        boolean letters = false;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
            letters |= Character.isLetter(text.charAt(i));
        }
        return letters;
    }
}
