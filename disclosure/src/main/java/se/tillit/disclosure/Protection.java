package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Decides what a release may show, all of it together. */
public final class Protection {

    private Protection() {}

    /**
     * Withholds every small group, and as few others as it can, so that nobody who reads all the tables can infer what
     * is withheld more closely than the rules allow. The same release gives the same answer.
     *
     * @throws UnusableRelease where names are unknown or the numbers contradict each other
     */
    public static Published protect(Release release) {
        var lattice = new Lattice(release);
        var world = new World(lattice);
        var sensitivity = new Sensitivity(lattice);
        var attacker = new Attacker(lattice, world, sensitivity);
        boolean[] withheld = new Search(lattice, world, sensitivity, attacker).run();
        List<Table> tables = release.tables().stream()
                .map(table -> table.frozen() ? table : cut(lattice, table, withheld))
                .toList();
        return new Published(tables, proof(lattice, sensitivity, attacker, withheld, tables));
    }

    private static Table cut(Lattice lattice, Table table, boolean[] withheld) {
        List<Cell> cells = table.cells().stream()
                .map(cell -> withheld[lattice.cell(table, cell)] ? cell.withheld() : lattice.rounded(cell))
                .toList();
        return new Table(table.id(), table.measure(), false, cells);
    }

    private static ProofSheet proof(
            Lattice lattice, Sensitivity sensitivity, Attacker attacker, boolean[] withheld, List<Table> tables) {
        int cells = 0;
        int hidden = 0;
        int small = 0;
        long answers = 0;
        long shown = 0;
        for (Table table : lattice.release().tables()) {
            for (Cell cell : table.frozen() ? List.<Cell>of() : table.cells()) {
                int number = lattice.cell(table, cell);
                cells++;
                answers += lattice.n(number);
                hidden += withheld[number] ? 1 : 0;
                small += withheld[number] && sensitivity.primary(number) ? 1 : 0;
                shown += withheld[number] ? 0 : lattice.n(number);
            }
        }
        return new ProofSheet(
                lattice.release().rules(),
                cells,
                hidden,
                small,
                answers,
                shown,
                attacker.programmes(),
                findings(lattice, sensitivity, attacker, withheld));
    }

    private static List<Finding> findings(
            Lattice lattice, Sensitivity sensitivity, Attacker attacker, boolean[] withheld) {
        var findings = new ArrayList<Finding>();
        var told = new HashSet<Integer>();
        for (int cell = 0; cell < lattice.visible; cell++) {
            if (lattice.placed(cell).frozen && sensitivity.primary(cell) && told.add(cell)) {
                Placed placed = lattice.placed(cell);
                int n = lattice.n(cell);
                findings.add(new Finding(Finding.Kind.PUBLISHED_EARLIER, placed.table, placed.cell.key(), n, n));
            }
        }
        for (Attacker.Breach breach : attacker.attackAll(withheld)) {
            boolean difference = lattice.isDifference(breach.cell());
            Placed placed = lattice.placed(
                    difference ? lattice.difference(breach.cell()).larger() : breach.cell());
            Finding.Kind kind =
                    difference ? Finding.Kind.DIFFERENCE : breach.ofMean() ? Finding.Kind.MEAN : Finding.Kind.COUNT;
            findings.add(new Finding(kind, placed.table, placed.cell.key(), breach.low(), breach.high()));
        }
        return findings;
    }
}
