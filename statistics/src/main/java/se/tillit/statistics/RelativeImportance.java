package se.tillit.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/**
 * What goes together with an outcome, and how much: R² shared out over correlated predictors. It describes association;
 * it does not say what would happen if a predictor were changed.
 *
 * <p>LMG is the mean rise in R² over all orders in which the predictors can enter (Lindeman, Merenda and Gold 1980; the
 * Shapley value of R²). Johnson's (2000) relative weights go by way of the nearest orthogonal predictors: with
 * R = correlation of the predictors, L = R^½ and b = L⁻¹r, the weight of predictor j is Σₖ L²ⱼₖ·b²ₖ. Both add up to R².
 */
public record RelativeImportance(int n, Estimate rSquared, Estimate adjustedRSquared, List<Predictor> predictors) {

    /** 2^p regressions are needed: 20 predictors take about a second, and nobody reads more. */
    public static final int MOST_PREDICTORS = 20;

    /** Below this share of a predictor's variance left over from the others, they are taken as linearly dependent. */
    private static final double DEPENDENT = 1e-10;

    /**
     * @param beta standardised regression coefficient
     * @param vif variance inflation factor
     */
    public record Predictor(String name, Estimate beta, Estimate lmg, Estimate johnson, Estimate vif) {}

    /** @param columns one array per predictor, {@code NaN} where missing; rows with every value count */
    public static RelativeImportance of(double[] outcome, List<String> names, double[][] columns) {
        int p = columns.length;
        if (p > MOST_PREDICTORS) {
            throw new IllegalArgumentException("at most " + MOST_PREDICTORS + " predictors, not " + p);
        }
        double[][] all = new double[p + 1][];
        System.arraycopy(columns, 0, all, 0, p);
        all[p] = outcome;
        Moments moments = Moments.complete(all);
        double[][] correlation = correlation(moments.covariance());
        double[] tolerance = new double[p];
        double[] lmg = new double[p];
        double[] beta = new double[p];
        String undefined = whyUndefined(moments, names, correlation);
        double rSquared = Double.NaN;
        double[] johnson = new double[p];
        if (undefined.isEmpty()) {
            double[][] inverse = inverse(correlation, p);
            for (int i = 0; i < p; i++) {
                tolerance[i] = 1 / inverse[i][i];
                for (int j = 0; j < p; j++) {
                    beta[i] += inverse[i][j] * correlation[j][p];
                }
            }
            rSquared = new Shapley(correlation).share(lmg);
            johnson = johnson(correlation);
        }
        int n = moments.n();
        double r2 = rSquared;
        double[] weights = johnson;
        return new RelativeImportance(
                n,
                Estimate.of(r2, undefined),
                Estimate.of(1 - (1 - r2) * (n - 1.0) / (n - p - 1), undefined),
                IntStream.range(0, p)
                        .mapToObj(i -> new Predictor(
                                names.get(i),
                                estimate(beta[i], undefined),
                                estimate(lmg[i], undefined),
                                estimate(weights[i], undefined),
                                estimate(1 / tolerance[i], undefined)))
                        .toList());
    }

    private static Estimate estimate(double value, String undefined) {
        return undefined.isEmpty() ? new Estimate.Value(value) : new Estimate.Undefined(undefined);
    }

    /** R² of every subset of the predictors, each by one elimination from a smaller subset; no regression anew. */
    private static final class Shapley {

        private final double[][] correlation;
        private final double[] explained;

        Shapley(double[][] correlation) {
            this.correlation = correlation;
            this.explained = new double[1 << correlation.length - 1];
        }

        /** Fills in each predictor's share; returns R² of all. */
        double share(double[] lmg) {
            eliminate(correlation, 0, 0);
            int p = lmg.length;
            // The share of all orders in which q given predictors come first and then a given one: q!(p−q−1)!/p!
            double[] weight = new double[p];
            weight[0] = 1.0 / p;
            for (int q = 1; q < p; q++) {
                weight[q] = weight[q - 1] * q / (p - q);
            }
            for (int subset = 0; subset < explained.length; subset++) {
                for (int j = 0; j < p; j++) {
                    if ((subset & 1 << j) == 0) {
                        lmg[j] += weight[Integer.bitCount(subset)] * (explained[subset | 1 << j] - explained[subset]);
                    }
                }
            }
            return explained[explained.length - 1];
        }

        /**
         * @param partial covariance of the predictors from number {@code from} on, and last the outcome, given those in
         *     {@code subset}
         */
        private void eliminate(double[][] partial, int subset, int from) {
            int outcome = partial.length - 1;
            explained[subset] = 1 - partial[outcome][outcome];
            for (int j = 0; j < outcome; j++) {
                double[][] rest = new double[outcome - j][outcome - j];
                for (int a = 0; a < rest.length; a++) {
                    double slope = partial[j + 1 + a][j] / partial[j][j];
                    for (int b = 0; b < rest.length; b++) {
                        rest[a][b] = partial[j + 1 + a][j + 1 + b] - slope * partial[j][j + 1 + b];
                    }
                }
                eliminate(rest, subset | 1 << from + j, from + j + 1);
            }
        }
    }

    private static double[] johnson(double[][] correlation) {
        int p = correlation.length - 1;
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(
                MatrixUtils.createRealMatrix(correlation).getSubMatrix(0, p - 1, 0, p - 1));
        double[][] root = new double[p][p];
        double[] b = new double[p];
        for (int e = 0; e < p; e++) {
            double scale = Math.sqrt(eigen.getEigenvalue(e));
            RealVector vector = eigen.getEigenvector(e);
            double along = 0;
            for (int i = 0; i < p; i++) {
                along += vector.getEntry(i) * correlation[i][p];
            }
            for (int i = 0; i < p; i++) {
                b[i] += vector.getEntry(i) * along / scale;
                for (int j = 0; j < p; j++) {
                    root[i][j] += scale * vector.getEntry(i) * vector.getEntry(j);
                }
            }
        }
        double[] weights = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                weights[i] += root[i][j] * root[i][j] * b[j] * b[j];
            }
        }
        return weights;
    }

    private static double[][] correlation(double[][] covariance) {
        int size = covariance.length;
        double[][] correlation = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                correlation[i][j] = i == j ? 1 : covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
            }
        }
        return correlation;
    }

    private static double[][] inverse(double[][] correlation, int p) {
        return PositiveDefinite.factor(correlation, p).orElseThrow().inverse();
    }

    private static String whyUndefined(Moments moments, List<String> names, double[][] correlation) {
        int p = names.size();
        if (moments.n() < p + 2) {
            return "%d complete answers are too few for %d predictors".formatted(moments.n(), p);
        }
        for (int i = 0; i <= p; i++) {
            if (!(moments.covariance()[i][i] > 0)) {
                return (i < p ? names.get(i) : "the outcome") + " does not vary";
            }
        }
        return PositiveDefinite.factor(correlation, p)
                .filter(factor -> factor.smallestPivot() > DEPENDENT)
                .map(factor -> "")
                .orElse("the predictors are linearly dependent: leave out one that follows from the others");
    }
}
