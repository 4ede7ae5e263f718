package se.tillit.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Validity;

/** One row, read as its template means it. What cannot be read becomes a problem with row and column, and counts as absent. */
final class Line {

    private static final List<DateTimeFormatter> DATES = List.of(
            strict("uuuu-MM-dd"), strict("uuuuMMdd"), strict("d.M.uuuu"), strict("d/M/uuuu"), strict("d/M uuuu"));
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

    private final String sheet;
    private final Sheet.Row row;
    private final Map<Column, Integer> places;
    private final List<LoadProblem> problems;

    Line(String sheet, Sheet.Row row, Map<Column, Integer> places, List<LoadProblem> problems) {
        this.sheet = sheet;
        this.row = row;
        this.places = places;
        this.problems = problems;
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    int number() {
        return row.number();
    }

    void problem(@Nullable Column column, String text, Object... arguments) {
        problems.add(
                new LoadProblem(sheet, row.number(), column == null ? "" : column.heading(), text, List.of(arguments)));
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    @Nullable
    String text(Column column) {
        Integer place = places.get(column);
        String cell = place == null ? "" : row.cell(place);
        if (cell.startsWith(XlsxReader.FORMULA) || cell.startsWith("=")) {
            problem(column, "load.formula");
            return null;
        }
        String text = cell.replace('\u00a0', ' ').strip();
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            problem(column, "load.control-characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** One line of text: what becomes a name or a code. */
    @Nullable
    String required(Column column) {
        int before = problems.size();
        String text = text(column);
        if (text == null && problems.size() == before) {
            problem(column, "load.empty");
        }
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    @Nullable
    LocalDate date(Column column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        for (DateTimeFormatter format : DATES) {
            try {
                LocalDate day = LocalDate.parse(text, format);
                if (day.getYear() >= 1600 && day.getYear() <= 2200) {
                    return day;
                }
            } catch (DateTimeException notThisWay) {
                continue;
            }
        }
        Matcher words = IN_WORDS.matcher(text);
        if (words.matches() && words.group("year") != null) {
            Optional<MonthDay> day = monthDay(text);
            if (day.isPresent()) {
                return day.get().atYear(Integer.parseInt(words.group("year")));
            }
        }
        problem(column, "load.not-a-date", text);
        return null;
    }

    List<MonthDay> days(Column column) {
        String text = text(column);
        List<MonthDay> days = new ArrayList<>();
        for (String one : text == null ? new String[0] : text.split("[,;]")) {
            if (!one.isBlank()) {
                monthDay(one.strip()).ifPresentOrElse(days::add, () -> problem(column, "load.not-a-day", one.strip()));
            }
        }
        return days;
    }

    private static Optional<MonthDay> monthDay(String text) {
        Matcher words = IN_WORDS.matcher(text);
        Matcher numbers = IN_NUMBERS.matcher(text);
        try {
            if (words.matches()) {
                String start = words.group("month").substring(0, 3).toLowerCase(Locale.ROOT);
                for (int month = 1; month <= MONTHS.size(); month++) {
                    if (MONTHS.get(month - 1).contains(start)) {
                        return Optional.of(MonthDay.of(month, Integer.parseInt(words.group("day"))));
                    }
                }
            } else if (numbers.matches()) {
                return Optional.of(
                        MonthDay.of(Integer.parseInt(numbers.group("month")), Integer.parseInt(numbers.group("day"))));
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** A number with decimal comma or point, and with blanks between the thousands. */
    @Nullable
    BigDecimal number(Column column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String plain = text.replace(" ", "").replace(',', '.');
        if (!plain.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            problem(column, "load.not-a-number", text);
            return null;
        }
        return new BigDecimal(plain);
    }

    @Nullable
    Integer wholeNumber(Column column, int most) {
        BigDecimal number = number(column);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            problem(column, "load.not-a-whole-number", most);
            return null;
        }
        return number.intValueExact();
    }

    /** The period between the two columns; a row without a beginning begins on the given day. */
    @Nullable
    Validity validity(LocalDate from) {
        LocalDate begins = date(Column.FROM);
        LocalDate ends = date(Column.TO);
        LocalDate start = begins == null ? from : begins;
        if (ends != null && !ends.isAfter(start)) {
            problem(Column.TO, "load.ends-before", ends.toString(), start.toString());
            return null;
        }
        return new Validity(start, ends);
    }
}
