package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * An attacker that shares nothing with the engine but the published tables: it works on the finest groups, where the
 * engine works on sums of cells, and tells in words what it finds.
 */
final class LeafAttacker {

    private final Release release;
    private final List<Table> published;
    private final List<Map<String, String>> leaves = new ArrayList<>();

    LeafAttacker(Release release, List<Table> published) {
        this.release = release;
        this.published = published;
        leaves.add(Map.of());
        for (Dimension dimension : release.dimensions()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> leaf : leaves) {
                for (String name : dimension.leaves()) {
                    var next = new java.util.HashMap<>(leaf);
                    next.put(dimension.name(), name);
                    longer.add(next);
                }
            }
            leaves.clear();
            leaves.addAll(longer);
        }
    }

    List<String> findings() {
        var findings = new ArrayList<String>();
        printedAndDifferences(findings);
        for (Table table : published) {
            boolean means = table.cells().stream().anyMatch(cell -> cell.mean() != null);
            for (Cell cell : table.cells()) {
                if (cell.n() == null) {
                    intervals(cell, means, findings);
                }
            }
        }
        return findings;
    }

    private void printedAndDifferences(List<String> findings) {
        int threshold = release.rules().threshold();
        List<Cell> printed = published.stream()
                .flatMap(table -> table.cells().stream())
                .filter(cell -> cell.n() != null)
                .toList();
        for (Cell cell : printed) {
            if (cell.n() > 0 && cell.n() < threshold) {
                findings.add("small group printed: " + cell);
            }
            if (cell.mean() != null
                    && (cell.mean() == release.scale().low()
                            || cell.mean() == release.scale().high())) {
                findings.add("unanimous mean printed: " + cell);
            }
            for (Cell larger : printed) {
                int difference = larger.n() - cell.n();
                if (difference > 0 && difference < threshold && set(larger).containsAll(set(cell))) {
                    findings.add("nested groups differ by %d: %s and %s".formatted(difference, larger, cell));
                }
                boolean sameButAnswer = cell.key().containsKey(Dimension.ANSWER)
                        && !larger.key().containsKey(Dimension.ANSWER)
                        && set(larger).containsAll(set(cell))
                        && without(cell.key()).equals(larger.key());
                if (sameButAnswer && cell.n() > 0 && difference == 0) {
                    findings.add("everybody answered alike: " + cell);
                }
            }
        }
    }

    private static Map<String, String> without(Map<String, String> key) {
        var copy = new java.util.HashMap<>(key);
        copy.remove(Dimension.ANSWER);
        return copy;
    }

    private void intervals(Cell cell, boolean means, List<String> findings) {
        double low = Math.ceil(extreme(cell, false, -1) - 1e-6);
        double high = Math.floor(extreme(cell, true, -1) + 1e-6);
        Rules rules = release.rules();
        if (low >= rules.threshold() || high <= 0) {
            return;
        }
        double most = release.headcounts().stream()
                .filter(headcount -> headcount.key().equals(cell.key()))
                .mapToInt(Headcount::max)
                .min()
                .orElse(Integer.MAX_VALUE);
        if (high - low < Math.min(rules.minWidth(), most)) {
            findings.add("count of %s is between %s and %s".formatted(cell.key(), low, high));
        }
        if (means) {
            double widest = 0;
            for (int n = (int) Math.max(1, low); n <= Math.min(high, 12); n++) {
                widest = Math.max(widest, (extreme(cell, true, n) - extreme(cell, false, n)) / n);
            }
            if (widest < rules.minMeanWidth() - 1e-6) {
                findings.add("mean of %s is known within %s".formatted(cell.key(), widest));
            }
        }
    }

    private Set<Integer> set(Cell cell) {
        return set(cell.key());
    }

    private Set<Integer> set(Map<String, String> key) {
        var set = new HashSet<Integer>();
        for (int i = 0; i < leaves.size(); i++) {
            boolean inside = true;
            for (Dimension dimension : release.dimensions()) {
                String node = key.get(dimension.name());
                String leaf = leaves.get(i).get(dimension.name());
                inside &= node == null
                        || node.equals(leaf)
                        || dimension.nodes().getOrDefault(node, List.of()).contains(leaf);
            }
            if (inside) {
                set.add(i);
            }
        }
        return set;
    }

    /** Of the count, or with n given of the sum of answers when there are n. */
    private double extreme(Cell target, boolean greatest, int n) {
        var model = new ExpressionsBasedModel();
        var counts = new Variable[leaves.size()];
        var sums = new Variable[leaves.size()];
        Scale scale = release.scale();
        double slack = 0.5 * Math.pow(10, -release.meanDecimals());
        for (int i = 0; i < counts.length; i++) {
            counts[i] = model.addVariable("n" + i).lower(0).upper(100_000);
            sums[i] = model.addVariable("s" + i).lower(0);
            model.addExpression("a" + i)
                    .set(sums[i], 1)
                    .set(counts[i], -scale.low())
                    .lower(0);
            model.addExpression("b" + i)
                    .set(sums[i], 1)
                    .set(counts[i], -scale.high())
                    .upper(0);
        }
        int row = 0;
        for (Table table : published) {
            for (Cell cell : table.cells()) {
                var count = model.addExpression("c" + row);
                var above = model.addExpression("d" + row);
                var below = model.addExpression("e" + row++);
                for (int i : set(cell)) {
                    count.set(counts[i], 1);
                    if (cell.mean() != null) {
                        above.set(sums[i], 1).set(counts[i], -(cell.mean() - slack));
                        below.set(sums[i], 1).set(counts[i], -(cell.mean() + slack));
                    }
                }
                if (cell.n() != null) {
                    count.level(cell.n());
                }
                if (cell.mean() != null) {
                    above.lower(0);
                    below.upper(0);
                }
            }
        }
        for (Headcount headcount : release.headcounts()) {
            var most = model.addExpression("h" + row++).upper(headcount.max());
            set(headcount.key()).forEach(i -> most.set(counts[i], 1));
        }
        var exactly = model.addExpression("x");
        for (int i : set(target)) {
            (n < 0 ? counts[i] : sums[i]).weight(1);
            exactly.set(counts[i], 1);
        }
        if (n >= 0) {
            exactly.level(n);
        }
        Optimisation.Result result = greatest ? model.maximise() : model.minimise();
        return result.getState().isFeasible() ? result.getValue() : 0;
    }
}
