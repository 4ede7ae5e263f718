package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static se.tillit.SecretSearch.contents;
import static se.tillit.SecretSearch.dataFolder;
import static se.tillit.SecretSearch.found;
import static se.tillit.SecretSearch.holds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.Tester;
import se.tillit.ballot.Code;
import se.tillit.ballot.Seal;
import se.tillit.calendar.SwedishDays;
import se.tillit.database.Backup;

/** What somebody with the database, its files, the logs and a backup in hand finds out about twenty answers that they know were given. */
@ExtendWith(OutputCaptureExtension.class)
class PulseSecrecyTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());
    private static final int ANSWERS = 20;
    private static final String MARK = "Kanariefågel";

    private final PulseHouse pulse = new PulseHouse(TILLIT::getBean, SwedishDays.today(CLOCK), 14, 12);
    private final UUID text = pulse.ownQuestion(ItemKind.TEXT);
    private final UUID wave = pulse.start("Hemligheterna", "felt", "own." + text);
    private final String textField = pulse.wave(wave).items().getLast().field();
    private final List<String> codes = Stream.concat(
                    pulse.codes(wave, pulse.units.get(0)).stream(), pulse.codes(wave, pulse.units.get(1)).stream())
            .toList();
    private final Tester somebody = Tester.as(pulse.house.nurse);

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        TILLIT.close();
    }

    private String canary(int number) {
        return MARK + number + "x" + wave.toString().substring(24);
    }

    /** As somebody does who is signed in on the same browser: what the browser sends along must leave no trace. */
    private HttpResponse<String> send(int number) {
        Map<String, String> fields = new TreeMap<>(pulse.all(wave, 1 + number % 5));
        fields.put("kod", codes.get(number));
        fields.put(textField, canary(number));
        fields.put("skicka", "ja");
        return somebody.post("/svara", fields, "User-Agent", "Avslöjare/" + MARK);
    }

    private void sendAll() {
        IntStream.range(0, ANSWERS)
                .forEach(number -> assertThat(send(number).headers().firstValue("Location"))
                        .hasValueSatisfying(where -> assertThat(where).endsWith("/svara/tack")));
    }

    /** The rows of this organisation in every table, and of those tables that know no organisation all but the jobs'. */
    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>(LEDGER.tables());
        rows.remove("scheduled_tasks"); // beats like a heart
        String organisation = pulse.house.admin.organisation().toString();
        rows.replaceAll((table, all) -> table.startsWith("spring_session") || table.equals("sign_in_attempt")
                ? all
                : all.stream().filter(row -> row.contains(organisation)).toList());
        return rows;
    }

    @Test
    void answeringChangesTheUsedCodeAndTheSealedAnswersAndNothingElse() {
        Map<String, List<String>> before = rows();
        send(0);
        Map<String, List<String>> after = rows();
        List<String> changed = after.keySet().stream()
                .filter(table -> !after.get(table).equals(before.get(table)))
                .toList();
        assertThat(changed).containsExactlyInAnyOrder("pulse_code", "pulse_sealed");
        assertThat(after.get("pulse_sealed")).hasSize(1);
        assertThat(after.get("pulse_code").stream().filter(row -> row.contains("\"used\": true")))
                .hasSize(1);
    }

    @Test
    void noTransactionNoPlaceNoNumberAndNoLengthJoinsACodeToAnAnswer() {
        sendAll();
        // One transaction wrote all rows of each table last, and not the same one.
        List<String> writtenBy = of("select distinct xmin::text from pulse_sealed where wave = '%s'");
        List<String> usedBy = of("select distinct xmin::text from pulse_code where wave = '%s'");
        assertThat(writtenBy).hasSize(1);
        assertThat(usedBy).hasSize(1).doesNotContainAnyElementsOf(writtenBy);
        assertThat(of("select distinct length(sealed)::text from pulse_sealed where wave = '%s'"))
                .hasSize(1);
        // Whoever could open the seals, as this test can, finds no order in how the rows lie, nor in their ids.
        assertThat(correlation(opened("ctid"))).isBetween(-0.9, 0.9);
        assertThat(correlation(opened("id"))).isBetween(-0.9, 0.9);
        // Nor do the used codes lie in the order in which they were used.
        List<Integer> used =
                of("select encode(hash, 'hex') from pulse_code where wave = '%s' and used order by ctid").stream()
                        .map(hash -> IntStream.range(0, ANSWERS)
                                .filter(n -> hash.equals(HexFormat.of()
                                        .formatHex(Code.read(codes.get(n))
                                                .orElseThrow()
                                                .hash())))
                                .findFirst()
                                .orElseThrow())
                        .toList();
        assertThat(correlation(used)).isBetween(-0.9, 0.9);
    }

    @Test
    void neitherTheDatabasesFilesNorTheLogsNorABackupHoldAnAnswerACodeOrAKey(CapturedOutput output) throws Exception {
        sendAll();
        LEDGER.execute("checkpoint");
        Path backup = folder.resolve("tillit.backup");
        Backup.whole().write(RunningTillit.database(), backup, Instant.parse("2026-11-25T05:00:00Z"));
        byte[] key = Files.readAllBytes(RunningTillit.keys().resolve(wave.toString()));
        List<byte[]> sought = new ArrayList<>();
        sought.add(MARK.getBytes(StandardCharsets.UTF_8));
        sought.add(key);
        sought.add(HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
        sought.add(Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII));
        codes.subList(0, ANSWERS).forEach(code -> {
            sought.add(code.getBytes(StandardCharsets.US_ASCII));
            sought.add(code.replace("-", "").getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(found(dataFolder(), sought)).isEmpty();
        assertThat(holds(contents(backup), sought)).isFalse();
        assertThat(holds(output.getAll().getBytes(StandardCharsets.UTF_8), sought))
                .isFalse();
        // The search finds what is there: the hashes of the codes, and the wave's title.
        assertThat(holds(contents(backup), List.of("Hemligheterna".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(found(
                        dataFolder(),
                        List.of(Code.read(codes.get(0)).orElseThrow().hash())))
                .isNotEmpty();
    }

    @Test
    void nobodySeesAFigureMoveWhileTheWaveIsOpen() {
        sendAll();
        for (var actor : List.of(
                pulse.house.controller, pulse.house.admin, pulse.house.chief, pulse.house.manager, pulse.house.nurse)) {
            WaveQuery.Seen seen = TILLIT.getBean(WaveQuery.class).find(actor, wave);
            assertThat(seen.figures()).isEmpty();
            assertThat(seen.comments()).isEmpty();
            assertThat(seen.wave().proof()).isNull();
        }
    }

    @Test
    void onceTheWaveHasClosedNoCopyOfASealedAnswerCanBeOpenedAndNobodySeesWhoAnswered() {
        sendAll();
        CLOCK.forward(Duration.ofDays(9));
        TILLIT.getBean(CloseWaves.class).close();
        assertThat(RunningTillit.keys().resolve(wave.toString())).doesNotExist();
        assertThat(of("select id::text from pulse_sealed where wave = '%s'")).isEmpty();
        assertThat(of("select hash::text from pulse_code where wave = '%s' and used"))
                .isEmpty();
        // Words are kept where at least ten answered, and nothing beside them but the group.
        assertThat(LEDGER.strings("select to_jsonb(c)::text from pulse_comment c where wave = '" + wave + "'"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsOnlyOnce("\"said\"")
                        .doesNotContain("xmin", "at\":", "position", "account"));
        CLOCK.forward(Duration.ofDays(-9));
    }

    private List<String> of(String query) {
        return LEDGER.strings(query.formatted(wave));
    }

    /** The numbers of the answers, in the order of a column. */
    private List<Integer> opened(String order) {
        byte[] privateKey;
        try {
            privateKey = Files.readAllBytes(RunningTillit.keys().resolve(wave.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] publicKey = HexFormat.of()
                .parseHex(LEDGER.strings("select encode(public_key, 'hex') from pulse_wave where id = '" + wave + "'")
                        .getFirst());
        return of("select encode(sealed, 'hex') from pulse_sealed where wave = '%s' order by " + order).stream()
                .map(row -> Seal.open(
                                wave,
                                new Seal.Keys(publicKey, privateKey),
                                HexFormat.of().parseHex(row))
                        .flatMap(Answer::read)
                        .orElseThrow())
                .map(answer -> answer.values().get(pulse.wave(wave).items().size()))
                .map(said -> Integer.parseInt(said.replaceAll(MARK + "(\\d+)x.*", "$1")))
                .toList();
    }

    /** Of the numbers with their places: near 1 or -1 where the order is kept; beyond 0.9 by chance about once in ten million. */
    private static double correlation(List<Integer> numbers) {
        assertThat(numbers).hasSize(ANSWERS).doesNotHaveDuplicates();
        double squares = 0;
        for (int place = 0; place < ANSWERS; place++) {
            squares += Math.pow(numbers.get(place) - place, 2);
        }
        return 1 - 6 * squares / (ANSWERS * (ANSWERS * ANSWERS - 1.0)); // Spearman 1904
    }
}
