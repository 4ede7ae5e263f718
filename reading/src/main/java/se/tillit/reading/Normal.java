package se.tillit.reading;

/** White space, hyphens and invisible characters as they should be in running text. */
final class Normal {

    private Normal() {}

    static String spaces(CharSequence words) {
        StringBuilder out = new StringBuilder(words.length());
        append(out, words);
        return out.toString();
    }

    /** Appends words with each run of white space as one blank, trimmed, every hyphen as "-", without soft hyphens and other invisible characters. */
    static void append(StringBuilder out, CharSequence words) {
        if (words instanceof Line line && line.isPlain()) {
            line.appendTo(out);
            return;
        }
        char[] characters = new char[words.length()];
        words.getChars(0, characters.length, characters, 0);
        int start = out.length();
        boolean gap = false;
        for (int i = 0; i < characters.length; ) {
            char c = characters[i];
            if (isSpace(c)) {
                gap = true;
                i++;
            } else if (isInvisible(c)) {
                i++;
            } else if (isTypographicHyphen(c)) {
                out.append(gap && out.length() > start ? " -" : "-");
                gap = false;
                i++;
            } else {
                if (gap && out.length() > start) {
                    out.append(' ');
                }
                gap = false;
                int end = runEnd(characters, i);
                out.append(characters, i, end - i);
                i = end;
            }
        }
    }

    /** The end of what can be taken as it is: visible characters with single blanks between them. */
    private static int runEnd(char[] characters, int from) {
        int length = characters.length;
        int i = from + 1;
        while (i < length) {
            char c = characters[i];
            if (c > ' ' && c < '\u007f' || c >= '\u00c0' && c < '\u2000') {
                i++;
                continue;
            }
            boolean single = c == ' ' && i + 1 < length && characters[i + 1] > ' ' && characters[i + 1] < '\u007f';
            if (!single && (isSpace(c) || isInvisible(c) || isTypographicHyphen(c))) {
                return i;
            }
            i++;
        }
        return i;
    }

    static boolean isSpace(char c) {
        return c == ' '
                || c <= '\r' && c >= '\t'
                || c == '\u00a0'
                || c >= '\u2000' && c <= '\u200a'
                || c == '\u202f'
                || c == '\u3000';
    }

    /** The hyphens that typesetting has beside that of the keyboard: U+2010, and U+2011 that does not break. */
    static boolean isTypographicHyphen(char c) {
        return c == '\u2010' || c == '\u2011';
    }

    /** Soft hyphen, zero-width marks, byte order mark, control characters and the private-use glyphs of bullet fonts. */
    static boolean isInvisible(char c) {
        return (c < ' ' || c > '~') && isRarelyVisible(c);
    }

    private static boolean isRarelyVisible(char c) {
        return c == '\u00ad'
                || c >= '\u200b' && c <= '\u200f'
                || c == '\u2060'
                || c == '\ufeff'
                || c < ' '
                || c >= '\ue000' && c <= '\uf8ff'
                || c == '\ufffd';
    }
}
