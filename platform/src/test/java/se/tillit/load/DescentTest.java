package se.tillit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import se.tillit.RunningTillit;
import se.tillit.access.Actor;
import se.tillit.chain.ChainStore.UnitVersion;
import se.tillit.chain.Validity;

class DescentTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 14;
    private static final UUID LEVEL = new UUID(0, 99);

    @RepeatedTest(500)
    void aCircleIsFoundWheneverItExistsOnSomeDayAndOnlyThen(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Map<UUID, List<UnitVersion>> histories = new HashMap<>();
        Map<String, UUID> codes = new HashMap<>();
        for (int unit = 0; unit < 5; unit++) {
            codes.put("E" + unit, new UUID(0, unit));
            histories.put(new UUID(0, unit), history(unit, random));
        }
        Actor nobody = new Actor(new UUID(1, 1), "", new UUID(1, 2), "", Set.of());
        Loading loading = new Loading(nobody, FIRST, null, RunningTillit.bean(Vocabulary.class));
        new Descent(loading, codes, Map.of()).check(histories);
        boolean told = loading.outcome(List.of(), List.of()).problems().stream()
                .anyMatch(problem -> problem.text().equals("load.loop"));
        assertThat(told).as("seed %s: %s", seed, histories).isEqualTo(circleOnSomeDay(histories));
    }

    private static List<UnitVersion> history(int unit, Random random) {
        List<UnitVersion> history = new ArrayList<>();
        int day = random.nextInt(3);
        while (day < DAYS) {
            int until = day + 1 + random.nextInt(8);
            int parent = random.nextInt(6);
            history.add(new UnitVersion(
                    new Validity(FIRST.plusDays(day), until >= DAYS ? null : FIRST.plusDays(until)),
                    "Enhet",
                    LEVEL,
                    parent == 5 || parent == unit ? null : new UUID(0, parent)));
            day = until + random.nextInt(2);
        }
        return history;
    }

    private static boolean circleOnSomeDay(Map<UUID, List<UnitVersion>> histories) {
        for (int day = 0; day <= DAYS; day++) {
            for (UUID unit : histories.keySet()) {
                Set<UUID> seen = new HashSet<>();
                UUID at = unit;
                while (at != null && seen.add(at)) {
                    at = parentOn(histories.get(at), FIRST.plusDays(day));
                }
                if (at != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable UUID parentOn(List<UnitVersion> history, LocalDate day) {
        return history.stream()
                .filter(version -> version.valid().holdsOn(day))
                .findFirst()
                .map(UnitVersion::parent)
                .orElse(null);
    }
}
