package se.tillit.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import se.tillit.statistics.MultilevelModel.Covariate;
import se.tillit.statistics.MultilevelModel.Level;

/**
 * What the likelihood of a multilevel model needs of the answers: per innermost group the sums of products of the
 * columns W = (1, covariates, outcome), all centred and covariates scaled, and how groups lie within groups. However
 * many the answers, the fit then works on groups alone.
 *
 * @param columns the number of columns of W
 * @param products per innermost group the symmetric products W'W, row by row
 * @param tree per level, the innermost first
 */
record MultilevelDesign(
        int n,
        int columns,
        double[] centre,
        double[] scale,
        double[][] products,
        List<Nesting> tree,
        List<String> covariates) {

    /**
     * The groups of a level that have answers.
     *
     * @param effects the columns of W with an effect that varies between these groups: 0 for the intercept
     * @param parent per group its group at the next level; at the outermost 0
     * @param labels the groups' names
     * @param sizes answers per group
     */
    record Nesting(String name, int[] effects, int[] parent, List<String> labels, int[] sizes) {}

    static MultilevelDesign of(double[] outcome, List<Covariate> covariates, List<Level> levels) {
        int[] rows = usable(outcome, covariates, levels);
        double[][] columns = new double[covariates.size() + 2][];
        columns[0] = new double[rows.length];
        Arrays.fill(columns[0], 1);
        for (int c = 0; c < covariates.size(); c++) {
            columns[c + 1] = CompleteRows.pick(covariates.get(c).values(), rows);
        }
        columns[covariates.size() + 1] = CompleteRows.pick(outcome, rows);
        double[] centre = new double[columns.length];
        double[] scale = new double[columns.length];
        scale[0] = 1;
        for (int c = 1; c < columns.length; c++) {
            centre[c] = rows.length == 0 ? 0 : Moments.mean(columns[c]);
            double sd = rows.length < 2 ? 0 : Math.sqrt(Moments.variance(columns[c]));
            scale[c] = sd > 0 ? sd : 1;
            for (int row = 0; row < rows.length; row++) {
                columns[c][row] = (columns[c][row] - centre[c]) / scale[c];
            }
        }
        List<String> names = covariates.stream().map(Covariate::name).toList();
        int[][] codes = new int[levels.size()][];
        List<Nesting> tree = new ArrayList<>();
        for (int l = levels.size() - 1; l >= 0; l--) {
            int[] outer = l + 1 < levels.size() ? codes[l + 1] : new int[rows.length];
            Grouping compact = compact(levels.get(l).groups(), rows);
            codes[l] = compact.codes();
            tree.addFirst(nesting(levels.get(l), compact, outer, names));
        }
        double[][] products =
                products(columns, codes[0], tree.getFirst().labels().size());
        return new MultilevelDesign(rows.length, columns.length, centre, scale, products, List.copyOf(tree), names);
    }

    /** Why no model can be fitted, if so. */
    Optional<String> obstacle() {
        for (Nesting level : tree) {
            if (level.labels().size() < 2) {
                return Optional.of("fewer than two groups (" + level.name() + ") have answers");
            }
        }
        int groups = tree.getFirst().labels().size();
        if (groups == n) {
            return Optional.of("no group (" + tree.getFirst().name() + ") has more than one answer");
        }
        if (n <= columns) {
            return Optional.of(n + " answers are too few");
        }
        double[][] total = new double[columns][columns];
        for (double[] group : products) {
            for (int i = 0; i < columns * columns; i++) {
                total[i / columns][i % columns] += group[i];
            }
        }
        if (!(total[columns - 1][columns - 1] > 0)) {
            return Optional.of("everybody has the same outcome");
        }
        // Scaled columns: a pivot relative to n is what the earlier covariates leave of a covariate.
        return PositiveDefinite.factor(total, columns - 1)
                        .filter(factor -> factor.smallestPivot() > 1e-10 * n)
                        .isPresent()
                ? Optional.empty()
                : Optional.of("a covariate does not vary or follows from the others");
    }

    /** The name of a column's effect. */
    String effect(int column) {
        return column == 0 ? MultilevelModel.INTERCEPT : covariates.get(column - 1);
    }

    private static int[] usable(double[] outcome, List<Covariate> covariates, List<Level> levels) {
        double[][] numbers = new double[covariates.size() + 1][];
        numbers[0] = outcome;
        for (int c = 0; c < covariates.size(); c++) {
            numbers[c + 1] = covariates.get(c).values();
        }
        return Arrays.stream(CompleteRows.indices(numbers))
                .filter(row -> levels.stream().allMatch(level -> level.groups().codes()[row] != Grouping.MISSING))
                .toArray();
    }

    /** Numbers the groups that occur in these rows anew, in order of first appearance. */
    private static Grouping compact(Grouping grouping, int[] rows) {
        int[] renumbered = new int[grouping.labels().size()];
        Arrays.fill(renumbered, Grouping.MISSING);
        List<String> labels = new ArrayList<>();
        int[] codes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = grouping.codes()[rows[i]];
            if (renumbered[code] == Grouping.MISSING) {
                renumbered[code] = labels.size();
                labels.add(grouping.labels().get(code));
            }
            codes[i] = renumbered[code];
        }
        return new Grouping(codes, labels);
    }

    private static Nesting nesting(Level level, Grouping groups, int[] outer, List<String> covariates) {
        int[] parent = new int[groups.labels().size()];
        Arrays.fill(parent, Grouping.MISSING);
        for (int i = 0; i < outer.length; i++) {
            int group = groups.codes()[i];
            if (parent[group] == Grouping.MISSING) {
                parent[group] = outer[i];
            } else if (parent[group] != outer[i]) {
                throw new IllegalArgumentException(
                        "%s %s lies in several groups of the next level; give it a name of its own in each"
                                .formatted(level.name(), groups.labels().get(group)));
            }
        }
        int[] slopes = level.slopes().stream().mapToInt(covariates::indexOf).toArray();
        if (Arrays.stream(slopes).anyMatch(slope -> slope < 0)) {
            throw new IllegalArgumentException("a slope varies only where it is also among the covariates");
        }
        int[] effects = IntStream.concat(IntStream.of(0), Arrays.stream(slopes).map(slope -> slope + 1))
                .toArray();
        return new Nesting(level.name(), effects, parent, groups.labels(), groups.sizes());
    }

    private static double[][] products(double[][] columns, int[] codes, int groups) {
        int width = columns.length;
        double[][] products = new double[groups][width * width];
        for (int row = 0; row < codes.length; row++) {
            double[] group = products[codes[row]];
            for (int a = 0; a < width; a++) {
                double value = columns[a][row];
                for (int b = 0; b <= a; b++) {
                    group[a * width + b] += value * columns[b][row];
                }
            }
        }
        for (double[] group : products) {
            for (int a = 0; a < width; a++) {
                for (int b = 0; b < a; b++) {
                    group[b * width + a] = group[a * width + b];
                }
            }
        }
        return products;
    }
}
