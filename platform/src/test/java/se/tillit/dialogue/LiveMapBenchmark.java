package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import se.tillit.RunningTillit;
import se.tillit.access.Door;
import se.tillit.calendar.SwedishDays;

/**
 * A minute in which so many votes come to a dialogue with so many people in it: how long a vote takes, and how long after it the map has it,
 * printed; by hand, with {@code -Dvotes=1000 -Dpeople=2000}. The map is the one that the application draws by itself.
 */
@EnabledIfSystemProperty(named = "votes", matches = "\\d+")
class LiveMapBenchmark {

    private static final int VOTES = Integer.getInteger("votes", 0);
    private static final int PEOPLE = Integer.getInteger("people", 2_000);
    private static final int VOTERS = 100;

    private final Talk talk = Talk.open();
    private final VoteStore votes = RunningTillit.bean(VoteStore.class);
    private final ResultStore results = RunningTillit.bean(ResultStore.class);

    private <T> T read(Supplier<T> what) {
        return RunningTillit.bean(Door.class).readAs(talk.house.admin.organisation(), what);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void theMapFollowsWithinSeconds() throws Exception {
        Random chance = new Random(20_261_130);
        List<int[]> people = IntStream.range(0, PEOPLE)
                .mapToObj(person -> IntStream.range(0, Talk.STATEMENTS.size())
                        .map(statement -> 4 * statement + (chance.nextInt(10) < 7 == person % 2 > 0 ? 2 : 0))
                        .toArray())
                .toList();
        RunningTillit.bean(Door.class).writeAs(talk.house.admin.organisation(), () -> {
            votes.load(talk.id, people, SwedishDays.monday(Talk.today()));
            votes.countAnew();
            return talk;
        });
        List<Who> voters =
                IntStream.range(0, VOTERS).mapToObj(i -> talk.somebody()).toList();
        NavigableMap<Long, Long> seen = new ConcurrentSkipListMap<>();
        NavigableMap<Long, Long> cast = new ConcurrentSkipListMap<>();
        List<Long> taken = Collections.synchronizedList(new ArrayList<>());
        try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(6)) {
            List<ScheduledFuture<?>> minute = IntStream.range(0, VOTES)
                    .<ScheduledFuture<?>>mapToObj(i -> threads.schedule(
                            () -> {
                                long before = System.nanoTime();
                                talk.part()
                                        .vote(
                                                voters.get(i % VOTERS),
                                                Map.of(i / VOTERS % Talk.STATEMENTS.size(), i % 3 - 1));
                                long after = System.nanoTime();
                                taken.add(after - before);
                                cast.put(read(() -> votes.changes(talk.id)), after);
                            },
                            60_000_000L / VOTES * i,
                            TimeUnit.MICROSECONDS))
                    .toList();
            while (!minute.stream().allMatch(Future::isDone)) {
                look(seen);
            }
            for (ScheduledFuture<?> vote : minute) {
                vote.get(); // throws what it threw
            }
            while (seen.lastKey() < cast.lastKey()) {
                look(seen);
            }
        }
        List<Long> late = cast.entrySet().stream()
                .map(one -> seen.tailMap(one.getKey()).values().stream()
                                .min(Long::compare)
                                .orElseThrow()
                        - one.getValue())
                .sorted()
                .toList();
        List<Long> each = taken.stream().sorted().toList();
        System.out.printf(
                "%d votes in a minute, %d people: a vote %s; on the map after %s; drawn %d times%n",
                taken.size(), PEOPLE, told(each), told(late), seen.size());
        assertThat(taken).hasSize(VOTES);
    }

    /** Often, so that what is measured is the map's delay and not the looking's. */
    private void look(NavigableMap<Long, Long> seen) {
        seen.putIfAbsent(read(() -> results.changes(talk.id)), System.nanoTime());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static String told(List<Long> sorted) {
        return "median %d ms, 95 of 100 %d ms, slowest %d ms"
                .formatted(
                        sorted.get(sorted.size() / 2) / 1_000_000,
                        sorted.get(sorted.size() * 95 / 100) / 1_000_000,
                        sorted.getLast() / 1_000_000);
    }
}
