package se.tillit.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Correlations of the normal variables that ordered answers are thought to cut into steps, by the two-step method
 * (Olsson 1979): thresholds from each item's own distribution, then for each pair the correlation with the greatest
 * likelihood.
 *
 * @param n respondents who answered every item
 */
public record PolychoricCorrelations(int n, List<Item> items, List<Pair> pairs) {

    /** @param thresholds ascending, one fewer than the answers in use */
    public record Item(String name, double[] thresholds) {}

    public record Pair(String first, String second, Estimate correlation) {}

    /** Stands for infinity: beyond this the normal distribution has nothing. */
    private static final double INFINITE = 40;

    private static final double LARGEST = 1 - 1e-9;

    /** @param columns one array per item, {@code NaN} where missing; any numbers, in the order of their steps */
    public static PolychoricCorrelations of(List<String> names, double[][] columns) {
        double[][] complete = CompleteRows.of(columns);
        double[][] steps = Arrays.stream(complete)
                .map(answers -> Arrays.stream(answers).distinct().sorted().toArray())
                .toArray(double[][]::new);
        List<Item> items = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < complete.length; i++) {
            items.add(new Item(names.get(i), thresholds(complete[i], steps[i])));
        }
        for (int i = 0; i < complete.length; i++) {
            for (int j = i + 1; j < complete.length; j++) {
                Estimate correlation = steps[i].length < 2 || steps[j].length < 2
                        ? new Estimate.Undefined("everybody gave the same answer to an item")
                        : new Estimate.Value(correlation(
                                table(complete[i], steps[i], complete[j], steps[j]),
                                items.get(i).thresholds,
                                items.get(j).thresholds));
                pairs.add(new Pair(names.get(i), names.get(j), correlation));
            }
        }
        return new PolychoricCorrelations(
                complete.length == 0 ? 0 : complete[0].length, List.copyOf(items), List.copyOf(pairs));
    }

    private static int[][] table(double[] rows, double[] rowSteps, double[] columns, double[] columnSteps) {
        int[][] table = new int[rowSteps.length][columnSteps.length];
        for (int i = 0; i < rows.length; i++) {
            table[Arrays.binarySearch(rowSteps, rows[i])][Arrays.binarySearch(columnSteps, columns[i])]++;
        }
        return table;
    }

    private static double correlation(int[][] table, double[] rows, double[] columns) {
        return new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new UnivariateObjectiveFunction(rho -> logLikelihood(table, rows, columns, rho)),
                        GoalType.MAXIMIZE,
                        new SearchInterval(-LARGEST, LARGEST, 0),
                        new MaxEval(1000))
                .getPoint();
    }

    /** Where the cumulative shares of the answers cut the normal distribution. */
    private static double[] thresholds(double[] answers, double[] steps) {
        double[] thresholds = new double[Math.max(steps.length - 1, 0)];
        for (int t = 0; t < thresholds.length; t++) {
            double step = steps[t];
            double share =
                    Arrays.stream(answers).filter(answer -> answer <= step).count() / (double) answers.length;
            thresholds[t] = Distributions.normalQuantile(share);
        }
        return thresholds;
    }

    private static double logLikelihood(int[][] table, double[] rows, double[] columns, double rho) {
        double[][] below = new double[table.length + 1][table[0].length + 1];
        for (int i = 1; i <= table.length; i++) {
            for (int j = 1; j <= table[0].length; j++) {
                below[i][j] = BivariateNormal.cumulative(
                        i == table.length ? INFINITE : rows[i - 1],
                        j == table[0].length ? INFINITE : columns[j - 1],
                        rho);
            }
        }
        double sum = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[0].length; j++) {
                if (table[i][j] > 0) {
                    double cell = below[i + 1][j + 1] - below[i][j + 1] - below[i + 1][j] + below[i][j];
                    sum += table[i][j] * Math.log(Math.max(cell, 1e-300));
                }
            }
        }
        return sum;
    }
}
