package se.tillit.disclosure;

import java.util.List;

/**
 * What was done and how it was checked, for the one who answers for the release. It does not tell which groups are
 * small: only sums stand here, but keep it inside the organisation all the same.
 *
 * @param cells cells in the tables that were decided now
 * @param withheld of those, withheld
 * @param small of the withheld, small, unanimous or barred in themselves; the rest keep them from being inferred
 * @param answers answers behind the most detailed view of each cell decided now, summed over cells
 * @param answersShown of those, in cells that are shown
 * @param linearProgrammes solved by the attacker
 * @param findings what the attacker still infers; empty unless earlier publications make protection impossible
 */
public record ProofSheet(
        Rules rules,
        int cells,
        int withheld,
        int small,
        long answers,
        long answersShown,
        long linearProgrammes,
        List<Finding> findings) {

    public ProofSheet {
        findings = List.copyOf(findings);
    }

    /** Nothing can be inferred that must not be. */
    public boolean clean() {
        return findings.isEmpty();
    }
}
