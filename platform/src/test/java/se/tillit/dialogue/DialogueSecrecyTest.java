package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.SecretSearch.bytes;
import static se.tillit.SecretSearch.contents;
import static se.tillit.SecretSearch.dataFolder;
import static se.tillit.SecretSearch.found;
import static se.tillit.SecretSearch.holds;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.ballot.OwnCopy;
import se.tillit.ballot.Seal;
import se.tillit.database.Backup;

/**
 * What somebody with the database, its files, the logs and a backup in hand finds out about twenty people who are known to have voted in a dialogue at a
 * workplace, one of whom changed a vote; beside them one erased herself.
 */
@ExtendWith(OutputCaptureExtension.class)
class DialogueSecrecyTest {

    private static final Ledger LEDGER = new Ledger(RunningTillit.database());
    private static final int VOTERS = 20;
    private static final int STATEMENTS = 40;
    private static final Pattern KEY = Pattern.compile("tillit-samtal-[0-9a-f]+=([0-9A-Z]{15})");

    private final Talk talk = Talk.workplace(STATEMENTS);
    private final String base = "/delta/" + talk.id;
    private final List<Code> codes = talk.codes(VOTERS + 1);
    private final Random chance = new Random(20_261_130);
    private final CloseDialogues job = RunningTillit.bean(CloseDialogues.class);

    /** A device: its cookies, the key in them, and what it has voted. */
    private record Device(Tester browser, Code key, Map<Integer, Integer> votes) {}

    @TempDir
    private Path folder;

    private Device vote(int number) {
        Tester browser = new Tester();
        Matcher key = KEY.matcher(String.join(
                "\n",
                browser.post(base + "/borja", Map.of("kod", codes.get(number).text()), "User-Agent", "Avslöjare")
                        .headers()
                        .allValues("Set-Cookie")));
        assertThat(key.find()).isTrue();
        Map<Integer, Integer> votes = new TreeMap<>();
        IntStream.range(0, STATEMENTS).forEach(statement -> votes.put(statement, chance.nextInt(3) - 1));
        send(browser, votes);
        return new Device(browser, new Code(key.group(1)), votes);
    }

    private void send(Tester browser, Map<Integer, Integer> votes) {
        Map<String, String> fields = new TreeMap<>();
        votes.forEach((statement, vote) -> fields.put("r" + statement, vote.toString()));
        assertThat(browser.post(base + "/alla", fields).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/mina"));
    }

    /** The first two vote alike; the third changes a vote; one more erases herself. */
    private List<Device> voteAll() {
        List<Device> devices = new ArrayList<>();
        devices.add(vote(0));
        IntStream.range(1, VOTERS).forEach(number -> devices.add(vote(number)));
        devices.get(1).votes().putAll(devices.get(0).votes());
        send(devices.get(1).browser(), devices.get(1).votes());
        devices.get(2).votes().merge(7, 1, (before, one) -> before == 1 ? -1 : 1);
        devices.get(2)
                .browser()
                .post(
                        base + "/rosta",
                        Map.of(
                                "pastaende",
                                "7",
                                "rost",
                                devices.get(2).votes().get(7).toString()));
        vote(VOTERS).browser().post(base + "/radera", Map.of("saker", "ja"));
        return devices;
    }

    private Path keyFile() {
        return RunningTillit.keys().resolve(talk.id.toString());
    }

    private List<String> of(String query) {
        return LEDGER.strings(query.formatted(talk.id));
    }

    private List<byte[]> blobs(String column) {
        return of("select encode(" + column + ", 'hex') from dialogue_ballot where dialogue = '%s'").stream()
                .map(HexFormat.of()::parseHex)
                .toList();
    }

    private byte[] publicKey() {
        return HexFormat.of()
                .parseHex(of("select encode(public_key, 'hex') from dialogue where id = '%s'")
                        .getFirst());
    }

    private byte[] privateKey() {
        return bytes(keyFile());
    }

    @Test
    void enteringAndVotingChangeTheUsedCodeAndTheBallotAndNothingElse() {
        Map<String, List<String>> before = rows();
        vote(0);
        Map<String, List<String>> after = rows();
        assertThat(after.keySet().stream().filter(table -> !after.get(table).equals(before.get(table))))
                .containsExactlyInAnyOrder("dialogue_ballot", "dialogue_code");
        assertThat(after.get("dialogue_ballot")).hasSize(1);
    }

    /** The rows of this organisation in every table, and of those tables that know no organisation all but the jobs'. */
    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>(LEDGER.tables());
        rows.remove("scheduled_tasks"); // beats like a heart
        String organisation = talk.house.admin.organisation().toString();
        rows.replaceAll((table, all) -> table.startsWith("spring_session") || table.equals("sign_in_attempt")
                ? all
                : all.stream().filter(row -> row.contains(organisation)).toList());
        return rows;
    }

