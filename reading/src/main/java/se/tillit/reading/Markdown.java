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
     * The lines of a text without front matter and marks.
     *
     * @param front receives the front matter's simple entries
     */
    static List<Line> lines(String content, Map<String, String> front) {
        List<Line> lines = new ArrayList<>();
        char[] characters = content.toCharArray();
        int page = content.indexOf('\f') >= 0 ? 1 : 0;
        int from = frontMatter(content, front);
        boolean marked = false;
        for (int i = from; i <= characters.length; i++) {
            char c = i < characters.length ? characters[i] : '\n';
            if (c > '_' && c < '\u2028') {
                continue;
            }
            if (c == '[' || c == '*' || c == '_' || c == '<' || c == '\f') {
                marked = true;
            } else if (isBreak(c)) {
                if (marked) {
                    String line = new String(characters, from, i - from);
                    page += line.indexOf('\f') >= 0 ? 1 : 0;
                    char[] unmarked = unmarked(line.replace('\f', ' ')).toCharArray();
                    lines.add(Line.of(unmarked, 0, unmarked.length, page));
                } else {
                    lines.add(Line.of(characters, from, i, page));
                }
                boolean pair = c == '\r' && i + 1 < characters.length && characters[i + 1] == '\n';
                i += pair ? 1 : 0;
                from = i + 1;
                marked = false;
            }
        }
        return lines;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    /** The first character of the next line; "\r\n" is one break. */
    private static int afterBreak(String content, int at) {
        boolean pair = content.startsWith("\r\n", at);
        return pair ? at + 2 : at + 1;
    }

    private static int breakAfter(String content, int from) {
        int at = from;
        while (at < content.length() && !isBreak(content.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the text begins behind the front matter; 0 where there is none. */
    private static int frontMatter(String content, Map<String, String> front) {
        int end = breakAfter(content, 0);
        if (!content.substring(0, end).strip().replace("\ufeff", "").equals("---")) {
            return 0;
        }
        Map<String, String> found = new HashMap<>();
        while (end < content.length()) {
            int from = afterBreak(content, end);
            end = breakAfter(content, from);
            String line = content.substring(from, end);
            if (line.strip().equals("---")) {
                front.putAll(found);
                return Math.min(content.length(), afterBreak(content, end));
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

    /** The line without links' addresses, emphasis and anchors. */
    static String unmarked(String line) {
        StringBuilder out = new StringBuilder(line.length());
        int plain = 0;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c > '_' || c != '[' && c != '*' && c != '_' && c != '<') {
                i++;
                continue;
            }
            int close = c == '[' ? within(line, "](", i) : -1;
            int end = close > 0 && line.lastIndexOf('[', close) == i ? within(line, ")", close) : -1;
            boolean emphasis = (c == '*' || c == '_') && i + 1 < line.length() && line.charAt(i + 1) == c;
            int tag = c == '<' && isTag(line, i) ? within(line, ">", i) : -1;
            if (end > 0) {
                out.append(line, plain, i).append(line, i + 1, close);
                i = end + 1;
                plain = i;
            } else if (emphasis && !isBlanks(line, i, c)) {
                out.append(line, plain, i);
                i += 2;
                plain = i;
            } else if (tag > 0) {
                out.append(line, plain, i).append(' ');
                i = tag + 1;
                plain = i;
            } else {
                i++;
            }
        }
        return out.append(line, plain, line.length()).toString();
    }

    private static boolean isTag(String line, int i) {
        return line.startsWith("<br", i)
                || line.startsWith("<a ", i)
                || line.startsWith("</a", i)
                || line.startsWith("<!--", i);
    }

    /** Where the sign stands within a link's length of {@code from}, or -1. */
    private static int within(String line, String sign, int from) {
        return line.indexOf(sign, from, Math.min(line.length(), from + LONGEST_LINK));
    }

    /** "____" is a place to fill in, not emphasis. */
    private static boolean isBlanks(String line, int i, char c) {
        return i + 2 < line.length() && line.charAt(i + 2) == c;
    }
}
