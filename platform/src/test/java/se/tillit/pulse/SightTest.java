package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sees what of those who lead, where branches are of different size. */
class SightTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);
    private final UUID root = UUID.randomUUID();
    private final List<UUID> areas = new ArrayList<>();

    private Sight sight(int... sizes) {
        List<Wave.Asked> asked = new ArrayList<>();
        for (int size : sizes) {
            UUID area = UUID.randomUUID();
            areas.add(area);
            for (int i = 0; i < size; i++) {
                UUID unit = UUID.randomUUID();
                asked.add(new Wave.Asked(unit, List.of(root, area, unit), 9));
            }
        }
        Wave.Terms terms =
                new Wave.Terms("Prov", root, null, "a", "b", "c", DAY, DAY.plusDays(7), 10, "d", DAY, "e", DAY);
        Wave wave = new Wave(UUID.randomUUID(), null, terms, 1, true, DAY, null, List.of(), asked, null, null);
        return new Sight(wave, new Instruments(), Set.of(), Set.of(root), true, false);
    }

    private boolean shows(Sight sight, UUID branch) {
        return sight.shows(new Outcome.Figure("above.ability", branch, true, 40, null, null, null));
    }

    @Test
    void fiveUnitsTogetherAreShownAndTheBranchesBelowWhereNothingIsLeftOver() {
        Sight sight = sight(5, 6);
        assertThat(shows(sight, root)).isTrue();
        assertThat(areas).allMatch(area -> shows(sight, area));
    }

    @Test
    void branchesBesideAFewUnitsAreNotShownSinceSubtractionWouldTellOfThose() {
        Sight sight = sight(5, 6, 2);
        assertThat(shows(sight, root)).isTrue();
        assertThat(areas).noneMatch(area -> shows(sight, area));
    }

    @Test
    void noSumThatDiffersByAFewFromOneThatIsShownMayStandBesideIt() {
        Sight sight = sight(5, 5);
        Set<UUID> all = Set.of();
        assertThat(sight.mayPool(all)).as("nobody").isFalse();
    }

    @Test
    void whatIsNotAboutLeadersTravelsUnitByUnit() {
        Sight sight = sight(2);
        assertThat(sight.shows(new Outcome.Figure("sideways.safety", root, true, 12, null, null, null)))
                .isTrue();
        assertThat(shows(sight, root)).isFalse();
    }
}
