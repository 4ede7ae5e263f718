package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.tillit.database.Server;

/** The application as it is installed, killed with signal 9 while a pulse closes: started again, it closes once and whole. */
@Tag("slow")
class PulseKillTest {

    private static final Pattern CODE = Pattern.compile("t-slip__code\">([0-9A-Z-]+)<");
    private static final String PASSWORD = "fyra gröna äpplen";

    private final String home = "pulse-kill-test-" + ProcessHandle.current().pid();
    private final int port = ServingTillit.freePort();

    @TempDir
    private Path folder;

    private ServingTillit serving;

    @AfterEach
    void clear() {
        if (serving != null) {
            serving.kill();
        }
        Server.named(home).close(); // waits for what was killed
        Server.discard(home);
    }

    private Ledger ledger() {
        return new Ledger(Server.ofRunning(home, "tillit"));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void closingThatIsKilledIsDoneOnceWhenItStartsAgain() throws Exception {
        serving = ServingTillit.start(home, port, folder);
        String wave = begun();
        Ledger ledger = ledger();
        ledger.execute("update pulse_wave set opens_on = current_date - 9, closes_on = current_date - 2");
        try (Connection holder = ledger.connect();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            // Held up where the result is written: everything is decided, and nothing kept.
            statement.execute("lock table pulse_cell in exclusive mode");
            runJob(ledger);
            until(ledger, "select 1 from pg_locks where not granted and relation = 'pulse_cell'::regclass");
            serving.kill();
        }
        serving = ServingTillit.start(home, port, folder);
        Ledger after = ledger();
        assertThat(after.strings("select id from pulse_sealed"))
                .as("nothing is forgotten before it is kept")
                .hasSize(8);
        assertThat(after.strings("select closed_on from pulse_wave")).containsExactly((String) null);
        runJob(after);
        until(after, "select 1 from pulse_wave where closed_on is not null and answers = 8");
        assertThat(after.strings("select id from pulse_sealed")).isEmpty();
        assertThat(after.strings("select 1 from pulse_cell where n is not null"))
                .isNotEmpty();
        List<String> cells = after.strings("select to_jsonb(c)::text from pulse_cell c order by 1");
        runJob(after);
        until(
                after,
                "select 1 from scheduled_tasks where task_name = 'close-pulse-waves' and not picked"
                        + " and execution_time > now()");
        assertThat(after.strings("select to_jsonb(c)::text from pulse_cell c order by 1"))
                .isEqualTo(cells);
        assertThat(after.strings("select subject from log_entry where action = 'pulse.close'"))
                .containsExactly(wave);
        after.assertEveryLogIsUnbroken();
    }

    /** A dead node's jobs are taken up again after some minutes; here at once. */
    private static void runJob(Ledger ledger) {
        ledger.execute("update scheduled_tasks set picked = false, picked_by = null, execution_time = now()"
                + " where task_name = 'close-pulse-waves'");
    }

    private static void until(Ledger ledger, String query) {
        while (ledger.strings(query).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** A wave with eight answers in one unit. @return its id */
    private String begun() throws Exception {
        Tester tester = new Tester(serving.address());
        assertThat(tester.send(
                                "/kom-igang",
                                "/kom-igang",
                                Map.of(
                                        "kod", serving.firstRunCode(),
                                        "organisation", "Provköping",
                                        "namn", "Ada Admin",
                                        "epost", "ada@prov.example",
                                        "losenord", PASSWORD))
                        .statusCode())
                .isEqualTo(302);
        Ledger ledger = ledger();
        ledger.execute("insert into assignment (organisation, account, role)"
                + " select organisation, account, 'CONTROLLER' from assignment");
        UUID organisation =
                UUID.fromString(ledger.strings("select id from organisation").getFirst());
        ledger.addUnitAndPosition(organisation);
        ledger.execute("insert into headcount (organisation, position, unit, persons, valid)"
                + " select u.organisation, p.id, u.id, 9, '[2020-01-01,)' from unit u, position p");
        tester.send("/logga-in", "/logga-in", Map.of("epost", "ada@prov.example", "losenord", PASSWORD));
        String today = LocalDate.now(ZoneId.of("Europe/Stockholm")).toString();
        Map<String, String> fields = new TreeMap<>(Map.of(
                "rubrik", "Hur har vi det?",
                "fragor", "felt",
                "enhet", "Provenheten",
                "fragar", "Chefen",
                "anvands", "Chefen",
                "beslut", "Planen",
                "oppnar", today,
                "stanger", LocalDate.parse(today).plusDays(9).toString(),
                "dagar", "10"));
        fields.putAll(Map.of("fack", "Kommunal", "fack-dag", today, "dpia", "Ombudet", "dpia-dag", today));
        HttpResponse<String> begun = tester.send("/puls/ny", "/puls/ny", fields);
        assertThat(begun.statusCode()).isEqualTo(302);
        String wave = ledger.strings("select id from pulse_wave").getFirst();
        String slips = tester.send("/puls/" + wave, "/puls/" + wave + "/lappar", Map.of())
                .body();
        List<String> codes =
                CODE.matcher(slips).results().map(found -> found.group(1)).toList();
        for (int i = 0; i < 8; i++) {
            String value = Integer.toString(1 + i % 5);
            assertThat(new Tester(serving.address())
                            .post(
                                    "/svara",
                                    Map.of(
                                            "kod",
                                            codes.get(i),
                                            "skicka",
                                            "ja",
                                            "f1",
                                            value,
                                            "f2",
                                            value,
                                            "f3",
                                            value,
                                            "f4",
                                            value))
                            .statusCode())
                    .isEqualTo(302);
        }
        return wave;
    }
}