    @Test
    void noTransactionNoPlaceNoLengthAndNoTableJoinsACodeAVoterAndVotes() {
        List<Device> devices = voteAll();
        List<String> writtenBy = of("select distinct xmin::text from dialogue_ballot where dialogue = '%s'");
        List<String> usedBy = of("select distinct xmin::text from dialogue_code where dialogue = '%s'");
        assertThat(writtenBy).hasSize(1);
        assertThat(usedBy).hasSize(1).doesNotContainAnyElementsOf(writtenBy);
        assertThat(blobs("own"))
                .hasSize(VOTERS)
                .extracting(blob -> blob.length)
                .containsOnly(blobs("own").getFirst().length);
        assertThat(blobs("sealed"))
                .hasSize(VOTERS)
                .extracting(blob -> blob.length)
                .containsOnly(blobs("sealed").getFirst().length);
        // Nor do the rows lie in the order in which people came.
        assertThat(correlation(came(devices, "ctid"))).isBetween(-0.9, 0.9);
        assertThat(correlation(came(devices, "hash"))).isBetween(-0.9, 0.9);
        assertThat(of("select id::text from dialogue_participant where dialogue = '%s'"))
                .isEmpty();
        assertThat(of("select participant::text from dialogue_vote where dialogue = '%s'"))
                .isEmpty();
        String key = HexFormat.of().formatHex(devices.getFirst().key().hash());
        String code = HexFormat.of().formatHex(codes.getFirst().hash());
        rows().forEach((table, all) -> {
            assertThat(all.stream().filter(row -> row.contains(key)).count())
                    .as(table)
                    .isEqualTo(table.equals("dialogue_ballot") ? 1 : 0);
            assertThat(all.stream().filter(row -> row.contains(code)).count())
                    .as(table)
                    .isEqualTo(table.equals("dialogue_code") ? 1 : 0);
        });
    }

    private List<Integer> came(List<Device> devices, String order) {
        List<String> hashes = devices.stream()
                .map(device -> HexFormat.of().formatHex(device.key().hash()))
                .toList();
        return of("select encode(hash, 'hex') from dialogue_ballot where dialogue = '%s' order by " + order).stream()
                .map(hashes::indexOf)
                .toList();
    }

    /** Of the numbers with their places: near 1 or -1 where the order is kept; beyond 0.9 by chance about once in ten million. */
    private static double correlation(List<Integer> numbers) {
        assertThat(numbers).hasSize(VOTERS).doesNotHaveDuplicates().doesNotContain(-1);
        double squares = 0;
        for (int place = 0; place < VOTERS; place++) {
            squares += Math.pow(numbers.get(place) - place, 2);
        }
        return 1 - 6 * squares / (VOTERS * (VOTERS * VOTERS - 1.0)); // Spearman 1904
    }

    @Test
    void knowingAllButOneOfSomebodysVotesFindsNoRow() {
        Device known = voteAll().getFirst();
        List<String> rows = Stream.concat(blobs("sealed").stream(), blobs("own").stream())
                .map(HexFormat.of()::formatHex)
                .toList();
        assertThat(rows).as("two who vote alike").doesNotHaveDuplicates();
        for (int last = -1; last <= 1; last++) {
            Map<Integer, Integer> guess = new TreeMap<>(known.votes());
            guess.put(STATEMENTS - 1, last);
            byte[] ballot = new Ballot(null, guess).bytes();
            assertThat(rows)
                    .noneMatch(HexFormat.of().formatHex(Seal.seal(talk.id, publicKey(), ballot))::equals)
                    .noneMatch(row -> row.contains(HexFormat.of().formatHex(votesIn(ballot))));
        }
    }

    @Test
    void aBallotOpensWithThePrivateKeyAndHerOwnCopyWithHerDevicesKeyAndNeitherWithAnythingElse() {
        List<Device> devices = voteAll();
        Seal.Keys pair = new Seal.Keys(publicKey(), privateKey());
        assertThat(blobs("sealed"))
                .extracting(one -> Seal.open(talk.id, pair, one)
                        .flatMap(Ballot::read)
                        .orElseThrow()
                        .votes())
                .containsExactlyInAnyOrderElementsOf(
                        devices.stream().map(Device::votes).toList());
        Seal.Keys fromTheDump = new Seal.Keys(publicKey(), publicKey());
        assertThat(blobs("sealed"))
                .allMatch(one -> Seal.open(talk.id, fromTheDump, one).isEmpty());
        devices.forEach(device -> assertThat(blobs("own").stream()
                        .flatMap(one -> OwnCopy.unlock(device.key(), talk.id, one).flatMap(Ballot::read).stream())
                        .map(Ballot::votes))
                .containsExactly(device.votes()));
        codes.forEach(code -> assertThat(blobs("own"))
                .as("the slips open nothing")
                .allMatch(one -> OwnCopy.unlock(code, talk.id, one).isEmpty()));
    }

