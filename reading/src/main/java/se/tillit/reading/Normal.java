package se.tillit.reading;

/** White space and invisible characters as they should be in running text. */
final class Normal {

    private Normal() {}

    static String spaces(CharSequence words) {
        StringBuilder out = new StringBuilder(words.length());
        append(out, words);
        return out.toString();
    }

    /** Appends words with each run of white space as one blank, trimmed, without soft hyphens and other invisible characters. */
    static void append(StringBuilder out, CharSequence words) {
        int start = out.length();
        boolean gap = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (isSpace(c)) {
                gap = true;
            } else if (!isInvisible(c)) {
                if (gap && out.length() > start) {
                    out.append(' ');
                }
                gap = false;
                out.append(c);
            }
        }
    }

    static boolean isSpace(char c) {
        return c == ' '
                || c <= '\r' && c >= '\t'
                || c == '\u00a0'
                || c >= '\u2000' && c <= '\u200a'
                || c == '\u202f'
                || c == '\u3000';
    }

    /** Soft hyphen, zero-width marks, byte order mark, control characters and the private-use glyphs of bullet fonts. */
    static boolean isInvisible(char c) {
        return c == '\u00ad'
                || c >= '\u200b' && c <= '\u200f'
                || c == '\u2060'
                || c == '\ufeff'
                || c < ' '
                || c >= '\ue000' && c <= '\uf8ff'
                || c == '\ufffd';
    }
}
