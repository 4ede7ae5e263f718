package se.tillit.statistics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A column of numbers while it is read. */
final class NumberColumn {

    /** Powers of ten that a double holds exactly. */
    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++, power *= 10) {
            POWERS[i] = power;
        }
    }

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    /** No answer is larger, and the fourth powers that some formulas take of it stay finite. */
    static final double LARGEST = 1e30;

    private static final int LONGEST_NUMBER = 64;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");

    final String name;
    private double[] values = new double[1024];
    private int size;
    private boolean pointSeen;
    /** The first line with a comma; 0 where there is none. */
    private long commaLine;
    /** Whether some comma cannot be a thousands separator. */
    private boolean commaIsDecimal;

    NumberColumn(String name) {
        this.name = name;
    }

    /** Takes the scanner's field as the next value; false where it is not a number. */
    boolean add(CsvScanner field) {
        double value = parse(field);
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
        return !Double.isInfinite(value);
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }

    /** What is unclear about the column's commas, if anything. */
    Optional<String> ambiguity() {
        if (commaLine == 0 || (commaIsDecimal && !pointSeen)) {
            return Optional.empty();
        }
        return Optional.of("line %d, column %s: the comma may part decimals or thousands; write decimals with a point"
                .formatted(commaLine, name));
    }

    /** The number; NaN where the answer is missing, infinite where the field is not a number. */
    private double parse(CsvScanner field) {
        byte[] bytes = field.bytes;
        int from = field.start;
        int to = field.end;
        if (to - from == 1 && bytes[from] >= '0' && bytes[from] <= '9') {
            return bytes[from] - '0'; // nearly every answer to a survey
        }
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (from < to && bytes[to - 1] == ' ') {
            to--;
        }
        if (from == to || (to - from == 2 && bytes[from] == 'N' && bytes[from + 1] == 'A')) {
            return Double.NaN;
        }
        boolean negative = bytes[from] == '-';
        long digits = 0;
        int decimals = -1;
        int p = negative ? from + 1 : from;
        for (int first = p; p < to; p++) {
            int digit = bytes[p] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                decimals += decimals >= 0 ? 1 : 0;
                if (digits >= EXACT_IN_DOUBLE) {
                    return slowly(field, from, to);
                }
            } else if (bytes[p] == '.' && decimals < 0 && p > first) {
                decimals = 0;
            } else {
                return slowly(field, from, to);
            }
        }
        if (negative && to - from == 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (decimals > 22) {
            return slowly(field, from, to);
        }
        pointSeen |= decimals >= 0;
        double value = decimals > 0 ? digits / POWERS[decimals] : digits;
        return negative ? -value : value;
    }

    /** Exponents, many digits and decimal commas. */
    private double slowly(CsvScanner field, int from, int to) {
        if (to - from > LONGEST_NUMBER) {
            return Double.POSITIVE_INFINITY;
        }
        String text = new String(field.bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int comma = text.indexOf(',');
        String plain = text.replace(',', '.');
        if (!NUMBER.matcher(plain).matches()) {
            return Double.POSITIVE_INFINITY;
        }
        if (comma >= 0) {
            commaLine = commaLine == 0 ? field.line : commaLine;
            commaIsDecimal |= field.commaPartsDecimals() || !text.matches("[-+]?[1-9]\\d{0,2},\\d{3}");
        } else {
            pointSeen |= text.indexOf('.') >= 0;
        }
        double value = Double.parseDouble(plain);
        return Math.abs(value) <= LARGEST ? value : Double.POSITIVE_INFINITY;
    }
}
