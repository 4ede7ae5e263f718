package se.tillit.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import se.tillit.disclosure.Cell;
import se.tillit.disclosure.Dimension;
import se.tillit.disclosure.ProofSheet;
import se.tillit.disclosure.Protection;
import se.tillit.disclosure.Release;
import se.tillit.disclosure.Rules;
import se.tillit.disclosure.Scale;
import se.tillit.disclosure.Table;

/**
 * How long {@link Protection#protect} takes for organisations of different size, each by gender with all margins, and
 * how much is kept. The last column is the time per cell as a ratio to the first row: it tells how the work grows,
 * whatever the machine.
 */
public final class ProtectionBenchmark {

    private static final int[][] ORGANISATIONS = {{4, 4, 8}, {6, 8, 10}, {10, 10, 20}};

    private ProtectionBenchmark() {}

    public static void main(String[] args) {
        System.out.printf(
                "%8s %6s %6s %9s %9s %11s %6s%n", "cells", "means", "kept", "answers", "cold s", "programmes", "ratio");
        double first = 0;
        for (boolean means : new boolean[] {false, true}) {
            for (int[] fans : ORGANISATIONS) {
                Release release = release(fans, means);
                long start = System.nanoTime();
                ProofSheet proof = Protection.protect(release).proof();
                double seconds = (System.nanoTime() - start) / 1e9;
                double perCell = seconds / proof.cells();
                first = first == 0 ? perCell : first;
                System.out.printf(
                        "%8d %6s %5.1f%% %8.1f%% %9.2f %11d %6.2f%n",
                        proof.cells(),
                        means ? "yes" : "no",
                        100.0 * (proof.cells() - proof.withheld()) / proof.cells(),
                        100.0 * proof.answersShown() / proof.answers(),
                        seconds,
                        proof.linearProgrammes(),
                        perCell / first);
            }
        }
    }

    private static Release release(int[] fans, boolean means) {
        var units = new ArrayList<String>();
        var nodes = new LinkedHashMap<String, List<String>>();
        grow("A", fans, 0, units, nodes);
        var random = new SplittableRandom(1);
        var counts = new LinkedHashMap<String, int[]>();
        for (String unit : units) {
            // Women, men, and the sums of their answers on a scale from 1 to 5.
            int[] count = new int[4];
            int size = 3 + random.nextInt(25);
            int men = 1 + random.nextInt(5);
            for (int i = 0; i < size; i++) {
                int gender = random.nextInt(10) < men ? 1 : 0;
                count[gender]++;
                count[2 + gender] += Math.clamp(2 + random.nextInt(3) + random.nextInt(2), 1, 5);
            }
            counts.put(unit, count);
        }
        var cells = new ArrayList<Cell>();
        nodes.forEach((node, inside) -> addCells(node, inside, counts, means, cells));
        units.forEach(unit -> addCells(unit, List.of(unit), counts, means, cells));
        return new Release(
                Rules.STANDARD,
                new Scale(1, 5),
                List.of(
                        new Dimension("unit", units, nodes),
                        new Dimension("gender", List.of("woman", "man"), Map.of())),
                List.of(),
                2,
                List.of(new Table("t", cells)));
    }

    private static List<String> grow(
            String name, int[] fans, int level, List<String> units, Map<String, List<String>> nodes) {
        if (level == fans.length) {
            units.add(name);
            return List.of(name);
        }
        var inside = new ArrayList<String>();
        for (int child = 1; child <= fans[level]; child++) {
            inside.addAll(grow(name + "." + child, fans, level + 1, units, nodes));
        }
        nodes.put(name, inside);
        return inside;
    }

    private static void addCells(
            String node, List<String> inside, Map<String, int[]> counts, boolean means, List<Cell> cells) {
        int[] total = new int[4];
        for (String unit : inside) {
            for (int i = 0; i < 4; i++) {
                total[i] += counts.get(unit)[i];
            }
        }
        cells.add(cell(Map.of("unit", node), total[0] + total[1], total[2] + total[3], means));
        cells.add(cell(Map.of("unit", node, "gender", "woman"), total[0], total[2], means));
        cells.add(cell(Map.of("unit", node, "gender", "man"), total[1], total[3], means));
    }

    private static Cell cell(Map<String, String> key, int n, int sum, boolean means) {
        return new Cell(key, n, means && n > 0 ? Math.round(100.0 * sum / n) / 100.0 : null);
    }
}
