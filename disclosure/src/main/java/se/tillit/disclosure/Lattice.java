package se.tillit.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All cells of a release and the sums that tie them. Cells are numbered: first those in tables (visible), then groups
 * that no table shows but that are needed to say how the tables hang together (latent), then the differences of nested
 * visible groups. Every cell that is not a product of leaves equals the sum of smaller cells, so the sums together say
 * exactly what the leaves would say, with far fewer numbers.
 */
final class Lattice {

    /** One cell as the sum of others, in one or more ways; each way alone says the same, given the other sums. */
    record Sum(int whole, int[][] ways) {}

    /** A group whose members are too few: those of the larger cell who are not in the smaller. */
    record Difference(int larger, int smaller) {}

    private static final int MAX_CELLS = 300_000;

    final List<Axis> axes = new ArrayList<>();
    final int answerAxis;
    final List<Sum> sums = new ArrayList<>();
    final int visible;
    final int size;
    final int measures;

    private final Release release;
    private final Map<String, Integer> measureNumbers = new HashMap<>();
    private final Problems problems = new Problems();
    private final Map<List<Integer>, Integer> numbered = new HashMap<>();
    private final List<List<Integer>> keys = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<List<Integer>> barred = new HashSet<>();
    private final int[] upper;
    private final int[][] touching;

    Lattice(Release release) {
        this.release = release;
        var collected = new ArrayList<String>();
        release.dimensions().forEach(dimension -> axes.add(new Axis(dimension, collected)));
        collected.forEach(problems::add);
        if (axes.stream().map(axis -> axis.name).distinct().count() < axes.size()) {
            problems.add("two dimensions have the same name");
        }
        problems.throwIfAny();
        int answer = -1;
        for (int a = 0; a < axes.size(); a++) {
            answer = axes.get(a).name.equals(Dimension.ANSWER) ? a : answer;
        }
        answerAxis = answer;
        measures = place();
        visible = placed.size();
        release.barred().forEach(names -> {
            List<Integer> key = key(0, names, "barred");
            if (key != null) {
                barred.add(key.subList(1, key.size()));
            }
        });
        problems.throwIfAny();
        upper = tie();
        findDifferences();
        size = keys.size() + differences.size();
        touching = touching();
    }

    private int place() {
        for (Table table : release.tables()) {
            measureNumbers.putIfAbsent(table.measure(), measureNumbers.size());
            int measure = measureNumbers.get(table.measure());
            for (Cell cell : table.cells()) {
                List<Integer> key = key(measure, cell.key(), "table " + table.id());
                if (key != null) {
                    int number = numbered.computeIfAbsent(key, _ -> {
                        keys.add(key);
                        placed.add(new Placed(table.id(), cell));
                        return placed.size() - 1;
                    });
                    check(table, cell, placed.get(number));
                }
            }
        }
        return Math.max(1, measureNumbers.size());
    }

    private void check(Table table, Cell cell, Placed known) {
        String where = "table %s, %s".formatted(table.id(), Placed.name(cell.key()));
        Integer n = cell.n();
        Double mean = n != null && n == 0 ? null : cell.mean();
        if (n == null) {
            if (!table.frozen()) {
                problems.add(where + ": n is missing; give the true number of answers");
            }
        } else if (n < 0) {
            problems.add("%s: n is %d; a number of answers cannot be negative".formatted(where, n));
        } else if (known.n != null && !known.n.equals(n)) {
            problems.add("%s: n is %d, but %d in table %s".formatted(where, n, known.n, known.table));
        }
        Scale scale = release.scale();
        if (mean != null && !(mean >= scale.low() && mean <= scale.high())) {
            problems.add(
                    "%s: the mean %s is outside the scale %s to %s".formatted(where, mean, scale.low(), scale.high()));
        } else if (mean != null && known.mean != null && Math.abs(known.mean - mean) > 2 * halfStep()) {
            problems.add("%s: the mean is %s, but %s in table %s".formatted(where, mean, known.mean, known.table));
        }
        known.n = n == null ? known.n : n;
        known.mean = mean == null ? known.mean : mean;
        known.frozen |= table.frozen() && n != null;
        known.appearances += table.frozen() ? 0 : 1;
    }

