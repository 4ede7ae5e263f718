package se.tillit.statistics;

import java.util.Arrays;
import se.tillit.statistics.Patterns.Pattern;

/**
 * The normal likelihood of a factor model Σ = ΛΨΛ' + Θ with unit factor variances (Jöreskog 1969), over any patterns of
 * missing answers (Arbuckle 1996): deviance, its gradient and the expected information.
 *
 * <p>Parameters in order: loadings factor by factor, residual variances, factor covariances, and with a mean structure
 * the intercepts. Every derivative of Σ is u·v' + v·u' for two vectors, so that gradient and information need no
 * matrices of derivatives.
 */
final class FactorLikelihood {

    private final Patterns patterns;
    private final int[][] itemsOf;
    private final boolean means;
    private final int items;
    private final int factors;
    private final int loadings;
    private final int parameters;

    /** @param itemsOf for each factor the items that load on it */
    FactorLikelihood(Patterns patterns, int[][] itemsOf, boolean means) {
        this.patterns = patterns;
        this.itemsOf = itemsOf;
        this.means = means;
        this.items = patterns.items();
        this.factors = itemsOf.length;
        this.loadings = Arrays.stream(itemsOf).mapToInt(own -> own.length).sum();
        this.parameters = intercept(means ? items : 0);
    }

    int parameters() {
        return parameters;
    }

    boolean hasMeans() {
        return means;
    }

    /** Where the residual variance of an item stands among the parameters. */
    int residual(int item) {
        return loadings + item;
    }

    /** Where the covariance of two factors stands, {@code one < other}. */
    int factorCovariance(int one, int other) {
        return loadings + items + other * (other - 1) / 2 + one;
    }

    int intercept(int item) {
        return loadings + items + factors * (factors - 1) / 2 + item;
    }

    /** −2 log-likelihood without {@link Patterns#constantDeviance}; infinite where Σ is not positive definite. */
    static double deviance(Patterns patterns, double[] mean, double[][] sigma) {
        double[] quadratic = new double[1];
        double logDeterminants = patterns.forEach(sigma, (pattern, inverse) -> {
            double sum = 0;
            for (int a = 0; a < inverse.length; a++) {
                double deviation = pattern.mean()[a] - mean[pattern.observed()[a]];
                for (int b = 0; b < inverse.length; b++) {
                    double other = pattern.mean()[b] - mean[pattern.observed()[b]];
                    sum += inverse[a][b] * (pattern.covariance()[a][b] + deviation * other);
                }
            }
            quadratic[0] += pattern.n() * sum;
        });
        return logDeterminants + quadratic[0];
    }

    double deviance(double[] at) {
        return deviance(patterns, mean(at), sigma(at));
    }

    /** The model's means; where it has no mean structure, those of the (single, complete) pattern. */
    double[] mean(double[] at) {
        return means
                ? Arrays.copyOfRange(at, intercept(0), intercept(items))
                : patterns.patterns().getFirst().mean();
    }

