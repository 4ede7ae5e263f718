package se.tillit.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What plain text may carry of Markdown: front matter, links, emphasis, anchors. */
final class Markdown {

    private static final int LONGEST_LINK = 400;

    private Markdown() {}

    /**
     * The lines of a text without front matter and marks, which are taken out of {@code text} itself.
     *
     * @param front receives the front matter's simple entries
     */
    static List<Line> lines(char[] text, Map<String, String> front) {
        List<Line> lines = new ArrayList<>();
        int page = find(text, '\f', 0, text.length) < 0 ? 0 : 1;
        int from = frontMatter(text, front);
        boolean marked = false;
        boolean feed = false;
        for (int i = from; i <= text.length; i++) {
            char c = i < text.length ? text[i] : '\n';
            if (c > '_' && c < '\u2028') {
                continue;
            }
            if (c == '[' || c == '*' || c == '_' || c == '<') {
                marked = true;
            } else if (c == '\f') {
                feed = true;
                text[i] = ' ';
            } else if (isBreak(c)) {
                page += feed ? 1 : 0;
                lines.add(Line.of(text, from, marked ? unmark(text, from, i) : i, page));
                i = i < text.length ? afterBreak(text, i) - 1 : i;
                from = i + 1;
                marked = false;
                feed = false;
            }
        }
        return lines;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    /** The first character of the next line; "\r\n" is one break. */
    private static int afterBreak(char[] text, int at) {
        boolean pair = text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
        return pair ? at + 2 : at + 1;
    }

    private static int breakAfter(char[] text, int from) {
        int at = from;
        while (at < text.length && !isBreak(text[at])) {
            at++;
        }
        return at;
    }

    /** Where the text begins behind the front matter; 0 where there is none. */
    private static int frontMatter(char[] text, Map<String, String> front) {
        int end = breakAfter(text, 0);
        if (!new String(text, 0, end).strip().replace("\ufeff", "").equals("---")) {
            return 0;
        }
        Map<String, String> found = new HashMap<>();
        while (end < text.length) {
            int from = afterBreak(text, end);
            end = breakAfter(text, from);
            String line = new String(text, from, end - from);
            if (line.strip().equals("---")) {
                front.putAll(found);
                return end < text.length ? afterBreak(text, end) : end;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
                found.put(
                        line.substring(0, colon).strip(),
                        unquoted(line.substring(colon + 1).strip()));
            }
        }
        return 0;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Takes links' addresses, emphasis and anchors out of the line {@code text[from..to)}; answers where what is left ends. */
    private static int unmark(char[] text, int from, int to) {
        int kept = from;
        int i = from;
        while (i < to) {
            char c = text[i];
            int close = c == '[' ? label(text, i, to) : -1;
            int end = close < 0 ? -1 : find(text, ')', close, Math.min(to, close + LONGEST_LINK));
            boolean emphasis = (c == '*' || c == '_') && i + 1 < to && text[i + 1] == c;
            int tag = c == '<' && isTag(text, i, to) ? find(text, '>', i, Math.min(to, i + LONGEST_LINK)) : -1;
            if (end > 0) {
                System.arraycopy(text, i + 1, text, kept, close - i - 1);
                kept += close - i - 1;
                i = end + 1;
            } else if (emphasis && !isBlanks(text, i, to)) {
                i += 2;
            } else if (tag > 0) {
                text[kept++] = ' ';
                i = tag + 1;
            } else {
                text[kept++] = text[i++];
            }
        }
        return kept;
    }

    /** Where the label of the link that opens at {@code i} closes before its address, or -1. */
    private static int label(char[] text, int i, int to) {
        int limit = Math.min(to, i + LONGEST_LINK) - 1;
        for (int at = i + 1; at < limit && text[at] != '['; at++) {
            if (text[at] == ']' && text[at + 1] == '(') {
                return at;
            }
        }
        return -1;
    }

    private static boolean isTag(char[] text, int i, int to) {
        return stands("<br", text, i, to)
                || stands("<a ", text, i, to)
                || stands("</a", text, i, to)
                || stands("<!--", text, i, to);
    }

    private static boolean stands(String sign, char[] text, int i, int to) {
        int at = 0;
        while (at < sign.length() && i + at < to && text[i + at] == sign.charAt(at)) {
            at++;
        }
        return at == sign.length();
    }

    private static int find(char[] text, char sign, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == sign) {
                return i;
            }
        }
        return -1;
    }

    /** "____" is a place to fill in, not emphasis. */
    private static boolean isBlanks(char[] text, int i, int to) {
        return i + 2 < to && text[i + 2] == text[i];
    }
}
