package se.tillit.statistics;

import java.util.Arrays;
import java.util.List;
import se.tillit.statistics.MultilevelDesign.Nesting;
import se.tillit.statistics.MultilevelModel.Method;

/**
 * The likelihood of a multilevel model with everything profiled out but the random effects' relative covariances.
 *
 * <p>With V the covariance of the outcome over σ², it needs only log|V| and W'V⁻¹W. Both are built up from the innermost
 * groups: a group with products C and random effects on columns Z with covariance G = LL' contributes
 * C − C_·z L (I + L'C_zz L)⁻¹ L'C_z· to the group around it, and log|I + L'C_zz L| to log|V| (the Woodbury identity,
 * once per group and level).
 */
final class MultilevelLikelihood {

    private final MultilevelDesign design;
    private final Method method;
    private final int width;
    /** The products that each level's groups receive from the level below; overwritten by every evaluation. */
    private final double[][][] received;

    private double logDeterminant;

    MultilevelLikelihood(MultilevelDesign design, Method method) {
        this.design = design;
        this.method = method;
        this.width = design.columns();
        List<Nesting> tree = design.tree();
        this.received = new double[tree.size() + 1][][];
        received[0] = design.products();
        for (int l = 1; l <= tree.size(); l++) {
            int groups = l < tree.size() ? tree.get(l).labels().size() : 1;
            received[l] = new double[groups][width * width];
        }
    }

    /** How many numbers the relative covariance factors L of all levels have. */
    int parameters() {
        return design.tree().stream()
                .mapToInt(level -> level.effects().length * (level.effects().length + 1) / 2)
                .sum();
    }

    /** The lower triangular factors, one per level, from their numbers row by row. */
    double[][][] factors(double[] theta) {
        double[][][] factors = new double[design.tree().size()][][];
        int next = 0;
        for (int l = 0; l < factors.length; l++) {
            int size = design.tree().get(l).effects().length;
            factors[l] = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    factors[l][i][j] = theta[next++];
                }
            }
        }
        return factors;
    }

    /** What is left once the relative covariances are given. */
    record Profile(double[] fixed, double[][] fixedCovariance, double variance, double deviance) {}

    Profile at(double[] theta) {
        double[][][] factors = factors(theta);
        logDeterminant = 0;
        for (int l = 0; l < factors.length; l++) {
            eliminate(l, factors[l]);
        }
        double[] total = received[factors.length][0];
        int outcome = width - 1;
        double[][] predictors = new double[outcome][outcome];
        double[] products = new double[outcome];
        for (int i = 0; i < outcome; i++) {
            products[i] = total[i * width + outcome];
            System.arraycopy(total, i * width, predictors[i], 0, outcome);
        }
        PositiveDefinite factor = PositiveDefinite.factor(predictors)
                .orElseThrow(() -> new IllegalStateException("covariates are dependent, though they passed the check"));
        double[] fixed = factor.solve(products);
        double squares = total[outcome * width + outcome] - Moments.dot(fixed, products);
        boolean restricted = method == Method.REML;
        int df = restricted ? design.n() - outcome : design.n();
        double variance = squares / df;
        double deviance = logDeterminant
                + (restricted ? factor.logDeterminant() : 0)
                + df * (1 + Math.log(2 * Math.PI * variance));
        double[][] covariance = factor.inverse();
        for (double[] row : covariance) {
            for (int i = 0; i < outcome; i++) {
                row[i] *= variance;
            }
        }
        return new Profile(fixed, covariance, variance, variance > 0 ? deviance : Double.POSITIVE_INFINITY);
    }

    /** The products that a group at this level received at the latest evaluation. */
    double[] products(int level, int group) {
        return received[level][group];
    }

    /** L(I + L'C_zz L)⁻¹L'C_z·: what turns a group's residual sums into its effects; its z columns are Var(b)/σ² · C_zz. */
    static double[][] shrinkage(double[] products, int width, int[] effects, double[][] factor) {
        int size = effects.length;
        double[][] half = half(products, width, effects, factor);
        PositiveDefinite inner = inner(half, effects, factor);
        double[][] shrinkage = new double[size][width];
        double[] column = new double[size];
        for (int c = 0; c < width; c++) {
            for (int i = 0; i < size; i++) {
                column[i] = half[i][c];
            }
            double[] solved = inner.solve(column);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    shrinkage[i][c] += factor[i][j] * solved[j];
                }
            }
        }
        return shrinkage;
    }

    /** Var(b | y)/σ² = L(I + L'C_zz L)⁻¹L'. */
    static double[][] conditionalCovariance(double[] products, int width, int[] effects, double[][] factor) {
        int size = effects.length;
        PositiveDefinite inner = inner(half(products, width, effects, factor), effects, factor);
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] solved = inner.solve(factor[i]);
            for (int j = 0; j < size; j++) {
                covariance[i][j] = Moments.dot(factor[j], solved);
            }
        }
        return covariance;
    }

    private void eliminate(int level, double[][] factor) {
        Nesting nesting = design.tree().get(level);
        double[][] above = received[level + 1];
        for (double[] sums : above) {
            Arrays.fill(sums, 0);
        }
        for (int group = 0; group < nesting.parent().length; group++) {
            double[] own = received[level][group];
            double[] parent = above[nesting.parent()[group]];
            if (factor.length == 1) {
                eliminateIntercept(own, parent, factor[0][0] * factor[0][0]);
            } else {
                eliminateEffects(own, parent, nesting.effects(), factor);
            }
        }
    }

    /** The commonest case, a varying intercept alone, without matrices. */
    private void eliminateIntercept(double[] own, double[] parent, double variance) {
        double inner = 1 + variance * own[0];
        double shrinkage = variance / inner;
        logDeterminant += Math.log(inner);
        for (int a = 0; a < width; a++) {
            double taken = shrinkage * own[a];
            for (int b = 0; b < width; b++) {
                parent[a * width + b] += own[a * width + b] - taken * own[b];
            }
        }
    }

    private void eliminateEffects(double[] own, double[] parent, int[] effects, double[][] factor) {
        double[][] shrinkage = shrinkage(own, width, effects, factor);
        logDeterminant +=
                inner(half(own, width, effects, factor), effects, factor).logDeterminant();
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                double taken = 0;
                for (int i = 0; i < effects.length; i++) {
                    taken += own[a * width + effects[i]] * shrinkage[i][b];
                }
                parent[a * width + b] += own[a * width + b] - taken;
            }
        }
    }

    /** L'C_z·. */
    private static double[][] half(double[] products, int width, int[] effects, double[][] factor) {
        double[][] half = new double[effects.length][width];
        for (int i = 0; i < effects.length; i++) {
            for (int j = i; j < effects.length; j++) {
                for (int c = 0; c < width; c++) {
                    half[i][c] += factor[j][i] * products[effects[j] * width + c];
                }
            }
        }
        return half;
    }

    /** I + L'C_zz L, factored. */
    private static PositiveDefinite inner(double[][] half, int[] effects, double[][] factor) {
        int size = effects.length;
        double[][] inner = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = j; k < size; k++) {
                    inner[i][j] += half[i][effects[k]] * factor[k][j];
                }
            }
            inner[i][i] += 1;
        }
        return PositiveDefinite.factor(inner)
                .orElseThrow(() -> new IllegalStateException("I + L'CL is positive definite by construction"));
    }
}
