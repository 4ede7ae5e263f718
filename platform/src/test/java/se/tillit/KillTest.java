package se.tillit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.tillit.database.Server;

/**
 * The application as it is installed, killed with signal 9 while people write: what was said to be saved is saved, once, and sending again
 * what was never answered saves it once. Says nothing of a power cut, which takes the disk's cache with it.
 */
@Tag("slow")
class KillTest {

    private static final int WRITERS = 4;
    private static final int SAVED_BEFORE_KILL = 40;
    private static final String PASSWORD = "fyra gröna äpplen";

    private final String home = "kill-test-" + ProcessHandle.current().pid();
    private final int port = ServingTillit.freePort();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    private ServingTillit serving;

    private enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    /** One who fills in forms until one is not answered with "saved". */
    private record Writer(Tester tester, AtomicReference<Map<String, String>> unanswered) {}

    @AfterEach
    void clear() {
        if (serving != null) {
            serving.kill();
        }
        Server.named(home).close(); // waits for what was killed
        Server.discard(home);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedSurvivesKillAndWhatWasNotCanBeSentAgain() throws Exception {
        serving = ServingTillit.start(home, port, folder);
        UUID organisation = firstOrganisation();
        for (Victim victim : List.of(Victim.APPLICATION, Victim.DATABASE, Victim.BOTH, Victim.APPLICATION)) {
            List<Writer> writers = writeUntilKilled(victim);
            serving.kill();

            serving = ServingTillit.start(home, port, folder); // ready within its limit, or this throws
            Ledger ledger = new Ledger(Server.ofRunning(home, "tillit"));
            Map<String, Integer> saved = ledger.demands(organisation);
            assertThat(saved.keySet())
                    .as("acknowledged before killing %s", victim)
                    .containsAll(acknowledged);
            assertThat(saved.values()).as("effects of one form").containsOnly(1);

            for (Writer writer : writers) {
                Map<String, String> form = writer.unanswered().get();
                assertThat(send(writer.tester(), form)).matches(Ledger::acknowledges);
                acknowledged.add(form.get("rubrik"));
            }
            Map<String, Integer> afterRetry = ledger.demands(organisation);
            assertThat(afterRetry.keySet()).isEqualTo(acknowledged);
            assertThat(afterRetry.values()).containsOnly(1);
            assertThat(ledger.strings("select subject from log_entry where action = 'signal.register' order by 1"))
                    .isEqualTo(ledger.strings("select id from signal order by 1"));
            ledger.assertEveryLogIsUnbroken();
        }
    }

    private UUID firstOrganisation() throws Exception {
        Tester tester = new Tester(serving.address());
        HttpResponse<String> made = tester.send(
                "/kom-igang",
                "/kom-igang",
                Map.of(
                        "kod", serving.firstRunCode(),
                        "organisation", "Provköping",
                        "namn", "Ada Admin",
                        "epost", "ada@prov.example",
                        "losenord", PASSWORD));
        assertThat(made.statusCode()).isEqualTo(302);
        Ledger ledger = new Ledger(Server.ofRunning(home, "tillit"));
        ledger.execute("insert into assignment (organisation, account, role)"
                + " select organisation, account, 'CONTROLLER' from assignment");
        UUID organisation =
                UUID.fromString(ledger.strings("select id from organisation").getFirst());
        ledger.addUnitAndPosition(organisation);
        return organisation;
    }

    private List<Writer> writeUntilKilled(Victim victim) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(SAVED_BEFORE_KILL);
        AtomicBoolean killed = new AtomicBoolean();
        List<Writer> writers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<String> refused = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < WRITERS; i++) {
            Writer writer = new Writer(signedIn(), new AtomicReference<>());
            writers.add(writer);
            Map<String, String> hidden =
                    Tester.hidden(writer.tester().get("/krav/nytt").body());
            threads.add(Thread.ofPlatform().start(() -> {
                while (true) {
                    Map<String, String> form = new TreeMap<>(hidden);
                    form.put("nyckel", UUID.randomUUID().toString());
                    form.putAll(Ledger.demand("Krav " + UUID.randomUUID()));
                    boolean before = !killed.get();
                    try {
                        HttpResponse<String> answer = send(writer.tester(), form);
                        if (Ledger.acknowledges(answer)) {
                            acknowledged.add(form.get("rubrik"));
                            enough.countDown();
                            continue;
                        }
                        if (before && !killed.get()) {
                            refused.add(
                                    answer.statusCode() + " " + answer.headers().map());
                        }
                    } catch (UncheckedIOException noAnswer) {
                        // What it did is unknown: the form is kept, to be sent again.
                    }
                    writer.unanswered().set(form);
                    return;
                }
            }));
        }
        boolean busy = enough.await(30, TimeUnit.SECONDS);
        killed.set(true);
        switch (victim) {
            case APPLICATION -> serving.kill();
            case DATABASE -> serving.killDatabase();
            case BOTH -> {
                serving.killDatabase();
                serving.kill();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refused).isEmpty();
        assertThat(busy).as("writes before the kill").isTrue();
        return writers;
    }

    private Tester signedIn() {
        Tester tester = new Tester(serving.address());
        tester.send("/logga-in", "/logga-in", Map.of("epost", "ada@prov.example", "losenord", PASSWORD));
        return tester;
    }

    private static HttpResponse<String> send(Tester tester, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return tester.exchange(tester.request("/krav/nytt")
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
