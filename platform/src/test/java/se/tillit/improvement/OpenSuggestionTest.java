package se.tillit.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
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
import se.tillit.obstacle.AnswerObstacle;
import se.tillit.obstacle.ArrangeObstacles;
import se.tillit.obstacle.Obstacle;
import se.tillit.obstacle.ObstacleQuery;
import se.tillit.obstacle.ObstacleSettings;

/** Somebody without an account follows a poster, suggests something, and comes back with the receipt; and what people do at the pages. */
class OpenSuggestionTest {

    private static final Pattern RECEIPT = Pattern.compile("([2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5})");
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());

    private final House house = new House();
    private final String organisation = house.admin.organisation().toString();
    private final String desk = "/foresla/" + organisation + "/" + house.unit;
    private final String back = "/foresla/" + organisation + "/kvitto";
    private final ImprovementQuery improvements = RunningTillit.bean(ImprovementQuery.class);

    @BeforeEach
    void linksInPlace() {
        RunningTillit.bean(ArrangeObstacles.class)
                .arrange(
                        house.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", house.office));
    }

    private HttpResponse<String> suggest(String idea, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("ide", idea, "vem", "RELATIVE"));
        fields.putAll(more);
        return new Tester().post(desk, fields);
    }

    private static String receipt(HttpResponse<String> answer) {
        Matcher matcher = RECEIPT.matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }

    @Test
    void whatCanBeInfluencedIsSaidBeforeTheFormAndTheReceiptGivesEachStep() {
        String form = new Tester().get(desk).body();
        assertThat(form.indexOf("Det här kan bli annorlunda"))
                .isPositive()
                .isLessThan(form.indexOf("<form class=\"t-form"));
        assertThat(form).contains("https://prov.example/sarah").contains("Norra gruppen");
        String receipt = receipt(suggest("Ring mig innan ni byter vem som kommer.", Map.of()));
        SeenImprovement seen = improvements.waitingFor(house.manager).getFirst();
        assertThat(seen.improvement().told().from()).isEqualTo(Improvement.From.RELATIVE);
        Tester later = new Tester();
        assertThat(later.post(back, Map.of("kod", receipt.toLowerCase().replace("-", " ")))
                        .body())
                .contains("Väntar på svar")
                .contains("svarar senast");
        RunningTillit.bean(AnswerImprovement.class)
                .answer(
                        house.manager,
                        seen.improvement().id(),
                        seen.improvement().version(),
                        new AnswerImprovement.Given(
                                Improvement.Choice.NOT_NOW,
                                "Först när vi har nya telefoner.",
                                AnswerImprovement.Trial.NONE));
        assertThat(later.post(back, Map.of("kod", receipt)).body())
                .contains("Först när vi har nya telefoner.")
                .contains("Manager Provsson, Norra gruppen");
        assertThat(later.post(back, Map.of("kod", "AAAAA-AAAAA-AAAAA")).statusCode())
                .isEqualTo(422);
        String other = "/foresla/" + new House().admin.organisation() + "/kvitto";
        assertThat(later.post(other, Map.of("kod", receipt)).statusCode())
                .as("a receipt of another organisation's")
                .isEqualTo(422);
    }

    @Test
    void outsideTheHouseWhoeverAnsweredIsNamedAndColleaguesWhoTriedItAreNot() {
        String receipt = receipt(suggest("Kom fem minuter senare på morgonen.", Map.of()));
        UUID id =
                improvements.waitingFor(house.manager).getFirst().improvement().id();
        RunningTillit.bean(AnswerImprovement.class)
                .answer(
                        house.manager,
                        id,
                        0,
                        new AnswerImprovement.Given(
                                Improvement.Choice.TRY,
                                null,
                                new AnswerImprovement.Trial(
                                        "Morgonpasset",
                                        LocalDate.now(Clock.systemUTC()).plusDays(20),
                                        "Ni hinner vakna",
                                        Improvement.Measure.NONE)));
        RunningTillit.bean(ReportTrial.class)
                .report(
                        house.nurse,
                        id,
                        1,
                        new ReportTrial.Given(
                                ReportTrial.Effect.WORKED, "Alla är piggare.", Improvement.Measure.NONE, null));
        RunningTillit.bean(ThankForImprovement.class).thank(house.nurse, id, "Tack för idén.");
        assertThat(new Tester().post(back, Map.of("kod", receipt)).body())
                .contains("Alla är piggare.")
                .contains("Tack för idén.")
                .contains("Manager Provsson")
                .doesNotContain("Staff Provsson");
        assertThat(Tester.as(house.manager).get("/forbattringar/" + id).body()).contains("Staff Provsson");
    }

    @Test
    void theSameReceiptOpensTheObstacleThatItBecame() {
        String receipt = receipt(suggest("Låt bussen vänta på dagverksamheten.", Map.of()));
        SeenImprovement seen = improvements.waitingFor(house.manager).getFirst();
        RunningTillit.bean(AnswerImprovement.class)
                .answer(
                        house.manager,
                        seen.improvement().id(),
                        seen.improvement().version(),
                        new AnswerImprovement.Given(
                                Improvement.Choice.OTHERS,
                                "Tidtabellen bestämmer regionen.",
                                AnswerImprovement.Trial.NONE));
        ObstacleQuery obstacles = RunningTillit.bean(ObstacleQuery.class);
        var obstacle = obstacles.waitingFor(house.chief).getFirst().obstacle();
        RunningTillit.bean(AnswerObstacle.class)
                .answer(
                        house.chief,
                        obstacle.id(),
                        obstacle.version(),
                        new AnswerObstacle.Given(
                                Obstacle.Settled.REFUSED, "Regionen svarade nej.", null, null, null, List.of()));
        assertThat(new Tester().post(back, Map.of("kod", receipt)).body())
                .contains("/beratta-hinder/" + organisation + "/kvitto");
        assertThat(new Tester()
                        .post("/beratta-hinder/" + organisation + "/kvitto", Map.of("kod", receipt))
                        .body())
                .contains("Regionen svarade nej.");
        assertThat(Tester.as(house.nurse).get("/hinder/" + obstacle.id()).body())
                .contains("/forbattringar/" + seen.improvement().id());
    }

    @Test
    void nothingIsWrittenDownOfWhoSuggestedIt() {
        Tester signedIn = Tester.as(house.nurse);
        Map<String, String> began = counts();
        HttpResponse<String> answer = signedIn.post(desk, Map.of("ide", "Tänd i trapphuset.", "vem", "USER"));
        String receipt = receipt(answer);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(counts()).isEqualTo(began);
        String own = "organisation = '" + organisation + "'";
        assertThat(LEDGER.strings("select count(*) from improvement_voice where account is not null and " + own))
                .containsExactly("0");
        assertThat(LEDGER.strings("select encode(receipt, 'escape') from improvement_voice where " + own))
                .noneMatch(kept -> kept.contains(receipt.replace("-", "")));
    }

    private Map<String, String> counts() {
        Map<String, String> counts = new TreeMap<>();
        for (String table : List.of("log_entry", "idempotency", "own_use")) {
            counts.put(
                    table,
                    LEDGER.strings("select count(*) from " + table + " where organisation = '" + organisation + "'")
                            .getFirst());
        }
        counts.put(
                "sessions",
                LEDGER.strings("select count(*) from spring_session").getFirst());
        return counts;
    }

    @Test
    void fiveHundredEqualOnesAtOnceAreOneIdeaAndEachHasAReceipt() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> all = IntStream.range(0, 500)
                    .mapToObj(n -> (Callable<String>) () ->
                            receipt(suggest(n % 2 == 0 ? " köp billiga klockor " : "Köp billiga klockor", Map.of())))
                    .toList();
            HashSet<String> receipts = new HashSet<>();
            for (var one : threads.invokeAll(all)) {
                receipts.add(one.get());
            }
            assertThat(receipts).hasSize(500);
        }
        assertThat(improvements.waitingFor(house.manager))
                .singleElement()
                .satisfies(seen -> assertThat(seen.improvement().voices()).isEqualTo(500));
    }

    @Test
    void whatIsWrittenIsTextAndWhatIsWrongIsSaid() {
        String script = "<script>alert(1)</script> =HYPERLINK(\"http://x.example\")";
        String receipt = receipt(suggest(script, Map.of()));
        for (String page : List.of(
                new Tester().post(back, Map.of("kod", receipt)).body(),
                Tester.as(house.manager)
                        .get("/forbattringar/tavla/" + house.unit)
                        .body(),
                Tester.as(house.manager).get("/forbattringar").body())) {
            assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
        assertThat(suggest("Astrid 380412-1234", Map.of()).statusCode()).isEqualTo(422);
        assertThat(suggest("Det är bara lika många siffror, 380412-1234", Map.of("anda", "ja"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(suggest("🙂🙂🙂", Map.of("latt", "ja")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("Vad vill du att vi ska göra?"));
        assertThat(suggest("a".repeat(4_001), Map.of()).statusCode()).isEqualTo(422);
        assertThat(suggest("En god idé", Map.of("vem", "STAFF")).body()).contains("Välj det som stämmer bäst på dig");
        String theirs = "/foresla/" + organisation + "/" + new House().unit;
        assertThat(new Tester().get(theirs).statusCode()).isEqualTo(404);
        assertThat(new Tester()
                        .get("/foresla/" + UUID.randomUUID() + "/" + house.unit)
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Tester()
                        .get("/foresla/" + organisation + "/" + house.agency)
                        .statusCode())
                .as("only units of the house's own")
                .isEqualTo(404);
    }

    @Test
    void whereGraveMisconductHasNoOtherWayNobodyIsAsked() {
        House closed = new House();
        String theirs = "/foresla/" + closed.admin.organisation() + "/" + closed.unit;
        assertThat(new Tester().get(theirs).body()).contains("Det går inte att föreslå något här än");
        assertThat(new Tester()
                        .post(theirs, Map.of("ide", "En god idé", "vem", "USER"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theSquareOnThePosterLeadsToTheUnitsForm() throws Exception {
        String poster = Tester.as(house.nurse)
                .get("/forbattringar/affisch/" + house.unit)
                .body();
        Matcher path = Pattern.compile("class=\"t-qr__ink\" d=\"([^\"]+)\"").matcher(poster);
        Matcher box =
                Pattern.compile("class=\"t-qr\" viewBox=\"0 0 (\\d+) \\d+\"").matcher(poster);
        assertThat(path.find() && box.find()).isTrue();
        int scale = 4;
        int side = Integer.parseInt(box.group(1)) * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(path.group(1));
        while (module.find()) {
            int x = Integer.parseInt(module.group(1)) * scale;
            int y = Integer.parseInt(module.group(2)) * scale;
            for (int dy = 0; dy < scale; dy++) {
                Arrays.fill(pixels, (y + dy) * side + x, (y + dy) * side + x + scale, 0);
            }
        }
        String read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
        assertThat(read).endsWith(desk).startsWith("http");
        assertThat(poster).contains(read);
    }

    @Test
    void atThePagesAnIdeaIsAnsweredToldOfAndSpread() {
        Tester nurse = Tester.as(house.nurse);
        Tester manager = Tester.as(house.manager);
        assertThat(nurse.get("/forbattringar/ny").body()).contains("Skicka till Manager Provsson");
        HttpResponse<String> sent = nurse.send(
                "/forbattringar/ny",
                "/forbattringar/ny",
                Map.of("ide", "Vi fikar klockan tio.", "enhet", house.unit.toString(), "namn", "ja"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String page = sent.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
        assertThat(nurse.get("/").body()).contains("Vi fikar klockan tio").contains("Du föreslog");
        assertThat(manager.get("/").body()).contains("Vi fikar klockan tio").contains("Svara, 3 min");
        HttpResponse<String> empty = manager.send(page, page + "/svar", Map.of("utfall", "TRY", "fore", "många"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Skriv ett tal");
        assertThat(manager.send(page, page + "/svar", Map.of("version", "0", "utfall", "TRY", "vem", "Alla"))
                        .body())
                .contains("Skriv hur ni ser om det fungerar")
                .contains("value=\"Alla\"");
        HttpResponse<String> tries = manager.send(
                page,
                page + "/svar",
                Map.of(
                        "version",
                        "0",
                        "utfall",
                        "TRY",
                        "vem",
                        "Alla",
                        "till",
                        "2027-01-31",
                        "ser",
                        "Vi hinner prata",
                        "matt",
                        "Fikapauser",
                        "fore",
                        "1,5"));
        assertThat(tries.statusCode()).as(tries.body()).isEqualTo(302);
        assertThat(manager.send(page, page + "/svar", Map.of("version", "0", "utfall", "NOT_NOW", "svar", "Nej"))
                        .statusCode())
                .as("somebody else had the page open")
                .isIn(403, 409);
        HttpResponse<String> told = nurse.send(
                page,
                page + "/effekt",
                Map.of(
                        "version",
                        "1",
                        "effekt",
                        "WORKED",
                        "lart",
                        "Det räcker med tio minuter.",
                        "matt",
                        "Fikapauser",
                        "fore",
                        "1,5",
                        "efter",
                        "5",
                        "visa",
                        "ja",
                        "berattas",
                        "Vi fikar tillsammans igen"));
        assertThat(told.statusCode()).as(told.body()).isEqualTo(302);
        assertThat(new Tester().get("/sa-blev-det/" + organisation).body())
                .contains("Vi fikar tillsammans igen")
                .contains("1,5 → 5");
        assertThat(nurse.get("/hinder/vagg/" + house.unit).body()).contains("Vi fikar tillsammans igen");
        assertThat(manager.send(page, page + "/tack", Map.of("tack", "Bra tänkt."))
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.send(page, page + "/sprid", Map.of("till-" + house.staff, "ja"))
                        .statusCode())
                .isEqualTo(302);
        Tester partner = Tester.as(house.partner);
        assertThat(partner.get("/").body()).contains("erbjuder det till HR-staben");
        HttpResponse<String> no = partner.send(
                page,
                page + "/erbjudande",
                Map.of("enhet", house.staff.toString(), "utfall", "NOT_FOR_US", "svar", "Vi är bara en."));
        assertThat(no.statusCode()).as(no.body()).isEqualTo(302);
        assertThat(nurse.get(page).body())
                .contains("HR-staben väljer att inte göra det")
                .contains("Vi är bara en.")
                .contains("Bra tänkt.");
        assertThat(nurse.get("/veckan").body()).contains("Vi fikar klockan tio");
    }
}