    /** The measure, then one node for each axis; null (and a problem) where a name is unknown. */
    private @Nullable List<Integer> key(int measure, Map<String, String> names, String where) {
        var key = new Integer[1 + axes.size()];
        key[0] = measure;
        int found = 0;
        for (int a = 0; a < axes.size(); a++) {
            String node = names.get(axes.get(a).name);
            key[1 + a] = axes.get(a).node(node);
            found += node == null ? 0 : 1;
            if (key[1 + a] < 0) {
                problems.add("%s, %s: %s is neither a leaf nor a node of %s"
                        .formatted(where, Placed.name(names), node, axes.get(a).name));
                return null;
            }
        }
        if (found < names.size()) {
            problems.add(
                    "%s, %s: there is a dimension that the spec does not have".formatted(where, Placed.name(names)));
            return null;
        }
        return List.of(key);
    }

    private int[] tie() {
        var bounds = new HashMap<Integer, Integer>();
        for (Headcount headcount : release.headcounts()) {
            if (headcount.max() < 0) {
                problems.add("headcount of %s is negative".formatted(Placed.name(headcount.key())));
            }
            for (int measure = 0; measure < measures; measure++) {
                List<Integer> key = key(measure, headcount.key(), "headcount");
                if (key != null) {
                    bounds.merge(number(key), headcount.max(), Math::min);
                }
            }
        }
        problems.throwIfAny();
        List<BitSet> used = new ArrayList<>();
        for (int a = 0; a < axes.size(); a++) {
            int position = 1 + a;
            var nodes = new BitSet();
            keys.forEach(key -> nodes.set(key.get(position)));
            used.add(nodes);
        }
        var covers = new HashMap<List<Integer>, List<int[]>>();
        for (int cell = 0; cell < keys.size(); cell++) {
            List<Integer> key = keys.get(cell);
            var complete = new ArrayList<List<List<Integer>>>();
            List<List<Integer>> fewest = null;
            long fewestMissing = Long.MAX_VALUE;
            for (int a = 0; a < axes.size(); a++) {
                int axis = a;
                int node = key.get(1 + a);
                for (int[] cover : covers.computeIfAbsent(
                        List.of(axis, node), _ -> axes.get(axis).covers(node, used.get(axis)))) {
                    List<List<Integer>> parts = parts(key, axis, cover);
                    long missing = parts.stream()
                            .filter(part -> !numbered.containsKey(part))
                            .count();
                    if (missing == 0) {
                        complete.add(parts);
                    } else if (missing < fewestMissing) {
                        fewestMissing = missing;
                        fewest = parts;
                    }
                }
            }
            if (complete.isEmpty() && fewest != null) {
                complete.add(fewest);
            }
            if (!complete.isEmpty()) {
                sums.add(new Sum(
                        cell,
                        complete.stream()
                                .map(parts ->
                                        parts.stream().mapToInt(this::number).toArray())
                                .toArray(int[][]::new)));
            }
            if (keys.size() > MAX_CELLS) {
                problems.add("the tables cross into more than %d groups: leave out a dimension or a level"
                        .formatted(MAX_CELLS));
                problems.throwIfAny();
            }
        }
        int[] upper = new int[keys.size()];
        Arrays.fill(upper, Integer.MAX_VALUE);
        bounds.forEach((cell, max) -> upper[cell] = max);
        for (int cell = 0; cell < visible; cell++) {
            Integer n = placed.get(cell).n;
            if (n != null && n > upper[cell]) {
                problems.add("%s: %d answers from %d people".formatted(placed.get(cell), n, upper[cell]));
            }
        }
        problems.throwIfAny();
        return upper;
    }

    private static List<List<Integer>> parts(List<Integer> key, int axis, int[] cover) {
        var parts = new ArrayList<List<Integer>>(cover.length);
        for (int node : cover) {
            var part = key.toArray(Integer[]::new);
            part[1 + axis] = node;
            parts.add(List.of(part));
        }
        return parts;
    }

    private int number(List<Integer> key) {
        return numbered.computeIfAbsent(key, _ -> {
            keys.add(key);
            return keys.size() - 1;
        });
    }

    /** Pairs of visible groups, large enough each, whose difference is a small group that is no cell of its own. */
    private void findDifferences() {
        int threshold = release.rules().threshold();
        var wayOf = new HashMap<Integer, Sum>();
        sums.forEach(sum -> wayOf.put(sum.whole, sum));
        var byMeasure = new HashMap<Integer, List<Integer>>();
        for (int cell = 0; cell < visible; cell++) {
            Integer n = placed.get(cell).n;
            if (n != null && n >= threshold) {
                byMeasure
                        .computeIfAbsent(keys.get(cell).getFirst(), _ -> new ArrayList<>())
                        .add(cell);
            }
        }
        for (List<Integer> cells : byMeasure.values()) {
            // Only neighbours in size can differ by so few.
            cells.sort(Comparator.<Integer>comparingInt(this::n).thenComparing(cell -> cell));
            for (int i = 0; i < cells.size(); i++) {
                for (int j = i + 1; j < cells.size() && n(cells.get(j)) - n(cells.get(i)) < threshold; j++) {
                    int smaller = cells.get(i);
                    int larger = cells.get(j);
                    if (n(larger) > n(smaller) && contains(larger, smaller) && !isVisible(wayOf.get(larger), smaller)) {
                        differences.add(new Difference(larger, smaller));
                        int difference = keys.size() + differences.size() - 1;
                        sums.add(new Sum(larger, new int[][] {{smaller, difference}}));
                    }
                }
            }
        }
    }

