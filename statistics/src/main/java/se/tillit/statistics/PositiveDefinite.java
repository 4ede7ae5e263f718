package se.tillit.statistics;

import java.util.Arrays;
import java.util.Optional;

/** The Cholesky factor of a small symmetric positive definite matrix, with what statistics asks of it. */
final class PositiveDefinite {

    /** Lower triangle. */
    private final double[][] lower;

    private PositiveDefinite(double[][] lower) {
        this.lower = lower;
    }

    /** Factors the leading {@code size} rows and columns; empty where they are not positive definite. */
    static Optional<PositiveDefinite> factor(double[][] matrix, int size) {
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] row = Arrays.copyOf(matrix[i], i + 1);
            for (int j = 0; j <= i; j++) {
                double sum = row[j];
                double[] other = j == i ? row : lower[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                if (j < i) {
                    row[j] = sum / other[j];
                } else if (sum > 0) {
                    row[i] = Math.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
            lower[i] = row;
        }
        return Optional.of(new PositiveDefinite(lower));
    }

    static Optional<PositiveDefinite> factor(double[][] matrix) {
        return factor(matrix, matrix.length);
    }

    int size() {
        return lower.length;
    }

    /** The smallest squared diagonal element: what the earlier rows leave of a row's variance. */
    double smallestPivot() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < lower.length; i++) {
            smallest = Math.min(smallest, lower[i][i] * lower[i][i]);
        }
        return smallest;
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += Math.log(lower[i][i]);
        }
        return 2 * sum;
    }

    double[] solve(double[] right) {
        int n = lower.length;
        double[] x = Arrays.copyOf(right, n);
        for (int i = 0; i < n; i++) {
            double[] row = lower[i];
            for (int k = 0; k < i; k++) {
                x[i] -= row[k] * x[k];
            }
            x[i] /= row[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= lower[i][k] * x[i];
            }
        }
        return x;
    }

    double[][] inverse() {
        int n = lower.length;
        double[][] inverse = new double[n][];
        double[] unit = new double[n];
        for (int i = 0; i < n; i++) {
            unit[i] = 1;
            inverse[i] = solve(unit);
            unit[i] = 0;
        }
        return inverse;
    }
}
