package se.tillit.statistics;

import java.util.Arrays;

/**
 * Means and covariances of several columns.
 *
 * @param n the number of rows behind them
 * @param covariance divisor n − 1
 */
record Moments(int n, double[] mean, double[][] covariance) {

    /** Rows are taken so many at a time: they then stay in the processor's cache while all pairs pass over them. */
    private static final int BLOCK = 512;

    /** Of the rows where no column is missing. */
    static Moments complete(double[][] columns) {
        int size = columns.length;
        int rows = size == 0 ? 0 : columns[0].length;
        double[][] block = new double[size][BLOCK];
        double[] mean = new double[size];
        int n = 0;
        for (int from = 0; from < rows; from += BLOCK) {
            int filled = fill(columns, from, Math.min(rows, from + BLOCK), block);
            n += filled;
            for (int c = 0; c < size; c++) {
                mean[c] += sum(block[c], filled);
            }
        }
        for (int c = 0; c < size; c++) {
            mean[c] /= n;
        }
        double[][] covariance = new double[size][size];
        double[] rest = new double[size];
        for (int from = 0; from < rows; from += BLOCK) {
            int filled = fill(columns, from, Math.min(rows, from + BLOCK), block);
            for (int a = 0; a < size; a++) {
                double[] deviation = block[a];
                for (int i = 0; i < filled; i++) {
                    deviation[i] -= mean[a];
                }
                rest[a] += sum(deviation, filled);
                for (int b = 0; b <= a; b++) {
                    covariance[a][b] += dot(deviation, block[b], filled);
                }
            }
        }
        for (int a = 0; a < size; a++) {
            // What rounding lost in the first sum.
            mean[a] += rest[a] / n;
            for (int b = 0; b <= a; b++) {
                covariance[a][b] /= n - 1;
                covariance[b][a] = covariance[a][b];
            }
        }
        return new Moments(n, mean, covariance);
    }

    /** Copies the complete ones of these rows to the front of the block; returns how many. */
    private static int fill(double[][] columns, int from, int to, double[][] block) {
        boolean complete = true;
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            System.arraycopy(column, from, block[c], 0, to - from);
            for (int row = from; row < to; row++) {
                complete &= column[row] == column[row];
            }
        }
        if (complete) {
            return to - from;
        }
        int filled = 0;
        for (int row = 0; row < to - from; row++) {
            boolean whole = true;
            for (double[] column : block) {
                column[filled] = column[row];
                whole &= !Double.isNaN(column[row]);
            }
            filled += whole ? 1 : 0;
        }
        return filled;
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
        return dot(a, b, a.length);
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double sum(double[] values, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[i];
        }
        return sum;
    }
}
