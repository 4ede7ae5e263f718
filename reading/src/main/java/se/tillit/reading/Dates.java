package se.tillit.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The day and the period that a deadline's words name. */
final class Dates {

    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");

    private Dates() {}

    /** The first day named with its year, or null. */
    static @Nullable LocalDate first(String words) {
        if (!hasDigit(words)) {
            return null;
        }
        String[] parts = words.toLowerCase(Locale.ROOT).split("[\\s,;()]+");
        for (int i = 0; i < parts.length; i++) {
            LocalDate iso = iso(parts[i]);
            if (iso != null) {
                return iso;
            }
            int month = MONTHS.indexOf(parts[i]) + 1;
            if (month > 0
                    && i > 0
                    && i + 1 < parts.length
                    && isNumber(parts[i - 1], 2)
                    && parts[i + 1].length() == 4
                    && isNumber(parts[i + 1], 4)) {
                return date(Integer.parseInt(parts[i + 1]), month, Integer.parseInt(parts[i - 1]));
            }
        }
        return null;
    }

    static boolean hasDigit(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) >= '0' && words.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static @Nullable LocalDate iso(String part) {
        return part.length() == 10
                        && part.charAt(4) == '-'
                        && part.charAt(7) == '-'
                        && isNumber(part.replace("-", ""), 8)
                ? date(
                        Integer.parseInt(part.substring(0, 4)),
                        Integer.parseInt(part.substring(5, 7)),
                        Integer.parseInt(part.substring(8)))
                : null;
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isNumber(String part, int longest) {
        return !part.isEmpty() && part.length() <= longest && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** How often, as an ISO 8601 period, by the table {@code recurrences.tsv}; null where the words do not say. */
    static @Nullable String recurrence(String words) {
        if (words.isEmpty()) {
            return null;
        }
        String lower = Normal.spaces(words.toLowerCase(Locale.ROOT).replace(';', ' ')) + " ";
        Recurrences.Row first = null;
        for (int from = 0; from < lower.length(); from = lower.indexOf(' ', from) + 1) {
            String word = lower.substring(from, lower.indexOf(' ', from));
            for (Recurrences.Row row : Recurrences.BY_WORD.getOrDefault(word, List.of())) {
                boolean upper = first == null || row.number < first.number;
                first = upper && lower.startsWith(row.words, from) ? row : first;
            }
        }
        return first == null ? null : first.period;
    }

    /** Read once, on first use. */
    private static final class Recurrences {

        /** @param words with a blank behind them */
        record Row(int number, String words, String period) {}

        static final Map<String, List<Row>> BY_WORD = byWord();

        private static Map<String, List<Row>> byWord() {
            Map<String, List<Row>> rows = new HashMap<>();
            int number = 0;
            for (String[] row : Table.read("recurrences.tsv")) {
                rows.computeIfAbsent(row[0].split(" ")[0], word -> new ArrayList<>())
                        .add(new Row(number++, row[0] + " ", row[1]));
            }
            return rows;
        }
    }
}
