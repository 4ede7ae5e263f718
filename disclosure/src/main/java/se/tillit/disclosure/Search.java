package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Decides which groups to withhold. First those that are small in themselves; then, while the attacker finds anything,
 * the cheapest complement for it; then whatever turns out not to be needed is shown again; and then pieces of the
 * result are taken up and laid anew for as long as the budget lasts, keeping what withholds less.
 */
final class Search {

    /** The same pieces in the same order every time. */
    private static final long SEED = 20261122;

    private static final int WIDENINGS = 3;

    /** How long pieces are laid anew: rounds over all, trials for each, and a bound in the attacker's own unit. */
    private static final int ROUNDS = 8;

    private static final int TRIALS = 4;

    private static final long EFFORT = 250_000;

    private final Lattice lattice;
    private final World world;
    private final Sensitivity sensitivity;
    private final Attacker attacker;
    private final Complement complement;
    private final int[] groupOf;
    private final int[][] cellsOf;
    private final boolean[] primary;
    private final boolean[] fixed;
    private final double[] weight;
    private final Set<Integer> hopeless = new HashSet<>();

    Search(Lattice lattice, World world, Sensitivity sensitivity, Attacker attacker) {
        this.lattice = lattice;
        this.world = world;
        this.sensitivity = sensitivity;
        this.attacker = attacker;
        complement = new Complement(lattice, world);
        groupOf = new int[lattice.visible];
        Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        for (int cell = 0; cell < lattice.visible; cell++) {
            groups.computeIfAbsent(lattice.group(cell), _ -> new ArrayList<>()).add(cell);
        }
        cellsOf = new int[groups.size()][];
        primary = new boolean[groups.size()];
        fixed = new boolean[groups.size()];
        weight = new double[groups.size()];
        int group = 0;
        for (List<Integer> cells : groups.values()) {
            cellsOf[group] = cells.stream().mapToInt(Integer::intValue).toArray();
            for (int cell : cells) {
                groupOf[cell] = group;
                primary[group] |= sensitivity.primary(cell) && !lattice.placed(cell).frozen;
                fixed[group] |= lattice.placed(cell).frozen;
                // Fewest cells first; among as many, those with fewer people in them.
                weight[group] +=
                        lattice.placed(cell).appearances * (1 + 0.002 * Math.log1p(Math.max(0, lattice.n(cell))));
            }
            group++;
        }
    }

    /** For each cell whether it is withheld. */
    boolean[] run() {
        boolean[] withheld = new boolean[lattice.size];
        for (int group = 0; group < cellsOf.length; group++) {
            set(withheld, group, primary[group] && !fixed[group]);
        }
        repair(withheld, prices(null));
        prune(withheld, complementary(withheld));
        withheld = improve(withheld);
        attacker.becomeStrict();
        repair(withheld, prices(null));
        return withheld;
    }

    private void set(boolean[] withheld, int group, boolean value) {
        for (int cell : cellsOf[group]) {
            withheld[cell] = value;
        }
    }

    private boolean isWithheld(boolean[] withheld, int group) {
        return withheld[cellsOf[group][0]];
    }

    private double[] prices(double @Nullable [] factor) {
        double[] prices = new double[cellsOf.length];
        for (int group = 0; group < prices.length; group++) {
            prices[group] =
                    fixed[group] ? Double.POSITIVE_INFINITY : weight[group] * (factor == null ? 1 : factor[group]);
        }
        return prices;
    }

    /** Withholds more until nothing can be inferred, or nothing more can be done about it. */
    private void repair(boolean[] withheld, double[] prices) {
        double[] cellPrices = new double[lattice.size];
        for (int cell = 0; cell < lattice.visible; cell++) {
            boolean free = withheld[cell] || lattice.n(cell) < 0;
            cellPrices[cell] = free ? 0 : prices[groupOf[cell]];
        }
        var tries = new HashMap<Integer, Integer>();
        for (List<Attacker.Breach> found = open(withheld); !found.isEmpty(); found = open(withheld)) {
            for (Attacker.Breach breach : found) {
                int[] more = widen(breach, tries.merge(breach.cell(), 1, Integer::sum), cellPrices);
                if (more.length == 0) {
                    hopeless.add(breach.cell());
                }
                for (int cell : more) {
                    for (int same : cellsOf[groupOf[cell]]) {
                        withheld[same] = true;
                        cellPrices[same] = 0;
                    }
                }
            }
        }
    }

