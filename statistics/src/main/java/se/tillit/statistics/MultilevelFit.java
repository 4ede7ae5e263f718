package se.tillit.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.tillit.statistics.MultilevelDesign.Nesting;
import se.tillit.statistics.MultilevelLikelihood.Profile;
import se.tillit.statistics.MultilevelModel.Fitted;
import se.tillit.statistics.MultilevelModel.FittedLevel;
import se.tillit.statistics.MultilevelModel.FixedEffect;
import se.tillit.statistics.MultilevelModel.GroupEffect;
import se.tillit.statistics.MultilevelModel.Method;
import se.tillit.statistics.MultilevelModel.NotEstimable;
import se.tillit.statistics.MultilevelModel.VarianceComponent;

/** From the maximum of a multilevel model's likelihood to its estimates in the columns' own units. */
final class MultilevelFit {

    /** A relative standard deviation below this is no variance between groups. */
    private static final double SINGULAR = 1e-4;
    /** A variance between groups so many times that within is none within. */
    private static final double NOTHING_WITHIN = 1e9;

    private final MultilevelDesign design;
    private final Method method;
    private final MultilevelLikelihood likelihood;
    private final List<Nesting> tree;
    private final int width;

    MultilevelFit(MultilevelDesign design, Method method) {
        this.design = design;
        this.method = method;
        this.likelihood = new MultilevelLikelihood(design, method);
        this.tree = design.tree();
        this.width = design.columns();
    }

    MultilevelModel run() {
        double[] theta = MultilevelSearch.best(likelihood, tree);
        for (double relative : theta) {
            if (relative * relative > NOTHING_WITHIN) {
                return new NotEstimable(
                        design.n(), "within every group all have the same outcome, apart from the covariates");
            }
        }
        Profile profile = likelihood.at(theta);
        double[][][] factors = likelihood.factors(theta);
        List<VarianceComponent> components = new ArrayList<>();
        boolean singular = false;
        for (int l = 0; l < factors.length; l++) {
            double[][] covariance = covariance(tree.get(l), factors[l], profile.variance());
            addComponents(tree.get(l), covariance, components);
            singular |= smallestRelativeSd(covariance, residual(profile)) < SINGULAR;
        }
        components.add(new VarianceComponent(
                "Residual", "", "", residual(profile), new Estimate.Value(Math.sqrt(residual(profile)))));
        return new Fitted(
                method,
                design.n(),
                fixed(profile),
                List.copyOf(components),
                logLikelihood(profile),
                singular,
                levels(profile, factors));
    }

    private double outcomeScale() {
        return design.scale()[width - 1];
    }

    private double residual(Profile profile) {
        return profile.variance() * outcomeScale() * outcomeScale();
    }

    private double logLikelihood(Profile profile) {
        double deviance = profile.deviance();
        int free = method == Method.REML ? design.n() - (width - 1) : design.n();
        deviance += 2 * free * Math.log(outcomeScale());
        for (int c = 1; method == Method.REML && c < width - 1; c++) {
            deviance += 2 * Math.log(design.scale()[c]);
        }
        return -deviance / 2;
    }

    /** Takes effects of the centred and scaled columns to those of the columns themselves. */
    private double[][] toOwnUnits(int[] effects) {
        double[][] transform = new double[effects.length][effects.length];
        for (int i = 0; i < effects.length; i++) {
            int column = effects[i];
            transform[i][i] = outcomeScale() / design.scale()[column];
            if (i > 0) {
                transform[0][i] = -transform[i][i] * design.centre()[column];
            }
        }
        return transform;
    }

    private List<FixedEffect> fixed(Profile profile) {
        int[] all = new int[width - 1];
        for (int c = 0; c < all.length; c++) {
            all[c] = c;
        }
        double[][] transform = toOwnUnits(all);
        double[] estimates = apply(transform, profile.fixed());
        estimates[0] += design.centre()[width - 1];
        double[][] covariance = sandwich(transform, profile.fixedCovariance());
        List<FixedEffect> fixed = new ArrayList<>();
        for (int c = 0; c < all.length; c++) {
            fixed.add(new FixedEffect(design.effect(c), estimates[c], Math.sqrt(covariance[c][c])));
        }
        return List.copyOf(fixed);
    }

