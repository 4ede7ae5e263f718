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
        String[] raw = content.split("\r\n|[\n\r\u2028\u2029]", -1);
        int from = frontMatter(raw, front);
        int page = 0;
        boolean paged = content.indexOf('\f') >= 0;
        page = paged ? 1 : 0;
        for (int i = from; i < raw.length; i++) {
            String line = raw[i];
            if (paged && line.indexOf('\f') >= 0) {
                page++;
                line = line.replace('\f', ' ');
            }
            lines.add(Line.of(unmarked(line), page));
        }
        return lines;
    }

    private static int frontMatter(String[] raw, Map<String, String> front) {
        if (raw.length == 0 || !raw[0].strip().replace("\ufeff", "").equals("---")) {
            return 0;
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 1; i < raw.length; i++) {
            if (raw[i].strip().equals("---")) {
                front.putAll(found);
                return i + 1;
            }
            int colon = raw[i].indexOf(':');
            if (colon > 0 && !Character.isWhitespace(raw[i].charAt(0))) {
                found.put(
                        raw[i].substring(0, colon).strip(),
                        raw[i].substring(colon + 1).strip().replaceAll("^\"|\"$", ""));
            }
        }
        return 0;
    }

    /** The line without links' addresses, emphasis and anchors. */
    static String unmarked(String line) {
        if (line.indexOf('[') < 0 && line.indexOf('*') < 0 && line.indexOf('_') < 0 && line.indexOf('<') < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            int close = c == '[' ? line.indexOf("](", i) : -1;
            if (close > 0 && close - i < LONGEST_LINK && line.lastIndexOf('[', close) == i) {
                int end = line.indexOf(')', close);
                if (end > 0) {
                    out.append(line, i + 1, close);
                    i = end + 1;
                    continue;
                }
            }
            boolean emphasis = (c == '*' || c == '_') && i + 1 < line.length() && line.charAt(i + 1) == c;
            if (emphasis && !isBlanks(line, i, c)) {
                i += 2;
                continue;
            }
            if (c == '<'
                    && (line.startsWith("<br", i)
                            || line.startsWith("<a ", i)
                            || line.startsWith("</a", i)
                            || line.startsWith("<!--", i))) {
                int end = line.indexOf('>', i);
                if (end > 0) {
                    out.append(' ');
                    i = end + 1;
                    continue;
                }
            }
            out.append(c);
            i++;
        }
        return out.toString();
    }

    /** "____" is a place to fill in, not emphasis. */
    private static boolean isBlanks(String line, int i, char c) {
        return i + 2 < line.length() && line.charAt(i + 2) == c;
    }
}
