package se.tillit.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of group names while it is read. */
final class LabelColumn {

    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private int[] codes = new int[1024];
    private int size;
    private byte[] previous = {};
    private int previousCode = Grouping.MISSING;

    /** Takes the scanner's field as the next label. */
    void add(CsvScanner field) {
        // Files are mostly sorted by unit: the same bytes as in the row before need no lookup.
        if (!Arrays.equals(previous, 0, previous.length, field.bytes, field.start, field.end)) {
            previous = Arrays.copyOfRange(field.bytes, field.start, field.end);
            previousCode = code(field.text());
        }
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = previousCode;
    }

    Grouping grouping() {
        return new Grouping(Arrays.copyOf(codes, size), labels);
    }

    private int code(String label) {
        if (label.isEmpty() || label.equals("NA")) {
            return Grouping.MISSING;
        }
        return codeOf.computeIfAbsent(label, added -> {
            labels.add(added);
            return labels.size() - 1;
        });
    }
}
