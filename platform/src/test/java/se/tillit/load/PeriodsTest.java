package se.tillit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.tillit.chain.Validity;

class PeriodsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private record Version(Validity valid, String name) {
        Version during(Validity period) {
            return new Version(period, name);
        }
    }

    private static Version version(String from, @Nullable String to, String name) {
        return new Version(new Validity(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)), name);
    }

    private static List<Version> changed(List<Version> history, Version now) {
        return Periods.changedToday(history, now, TODAY, Version::valid, Version::during);
    }

    @Test
    void aNewNameHoldsFromTodayAndTheOldOneUntilThen() {
        assertThat(changed(List.of(version("2020-01-01", null, "Hemtjänst")), version("2020-01-01", null, "Hemvård")))
                .containsExactly(
                        version("2020-01-01", "2026-11-22", "Hemtjänst"), version("2026-11-22", null, "Hemvård"));
    }

    @Test
    void whatIsPlannedStaysPlannedWhenTheFileSaysHowItIsNow() {
        List<Version> planned =
                List.of(version("2020-01-01", "2027-01-01", "Hemtjänst"), version("2027-01-01", null, "Hemvård"));
        assertThat(changed(planned, version("2020-01-01", null, "Hemtjänst"))).isEqualTo(planned);
    }

    @Test
    void whatEndedAndIsThereAgainBeginsTodayAndKeepsItsGap() {
        assertThat(changed(
                        List.of(version("2020-01-01", "2024-01-01", "Hemtjänst")),
                        version("2020-01-01", null, "Hemtjänst")))
                .containsExactly(
                        version("2020-01-01", "2024-01-01", "Hemtjänst"), version("2026-11-22", null, "Hemtjänst"));
    }

    @Test
    void anEndInThePastEndsThePeriodAsItWas() {
        assertThat(changed(
                        List.of(version("2020-01-01", null, "Hemtjänst")),
                        version("2020-01-01", "2024-01-01", "Hemvård")))
                .containsExactly(version("2020-01-01", "2024-01-01", "Hemvård"));
    }

    @RepeatedTest(300)
    void sayingTheSameTwiceChangesNothingMoreAndThePastIsKept(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<Version> history = new ArrayList<>();
        LocalDate at = TODAY.minusDays(random.nextInt(2_000));
        for (int i = random.nextInt(4); i >= 0; i--) {
            LocalDate to = at.plusDays(1 + random.nextInt(900));
            boolean open = i == 0 && random.nextBoolean();
            history.add(new Version(new Validity(at, open ? null : to), "n" + random.nextInt(2)));
            at = to.plusDays(random.nextInt(3));
        }
        LocalDate from = Periods.current(history, TODAY, Version::valid).valid().from();
        LocalDate to = random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(1_500));
        Version now = new Version(new Validity(from, to), "n" + random.nextInt(2));
        List<Version> once = changed(history, now);
        Version again = new Version(
                new Validity(
                        Periods.current(once, TODAY, Version::valid).valid().from(), to),
                now.name());
        boolean stillInTime = to == null || to.isAfter(again.valid().from());
        assertThat(stillInTime ? changed(once, again) : once)
                .as("seed %s: %s", seed, once)
                .isEqualTo(once);
        assertThat(IntStream.range(1, once.size()))
                .as("seed %s: no overlaps in %s", seed, once)
                .noneMatch(i -> once.get(i - 1).valid().overlaps(once.get(i).valid()));
        boolean endsInThePast = to != null && !to.isAfter(TODAY);
        if (!endsInThePast) {
            LocalDate yesterday = TODAY.minusDays(1);
            assertThat(nameOn(once, yesterday)).as("seed %s", seed).isEqualTo(nameOn(history, yesterday));
        }
    }

    private static String nameOn(List<Version> history, LocalDate day) {
        return history.stream()
                .filter(version -> version.valid().holdsOn(day))
                .map(Version::name)
                .findFirst()
                .orElse("");
    }
}
