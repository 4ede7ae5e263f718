package se.tillit.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a document's opening says about itself, in the forms that Swedish authorities put on their first page. */
final class FactFinder {

    private static final int OPENING = 4000;
    private static final int LONGEST_LINE = 200;
    private static final List<String> DECISION = List.of("beslut", "antag", "fastställ");
    private static final List<String> VALIDITY = List.of("giltig", "gäller till", "upphör den");
    private static final List<String> NUMBER = List.of("dnr", "diarie", "beteckning");
    private static final List<String> SIGNS = Stream.of(DECISION, VALIDITY, List.of("dokument"), NUMBER)
            .flatMap(List::stream)
            .toList();

    private static final Pattern DECIDED_BY = Pattern.compile(
            "(?i)(?:beslutat av|beslutad av|antagen av|antaget av|fastställd av|fastställt av|beslutande organ|beslutsinstans)\\s*:?\\s+([^\\n,;(|]{3,60}?)(?=\\s+(?:den\\s)?\\d|[\\n,;(|.]|$)");
    private static final Pattern DECIDED_ON = Pattern.compile(
            "(?i)(?:beslutades den|beslutad den|beslutade den|beslutsdatum|antagen|antagen den|fastställd|fastställd den|beslutad)[^\\n\\d]{0,60}?(\\d{4}-\\d{2}-\\d{2}|\\d{1,2} [a-zåäö]{3,9} \\d{4})");
    private static final Pattern VALID_UNTIL = Pattern.compile(
            "(?i)(?:gäller till(?: och med)?(?: den)?|giltig till(?: och med)?|giltighetstid|upphör den)\\s*:?\\s*[^\\n\\d]{0,12}?(\\d{4}-\\d{2}-\\d{2}|\\d{1,2} [a-zåäö]{3,9} \\d{4})");
    private static final Pattern OWNER = Pattern.compile(
            "(?i)(?:dokumentansvarig(?: är)?|dokumentägare|ansvarig för dokumentet)\\s*:\\s*([^\\n,;|]{3,60})");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?i)(?:diarienummer|dnr|diarienr|beteckning)\\s*[:.]?\\s*([A-ZÅÄÖa-zåäö]{0,6}[ /-]?\\d{4}[/:-]\\d{1,6}(?:[-/]\\d+)?)");

    private FactFinder() {}

    static Document.Facts find(String text, @Nullable String reference) {
        boolean statute = reference != null && reference.startsWith("SFS ");
        String signs = statute ? "" : signs(text);
        if (signs.isEmpty()) {
            return new Document.Facts(null, null, null, null, reference);
        }
        String lower = signs.toLowerCase(Locale.ROOT);
        boolean decided = hasOne(lower, DECISION);
        return new Document.Facts(
                decided ? group(DECIDED_BY, signs) : null,
                decided ? day(group(DECIDED_ON, signs)) : null,
                hasOne(lower, VALIDITY) ? day(group(VALID_UNTIL, signs)) : null,
                lower.contains("dokument") ? group(OWNER, signs) : null,
                reference != null || !hasOne(lower, NUMBER) ? reference : group(REFERENCE, signs));
    }

    /** The opening's short lines with a word that such facts are written with: the patterns are too slow to try on all. */
    private static String signs(String text) {
        StringBuilder lines = new StringBuilder();
        int end = Math.min(OPENING, text.length());
        for (int from = 0; from < end; ) {
            int to = text.indexOf('\n', from);
            to = to < 0 || to > end ? end : to;
            if (to > from
                    && to - from < LONGEST_LINE
                    && hasOne(text.substring(from, to).toLowerCase(Locale.ROOT), SIGNS)) {
                lines.append(text, from, to).append('\n');
            }
            from = to + 1;
        }
        return lines.toString();
    }

    private static boolean hasOne(String line, List<String> signs) {
        for (String sign : signs) {
            if (line.contains(sign)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String group(Pattern pattern, String lines) {
        Matcher matcher = pattern.matcher(lines);
        return matcher.find() ? matcher.group(1).strip() : null;
    }

    private static @Nullable String day(@Nullable String words) {
        if (words == null) {
            return null;
        }
        LocalDate day = Dates.first(words.toLowerCase(Locale.ROOT));
        return day == null ? null : day.toString();
    }
}
