package se.tillit.indicator;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.tillit.web.Page;

/** A year, quarter or month, as people write it: 2026, 2026 kv 2, 2026-03. */
public record Period(LocalDate begins, int months) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?i)(\\d{4})(?:-(\\d{1,2})|\\s*-?\\s*(?:kv|q|k)\\.?\\s*([1-4]))?");

    static Optional<Period> of(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        if (year < 1900 || year > 2200 || month < 1 || month > 12) {
            return Optional.empty();
        }
        if (matcher.group(3) != null) {
            return Optional.of(new Period(LocalDate.of(year, 3 * Integer.parseInt(matcher.group(3)) - 2, 1), 3));
        }
        return Optional.of(new Period(LocalDate.of(year, month, 1), matcher.group(2) == null ? 12 : 1));
    }

    /** When a value is of, in words: 2026, kvartal 2 2026, mars 2026. */
    public static String said(Page page, Value value) {
        String year = String.valueOf(value.begins().getYear());
        return switch (value.months()) {
            case 12 -> year;
            case 3 -> page.t("indicator.quarter", value.begins().getMonthValue() / 3 + 1, year);
            default ->
                value.begins()
                                .getMonth()
                                .getDisplayName(TextStyle.FULL, page.language().locale()) + " " + year;
        };
    }
}