    /** The covariances that the model implies. */
    double[][] sigma(double[] at) {
        double[][] lambda = lambda(at);
        double[][] weighted = times(lambda, psi(at));
        double[][] sigma = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                sigma[i][j] = Moments.dot(weighted[i], lambda[j]);
            }
            sigma[i][i] += at[residual(i)];
        }
        return sigma;
    }

    double[][] lambda(double[] at) {
        double[][] lambda = new double[items][factors];
        int parameter = 0;
        for (int factor = 0; factor < factors; factor++) {
            for (int item : itemsOf[factor]) {
                lambda[item][factor] = at[parameter++];
            }
        }
        return lambda;
    }

    double[][] psi(double[] at) {
        double[][] psi = new double[factors][factors];
        for (int one = 0; one < factors; one++) {
            psi[one][one] = 1;
            for (int other = one + 1; other < factors; other++) {
                psi[one][other] = psi[other][one] = at[factorCovariance(one, other)];
            }
        }
        return psi;
    }

    /** The same fit with every factor pointing the way of its first item. */
    double[] oriented(double[] at) {
        double[] oriented = at.clone();
        int first = 0;
        for (int factor = 0; factor < factors; factor++) {
            int next = first + itemsOf[factor].length;
            if (at[first] < 0) {
                for (int parameter = first; parameter < next; parameter++) {
                    oriented[parameter] *= -1;
                }
                for (int other = 0; other < factors; other++) {
                    if (other != factor) {
                        oriented[factorCovariance(Math.min(factor, other), Math.max(factor, other))] *= -1;
                    }
                }
            }
            first = next;
        }
        return oriented;
    }

    /** What one scaled unit of each parameter is in the items' own units. */
    double[] units() {
        double[] units = new double[parameters];
        Arrays.fill(units, 1);
        int parameter = 0;
        for (int[] own : itemsOf) {
            for (int item : own) {
                units[parameter++] = patterns.scale()[item];
            }
        }
        for (int i = 0; i < items; i++) {
            units[residual(i)] = patterns.scale()[i] * patterns.scale()[i];
            if (means) {
                units[intercept(i)] = patterns.scale()[i];
            }
        }
        return units;
    }

    double[] inOwnUnits(double[] at) {
        double[] own = units();
        for (int parameter = 0; parameter < parameters; parameter++) {
            own[parameter] *= at[parameter];
        }
        for (int i = 0; means && i < items; i++) {
            own[intercept(i)] += patterns.centre()[i];
        }
        return own;
    }

    /** Half the derivative of the deviance. */
    double[] gradient(double[] at) {
        double[] mean = mean(at);
        double[][] bySigma = new double[items][items];
        double[] byMean = new double[items];
        patterns.forEach(sigma(at), (pattern, inverse) -> addGradient(pattern, inverse, mean, bySigma, byMean));
        double[][] lambda = lambda(at);
        double[][] loaded = times(bySigma, lambda);
        double[][] byLambda = times(loaded, psi(at));
        double[] gradient = new double[parameters];
        int parameter = 0;
        for (int factor = 0; factor < factors; factor++) {
            for (int item : itemsOf[factor]) {
                gradient[parameter++] = byLambda[item][factor];
            }
            for (int other = factor + 1; other < factors; other++) {
                for (int i = 0; i < items; i++) {
                    gradient[factorCovariance(factor, other)] += lambda[i][factor] * loaded[i][other];
                }
            }
        }
        for (int i = 0; i < items; i++) {
            gradient[residual(i)] = bySigma[i][i] / 2;
            if (means) {
                gradient[intercept(i)] = byMean[i];
            }
        }
        return gradient;
    }

    /** Adds n·(K − K·T·K) and −n·K·d, with T = S + d·d' and K the inverse of the pattern's Σ. */
    private static void addGradient(
            Pattern pattern, double[][] inverse, double[] mean, double[][] bySigma, double[] byMean) {
        int[] observed = pattern.observed();
        int size = observed.length;
        double[] deviation = new double[size];
        for (int a = 0; a < size; a++) {
            deviation[a] = pattern.mean()[a] - mean[observed[a]];
        }
        double[] standardised = times(inverse, deviation);
        // Somebody whose answers are missing like nobody else's has no covariance: two products fewer.
        boolean alone = pattern.n() == 1;
        double[][] half = alone ? inverse : times(inverse, pattern.covariance());
        for (int a = 0; a < size; a++) {
            byMean[observed[a]] -= pattern.n() * standardised[a];
            for (int b = 0; b < size; b++) {
                double spread = alone ? 0 : Moments.dot(half[a], inverse[b]);
                double fitted = spread + standardised[a] * standardised[b];
                bySigma[observed[a]][observed[b]] += pattern.n() * (inverse[a][b] - fitted);
            }
        }
    }

    /** Expected information: with ∂Σ/∂a = u·v' + v·u', entry (a, b) is n·((u'Kv)(v'Ku) + (u'Ku)(v'Kv)). */
    double[][] expectedInformation(double[] at) {
        int structural = intercept(0);
        double[][] u = new double[structural][items];
        double[][] v = new double[structural][items];
        double[][] lambda = lambda(at);
        double[][] weighted = times(lambda, psi(at));
        int parameter = 0;
        for (int factor = 0; factor < factors; factor++) {
            for (int item : itemsOf[factor]) {
                u[parameter][item] = 1;
                for (int i = 0; i < items; i++) {
                    v[parameter][i] = weighted[i][factor];
                }
                parameter++;
            }
            for (int other = factor + 1; other < factors; other++) {
                for (int i = 0; i < items; i++) {
                    u[factorCovariance(factor, other)][i] = lambda[i][factor];
                    v[factorCovariance(factor, other)][i] = lambda[i][other];
                }
            }
        }
        for (int i = 0; i < items; i++) {
            u[residual(i)][i] = 1;
            v[residual(i)][i] = 0.5;
        }
        double[][] information = new double[parameters][parameters];
        patterns.forEach(sigma(at), (pattern, inverse) -> addInformation(pattern, inverse, u, v, information));
        return information;
    }

    private void addInformation(
            Pattern pattern, double[][] inverse, double[][] u, double[][] v, double[][] information) {
        int[] observed = pattern.observed();
        int structural = u.length;
        double[][] ownU = new double[structural][];
        double[][] ownV = new double[structural][];
        double[][] ku = new double[structural][];
        double[][] kv = new double[structural][];
        for (int a = 0; a < structural; a++) {
            ownU[a] = CompleteRows.pick(u[a], observed);
            ownV[a] = CompleteRows.pick(v[a], observed);
            ku[a] = times(inverse, ownU[a]);
            kv[a] = times(inverse, ownV[a]);
        }
        for (int a = 0; a < structural; a++) {
            for (int b = 0; b <= a; b++) {
                double entry = pattern.n()
                        * (Moments.dot(ownU[a], kv[b]) * Moments.dot(ownV[a], ku[b])
                                + Moments.dot(ownU[a], ku[b]) * Moments.dot(ownV[a], kv[b]));
                information[a][b] += entry;
                information[b][a] += a == b ? 0 : entry;
            }
        }
        if (means) {
            for (int a = 0; a < observed.length; a++) {
                for (int b = 0; b < observed.length; b++) {
                    information[intercept(observed[a])][intercept(observed[b])] += pattern.n() * inverse[a][b];
                }
            }
        }
    }

    /** Observed information: the derivative of the gradient, by central differences. */
    double[][] observedInformation(double[] at) {
        double[][] information = new double[parameters][parameters];
        double[] moved = at.clone();
        for (int a = 0; a < parameters; a++) {
            double step = 1e-5 * Math.max(1, Math.abs(at[a]));
            moved[a] = at[a] + step;
            double[] above = gradient(moved);
            moved[a] = at[a] - step;
            double[] below = gradient(moved);
            moved[a] = at[a];
            for (int b = 0; b < parameters; b++) {
                double slope = (above[b] - below[b]) / (4 * step);
                information[a][b] += slope;
                information[b][a] += slope;
            }
        }
        return information;
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right.length == 0 ? 0 : right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                double factor = left[i][k];
                for (int j = 0; j < right[k].length; j++) {
                    product[i][j] += factor * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = Moments.dot(matrix[i], vector);
        }
        return product;
    }
}
