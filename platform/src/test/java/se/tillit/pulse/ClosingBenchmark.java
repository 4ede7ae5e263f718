package se.tillit.pulse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import se.tillit.House;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.ballot.BallotKeys;
import se.tillit.ballot.Seal;
import se.tillit.calendar.SwedishDays;
import se.tillit.database.Database;

/**
 * How long a wave of 50,000 answers in 2,000 units takes to close, and how it is spent. By hand: {@code -Dtest=ClosingBenchmark
 * "-DargLine=-Dclosing=50000"}; no assertion about time, which says more about the machine.
 */
@EnabledIfSystemProperty(named = "closing", matches = "\\d+")
class ClosingBenchmark {

    private static final int AREAS = 200;
    private static final int DIVISIONS = 20;

    private final Random chance = new Random(20_261_130);
    private final House house = new House();
    private final int wanted = Integer.getInteger("closing");
    private final int many = Math.max(AREAS, wanted / 25);

    @Test
    void closesALargeWave() throws Exception {
        Database database = RunningTillit.database();
        Ledger ledger = new Ledger(database);
        List<UUID> ids = IntStream.range(0, 1 + DIVISIONS + AREAS + many)
                .mapToObj(i -> UUID.randomUUID())
                .toList();
        try (Connection connection = ledger.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.organisation', '" + house.admin.organisation() + "', true)");
            try (PreparedStatement unit =
                    connection.prepareStatement("insert into unit (id, code, kind) values (?, ?, 'OWN')")) {
                for (int i = 0; i < ids.size(); i++) {
                    unit.setObject(1, ids.get(i));
                    unit.setString(2, "b" + i);
                    unit.addBatch();
                }
                unit.executeBatch();
            }
            connection.commit();
        }
        List<Wave.Asked> asked = new ArrayList<>();
        Map<UUID, Integer> answering = new HashMap<>();
        int left = wanted;
        for (int i = 0; i < many; i++) {
            UUID unit = ids.get(1 + DIVISIONS + AREAS + i);
            int area = i % AREAS;
            int answers = i == many - 1 ? left : Math.min(left, Math.max(0, 3 + chance.nextInt(45)));
            left -= answers;
            answering.put(unit, answers);
            asked.add(new Wave.Asked(
                    unit,
                    List.of(ids.getFirst(), ids.get(1 + area % DIVISIONS), ids.get(1 + DIVISIONS + area), unit),
                    Math.max(1, answers + chance.nextInt(8))));
        }
        List<Item> items = new ArrayList<>();
        for (String code : List.of("above", "hme")) {
            RunningTillit.bean(Instruments.class)
                    .withCode(code)
                    .orElseThrow()
                    .items()
                    .forEach(item -> items.add(item.at(items.size() + 1)));
        }
        LocalDate today = SwedishDays.today(java.time.Clock.systemUTC());
        Wave.Terms terms = new Wave.Terms(
                "Stor",
                ids.getFirst(),
                null,
                "a",
                "b",
                "c",
                today.minusDays(20),
                today.minusDays(2),
                10,
                "d",
                today.minusDays(30),
                "e",
                today.minusDays(30));
        UUID wave = house.within(() -> {
            WaveStore waves = RunningTillit.bean(WaveStore.class);
            UUID made = waves.insert(null, terms, items, asked);
            waves.setPublicKey(made, RunningTillit.bean(BallotKeys.class).make(made));
            return made;
        });
        byte[] key = house.within(() -> RunningTillit.bean(WaveStore.class).publicKey(wave));
        List<Answer> answers = new ArrayList<>();
        answering.forEach((unit, count) -> {
            double level = 3.3 + 0.5 * chance.nextGaussian();
            for (int i = 0; i < count; i++) {
                double own = level + 0.6 * chance.nextGaussian();
                Map<Integer, String> values = new HashMap<>();
                items.forEach(item -> values.put(
                        item.place(), Long.toString(Math.clamp(Math.round(own + 0.7 * chance.nextGaussian()), 1, 5))));
                answers.add(new Answer(unit, values));
            }
        });
        List<byte[]> sealed = answers.parallelStream()
                .map(answer -> Seal.seal(wave, key, answer.bytes(items)))
                .toList();
        try (Connection connection = ledger.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.organisation', '" + house.admin.organisation() + "', true)");
            try (PreparedStatement insert =
                            connection.prepareStatement("insert into pulse_sealed (wave, sealed) values (?, ?)");
                    PreparedStatement code =
                            connection.prepareStatement("insert into pulse_code (wave, unit, hash, used)"
                                    + " select ?, ?, sha256(convert_to(gen_random_uuid()::text, 'UTF8')), true"
                                    + " from generate_series(1, ?)")) {
                for (byte[] one : sealed) {
                    insert.setObject(1, wave);
                    insert.setBytes(2, one);
                    insert.addBatch();
                }
                insert.executeBatch();
                for (Map.Entry<UUID, Integer> one : answering.entrySet()) {
                    code.setObject(1, wave);
                    code.setObject(2, one.getKey());
                    code.setInt(3, one.getValue());
                    code.addBatch();
                }
                code.executeBatch();
            }
            connection.commit();
        }
        System.out.printf("closing %d answers in %d units%n", answers.size(), many);
        long start = System.nanoTime();
        long cpu = cpu();
        Thread watcher = Thread.ofPlatform().start(() -> watch(ledger, wave, start));
        RunningTillit.bean(CloseWaves.class).close();
        watcher.join();
        Wave closed = house.within(
                () -> RunningTillit.bean(WaveStore.class).find(wave).orElseThrow());
        System.out.printf(
                "closed after %.1f s, %.1f of them this program's on the processors: %s%n",
                (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9, closed.proof());
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Tells each step as whoever waits at the page is told. */
    private static void watch(Ledger ledger, UUID wave, long start) {
        String before = "";
        while (true) {
            String now = ledger.strings("select coalesce(closed_on::text, close_step, '')"
                            + " from pulse_wave where id = '" + wave + "'")
                    .getFirst();
            if (!now.equals(before)) {
                System.out.printf("%6.1f s %s%n", (System.nanoTime() - start) / 1e9, now);
                before = now;
            }
            if (now.startsWith("2")) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }
}
