package se.tillit.statistics;

import java.util.Arrays;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * The correlation of the two normal variables that two ordered answers are thought to cut into steps, by the two-step
 * method (Olsson 1979): thresholds from each item's own distribution, then the correlation with the greatest likelihood.
 *
 * @param n respondents who answered both
 * @param rowThresholds of the first item, ascending, one fewer than its answers in use
 */
public record PolychoricCorrelation(int n, double[] rowThresholds, double[] columnThresholds, Estimate correlation) {

    /** Beyond this everything is as good as certain. */
    private static final double INFINITE = 40;

    private static final double LARGEST = 1 - 1e-9;

    /** @param first answers to one item, {@code NaN} where missing; any numbers, in the order of their steps */
    public static PolychoricCorrelation of(double[] first, double[] second) {
        double[][] both = CompleteRows.of(first, second);
        double[] rowSteps = Arrays.stream(both[0]).distinct().sorted().toArray();
        double[] columnSteps = Arrays.stream(both[1]).distinct().sorted().toArray();
        int[][] table = new int[rowSteps.length][columnSteps.length];
        int n = both[0].length;
        for (int i = 0; i < n; i++) {
            table[Arrays.binarySearch(rowSteps, both[0][i])][Arrays.binarySearch(columnSteps, both[1][i])]++;
        }
        double[] rows = thresholds(both[0], rowSteps);
        double[] columns = thresholds(both[1], columnSteps);
        if (rowSteps.length < 2 || columnSteps.length < 2) {
            return new PolychoricCorrelation(
                    n, rows, columns, new Estimate.Undefined("everybody gave the same answer to an item"));
        }
        double correlation = new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new UnivariateObjectiveFunction(rho -> logLikelihood(table, rows, columns, rho)),
                        GoalType.MAXIMIZE,
                        new SearchInterval(-LARGEST, LARGEST, 0),
                        new MaxEval(1000))
                .getPoint();
        return new PolychoricCorrelation(n, rows, columns, new Estimate.Value(correlation));
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
