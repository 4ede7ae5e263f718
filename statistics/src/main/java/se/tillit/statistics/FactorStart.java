package se.tillit.statistics;

import java.util.Arrays;

/**
 * Where the search for a factor model begins: each factor as the first principal component of its own items, so that
 * items keyed the other way start with the sign they need, and factors related as those components are.
 */
final class FactorStart {

    private static final int POWER_ITERATIONS = 50;
    private static final double HIGHEST_LOADING = 0.9;
    private static final double LOWEST_RESIDUAL = 0.2;
    private static final double HIGHEST_CORRELATION = 0.8;

    private FactorStart() {}

    static double[] of(SaturatedModel saturated, int[][] itemsOf, FactorLikelihood likelihood) {
        double[][] covariance = saturated.covariance();
        int items = covariance.length;
        double[] start = new double[likelihood.parameters()];
        double[][] components = new double[itemsOf.length][];
        double[] explained = new double[items];
        int[] factorsOf = new int[items];
        Arrays.stream(itemsOf).flatMapToInt(Arrays::stream).forEach(item -> factorsOf[item]++);
        int parameter = 0;
        for (int factor = 0; factor < itemsOf.length; factor++) {
            components[factor] = component(covariance, itemsOf[factor]);
            for (int item : itemsOf[factor]) {
                double loading =
                        Math.clamp(components[factor][item], -HIGHEST_LOADING, HIGHEST_LOADING) / factorsOf[item];
                start[parameter++] = loading;
                explained[item] += loading * loading;
            }
        }
        for (int item = 0; item < items; item++) {
            start[likelihood.residual(item)] = Math.max(LOWEST_RESIDUAL, covariance[item][item] - explained[item]);
        }
        for (int other = 1; other < itemsOf.length; other++) {
            for (int one = 0; one < other; one++) {
                double correlation = form(components[one], covariance, components[other])
                        / Math.sqrt(form(components[one], covariance, components[one])
                                * form(components[other], covariance, components[other]));
                start[likelihood.factorCovariance(one, other)] =
                        Math.clamp(correlation, -HIGHEST_CORRELATION, HIGHEST_CORRELATION);
            }
        }
        if (likelihood.parameters() > likelihood.intercept(0)) {
            System.arraycopy(saturated.mean(), 0, start, likelihood.intercept(0), items);
        }
        // Many strongly related factors may contradict each other; unrelated ones cannot.
        while (Double.isInfinite(likelihood.deviance(start))) {
            for (int p = likelihood.residual(items); p < likelihood.intercept(0); p++) {
                start[p] = Math.abs(start[p]) < 0.01 ? 0 : start[p] / 2;
            }
        }
        return start;
    }

    /** The loadings of a factor's items on their first principal component; other items 0. */
    private static double[] component(double[][] covariance, int[] own) {
        double[] vector = new double[covariance.length];
        for (int item : own) {
            vector[item] = 1;
        }
        double root = 1;
        for (int i = 0; i < POWER_ITERATIONS; i++) {
            double[] next = new double[vector.length];
            double length = 0;
            for (int item : own) {
                next[item] = Moments.dot(covariance[item], vector);
                length += next[item] * next[item];
            }
            if (length < 1e-12) {
                // The first guess was no direction at all: lean on the first item instead.
                Arrays.fill(next, 0);
                next[own[0]] = 1;
                length = 1;
            }
            root = Math.sqrt(length);
            for (int item : own) {
                next[item] /= root;
            }
            vector = next;
        }
        double scale = Math.sqrt(root);
        for (int item : own) {
            vector[item] *= scale;
        }
        return vector;
    }

    private static double form(double[] left, double[][] matrix, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] == 0 ? 0 : left[i] * Moments.dot(matrix[i], right);
        }
        return sum;
    }
}
