package se.tillit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.database.Database;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AuditLogTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final Actor admin = Tester.organisation();
    private final Acts acts = RunningTillit.bean(Acts.class);

    @Test
    void aLogThatNobodyTouchedIsUnbroken() {
        act(5);
        Verdict verdict = verify(exported());
        assertThat(verdict.status).isZero();
        assertThat(verdict.said).contains("5 entries");
    }

    @Test
    void anOrganisationWhereNothingWasDoneYetHasAnEmptyLog() {
        assertThat(verify(exported()).status).isZero();
    }

    @Test
    void actsAtTheSameTimeGiveOneChainWithoutGaps() throws Exception {
        List<Callable<Void>> all = Collections.nCopies(200, () -> {
            act(1);
            return null;
        });
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            for (var one : eight.invokeAll(all)) {
                one.get();
            }
        }
        List<String> log = exported();
        assertThat(log).hasSize(200);
        assertThat(verify(log).status).isZero();
    }

    @Test
    void aLogLongerThanOnePageIsTakenOutWhole() {
        LogStore log = RunningTillit.bean(LogStore.class);
        RunningTillit.bean(Door.class).writeAs(admin.organisation(), () -> {
            byte[] previous = log.lockHead().hash();
            for (int i = 1; i <= 2_500; i++) {
                LogEntry entry = new LogEntry(i, Instant.EPOCH, new byte[32], "prov", null, "{}", previous);
                log.append(entry);
                previous = entry.hash();
            }
            return previous;
        });
        List<String> taken = exported();
        assertThat(taken).hasSize(2_500);
        assertThat(verify(taken).status).isZero();
    }

    @Test
    void anActThatFailsLeavesNoEntry() {
        act(1);
        assertThatThrownBy(() -> acts.perform(admin, Access.BE_SIGNED_IN, "prov", note -> {
                    throw new Refusal.Conflict("prov");
                }))
                .isInstanceOf(Refusal.Conflict.class);
        act(1);
        List<String> log = exported();
        assertThat(log).hasSize(2);
        assertThat(verify(log).status).isZero();
    }

    @Test
    void anActThatOneMayNotDoLeavesNoEntry() {
        Actor staff = Tester.colleague(admin, Role.STAFF);
        assertThatThrownBy(() -> acts.perform(staff, Access.IMPORT, "prov", note -> "done"))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(exported()).isEmpty();
    }

    @Test
    void theLogNamesNobody() {
        act(1);
        String id = admin.account().toString();
        assertThat(exported().getFirst())
                .doesNotContain(id, id.replace("-", ""), "Ada", Tester.emailOf(admin))
                .doesNotContain(HexFormat.of().formatHex(LogEntry.sha256(id.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void oneOrganisationsLogHoldsNothingOfAnothers() {
        act(3);
        Actor neighbour = Tester.organisation();
        assertThat(Tester.as(neighbour).get("/logg/export").body()).isEmpty();
    }

    @Test
    void aChangedEntryIsNamed() {
        act(6);
        for (String field : List.of("at", "actor", "action", "details", "previous", "hash")) {
            List<String> log = exported();
            ObjectNode third = (ObjectNode) JSON.readTree(log.get(2));
            third.put(
                    field,
                    field.equals("at")
                            ? "2020-01-01T00:00:00Z"
                            : "ab" + third.get(field).asString());
            log.set(2, third.toString());
            assertThat(verify(log)).as(field).isEqualTo(new Verdict(1, "Row 3: entry 3 was changed"));
        }
    }

    @Test
    void anEntryChangedInTheDatabaseIsNamed() throws SQLException {
        act(4);
        String entry = " where sequence = 2 and organisation = '" + admin.organisation() + "'";
        asOwner("update log_entry set details = details || ' '" + entry);
        assertThat(verify(exported())).isEqualTo(new Verdict(1, "Row 2: entry 2 was changed"));
        // Put back: other tests read every log in the database, and hold them to be whole.
        asOwner("update log_entry set details = rtrim(details)" + entry);
        assertThat(verify(exported()).status()).isZero();
    }

    @Test
    void anEntryThatWasTakenAwayIsNamed() {
        act(6);
        List<String> log = exported();
        log.remove(3);
        assertThat(verify(log).said).startsWith("Row 4: entry 4 is missing");
        List<String> headless = exported();
        headless.removeFirst();
        assertThat(verify(headless).said).startsWith("Row 1: entry 1 is missing");
    }

    @Test
    void anEntryThatWasPutInIsNamed() {
        act(4);
        List<String> log = exported();
        log.add(2, log.get(1));
        assertThat(verify(log)).isEqualTo(new Verdict(1, "Row 3: entry 2 was put in or moved here"));
    }

    @Test
    void aForgedEntryWithARightHashOfItsOwnBreaksTheChain() {
        act(4);
        List<String> log = exported();
        log.set(2, forged(line(log, 2), "Någon annan gjorde det"));
        assertThat(verify(log).said).startsWith("Row 4: entry 4 does not follow from the one before");
    }

    @Test
    void entriesThatChangedPlacesAreNamed() {
        act(5);
        List<String> log = exported();
        Collections.swap(log, 1, 2);
        assertThat(verify(log).said).startsWith("Row 2: entry 2 is missing, entry 3 stands in its place");
    }

    @Test
    void anEndThatWasCutOffShowsAgainstACheckpoint() {
        act(5);
        Path checkpoint = folder.resolve("checkpoint");
        assertThat(verify(exported(), "--checkpoint", checkpoint.toString()).status)
                .isZero();
        act(3);
        List<String> log = exported();
        assertThat(verify(log, checkpoint.toString()).status).isZero();
        assertThat(verify(log.subList(0, 5), checkpoint.toString()).status).isZero();
        assertThat(verify(log.subList(0, 4)).status)
                .as("without the checkpoint it looks whole")
                .isZero();
        Verdict cut = verify(log.subList(0, 4), checkpoint.toString());
        assertThat(cut.status).isEqualTo(1);
        assertThat(cut.said).startsWith("Row 5: the log ends with entry 4, and the checkpoint saw entry 5");
    }

    @Test
    void aLogWrittenAnewFromSomeEntryOnShowsAgainstACheckpoint() {
        act(5);
        Path checkpoint = folder.resolve("checkpoint");
        verify(exported(), "--checkpoint", checkpoint.toString());
        List<String> log = exported();
        List<String> anew = new ArrayList<>(log.subList(0, 2));
        String previous = line(log, 1).hash();
        for (int i = 2; i < 5; i++) {
            LogLine old = line(log, i);
            anew.add(forged(
                    new LogLine(old.sequence(), old.at(), old.actor(), old.action(), old.subject(), "{}", previous, ""),
                    "{\"antal\":0}"));
            previous = line(anew, i).hash();
        }
        assertThat(verify(anew).status)
                .as("without the checkpoint it looks whole")
                .isZero();
        assertThat(verify(anew, checkpoint.toString()).said).startsWith("Row 5: not the entry that the checkpoint saw");
    }

    @Test
    void noCheckpointIsWrittenOfABrokenLog() {
        act(3);
        List<String> log = exported();
        log.remove(1);
        Path checkpoint = folder.resolve("checkpoint");
        assertThat(verify(log, "--checkpoint", checkpoint.toString()).status).isEqualTo(1);
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void whatIsNoLogIsToldFromALogThatIsWrong() throws IOException {
        act(2);
        for (String other : List.of(
                "inte en logg",
                "{\"sequence\":1}",
                "[]",
                "null",
                exported().getFirst() + "{",
                "{".repeat(5_000),
                exported().getFirst().replace("\"sequence\":1", "\"sequence\":1,\"sequence\":1"),
                exported().getFirst().replace("\"sequence\":1", "\"sequence\":1e99999999"))) {
            Verdict verdict = verify(List.of(other));
            assertThat(verdict.status)
                    .as(other.substring(0, Math.min(60, other.length())))
                    .isEqualTo(2);
            assertThat(verdict.said).contains("is not an entry of a log").hasLineCount(1);
        }
        assertThat(verify(exported(), folder.resolve("no-such").toString()).status)
                .isEqualTo(2);
        assertThat(run(folder.resolve("no-such").toString()).status).isEqualTo(2);
        assertThat(run(folder.toString()).status).isEqualTo(2);
        assertThat(run().said).contains("verify-log LOG");
    }

    private void act(int times) {
        for (int i = 0; i < times; i++) {
            acts.perform(admin, Access.BE_SIGNED_IN, "prov", note -> note.about(admin.organisation())
                    .with("antal", 3)
                    .with("kod", "å\n\"1\""));
        }
    }

    private List<String> exported() {
        return Tester.as(admin).get("/logg/export").body().lines().collect(Collectors.toCollection(ArrayList::new));
    }

    private static LogLine line(List<String> log, int index) {
        return JSON.readValue(log.get(index), LogLine.class);
    }

    /** The line with other details and the hash that belongs to them. */
    private static String forged(LogLine line, String details) {
        HexFormat hex = HexFormat.of();
        LogEntry entry = new LogEntry(
                line.sequence(),
                line.at(),
                hex.parseHex(line.actor()),
                line.action(),
                line.subject(),
                details,
                hex.parseHex(line.previous()));
        ObjectNode forged = (ObjectNode) JSON.valueToTree(line);
        return forged.put("details", details)
                .put("hash", hex.formatHex(entry.hash()))
                .toString();
    }

    private record Verdict(int status, String said) {}

    private Verdict verify(List<String> log, String... more) {
        try {
            Path file = Files.writeString(
                    folder.resolve("logg.jsonl"),
                    log.stream().map(one -> one + "\n").collect(Collectors.joining()));
            return run(Stream.concat(Stream.of(file.toString()), Arrays.stream(more))
                    .toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = VerifyLog.run(List.of(arguments), out, out);
        return new Verdict(status, said.toString(StandardCharsets.UTF_8).strip());
    }

    private static void asOwner(String sql) throws SQLException {
        Database database = RunningTillit.database();
        try (Connection owner =
                        DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }
}
