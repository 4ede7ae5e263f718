package se.tillit.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people and systems in Sweden write them; the day stands before the month, as in most of Europe. */
final class Days {

    private static final List<DateTimeFormatter> FORMATS = List.of(
            strict("uuuu-MM-dd"),
            strict("uuuuMMdd"),
            strict("uuuu/M/d"),
            strict("d.M.uuuu"),
            strict("d/M/uuuu"),
            strict("d/M uuuu"));
    private static final Pattern MIDNIGHT = Pattern.compile("[ T]00:00(:00(\\.0+)?)?$");
    private static final Pattern IN_WORDS =
            Pattern.compile("(?<day>\\d{1,2})\\.? (?<month>\\p{L}{3,9})\\.?(?: (?<year>\\d{4}))?");
    private static final Pattern IN_NUMBERS = Pattern.compile("(?<day>\\d{1,2})/(?<month>\\d{1,2})");
    /** The first three letters tell the month in Swedish and in English. */
    private static final List<Set<String>> MONTHS = List.of(
            Set.of("jan"),
            Set.of("feb"),
            Set.of("mar"),
            Set.of("apr"),
            Set.of("maj", "may"),
            Set.of("jun"),
            Set.of("jul"),
            Set.of("aug"),
            Set.of("sep"),
            Set.of("okt", "oct"),
            Set.of("nov"),
            Set.of("dec"));

    private Days() {}

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A day, also one that a system writes as midnight; empty where the text is none, or one that no organisation has lived through. */
    static Optional<LocalDate> date(String text) {
        String day = MIDNIGHT.matcher(text).replaceFirst("");
        return FORMATS.stream()
                .flatMap(format -> parsed(day, format).stream())
                .findFirst()
                .or(() -> inWords(day))
                .filter(Days::isReasonable);
    }

    static boolean isReasonable(LocalDate day) {
        return day.getYear() >= 1600 && day.getYear() <= 2200;
    }

    private static Optional<LocalDate> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException notThisWay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> inWords(String text) {
        Matcher words = IN_WORDS.matcher(text);
        if (!words.matches() || words.group("year") == null) {
            return Optional.empty();
        }
        int year = Integer.parseInt(words.group("year"));
        return monthDay(text).filter(day -> day.isValidYear(year)).map(day -> day.atYear(year));
    }

    /** A day of any year: 15 feb, 15 February, 15/2. */
    static Optional<MonthDay> monthDay(String text) {
        Matcher words = IN_WORDS.matcher(text);
        if (words.matches()) {
            String start = words.group("month").substring(0, 3).toLowerCase(Locale.ROOT);
            for (int month = 1; month <= MONTHS.size(); month++) {
                if (MONTHS.get(month - 1).contains(start)) {
                    return monthDay(month, words.group("day"));
                }
            }
        }
        Matcher numbers = IN_NUMBERS.matcher(text);
        return numbers.matches()
                ? monthDay(Integer.parseInt(numbers.group("month")), numbers.group("day"))
                : Optional.empty();
    }

    private static Optional<MonthDay> monthDay(int month, String day) {
        try {
            return Optional.of(MonthDay.of(month, Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