    /** σ²TLL'T'. */
    private double[][] covariance(Nesting level, double[][] factor, double variance) {
        int size = factor.length;
        double[][] relative = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                relative[i][j] = variance * Moments.dot(factor[i], factor[j]);
            }
        }
        return sandwich(toOwnUnits(level.effects()), relative);
    }

    private void addComponents(Nesting level, double[][] covariance, List<VarianceComponent> components) {
        for (int i = 0; i < covariance.length; i++) {
            components.add(new VarianceComponent(
                    level.name(),
                    design.effect(level.effects()[i]),
                    "",
                    covariance[i][i],
                    new Estimate.Value(Math.sqrt(covariance[i][i]))));
        }
        for (int j = 0; j < covariance.length; j++) {
            for (int i = j + 1; i < covariance.length; i++) {
                components.add(new VarianceComponent(
                        level.name(),
                        design.effect(level.effects()[j]),
                        design.effect(level.effects()[i]),
                        covariance[i][j],
                        Estimate.of(
                                covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]),
                                "one of the effects does not vary")));
            }
        }
    }

    /** The smallest diagonal element of the Cholesky factor of the covariance over the residual variance. */
    private static double smallestRelativeSd(double[][] covariance, double residual) {
        double[][] rest = new double[covariance.length][];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = covariance[i].clone();
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rest.length; i++) {
            double pivot = Math.max(rest[i][i], 0);
            smallest = Math.min(smallest, Math.sqrt(pivot / residual));
            for (int j = i + 1; pivot > 0 && j < rest.length; j++) {
                for (int k = i + 1; k < rest.length; k++) {
                    rest[j][k] -= rest[i][j] * rest[i][k] / pivot;
                }
            }
        }
        return smallest;
    }

    /**
     * Every group's effects, from the outermost level inwards: given its own and the outer groups' effects, a group is
     * independent of all others. The outer effects' uncertainty, and that of the fixed effects, is carried inwards.
     */
    private List<FittedLevel> levels(Profile profile, double[][][] factors) {
        Around[] outer = {Around.everything(profile.fixed())};
        List<FittedLevel> levels = new ArrayList<>();
        for (int l = tree.size() - 1; l >= 0; l--) {
            Nesting level = tree.get(l);
            double[][] transform = toOwnUnits(level.effects());
            Around[] own = new Around[level.labels().size()];
            List<GroupEffect> effects = new ArrayList<>(own.length);
            for (int group = 0; group < own.length; group++) {
                Around around = outer[level.parent()[group]];
                double[] products = likelihood.products(l, group);
                double[][] shrinkage = MultilevelLikelihood.shrinkage(products, width, level.effects(), factors[l]);
                double[] effect = apply(shrinkage, around.residual());
                double[][] variance = sandwich(shrinkage, around.covariance());
                add(MultilevelLikelihood.conditionalCovariance(products, width, level.effects(), factors[l]), variance);
                own[group] = around.within(level.effects(), effect, variance, shrinkage);
                double[][] covariance = sandwich(transform, variance);
                double[] sd = new double[effect.length];
                for (int i = 0; i < sd.length; i++) {
                    sd[i] = Math.sqrt(profile.variance() * covariance[i][i]);
                }
                effects.add(new GroupEffect(
                        level.labels().get(group),
                        level.sizes()[group],
                        apply(transform, effect),
                        sd,
                        design.centre()[width - 1] - outcomeScale() * own[group].residual()[0],
                        outcomeScale() * own[group].meanStandardError(profile)));
            }
            outer = own;
            List<String> names =
                    Arrays.stream(level.effects()).mapToObj(design::effect).toList();
            levels.addFirst(new FittedLevel(level.name(), names, List.copyOf(effects)));
        }
        return List.copyOf(levels);
    }

    /**
     * What is known at a group, its own effects and those of the groups around it taken into account.
     *
     * @param residual the weights of W's columns that leave what neither fixed effects nor these effects explain
     * @param covariance of these effects' sum, over σ², on W's columns
     * @param byFixed the derivatives of {@code residual} by the fixed effects
     */
    private record Around(double[] residual, double[][] covariance, double[][] byFixed) {

        static Around everything(double[] fixed) {
            int width = fixed.length + 1;
            double[] residual = new double[width];
            double[][] byFixed = new double[width][fixed.length];
            residual[width - 1] = 1;
            for (int c = 0; c < fixed.length; c++) {
                residual[c] = -fixed[c];
                byFixed[c][c] = -1;
            }
            return new Around(residual, new double[width][width], byFixed);
        }

        Around within(int[] effects, double[] effect, double[][] variance, double[][] shrinkage) {
            Around inner = new Around(residual.clone(), copy(covariance), copy(byFixed));
            for (int i = 0; i < effects.length; i++) {
                int row = effects[i];
                inner.residual[row] -= effect[i];
                for (int j = 0; j < effects.length; j++) {
                    inner.covariance[row][effects[j]] += variance[i][j];
                }
                for (int c = 0; c < residual.length; c++) {
                    // b = K(w − s): its covariance with the outer effects s is −K·Var(s).
                    double shared = Moments.dot(covariance[c], shrinkage[i]);
                    inner.covariance[row][c] -= shared;
                    inner.covariance[c][row] -= shared;
                    for (int f = 0; f < byFixed[c].length; f++) {
                        inner.byFixed[row][f] -= shrinkage[i][c] * byFixed[c][f];
                    }
                }
            }
            return inner;
        }

        /** Of the mean at the covariates' means: prediction error and the fixed effects' error are uncorrelated. */
        double meanStandardError(Profile profile) {
            double fixed = Moments.dot(apply(profile.fixedCovariance(), byFixed[0]), byFixed[0]);
            return Math.sqrt(profile.variance() * covariance[0][0] + fixed);
        }
    }

    private static void add(double[][] more, double[][] to) {
        for (int i = 0; i < to.length; i++) {
            for (int j = 0; j < to.length; j++) {
                to[i][j] += more[i][j];
            }
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    private static double[] apply(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = Moments.dot(matrix[i], vector);
        }
        return product;
    }

    /** ASA'. */
    private static double[][] sandwich(double[][] a, double[][] s) {
        double[][] result = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            double[] half = new double[s.length];
            for (int k = 0; k < s.length; k++) {
                half[k] = Moments.dot(s[k], a[i]);
            }
            for (int j = 0; j < a.length; j++) {
                result[i][j] = Moments.dot(half, a[j]);
            }
        }
        return result;
    }
}
