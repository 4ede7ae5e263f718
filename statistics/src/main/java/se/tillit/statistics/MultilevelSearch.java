package se.tillit.statistics;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import se.tillit.statistics.MultilevelDesign.Nesting;

/** The relative covariance factors with the smallest deviance. */
final class MultilevelSearch {

    private static final int MOST_EVALUATIONS = 20_000;
    private static final int MOST_RESTARTS = 10;
    private static final double LARGEST_RATIO = 1e11;

    private MultilevelSearch() {}

    static double[] best(MultilevelLikelihood likelihood, List<Nesting> tree) {
        return likelihood.parameters() == 1 ? oneVariance(likelihood) : severalVariances(likelihood, tree);
    }

    /** A grid over the ratio of variances, because the likelihood may have two maxima; then Brent's (1973) method. */
    private static double[] oneVariance(MultilevelLikelihood likelihood) {
        UnivariateFunction deviance =
                ratio -> likelihood.at(new double[] {Math.sqrt(ratio)}).deviance();
        double[] grid = new double[40];
        for (int i = 1; i < grid.length; i++) {
            grid[i] = Math.min(LARGEST_RATIO, Math.pow(10, (i - 16) / 2.0));
        }
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < grid.length; i++) {
            double value = deviance.value(grid[i]);
            if (value < smallest) {
                smallest = value;
                best = i;
            }
        }
        double ratio = new BrentOptimizer(1e-11, 1e-16)
                .optimize(
                        new UnivariateObjectiveFunction(deviance),
                        GoalType.MINIMIZE,
                        new SearchInterval(
                                grid[Math.max(best - 1, 0)], grid[Math.min(best + 1, grid.length - 1)], grid[best]),
                        new MaxEval(MOST_EVALUATIONS))
                .getPoint();
        // The smallest deviance may lie at the end of the interval, where Brent's method does not look.
        return new double[] {Math.sqrt(deviance.value(ratio) < smallest ? ratio : grid[best])};
    }

    /** Powell's (2009) BOBYQA, begun anew where it stopped until that gains nothing. */
    private static double[] severalVariances(MultilevelLikelihood likelihood, List<Nesting> tree) {
        int size = likelihood.parameters();
        double[] start = new double[size];
        double[] lower = new double[size];
        double[] upper = new double[size];
        Arrays.fill(lower, -Math.sqrt(LARGEST_RATIO));
        Arrays.fill(upper, Math.sqrt(LARGEST_RATIO));
        int next = 0;
        for (Nesting level : tree) {
            for (int i = 0; i < level.effects().length; i++) {
                next += i;
                start[next] = 0.5;
                lower[next++] = 0;
            }
        }
        Lowest lowest = new Lowest(likelihood, start);
        for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            double before = lowest.deviance;
            try {
                new BOBYQAOptimizer(2 * size + 1, restart == 0 ? 0.3 : 0.02, 1e-9)
                        .optimize(
                                new ObjectiveFunction(lowest),
                                GoalType.MINIMIZE,
                                new InitialGuess(lowest.theta),
                                new SimpleBounds(lower, upper),
                                new MaxEval(MOST_EVALUATIONS));
            } catch (MathRuntimeException roundingReached) {
                // Near the minimum rounding can defeat its quadratic model; the best point so far is kept.
            }
            if (restart > 0 && before - lowest.deviance < 1e-9 * Math.abs(before)) {
                break;
            }
        }
        return lowest.theta;
    }

    /** The deviance, remembering where it was lowest. */
    private static final class Lowest implements MultivariateFunction {

        private final MultilevelLikelihood likelihood;
        private double[] theta;
        private double deviance;

        Lowest(MultilevelLikelihood likelihood, double[] start) {
            this.likelihood = likelihood;
            this.theta = start;
            this.deviance = likelihood.at(start).deviance();
        }

        @Override
        public double value(double[] at) {
            double value = likelihood.at(at).deviance();
            if (value < deviance) {
                deviance = value;
                theta = at.clone();
            }
            return value;
        }
    }
}
