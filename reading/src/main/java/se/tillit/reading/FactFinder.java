package se.tillit.reading;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a document's opening says about itself, in the forms that Swedish authorities put on their first page. */
final class FactFinder {

    private static final int OPENING = 4000;
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
        String opening = text.substring(0, Math.min(OPENING, text.length()));
        String found = reference != null ? reference : group(REFERENCE, opening);
        return new Document.Facts(
                group(DECIDED_BY, opening),
                day(group(DECIDED_ON, opening)),
                day(group(VALID_UNTIL, opening)),
                group(OWNER, opening),
                found);
    }

    private static @Nullable String group(Pattern pattern, String opening) {
        Matcher matcher = pattern.matcher(opening);
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
