package se.tillit.disclosure;

import java.util.Arrays;

/** Which cells must not be shown for their own sake, and how closely a withheld one may be known. */
final class Sensitivity {

    private final Lattice lattice;
    private final Rules rules;
    private final boolean[] small;
    private final boolean[] unanimousCount;
    private final boolean[] unanimousMean;
    private final double[] needed;

    Sensitivity(Lattice lattice) {
        this.lattice = lattice;
        rules = lattice.release().rules();
        small = new boolean[lattice.visible];
        unanimousCount = new boolean[lattice.size];
        unanimousMean = new boolean[lattice.size];
        needed = new double[lattice.size];
        for (int cell = 0; cell < lattice.visible; cell++) {
            int n = lattice.n(cell);
            small[cell] = n > 0 && n < rules.threshold();
            Scale scale = lattice.release().scale();
            double mean = lattice.mean(cell);
            unanimousMean[cell] = n > 0 && Math.min(mean - scale.low(), scale.high() - mean) < lattice.halfStep();
            unanimousMean[cell] |= lattice.isBarred(cell);
            judgeDistribution(cell, n);
        }
        Arrays.fill(needed, rules.minWidth());
        for (int cell = 0; cell < lattice.size; cell++) {
            needed[cell] = Math.min(needed[cell], lattice.upper(cell));
        }
        spreadCeilings();
    }

    /** Nobody can hide better than among the people there are: a headcount bounds the parts, and theirs the whole. */
    private void spreadCeilings() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Lattice.Sum sum : lattice.sums) {
                for (int[] way : sum.ways()) {
                    double total = 0;
                    for (int part : way) {
                        changed |= needed[sum.whole()] < needed[part];
                        needed[part] = Math.min(needed[part], needed[sum.whole()]);
                        total += needed[part];
                    }
                    changed |= total < needed[sum.whole()];
                    needed[sum.whole()] = Math.min(needed[sum.whole()], total);
                }
            }
        }
    }

    private void judgeDistribution(int cell, int n) {
        int axis = lattice.answerAxis;
        if (axis < 0 || lattice.node(cell, axis) == Axis.TOTAL) {
            return;
        }
        int group = lattice.total(cell, axis);
        int all = group < 0 ? -1 : lattice.n(group);
        if (all > 0) {
            small[cell] |= all < rules.distributionThreshold();
            unanimousCount[cell] = n == all;
        }
    }

    /** Must be withheld whatever surrounds it. */
    boolean primary(int cell) {
        return small[cell] || unanimousCount[cell] || unanimousMean[cell];
    }

    /** A withheld count is safe in an interval as wide as this. */
    double neededWidth(int cell) {
        return needed[cell];
    }

    double neededMeanWidth() {
        return rules.minMeanWidth();
    }

    /** A group known to be this large needs no interval, unless everybody in it answered alike. */
    int threshold() {
        return rules.threshold();
    }

    boolean unanimousCount(int cell) {
        return unanimousCount[cell];
    }

    boolean unanimousMean(int cell) {
        return unanimousMean[cell];
    }

    /** Whether what can be inferred about the cell matters: it is in a table, or a difference of two that are. */
    boolean target(int cell) {
        return cell < lattice.visible || lattice.isDifference(cell);
    }
}
