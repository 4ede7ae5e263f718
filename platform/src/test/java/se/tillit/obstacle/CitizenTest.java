package se.tillit.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;

/** Somebody without an account tells what is in the way, and comes back with the receipt. */
class CitizenTest {

    private static final Pattern RECEIPT = Pattern.compile("([2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5})");
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());

    private final House house = new House();
    private final String desk = "/beratta-hinder/" + house.admin.organisation();
    private final ObstacleQuery obstacles = RunningTillit.bean(ObstacleQuery.class);

    @BeforeEach
    void linksInPlace() {
        RunningTillit.bean(ArrangeObstacles.class)
                .arrange(
                        house.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", house.office));
    }

    private HttpResponse<String> tell(Map<String, String> fields) {
        return new Tester().post(desk, fields);
    }

    private static String receipt(HttpResponse<String> answer) {
        Matcher matcher = RECEIPT.matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }

    @Test
    void itIsAskedWhatWouldHelpAndTheReceiptGivesTheAnswerLater() {
        assertThat(new Tester().get(desk).body())
                .contains("Vad skulle hjälpa dig?")
                .contains("Det här kan bli annorlunda")
                .contains("https://prov.example/sarah")
                .doesNotContain("https://prov.example/blas");
        String receipt = receipt(
                tell(Map.of("text", "Bussen hem går innan dagverksamheten slutar.", "hjalpa", "En kvart till")));
        Seen seen = obstacles.waitingFor(house.chief).getFirst();
        assertThat(seen.obstacle().fromCitizen()).isTrue();
        assertThat(seen.obstacle().told().wouldHelp()).isEqualTo("En kvart till");
        Tester later = new Tester();
        assertThat(later.post(
                                desk + "/kvitto",
                                Map.of("kod", receipt.toLowerCase().replace("-", " ")))
                        .body())
                .contains("Det väntar på svar")
                .contains("svarar senast");
        RunningTillit.bean(AnswerObstacle.class)
                .answer(
                        house.chief,
                        seen.obstacle().id(),
                        seen.obstacle().version(),
                        new AnswerObstacle.Given(
                                Obstacle.Settled.CHANGED, "Vi slutar kvart i.", null, null, null, List.of()));
        assertThat(later.post(desk + "/kvitto", Map.of("kod", receipt)).body())
                .contains("Vi slutar kvart i.")
                .contains("Leadership Provsson");
        assertThat(later.post(desk + "/kvitto", Map.of("kod", "AAAAA-AAAAA-AAAAA"))
                        .statusCode())
                .isEqualTo(422);
        String other = "/beratta-hinder/" + new House().admin.organisation();
        assertThat(later.post(other + "/kvitto", Map.of("kod", receipt)).statusCode())
                .as("a receipt of another organisation's")
                .isEqualTo(422);
    }

    @Test
    void nothingIsWrittenDownOfWhoToldIt() {
        Map<String, String> before = counts();
        Tester signedIn = Tester.as(house.nurse);
        Map<String, String> began = counts();
        HttpResponse<String> answer = signedIn.post(desk, Map.of("text", "Det luktar rök i trapphuset."));
        String receipt = receipt(answer);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(counts()).isEqualTo(began);
        assertThat(before.get("log_entry")).isEqualTo(began.get("log_entry"));
        String own = "organisation = '" + house.admin.organisation() + "'";
        assertThat(LEDGER.strings("select count(*) from obstacle_voice where account is not null and " + own))
                .containsExactly("0");
        assertThat(LEDGER.strings("select encode(receipt, 'escape') from obstacle_voice where " + own))
                .noneMatch(kept -> kept.contains(receipt.replace("-", "")));
    }

    private Map<String, String> counts() {
        Map<String, String> counts = new TreeMap<>();
        for (String table : List.of("log_entry", "idempotency", "own_use")) {
            counts.put(
                    table,
                    LEDGER.strings("select count(*) from " + table + " where organisation = '"
                                    + house.admin.organisation() + "'")
                            .getFirst());
        }
        counts.put(
                "sessions",
                LEDGER.strings("select count(*) from spring_session").getFirst());
        return counts;
    }

    @Test
    void fiveHundredEqualOnesAreOneLineForWhoeverAnswersAndEachHasAReceipt() throws Exception {
        List<String> receipts = new ArrayList<>();
        receipts.add(receipt(tell(Map.of("text", "Köp billiga klockor"))));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> all = IntStream.range(1, 500)
                    .mapToObj(n -> (Callable<String>) () ->
                            receipt(tell(Map.of("text", n % 2 == 0 ? " köp billiga klockor " : "Köp billiga klockor"))))
                    .toList();
            for (var one : threads.invokeAll(all)) {
                receipts.add(one.get());
            }
        }
        assertThat(new HashSet<>(receipts)).hasSize(500);
        List<Seen> waiting = obstacles.waitingFor(house.chief);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().obstacle().voices()).isEqualTo(500);
    }

    @Test
    void easySwedishAndEnglishSayTheSameInTheirWay() {
        assertThat(new Tester().get(desk + "?latt=ja").body())
                .contains("Vad är det som inte fungerar?")
                .contains("Berätta med dina egna ord");
        Tester tester = new Tester();
        assertThat(tester.exchange(tester.request(desk)
                                .header("Accept-Language", "en")
                                .GET())
                        .body())
                .contains("What would help you?");
        assertThat(tell(Map.of("text", " ", "latt", "ja")).body())
                .contains("Berätta med dina egna ord")
                .contains("Skriv vad som är i vägen");
    }

    @Test
    void whatIsWrittenIsTextAndAForeignUnitIsNotFound() {
        String script = "<script>alert(1)</script>";
        String receipt = receipt(tell(Map.of("text", script, "hjalpa", script)));
        assertThat(new Tester().post(desk + "/kvitto", Map.of("kod", receipt)).body())
                .contains("&lt;script&gt;")
                .doesNotContain(script);
        assertThat(tell(Map.of("text", "Något", "enhet", new House().unit.toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tell(Map.of("text", "Astrid 380412-1234")).statusCode()).isEqualTo(422);
        assertThat(new Tester().get("/beratta-hinder/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }
}
