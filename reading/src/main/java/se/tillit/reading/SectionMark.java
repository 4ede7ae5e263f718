package se.tillit.reading;

/** The marks by which Swedish legal text numbers itself at the start of a block: "4 §", "16 a §", "3 kap.", "3 kap. 4 §". */
final class SectionMark {

    private static final int LONGEST = 24;

    private SectionMark() {}

    /** The first character of the text proper after a section mark at {@code from}; {@code from} itself where there is none. */
    static int after(CharSequence text, int from) {
        int at = skipChapter(text, from);
        int paragraph = skipParagraph(text, at == from ? from : at);
        return paragraph > 0 ? paragraph : from;
    }

    /** The chapter that the block opens ("3", "2 a"), or empty. */
    static String chapter(CharSequence text, int from) {
        return skipChapter(text, from) == from ? "" : number(text, from);
    }

    /** The section that the block opens ("4", "16 a"), or empty. */
    static String paragraph(CharSequence text, int from) {
        int at = skipChapter(text, from);
        return skipParagraph(text, at) > 0 ? number(text, at) : "";
    }

    private static String number(CharSequence text, int from) {
        return Normal.spaces(text.subSequence(from, afterNumber(text, from)));
    }

    private static int skipChapter(CharSequence text, int from) {
        int number = afterNumber(text, from);
        if (number == from) {
            return from;
        }
        int at = skipBlanks(text, number);
        if (!startsWith(text, at, "kap")) {
            return from;
        }
        at += 3;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
        }
        return at < text.length() && Letters.isLetter(text.charAt(at)) ? from : skipBlanks(text, at);
    }

    /** The position after "4 §" and the blanks behind it, or -1. */
    private static int skipParagraph(CharSequence text, int from) {
        int number = afterNumber(text, from);
        if (number == from) {
            return -1;
        }
        int at = skipBlanks(text, number);
        if (at >= text.length() || text.charAt(at) != '§') {
            return -1;
        }
        at++;
        return at < text.length() && text.charAt(at) == '§' ? -1 : skipBlanks(text, at);
    }

    private static int afterNumber(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            return from;
        }
        int letter = skipBlanks(text, at);
        boolean single = letter < text.length()
                && text.charAt(letter) >= 'a'
                && text.charAt(letter) <= 'z'
                && (letter + 1 >= text.length() || !Letters.isLetter(text.charAt(letter + 1)));
        return single ? letter + 1 : at;
    }

    private static int skipBlanks(CharSequence text, int at) {
        while (at < text.length() && Normal.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean startsWith(CharSequence text, int at, String word) {
        if (at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
