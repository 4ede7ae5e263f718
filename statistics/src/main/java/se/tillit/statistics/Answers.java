package se.tillit.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The columns of a survey that an analysis needs: one row per answer, {@code NaN} where an answer is missing. */
public final class Answers {

    private final int rows;
    private final Map<String, double[]> numbers;
    private final Map<String, Grouping> groups;

    Answers(int rows, Map<String, double[]> numbers, Map<String, Grouping> groups) {
        this.rows = rows;
        this.numbers = Map.copyOf(numbers);
        this.groups = Map.copyOf(groups);
    }

    public int rows() {
        return rows;
    }

    /** A column of numbers, {@code NaN} where missing; the array is not a copy. */
    public double[] numbers(String column) {
        return known(numbers, column);
    }

    /** Several columns of numbers, in the order asked for. */
    public double[][] numbers(List<String> columns) {
        return columns.stream().map(this::numbers).toArray(double[][]::new);
    }

    /** A column of labels. */
    public Grouping groups(String column) {
        return known(groups, column);
    }

    /** The rows where the column holds this number. */
    public Answers where(String column, double number) {
        double[] values = numbers(column);
        return select(row -> values[row] == number);
    }

    /** The rows where the column holds this label. */
    public Answers where(String column, String label) {
        return where(column, label::equals);
    }

    /** The rows where the column holds a label that is wanted. */
    public Answers where(String column, Predicate<String> wanted) {
        Grouping grouping = groups(column);
        boolean[] chosen = new boolean[grouping.labels().size()];
        for (int code = 0; code < chosen.length; code++) {
            chosen[code] = wanted.test(grouping.labels().get(code));
        }
        int[] codes = grouping.codes();
        return select(row -> codes[row] != Grouping.MISSING && chosen[codes[row]]);
    }

    /** Each person's mean over the columns; missing where one of the answers is missing. */
    public double[] meanOf(List<String> columns) {
        double[] mean = new double[rows];
        for (String column : columns) {
            double[] values = numbers(column);
            for (int row = 0; row < rows; row++) {
                mean[row] += values[row];
            }
        }
        for (int row = 0; row < rows; row++) {
            mean[row] /= columns.size();
        }
        return mean;
    }

    private Answers select(IntPredicate wanted) {
        int[] chosen = IntStream.range(0, rows).filter(wanted).toArray();
        Map<String, double[]> selectedNumbers = new HashMap<>();
        numbers.forEach((name, values) -> selectedNumbers.put(
                name, Arrays.stream(chosen).mapToDouble(row -> values[row]).toArray()));
        Map<String, Grouping> selectedGroups = new HashMap<>();
        groups.forEach((name, grouping) -> selectedGroups.put(
                name,
                new Grouping(
                        Arrays.stream(chosen).map(row -> grouping.codes()[row]).toArray(), grouping.labels())));
        return new Answers(chosen.length, selectedNumbers, selectedGroups);
    }

    private static <T> T known(Map<String, T> columns, String column) {
        T found = columns.get(column);
        if (found == null) {
            throw new NoSuchElementException("column " + column + " was not read");
        }
        return found;
    }
}
