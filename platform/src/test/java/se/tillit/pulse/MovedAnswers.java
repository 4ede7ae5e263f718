package se.tillit.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * All that two waves could have been, by an attacker who believes that whoever answered both times answered alike and that in no unit more
 * people came or went than the headcounts differ by: for each unit the people and the sums of those who answered both times, only the
 * second and only the first.
 */
final class MovedAnswers {

    enum Moved {
        JOINED(1),
        LEFT(2);

        private final int kind;

        Moved(int kind) {
            this.kind = kind;
        }
    }

    private static final int BOTH = 0;
    private static final double LENGTH = Item.SCALE_ENDS - 1;

    private record Shown(int time, Set<Integer> group, int n, int sum) {}

    private final int[][] persons;
    private final List<Shown> shown = new ArrayList<>();

    /** @param persons by time, and then by unit */
    MovedAnswers(int[][] persons) {
        this.persons = persons;
    }

    void shown(int time, Set<Integer> group, int n, int sum) {
        shown.add(new Shown(time, group, n, sum));
    }

    double mostPeople(Moved moved, Set<Integer> units) {
        Programme programme = new Programme();
        return programme.optimum(programme.people[moved.kind], units, true);
    }

    /** The least and the greatest sum that so many can have answered; empty where they cannot be so many. */
    double[] sums(Moved moved, Set<Integer> units, int exactly) {
        double[] range = new double[2];
        for (boolean greatest : new boolean[] {false, true}) {
            Programme programme = new Programme();
            Expression many = programme.model.addExpression("so many").level(exactly);
            units.forEach(unit -> many.set(programme.people[moved.kind][unit], 1));
            double found = programme.optimum(programme.sums[moved.kind], units, greatest);
            if (Double.isNaN(found)) {
                return new double[0];
            }
            range[greatest ? 1 : 0] = found;
        }
        return range;
    }

    /** Made anew for each question: the solver notes in a model what it has found out. */
    private final class Programme {

        final ExpressionsBasedModel model = new ExpressionsBasedModel();
        final Variable[][] people = new Variable[3][persons[0].length];
        final Variable[][] sums = new Variable[3][persons[0].length];

        Programme() {
            for (int unit = 0; unit < persons[0].length; unit++) {
                for (int kind = 0; kind < 3; kind++) {
                    people[kind][unit] =
                            model.addVariable("people" + kind + unit).lower(0);
                    sums[kind][unit] = model.addVariable("sum" + kind + unit).lower(0);
                    model.addExpression("scale" + kind + unit)
                            .set(sums[kind][unit], 1)
                            .set(people[kind][unit], -LENGTH)
                            .upper(0);
                }
                model.addExpression("either" + unit)
                        .set(people[BOTH][unit], 1)
                        .set(people[Moved.JOINED.kind][unit], 1)
                        .set(people[Moved.LEFT.kind][unit], 1)
                        .upper(Math.max(persons[0][unit], persons[1][unit]));
                for (int time = 0; time < 2; time++) {
                    model.addExpression("then" + time + unit)
                            .set(people[BOTH][unit], 1)
                            .set(people[only(time)][unit], 1)
                            .upper(persons[time][unit]);
                }
            }
            shown.forEach(one -> {
                Expression counts = model.addExpression("n" + one).level(one.n);
                Expression totals = model.addExpression("t" + one).level(one.sum);
                for (int unit : one.group) {
                    for (int kind : new int[] {BOTH, only(one.time)}) {
                        counts.set(people[kind][unit], 1);
                        totals.set(sums[kind][unit], 1);
                    }
                }
            });
        }

        /** Those who answered at that time alone. */
        private static int only(int time) {
            return (time == 0 ? Moved.LEFT : Moved.JOINED).kind;
        }

        double optimum(Variable[] variables, Set<Integer> units, boolean greatest) {
            units.forEach(unit -> variables[unit].weight(1));
            Optimisation.Result result = greatest ? model.maximise() : model.minimise();
            return result.getState().isFeasible() ? result.getValue() : Double.NaN;
        }
    }
}
