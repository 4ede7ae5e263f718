package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.optimisation.linear.LinearSolver;
import org.ojalgo.structure.Mutate1D;

/** Variables with bounds, sparse rows with bounds, and as many objectives over them as wanted. */
final class LinearProgramme {

    /** Branch and bound stops here: the same answer every time, unlike a limit in seconds. */
    private static final int MAX_NODES = 300;

    private record Row(int[] variables, double[] coefficients, double lower, double upper) {}

    private double[] lower = new double[16];
    private double[] upper = new double[16];
    private boolean[] whole = new boolean[16];
    private int size;
    private final List<Row> rows = new ArrayList<>();

    int variable(double low, double high, boolean integer) {
        if (size == lower.length) {
            lower = Arrays.copyOf(lower, 2 * size);
            upper = Arrays.copyOf(upper, 2 * size);
            whole = Arrays.copyOf(whole, 2 * size);
        }
        lower[size] = low;
        upper[size] = high;
        whole[size] = integer;
        return size++;
    }

    void row(int[] variables, double[] coefficients, double low, double high) {
        rows.add(new Row(variables, coefficients, low, high));
    }

    void fix(int variable, double low, double high) {
        lower[variable] = low;
        upper[variable] = high;
    }

    double lower(int variable) {
        return lower[variable];
    }

    double upper(int variable) {
        return upper[variable];
    }

    int size() {
        return size;
    }

    /** A point with the least value of one variable, or the greatest; null where there is no point at all. */
    double @Nullable [] extreme(int variable, boolean greatest, boolean integer) {
        double[] costs = new double[size];
        costs[variable] = 1;
        return optimum(costs, greatest, integer);
    }

    /** An optimal point, or null where there is none (or, with integers, none was found within the limit). */
    double @Nullable [] optimum(double[] costs, boolean greatest, boolean integer) {
        return integer ? branchAndBound(costs, greatest) : simplex(costs, greatest);
    }

    /** Built straight on the solver: for programmes this small the modelling layer costs several times the solution. */
    private double @Nullable [] simplex(double[] costs, boolean greatest) {
        double[] objective = costs.clone();
        for (int i = 0; greatest && i < size; i++) {
            objective[i] = -objective[i];
        }
        var builder = LinearSolver.newBuilder(objective)
                .lower(Arrays.copyOf(lower, size))
                .upper(Arrays.copyOf(upper, size));
        for (Row row : rows) {
            if (row.lower == row.upper) {
                fill(builder.equality(row.lower), row, 1);
            } else if (row.upper < Double.POSITIVE_INFINITY) {
                fill(builder.inequality(row.upper), row, 1);
            }
            if (row.lower < row.upper && row.lower > Double.NEGATIVE_INFINITY) {
                fill(builder.inequality(-row.lower), row, -1);
            }
        }
        return point(builder.solve());
    }

    private static void fill(Mutate1D factors, Row row, double sign) {
        for (int k = 0; k < row.variables.length; k++) {
            factors.set(row.variables[k], sign * row.coefficients[k]);
        }
    }

    private double @Nullable [] point(Optimisation.Result result) {
        if (!result.getState().isFeasible()) {
            return null;
        }
        double[] point = new double[size];
        for (int i = 0; i < size; i++) {
            point[i] = result.doubleValue(i);
        }
        return point;
    }

    private double @Nullable [] branchAndBound(double[] costs, boolean greatest) {
        var model = new ExpressionsBasedModel();
        model.options.integer(IntegerStrategy.DEFAULT.withParallelism(() -> 1));
        model.options.iterations_abort = MAX_NODES;
        var variables = new Variable[size];
        for (int i = 0; i < size; i++) {
            variables[i] = model.addVariable("v" + i).lower(lower[i]);
            if (upper[i] < Double.POSITIVE_INFINITY) {
                variables[i].upper(upper[i]);
            }
            if (costs[i] != 0) {
                variables[i].weight(costs[i]);
            }
            if (whole[i]) {
                variables[i].integer();
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            Expression expression = model.addExpression("r" + r);
            for (int k = 0; k < row.variables.length; k++) {
                expression.add(variables[row.variables[k]], row.coefficients[k]);
            }
            if (row.lower == row.upper) {
                expression.level(row.lower);
            } else {
                if (row.lower > Double.NEGATIVE_INFINITY) {
                    expression.lower(row.lower);
                }
                if (row.upper < Double.POSITIVE_INFINITY) {
                    expression.upper(row.upper);
                }
            }
        }
        return point(greatest ? model.maximise() : model.minimise());
    }

    /**
     * The point with every whole variable rounded, where it then still keeps all bounds and rows; null otherwise. A
     * point that passes is a table the attacker cannot rule out, whatever the solver's tolerances.
     */
    double @Nullable [] rounded(double[] point) {
        double[] rounded = point.clone();
        for (int i = 0; i < size; i++) {
            double near = Math.rint(point[i]);
            if (whole[i]) {
                rounded[i] = near;
                if (Math.abs(near - point[i]) > 1e-4) {
                    return null;
                }
            }
            if (rounded[i] < lower[i] - 1e-6 || rounded[i] > upper[i] + 1e-6) {
                return null;
            }
        }
        for (Row row : rows) {
            double sum = 0;
            for (int k = 0; k < row.variables.length; k++) {
                sum += row.coefficients[k] * rounded[row.variables[k]];
            }
            double tolerance = 1e-6 * (1 + Math.abs(sum));
            if (sum < row.lower - tolerance || sum > row.upper + tolerance) {
                return null;
            }
        }
        return rounded;
    }
}
