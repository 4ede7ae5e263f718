package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeksChartTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 28);

    @Test
    void aWeekInWhichNobodyVotedStandsThereEmpty() {
        WeeksChart chart = WeeksChart.of(
                List.of(new DialogueQuery.Week(MONDAY, 4, 40), new DialogueQuery.Week(MONDAY.plusWeeks(3), 1, 80)));
        assertThat(chart.weeks()).extracting(DialogueQuery.Week::votes).containsExactly(40, 0, 0, 80);
        assertThat(WeeksChart.height(40, chart.mostVotes())).isEqualTo(WeeksChart.BAR / 2.0);
        assertThat(WeeksChart.height(4, chart.mostPeople())).isEqualTo(WeeksChart.BAR);
    }

    @Test
    void allBarsStandWithinThePictureHoweverManyWeeks() {
        for (int weeks : List.of(1, 2, 9, 60, 500)) {
            WeeksChart chart = WeeksChart.of(List.of(
                            new DialogueQuery.Week(MONDAY, 0, 1),
                            new DialogueQuery.Week(MONDAY.plusWeeks(weeks - 1L), 0, 1))
                    .subList(weeks == 1 ? 1 : 0, 2));
            assertThat(chart.x(weeks - 1) + chart.width()).isLessThanOrEqualTo(WeeksChart.WIDTH);
            assertThat(WeeksChart.height(0, chart.mostPeople())).isZero();
        }
    }
}