    @Test
    void neitherTheDatabasesFilesNorTheLogsNorABackupHoldVotesACodeOrAKey(CapturedOutput output) throws Exception {
        List<Device> devices = voteAll();
        LEDGER.execute("checkpoint");
        Path backup = folder.resolve("tillit.backup");
        Backup.whole().write(RunningTillit.database(), backup, Instant.parse("2026-11-25T05:00:00Z"));
        List<byte[]> sought = new ArrayList<>();
        sought.add(privateKey());
        sought.add(HexFormat.of().formatHex(privateKey()).getBytes(StandardCharsets.US_ASCII));
        devices.forEach(device -> {
            sought.add(votesIn(new Ballot(null, device.votes()).bytes()));
            sought.add(device.key().text().getBytes(StandardCharsets.US_ASCII));
        });
        codes.forEach(code -> sought.add(code.text().getBytes(StandardCharsets.US_ASCII)));
        sought.add("Avslöjare".getBytes(StandardCharsets.UTF_8));
        assertThat(found(dataFolder(), sought)).isEmpty();
        assertThat(holds(contents(backup), sought)).isFalse();
        assertThat(holds(output.getAll().getBytes(StandardCharsets.UTF_8), sought))
                .isFalse();
        // The search finds what is there: the hash of a device's key, and a statement.
        assertThat(found(dataFolder(), List.of(devices.getFirst().key().hash())))
                .isNotEmpty();
        assertThat(holds(contents(backup), List.of("påstående nummer 7".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    private static byte[] votesIn(byte[] ballot) {
        return Arrays.copyOfRange(ballot, 16, 16 + STATEMENTS / 4);
    }

    @Test
    void whoComesBackSeesHerVotesChangesThemAndSeesHerPlaceBesideTheResult() {
        List<Device> devices = voteAll();
        Device one = devices.get(2);
        Who who = new Who(talk.id, one.key(), null);
        assertThat(talk.seat(who).votes()).isEqualTo(one.votes());
        assertThat(talk.seat(who).place()).as("not before it closes").isEmpty();
        assertThat(talk.close().participants()).isEqualTo(VOTERS);
        assertThat(talk.seat(who).votes()).isEqualTo(one.votes());
        assertThat(talk.seat(who).place()).isPresent();
    }

    @Test
    void onceItHasClosedNothingThatWasSealedIsThereNorItsKeyNorWhoTookPart() {
        List<Device> devices = voteAll();
        Seal.Keys pair = new Seal.Keys(publicKey(), privateKey());
        talk.close();
        assertThat(keyFile()).doesNotExist();
        assertThat(of("select hash::text from dialogue_ballot where dialogue = '%s' and sealed is not null"))
                .isEmpty();
        assertThat(of("select hash::text from dialogue_code where dialogue = '%s'"))
                .isEmpty();
        assertThat(blobs("own")).hasSize(VOTERS).allMatch(own -> Seal.open(talk.id, pair, own)
                .isEmpty());
        devices.getFirst().browser().post(base + "/radera", Map.of("saker", "ja"));
        assertThat(blobs("own")).hasSize(VOTERS - 1);
    }

    @Test
    void closingThatIsKilledBetweenAnyTwoStepsIsDoneAgainAndOnce() throws Exception {
        List<Device> devices = voteAll();
        byte[] key = privateKey();
        job.close(talk.house.controller, talk.id);
        assertThat(Tester.as(talk.house.nurse).get("/samtal/" + talk.id).body()).contains("Rösterna räknas ihop");
        assertThat(blobs("sealed")).as("killed before it was counted").hasSize(VOTERS);

        LEDGER.execute("alter table dialogue_ballot add constraint killed check (sealed is not null or dialogue <> '"
                + talk.id + "') not valid");
        assertThatThrownBy(job::close).hasMessageContaining("killed");
        LEDGER.execute("alter table dialogue_ballot drop constraint killed");
        assertThat(of("select dialogue::text from dialogue_result where dialogue = '%s'"))
                .as("killed while what is decided is stored")
                .isEmpty();
        assertThat(privateKey()).isEqualTo(key);

        job.close();
        Result result = talk.seen().result();
        assertThat(result.participants()).isEqualTo(VOTERS);
        Files.write(keyFile(), key); // killed before the key was destroyed
        talk.part().erase(new Who(talk.id, devices.getFirst().key(), null), false);
        job.close();
        assertThat(keyFile()).doesNotExist();
        assertThat(talk.seen().result()).isEqualTo(result);
    }

    @Test
    void nodesThatCountAtOnceComeToOneResult() throws Exception {
        voteAll();
        job.close(talk.house.controller, talk.id);
        DialogueTest.atOnce(6, () -> {
            job.finish(talk.house.controller, talk.id);
            return talk;
        });
        assertThat(talk.seen().result().participants()).isEqualTo(VOTERS);
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void aNodeWithoutTheKeyWaitsForTheOneThatHasIt(CapturedOutput output) throws Exception {
        voteAll();
        Path elsewhere = Files.move(keyFile(), folder.resolve("nyckel"));
        assertThat(talk.close().uncounted()).isEqualTo(Result.Uncounted.NOT_YET);
        assertThat(output.getAll()).contains("The key of the dialogue " + talk.id + " is not here");
        assertThat(blobs("sealed")).hasSize(VOTERS).doesNotContainNull();
        Files.move(elsewhere, keyFile());
        job.close();
        assertThat(talk.seen().result().participants()).isEqualTo(VOTERS);
    }

    @Test
    void whereTheKeyIsLostTheDialogueEndsAfterTwoWeeksAndThePagesSayWhy() throws Exception {
        List<Device> devices = voteAll();
        Files.delete(keyFile());
        talk.close();
        LEDGER.execute("update dialogue set closed_on = closed_on - 14 where id = '" + talk.id + "'");
        job.close();
        assertThat(talk.seen().result()).isEqualTo(Result.without(Result.Uncounted.KEY_LOST));
        String why = "Nyckeln som öppnar rösterna har gått förlorad";
        assertThat(Tester.as(talk.house.nurse).get("/samtal/" + talk.id).body()).contains(why);
        assertThat(devices.getFirst().browser().get(base + "/karta").body()).contains(why);
    }

    @Test
    void whereThereAreMoreBallotsThanUsedCodesNothingIsTold(CapturedOutput output) {
        // Nineteen of one's own beside a colleague's would leave hers when they are taken from the figures.
        Device one = vote(0);
        byte[] ballot = new Ballot(null, Map.of(0, 1, 1, -1)).bytes();
        for (int stuffed = 0; stuffed < VOTERS; stuffed++) {
            LEDGER.execute(
                    "insert into dialogue_ballot (organisation, dialogue, hash, own, sealed) values ('%s', '%s', '\\x%s', '', '\\x%s')"
                            .formatted(
                                    talk.house.admin.organisation(),
                                    talk.id,
                                    HexFormat.of().formatHex(Code.fresh().hash()),
                                    HexFormat.of().formatHex(Seal.seal(talk.id, publicKey(), ballot))));
        }
        assertThat(talk.close()).isEqualTo(Result.without(Result.Uncounted.MORE_THAN_CODES));
        assertThat(output.getAll())
                .contains("In the dialogue " + talk.id + " there are " + (VOTERS + 1) + " ballots and 1 used codes");
        assertThat(one.browser().get(base).body()).contains("fler röstsedlar än använda koder");
    }

    @Test
    void rowsThatSomebodyHasSpoiltAreSkippedAndTheirVoterSeesThatHerVotesAreGone() {
        List<Device> devices = voteAll();
        LEDGER.execute("update dialogue_ballot set own = '\\x00', sealed = '\\x00' where hash = '\\x"
                + HexFormat.of().formatHex(devices.getFirst().key().hash()) + "'");
        Who who = new Who(talk.id, devices.getFirst().key(), null);
        assertThat(talk.seat(who).votes()).isEmpty();
        assertThat(talk.close().participants()).isEqualTo(VOTERS - 1);
    }

    @Test
    void fiftyEqualRequestsAtOnceGiveOneVoteAndOfDifferentOnesNoneIsLost() throws Exception {
        Who who = talk.somebody();
        assertThat(DialogueTest.atOnce(50, () -> talk.part().vote(who, 3, 1))).contains(TakePart.Voted.YES);
        assertThat(talk.seat(who).votes()).isEqualTo(Map.of(3, 1));
        assertThat(blobs("own")).hasSize(1);
        Who other = talk.somebody();
        List<Callable<TakePart.Voted>> work = new ArrayList<>();
        IntStream.range(0, 25).forEach(statement -> work.add(() -> talk.part().vote(other, statement, -1)));
        assertThat(DialogueTest.run(work)).containsOnly(TakePart.Voted.YES);
        assertThat(talk.seat(other).votes()).hasSize(25);
    }

    @Test
    void votesWhileItClosesAreCountedOrRefusedInWords() throws Exception {
        List<Device> devices = voteAll();
        int before = devices.stream().mapToInt(one -> one.votes().size()).sum();
        List<Who> late = IntStream.range(0, 10).mapToObj(i -> talk.somebody()).toList();
        List<Callable<TakePart.Voted>> work = new ArrayList<>();
        late.forEach(who -> IntStream.range(0, 4)
                .forEach(statement -> work.add(() -> talk.part().vote(who, statement, 1))));
        work.add(20, () -> {
            job.close(talk.house.controller, talk.id);
            job.finish(talk.house.controller, talk.id);
            return TakePart.Voted.NOT_OPEN;
        });
        long taken = DialogueTest.run(work).stream()
                .filter(TakePart.Voted.YES::equals)
                .count();
        assertThat(talk.seen().result().votes()).isEqualTo(before + (int) taken);
        Tester browser = devices.getFirst().browser();
        for (String path : List.of("/rosta", "/alla")) {
            String where = browser.post(base + path, Map.of("pastaende", "0", "rost", "1", "r0", "1"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(where).endsWith(base);
            assertThat(browser.get(base).body()).contains("Samtalet är avslutat.");
        }
        assertThat(talk.seat(new Who(talk.id, devices.getFirst().key(), null)).votes())
                .isEqualTo(devices.getFirst().votes());
    }

    @Test
    void aStatementThatItsWriterTookAwayTakesItsVotesAndItsNumberWithIt() {
        Who writer = talk.somebody();
        talk.part().write(writer, "Matsalen ska vara öppen på kvällen.", true);
        ModerateStatement moderate = RunningTillit.bean(ModerateStatement.class);
        moderate.decide(talk.house.controller, talk.id, STATEMENTS, null);
        List<Who> voters = IntStream.range(0, VOTERS)
                .mapToObj(i -> {
                    Who who = talk.somebody();
                    talk.part().vote(who, Map.of(0, 1, STATEMENTS, -1));
                    return who;
                })
                .toList();
        talk.part().erase(writer, true);
        assertThatThrownBy(() -> moderate.decide(talk.house.controller, talk.id, STATEMENTS, null))
                .isInstanceOf(Refusal.NotFound.class);
        talk.part().write(voters.getFirst(), "Kaffet ska vara gott.", true);
        moderate.decide(talk.house.controller, talk.id, STATEMENTS + 1, null);
        assertThat(talk.seat(voters.getFirst()).shown())
                .extracting(Statement::number)
                .doesNotContain(STATEMENTS)
                .contains(STATEMENTS + 1);
        assertThat(LEDGER.strings("select body from dialogue_statement where dialogue = '" + talk.id + "'"))
                .doesNotContain("Matsalen ska vara öppen på kvällen.");
        Result result = talk.close();
        assertThat(result.row(0).orElseThrow().all()).isEqualTo(new Result.Count(VOTERS, 0, VOTERS));
        assertThat(result.row(STATEMENTS)).isEmpty();
        assertThat(result.row(STATEMENTS + 1)).isEmpty();
    }

    @Test
    void moreStatementsThanABallotHasPlaceForAreRefused() {
        assertThatThrownBy(() -> Talk.workplace(Ballot.MOST_STATEMENTS + 1)).hasMessageContaining("ballot-full");
        Talk full = Talk.workplace(Ballot.MOST_STATEMENTS);
        Who who = full.somebody();
        assertThatThrownBy(() -> full.part().write(who, "Ett till får inte plats.", true))
                .hasMessageContaining("ballot-full");
        assertThatThrownBy(() -> RunningTillit.bean(ModerateStatement.class)
                        .reword(full.house.controller, full.id, 0, List.of("Detta i andra ord.")))
                .hasMessageContaining("ballot-full");
        int last = Ballot.MOST_STATEMENTS - 1;
        assertThat(full.part().vote(who, Map.of(0, -1, last, 1))).isEqualTo(TakePart.Voted.YES);
        assertThat(full.seat(who).votes()).isEqualTo(Map.of(0, -1, last, 1));
    }

    @Test
    void anotherDialoguesKeyOpensNothingHere() {
        Who elsewhere = Talk.workplace().somebody();
        Who here = new Who(talk.id, elsewhere.key(), null);
        assertThat(talk.seat(here).takes()).isFalse();
        assertThat(talk.part().vote(here, 0, 1)).isEqualTo(TakePart.Voted.NOT_IN);
    }
}
