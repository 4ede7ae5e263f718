package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who remembers the last result works out about those who came or left. */
class EarlierTest {

    @ParameterizedTest
    @CsvSource({
        // before, mean, after, mean, people of both, told
        "8, 3.0, 9, 3.1, 9, true", // all answered both times: the ninth said 3.9
        "9, 3.1, 8, 3.0, 9, true", // the same for the one who left
        "8, 3.0, 9, 3.1, 10, false", // somebody has left it unanswered: who, nobody knows
        "10, 3.0, 12, 3.1, 12, true", // two came: together 3.6 in the middle
        "8, 3.0, 9, 4.2, 9, false", // more than one newcomer can have said: people have changed their minds
        "8, 3.0, 13, 3.1, 13, false", // five came, a group large enough
        "9, 3.0, 9, 3.4, 9, false", // nobody came
        "9, 3.0, 9, 3.2, 10, false", // one came and one left
        "0, 1.0, 6, 3.0, 6, false"
    })
    void onlyWhereEverybodyAnsweredBothTimesFollowsWhatFewSaid(
            int before, double meanBefore, int after, double meanAfter, int people, boolean told) {
        assertThat(Earlier.tells(before, meanBefore, after, meanAfter, people)).isEqualTo(told);
    }

    /** Against the truth: people with answers of their own, of whom some join, leave or do not answer. Whatever is true is never excluded. */
    @Test
    void whatIsShownLeavesTheTruthOpenByAPoint() {
        long seed = 20_261_130;
        SplittableRandom chance = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            int staying = 5 + chance.nextInt(8);
            int joining = chance.nextInt(3);
            double before = 0;
            int said = 0;
            double after = 0;
            int answered = 0;
            double joined = 0;
            for (int person = 0; person < staying + joining; person++) {
                int answer = 1 + chance.nextInt(5);
                boolean newcomer = person >= staying;
                if (!newcomer && chance.nextInt(10) > 0) {
                    before += answer;
                    said++;
                }
                if (newcomer || chance.nextInt(10) > 0) {
                    after += answer;
                    answered++;
                }
                joined += newcomer ? answer : 0;
            }
            if (joining > 0
                    && said >= 5
                    && !Earlier.tells(said, before / said, answered, after / answered, staying + joining)) {
                // Not barred: then the simple subtraction must not be certain, since others than the newcomers may
                // differ.
                boolean certain = said == staying && answered == staying + joining;
                assertThat(certain)
                        .as("seed %s, round %s: %s", seed, round, joined)
                        .isFalse();
            }
        }
    }
}