    private List<Attacker.Breach> open(boolean[] withheld) {
        return attacker.attack(withheld, hopeless);
    }

    /** Cells to withhold against one breach; each time it comes back, more. None where there is nothing left. */
    private int[] widen(Attacker.Breach breach, int attempt, double[] prices) {
        int cell = breach.cell();
        double width = breach.ofMean()
                ? sensitivity.neededMeanWidth() * Math.max(1, world.count(cell))
                : sensitivity.neededWidth(cell);
        for (int step = attempt; step <= WIDENINGS; step++) {
            int[] found = complement.cheapest(cell, breach.ofMean(), width * (1 + step) / 2, prices);
            if (found != null && found.length > 0) {
                return found;
            }
        }
        for (int near = 100; ; near *= 10) {
            List<Integer> neighbours = complement.neighbourhood(cell, false, near, prices);
            var nearest = neighbours.stream()
                    .filter(neighbour -> prices[neighbour] > 0)
                    .findFirst();
            if (nearest.isPresent()) {
                return new int[] {nearest.get()};
            }
            if (neighbours.size() < near) {
                return new int[0];
            }
        }
    }

    /** Shows again, dearest first, what the attacker can do nothing with. */
    private void prune(boolean[] withheld, List<Integer> groups) {
        for (int group : groups) {
            set(withheld, group, false);
            if (!open(withheld).isEmpty()) {
                set(withheld, group, true);
            }
        }
    }

    private List<Integer> complementary(boolean[] withheld) {
        var groups = new ArrayList<Integer>();
        for (int group = 0; group < cellsOf.length; group++) {
            if (isWithheld(withheld, group) && !primary[group]) {
                groups.add(group);
            }
        }
        groups.sort(
                Comparator.comparingDouble((Integer group) -> -weight[group]).thenComparing(group -> group));
        return groups;
    }

    private double cost(boolean[] withheld) {
        double cost = 0;
        for (int group = 0; group < cellsOf.length; group++) {
            cost += isWithheld(withheld, group) ? weight[group] : 0;
        }
        return cost;
    }

    /** Takes up one piece at a time: what is withheld in one component is independent of the others. */
    private boolean[] improve(boolean[] best) {
        var random = new SplittableRandom(SEED);
        long limit = effort() + EFFORT;
        for (int round = 0; round < ROUNDS; round++) {
            for (List<Integer> piece : pieces(best)) {
                for (int trial = 0; trial < TRIALS; trial++) {
                    if (effort() > limit) {
                        return best;
                    }
                    boolean[] candidate = layAnew(best, piece, random);
                    if (cost(candidate) < cost(best) - 1e-9) {
                        best = candidate;
                        break;
                    }
                }
            }
        }
        return best;
    }

    private List<List<Integer>> pieces(boolean[] withheld) {
        var pieces = new ArrayList<List<Integer>>();
        for (Component component : attacker.components(withheld)) {
            List<Integer> piece = Arrays.stream(component.cells())
                    .filter(cell -> cell < lattice.visible && withheld[cell] && !primary[groupOf[cell]])
                    .map(cell -> groupOf[cell])
                    .distinct()
                    .boxed()
                    .toList();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** Shows some of the piece again, and protects it anew at prices that make another choice likely. */
    private boolean[] layAnew(boolean[] withheld, List<Integer> piece, SplittableRandom random) {
        boolean[] candidate = withheld.clone();
        double[] factor = new double[cellsOf.length];
        double spread = random.nextInt(3);
        Arrays.setAll(factor, _ -> 1 + spread * random.nextDouble());
        double share = Math.max(random.nextDouble(), random.nextDouble());
        for (int group : piece) {
            if (random.nextDouble() < share) {
                set(candidate, group, false);
                factor[group] += random.nextDouble();
            }
        }
        repair(candidate, prices(factor));
        prune(
                candidate,
                complementary(candidate).stream()
                        .filter(group -> piece.contains(group) || !isWithheld(withheld, group))
                        .toList());
        return candidate;
    }

    private long effort() {
        return attacker.effort() + complement.effort();
    }
}
