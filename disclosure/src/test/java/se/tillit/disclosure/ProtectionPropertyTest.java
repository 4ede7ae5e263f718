package se.tillit.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Whatever the organisation, an attacker who shares no code with the engine finds nothing. */
class ProtectionPropertyTest {

    @Test
    void nothingCanBeInferredFromCountsInAHierarchy() {
        holds(25, seed -> RandomReleases.organisation(seed, false, false));
    }

    @Test
    void nothingCanBeInferredFromCountsByGender() {
        holds(20, seed -> RandomReleases.organisation(seed, true, false));
    }

    @Test
    void nothingCanBeInferredFromPrintedMeans() {
        holds(15, seed -> RandomReleases.organisation(seed, false, true));
    }

    @Test
    void nothingCanBeInferredFromPrintedMeansByGender() {
        holds(6, seed -> RandomReleases.organisation(seed, true, true));
    }

    @Test
    void nothingCanBeInferredAcrossLinkedTables() {
        holds(12, RandomReleases::linked);
    }

    @Test
    void nothingCanBeInferredFromDistributions() {
        holds(10, RandomReleases::distribution);
    }

    @Test
    void theSameReleaseGivesTheSameTables() {
        Release release = RandomReleases.organisation(7, true, true);
        assertThat(Protection.protect(release)).isEqualTo(Protection.protect(release));
    }

    private static void holds(int releases, LongFunction<Release> make) {
        for (long seed = 1; seed <= releases; seed++) {
            Release release = make.apply(seed);
            Published published = Protection.protect(release);
            assertThat(published.proof().clean()).as("seed %d", seed).isTrue();
            assertThat(new LeafAttacker(release, published.tables()).findings())
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(shown(published.tables()))
                    .as("seed %d: shown as it is", seed)
                    .isSubsetOf(shown(release.tables()));
        }
    }

    private static List<Cell> shown(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.cells().stream())
                .filter(cell -> Objects.nonNull(cell.n()))
                .toList();
    }
}
