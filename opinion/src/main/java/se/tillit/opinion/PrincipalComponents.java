package se.tillit.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.jspecify.annotations.Nullable;

/**
 * The two directions along which the votes differ most (Pearson, 1901), by the method of Lanczos (1950) with full
 * reorthogonalisation, which needs a few dozen passes over the votes and no matrix.
 *
 * @param first unit vector of loadings, one per statement, the largest by size made positive; all zero where the votes do
 *     not differ
 * @param second likewise, at right angles to the first; all zero where one direction tells everything
 * @param firstShare the first component's share of the variance, 0–1
 * @param secondShare the second's
 */
record PrincipalComponents(double[] first, double[] second, double firstShare, double secondShare) {

    /** Tight enough for the places on the map to be the same to some eight digits wherever the computation starts. */
    static final double EXACT = 1e-10;

    /** For one of many resamples, where the third digit of a place changes nothing. */
    static final double ROUGH = 1e-4;

    private static final int SEED = 1901;
    private static final int MOST_STEPS = 300;
    private static final int STEPS_BETWEEN_CHECKS = 4;

    // The smallest eigenvalue, beside the largest, that is more than rounding.
    private static final double RANK = 1e-12;

    /**
     * @param tolerance the residual of each component, relative to the largest eigenvalue, at which to stop
     * @param near a direction of loadings in which both components are likely to have a share, to begin from
     */
    static PrincipalComponents of(CentredVotes matrix, double tolerance, double @Nullable [] near) {
        int statements = matrix.statements();
        if (matrix.variance() == 0) {
            return new PrincipalComponents(new double[statements], new double[statements], 0, 0);
        }
        int dimensions = 0;
        for (int s = 0; s < statements; s++) {
            dimensions += matrix.varies(s) ? 1 : 0;
        }
        // A start without a share of a component could never find it, so even a near start carries some of everything.
        SplittableRandom random = new SplittableRandom(SEED);
        double[] start = direction(matrix, random);
        if (near != null) {
            for (int s = 0; s < statements; s++) {
                start[s] = matrix.varies(s) ? near[s] + 1e-3 * start[s] : 0;
            }
        }
        // In few dimensions all of them are taken: cheap, and equal eigenvalues are then found too.
        int fewest = Math.min(dimensions, near == null ? 20 : 8);

        List<double[]> basis = new ArrayList<>();
        double[] diagonal = new double[MOST_STEPS];
        double[] beside = new double[MOST_STEPS];
        double @Nullable [] next = normalised(start, 0);
        while (next != null && basis.size() < MOST_STEPS) {
            int step = basis.size();
            basis.add(next);
            double[] rest = matrix.gram(next);
            diagonal[step] = dot(rest, next);
            orthogonalise(rest, basis);
            beside[step] = Math.sqrt(dot(rest, rest));
            next = normalised(rest, RANK * matrix.variance());
            if (next == null) {
                // The directions so far are closed in themselves: look among the others.
                beside[step] = 0;
                double[] other = direction(matrix, random);
                orthogonalise(other, basis);
                next = basis.size() < dimensions ? normalised(other, RANK) : null;
            }
            int size = basis.size();
            if (size >= fewest && (size - fewest) % STEPS_BETWEEN_CHECKS == 0) {
                EigenDecompositionSymmetric eigen = tridiagonal(diagonal, beside, size);
                double limit = tolerance * eigen.getEigenvalue(0);
                if (residual(eigen, 0, beside[step]) <= limit && residual(eigen, 1, beside[step]) <= limit) {
                    break;
                }
            }
        }
        EigenDecompositionSymmetric found = tridiagonal(diagonal, beside, basis.size());
        return new PrincipalComponents(
                component(found, 0, basis),
                component(found, 1, basis),
                share(found, 0, matrix),
                share(found, 1, matrix));
    }

    /** The sum of both: where to begin for much the same votes. */
    double[] sum() {
        double[] sum = first.clone();
        add(sum, second, 1);
        return sum;
    }

    private static EigenDecompositionSymmetric tridiagonal(double[] diagonal, double[] beside, int size) {
        double[] main = Arrays.copyOf(diagonal, size);
        double[] secondary = Arrays.copyOf(beside, Math.max(0, size - 1));
        return new EigenDecompositionSymmetric(main, secondary);
    }

    private static double residual(EigenDecompositionSymmetric eigen, int rank, double beside) {
        int size = eigen.getEigenvalues().length;
        return rank < size ? beside * Math.abs(eigen.getEigenvector(rank).getEntry(size - 1)) : 0;
    }

    private static boolean present(EigenDecompositionSymmetric eigen, int rank) {
        return rank < eigen.getEigenvalues().length && eigen.getEigenvalue(rank) > RANK * eigen.getEigenvalue(0);
    }

    private static double share(EigenDecompositionSymmetric eigen, int rank, CentredVotes matrix) {
        return present(eigen, rank) ? eigen.getEigenvalue(rank) / matrix.variance() : 0;
    }

    private static double[] component(EigenDecompositionSymmetric eigen, int rank, List<double[]> basis) {
        double[] loadings = new double[basis.getFirst().length];
        if (!present(eigen, rank)) {
            return loadings;
        }
        for (int b = 0; b < basis.size(); b++) {
            add(loadings, basis.get(b), eigen.getEigenvector(rank).getEntry(b));
        }
        int largest = 0;
        for (int s = 1; s < loadings.length; s++) {
            if (Math.abs(loadings[s]) > Math.abs(loadings[largest])) {
                largest = s;
            }
        }
        double scale = Math.signum(loadings[largest]) / Math.sqrt(dot(loadings, loadings));
        for (int s = 0; s < loadings.length; s++) {
            loadings[s] *= scale;
        }
        return loadings;
    }

    /** A direction that favours none, among the statements that differ: on the others every loading stays exactly zero. */
    private static double[] direction(CentredVotes matrix, SplittableRandom random) {
        double[] direction = new double[matrix.statements()];
        for (int s = 0; s < direction.length; s++) {
            direction[s] = matrix.varies(s) ? random.nextDouble() - 0.5 : 0;
        }
        double length = Math.sqrt(dot(direction, direction));
        for (int s = 0; s < direction.length; s++) {
            direction[s] /= length;
        }
        return direction;
    }

    /** Twice, because once leaves the rounding of the first time (Kahan's "twice is enough"). */
    private static void orthogonalise(double[] vector, List<double[]> basis) {
        for (int time = 0; time < 2; time++) {
            for (double[] direction : basis) {
                add(vector, direction, -dot(vector, direction));
            }
        }
    }

    private static double @Nullable [] normalised(double[] vector, double smallest) {
        double length = Math.sqrt(dot(vector, vector));
        if (length <= smallest) {
            return null;
        }
        double[] unit = new double[vector.length];
        add(unit, vector, 1 / length);
        return unit;
    }

    private static void add(double[] vector, double[] other, double times) {
        for (int s = 0; s < vector.length; s++) {
            vector[s] += times * other[s];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int s = 0; s < a.length; s++) {
            sum += a[s] * b[s];
        }
        return sum;
    }
}