    /** Whether what is left of the whole without the part is one cell of a table, and so is protected as such. */
    private boolean isVisible(@Nullable Sum sum, int part) {
        return sum != null
                && Arrays.stream(sum.ways)
                        .anyMatch(way -> way.length == 2
                                && (way[0] == part && way[1] < visible || way[1] == part && way[0] < visible));
    }

    private int[][] touching() {
        int[] counts = new int[size];
        for (Sum sum : sums) {
            counts[sum.whole]++;
            for (int[] way : sum.ways) {
                for (int part : way) {
                    counts[part]++;
                }
            }
        }
        int[][] touching = new int[size][];
        Arrays.setAll(touching, cell -> new int[counts[cell]]);
        for (int s = 0; s < sums.size(); s++) {
            Sum sum = sums.get(s);
            touching[sum.whole][--counts[sum.whole]] = s;
            for (int[] way : sum.ways) {
                for (int part : way) {
                    touching[part][--counts[part]] = s;
                }
            }
        }
        return touching;
    }

    /** The sums in which a cell stands, a sum once for each way. */
    int[] touching(int cell) {
        return touching[cell];
    }

    Placed placed(int cell) {
        return placed.get(cell);
    }

    /** The number of answers, or -1 where no table tells it. */
    int n(int cell) {
        Integer n = cell < visible ? placed.get(cell).n : null;
        return n == null ? -1 : n;
    }

    double mean(int cell) {
        Double mean = cell < visible ? placed.get(cell).mean : null;
        return mean == null ? Double.NaN : mean;
    }

    boolean isDifference(int cell) {
        return cell >= keys.size();
    }

    Difference difference(int cell) {
        return differences.get(cell - keys.size());
    }

    int measure(int cell) {
        return isDifference(cell)
                ? measure(difference(cell).larger)
                : keys.get(cell).getFirst();
    }

    int node(int cell, int axis) {
        return keys.get(cell).get(1 + axis);
    }

    /** The nodes without the measure: the same people, whatever they were asked. */
    List<Integer> group(int cell) {
        List<Integer> key = keys.get(cell);
        return key.subList(1, key.size());
    }

    boolean isBarred(int cell) {
        return barred.contains(group(cell));
    }

    /** The visible cell of the same measure with everybody on one axis, or -1. */
    int total(int cell, int axis) {
        var key = keys.get(cell).toArray(Integer[]::new);
        key[1 + axis] = Axis.TOTAL;
        int total = numbered.getOrDefault(List.of(key), -1);
        return total < visible ? total : -1;
    }

    boolean contains(int larger, int smaller) {
        List<Integer> outer = keys.get(larger);
        List<Integer> inner = keys.get(smaller);
        for (int a = 0; a < axes.size(); a++) {
            if (!axes.get(a).contains(outer.get(1 + a), inner.get(1 + a))) {
                return false;
            }
        }
        return true;
    }

    /** The public headcount of exactly this group. */
    int upper(int cell) {
        return isDifference(cell) ? upper[difference(cell).larger] : upper[cell];
    }

    /** Half of the last printed decimal of a mean. */
    double halfStep() {
        return 0.5 * Math.pow(10, -release.meanDecimals());
    }

    Release release() {
        return release;
    }

    /** The number of a cell as a table gives it. */
    int cell(Table table, Cell cell) {
        return numbered.get(Objects.requireNonNull(key(measureNumbers.get(table.measure()), cell.key(), table.id())));
    }

    /** As it will be printed: a mean with more decimals would tell more than what was attacked. */
    Cell rounded(Cell cell) {
        Double mean = cell.mean();
        return mean == null || cell.n() == null || cell.n() == 0
                ? new Cell(cell.key(), cell.n(), null)
                : new Cell(
                        cell.key(),
                        cell.n(),
                        BigDecimal.valueOf(mean)
                                .setScale(release.meanDecimals(), RoundingMode.HALF_UP)
                                .doubleValue());
    }
}
