package se.tillit.statistics;

import java.util.Arrays;

/**
 * Means and covariances of several columns.
 *
 * @param n the number of rows behind them
 * @param covariance divisor n − 1
 */
record Moments(int n, double[] mean, double[][] covariance) {

    /** Of the rows where no column is missing. */
    static Moments complete(double[][] columns) {
        double[][] kept = CompleteRows.of(columns);
        int n = kept.length == 0 ? 0 : kept[0].length;
        double[] mean = new double[kept.length];
        double[][] centred = new double[kept.length][];
        for (int c = 0; c < kept.length; c++) {
            mean[c] = mean(kept[c]);
            double[] deviation = new double[n];
            for (int row = 0; row < n; row++) {
                deviation[row] = kept[c][row] - mean[c];
            }
            centred[c] = deviation;
        }
        double[][] covariance = new double[kept.length][kept.length];
        for (int a = 0; a < kept.length; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = covariance[b][a] = dot(centred[a], centred[b]) / (n - 1);
            }
        }
        return new Moments(n, mean, covariance);
    }

    /** Each covariance of the rows where both columns are present, each mean of those where its column is. */
    static Moments pairwise(double[][] columns) {
        double[] mean = new double[columns.length];
        double[][] covariance = new double[columns.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b <= a; b++) {
                Moments pair = complete(new double[][] {columns[a], columns[b]});
                covariance[a][b] = covariance[b][a] = pair.covariance[0][1];
                mean[a] = pair.mean[0];
            }
        }
        return new Moments(columns.length == 0 ? 0 : columns[0].length, mean, covariance);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        // A second pass takes back what rounding lost in the first.
        double rest = 0;
        for (double value : values) {
            rest += value - mean;
        }
        return mean + rest / values.length;
    }

    /** Divisor n − 1. */
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    static double[] present(double[] column) {
        return Arrays.stream(column).filter(value -> !Double.isNaN(value)).toArray();
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
