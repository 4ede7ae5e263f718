package se.tillit.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.tillit.chain.Level;

class AnswerTimesTest {

    private static final Level LEVEL = new Level(new UUID(0, 1), "enhet", "Enhet", "Unit", 1);

    private static AnswerTimes of(int holders, int... days) {
        List<AnswerTimes.Lay> lays = new ArrayList<>();
        IntStream.range(0, days.length)
                .forEach(n -> lays.add(new AnswerTimes.Lay(new UUID(1, n % holders), days[n], 1)));
        return AnswerTimes.of(LEVEL, lays);
    }

    @Test
    void figuresAreShownOnlyOverFiveUnitsAndTwentyCases() {
        int[] nineteen = IntStream.range(0, 19).toArray();
        int[] twenty = IntStream.range(0, 20).toArray();
        assertThat(of(5, nineteen).days()).isNull();
        assertThat(of(4, twenty).days()).isNull();
        assertThat(of(5, twenty).days()).isNotNull();
        assertThat(of(4, twenty).holders()).isEqualTo(4);
        assertThat(of(5, nineteen).cases()).isEqualTo(19);
    }

    @Test
    void halfAndNineOfTenLayWithinSoManyDays() {
        int[] oneToTwenty = IntStream.rangeClosed(1, 20).toArray();
        assertThat(of(5, oneToTwenty).days()).isEqualTo(new AnswerTimes.Days(10, 18));
        int[] same = IntStream.range(0, 40).map(n -> 3).toArray();
        assertThat(of(8, same).days()).isEqualTo(new AnswerTimes.Days(3, 3));
    }
}
