package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.database.Server;
import se.tillit.obstacle.MoveUp;

/**
 * The morning on which what nobody answered moves up: with two nodes at once, and with nodes that are killed in the midst of it. Each
 * obstacle moves once, and none is left.
 */
@Tag("slow")
class EscalationTest {

    private static final int OBSTACLES = 30_000;
    private static final String MOVED =
            "select count(*) from obstacle_step where kind in ('SILENCE', 'STAYS') and organisation = '%s'";

    private final String home = "escalation-test-" + ProcessHandle.current().pid();
    private ServingTillit serving;

    @TempDir
    private Path folder;

    @AfterEach
    void clear() {
        if (serving != null) {
            serving.kill();
            Server.named(home).close(); // waits for what was killed
            Server.discard(home);
        }
    }

    /** A unit with nobody left who answers, below one with somebody; and obstacles that should have been answered yesterday. */
    private static void overdue(Ledger ledger, UUID organisation, String account, int many) {
        ledger.execute("""
            begin;
            select set_config('app.organisation', '%1$s', true);
            insert into unit (code, kind) values ('OVER', 'OWN'), ('UNDER', 'OWN');
            insert into unit_version (unit, valid, name, level)
                select u.id, '[2020-01-01,)', 'Förvaltningen', l.id from unit u, level l
                where u.organisation = current_organisation() and l.organisation = current_organisation()
                  and u.code = 'OVER' and l.code = 'forvaltning';
            insert into unit_version (unit, valid, name, level, parent)
                select u.id, '[2020-01-01,)', 'Enheten', l.id, p.id from unit u, level l, unit p
                where u.organisation = current_organisation() and l.organisation = current_organisation()
                  and p.organisation = current_organisation() and u.code = 'UNDER' and p.code = 'OVER' and l.code = 'enhet';
            insert into account (email, name) values ('under@%2$s.example', 'Under Provsson'), ('over@%2$s.example', 'Över Provsson');
            insert into assignment (account, role)
                select id, case when name like 'Under%%' then 'MANAGER' else 'LEADERSHIP' end
                from account where email in ('under@%2$s.example', 'over@%2$s.example');
            insert into membership (account, unit, valid)
                select a.id, u.id, '[2020-01-01,)' from account a, unit u
                where u.organisation = current_organisation()
                  and ((a.email = 'under@%2$s.example' and u.code = 'UNDER') or (a.email = 'over@%2$s.example' and u.code = 'OVER'));
            insert into obstacle (text, reported_at, holder, holder_role, held_since, due, steps)
                select 'Hinder ' || n, now() - interval '30 days', u.id, 'Enheten', current_date - 30, current_date - 1, 2
                from unit u, generate_series(1, %3$d) n where u.organisation = current_organisation() and u.code = 'UNDER';
            insert into obstacle_step (obstacle, number, kind, on_day, unit, due)
                select o.id, s.number, s.kind, current_date - 30, o.holder, current_date - 1
                from obstacle o, (values (1, 'REPORTED'), (2, 'HELD')) s(number, kind)
                where o.organisation = current_organisation();
            commit\
            """.formatted(organisation, account, many));
    }

    private static void assertEachMovedOnce(Ledger ledger, UUID organisation, int many) {
        String own = "organisation = '" + organisation + "'";
        assertThat(ledger.strings(MOVED.formatted(organisation))).containsExactly(Integer.toString(many));
        assertThat(ledger.strings(
                        "select count(distinct obstacle) from obstacle_step where kind = 'SILENCE' and " + own))
                .containsExactly(Integer.toString(many));
        assertThat(ledger.strings("select count(*) from obstacle where steps <> 3 and " + own))
                .containsExactly("0");
        assertThat(ledger.strings(
                        "select count(*) from obstacle o join unit u on u.id = o.holder where u.code <> 'OVER' and o."
                                + own))
                .containsExactly("0");
        assertThat(ledger.strings("select count(*) from obstacle where due <= current_date and " + own))
                .containsExactly("0");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void twoNodesMoveEachOnceBetweenThem() throws Exception {
        UUID organisation = Tester.organisation().organisation();
        Ledger ledger = new Ledger(RunningTillit.database());
        int many = 9_000;
        overdue(ledger, organisation, UUID.randomUUID().toString(), many);
        try (ConfigurableApplicationContext other = RunningTillit.start(RunningTillit.database(), Serve.class);
                var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> mornings = List.of(
                    () -> {
                        RunningTillit.bean(MoveUp.class).move();
                        return null;
                    },
                    () -> {
                        other.getBean(MoveUp.class).move();
                        return null;
                    });
            for (var morning : threads.invokeAll(mornings)) {
                morning.get();
            }
        }
        assertEachMovedOnce(ledger, organisation, many);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void killedInTheMidstOfItTheMorningIsFinishedByTheNextNode() throws Exception {
        int port = ServingTillit.freePort();
        serving = ServingTillit.start(home, port, folder);
        Tester tester = new Tester(serving.address());
        tester.send(
                "/kom-igang",
                "/kom-igang",
                Map.of(
                        "kod", serving.firstRunCode(),
                        "organisation", "Provköping",
                        "namn", "Ada Admin",
                        "epost", "ada@prov.example",
                        "losenord", Tester.PASSWORD));
        Ledger ledger = new Ledger(Server.ofRunning(home, "tillit"));
        UUID organisation =
                UUID.fromString(ledger.strings("select id from organisation").getFirst());
        overdue(ledger, organisation, "prov", OBSTACLES);

        int before = 0;
        int interrupted = 0;
        for (int kill = 0; kill < 3; kill++) {
            ledger.execute("update scheduled_tasks set execution_time = now(), picked = false, picked_by = null"
                    + " where task_name = 'move-obstacles-up'");
            int moved = awaitMoreThan(ledger, organisation, before);
            serving.kill();
            interrupted += moved < OBSTACLES ? 1 : 0;
            serving = ServingTillit.start(home, port, folder);
            ledger = new Ledger(Server.ofRunning(home, "tillit"));
            before = moved(ledger, organisation);
            assertThat(ledger.strings(
                            "select count(*) from (select obstacle from obstacle_step where passed is not null"
                                    + " group by organisation, obstacle, passed having count(*) > 1) twice"))
                    .containsExactly("0");
            if (before == OBSTACLES) {
                break;
            }
        }
        assertThat(interrupted).as("kills in the midst of it").isPositive();
        ledger.execute("update scheduled_tasks set execution_time = now(), picked = false, picked_by = null"
                + " where task_name = 'move-obstacles-up'");
        awaitMoreThan(ledger, organisation, OBSTACLES - 1);
        assertEachMovedOnce(ledger, organisation, OBSTACLES);
    }

    private static int moved(Ledger ledger, UUID organisation) {
        return Integer.parseInt(ledger.strings(MOVED.formatted(organisation)).getFirst());
    }

    private static int awaitMoreThan(Ledger ledger, UUID organisation, int before) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        int moved = moved(ledger, organisation);
        while (moved <= before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            moved = moved(ledger, organisation);
        }
        assertThat(moved).as("moved before the limit").isGreaterThan(before);
        return moved;
    }
}
