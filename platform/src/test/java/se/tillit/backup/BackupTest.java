package se.tillit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.database.Backup;
import se.tillit.database.Database;
import se.tillit.database.Restore;
import se.tillit.database.UnusableBackup;

class BackupTest {

    private static final Set<String> LEFT_OUT = Set.of(
            "spring_session",
            "spring_session_attributes",
            "sign_in_attempt",
            "idempotency",
            "chain_version", // what comes back gets a name of its own
            "signal_change",
            "flyway_schema_history");
    private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");
    private static final Ledger HERE = new Ledger(RunningTillit.database());

    private static Actor first;
    private static Actor second;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void twoOrganisationsWithSomeHundredRows() {
        first = Tester.organisation();
        second = Tester.organisation();
        for (Actor one : List.of(first, second)) {
            HERE.addUnitAndPosition(one.organisation());
            // What COPY must escape, numbers that must not lose digits, and the numbers that a table gives itself.
            HERE.execute("""
                    begin;
                    select set_config('app.organisation', '%s', true), set_config('app.load', gen_random_uuid()::text, true);
                    insert into load (id, account, at, file_name)
                        values (current_setting('app.load')::uuid, '%s', '2026-10-25 00:30:00.123456+00', E'krav\\\\.csv');
                    insert into signal (code, kind, title, issuer, origin, body, times_per_year, due_days, minutes_low, minutes_likely, minutes_high, valid)
                        select 'S' || n, 'REPORT', 'Rapport ' || n, u.id, 'OWN',
                            E'tabb\\toch rad\\noch \\\\N och \\\\.\\nåäö 🙂 "citat"', 0.125 * n, array['01-31', 'a,b"c'], n, n, n,
                            daterange('2024-01-01', case when n %% 2 = 0 then date '2030-01-01' end)
                        from generate_series(1, 200) n, unit u where u.organisation = current_organisation();
                    commit""".formatted(one.organisation(), one.account()));
        }
        registerOneDemand(Tester.colleague(first, Role.CONTROLLER), "I loggen");
    }

    private static void registerOneDemand(Actor controller, String title) {
        assertThat(Tester.as(controller).send("/krav/nytt", "/krav/nytt", Ledger.demand(title)))
                .matches(Ledger::acknowledges);
    }

    private static Database empty() {
        return RunningTillit.server().open("restored-" + UUID.randomUUID());
    }

    private static Path backup(Backup backup) throws IOException, SQLException {
        Path file = Files.createTempDirectory(folder, "b").resolve("tillit.backup");
        backup.write(RunningTillit.database(), file, AT);
        return file;
    }

    @Test
    void whatWasBackedUpComesBackRowForRowAndCanBeAddedTo() throws Exception {
        Path file = backup(Backup.whole());
        Database restored = empty();
        Restore.load(file, restored);

        Ledger there = new Ledger(restored);
        Map<String, List<String>> expected = HERE.tables();
        Map<String, List<String>> found = there.tables();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        assertThat(expected.get("load_change")).hasSizeGreaterThanOrEqualTo(400);
        expected.forEach((table, rows) -> {
            if (!LEFT_OUT.contains(table) && !table.equals("scheduled_tasks")) {
                assertThat(found.get(table)).as(table).isEqualTo(rows);
            }
        });
        // When a job last ran changes while this is read.
        String jobs = "select task_name from scheduled_tasks order by task_name";
        assertThat(there.strings(jobs)).isEqualTo(HERE.strings(jobs)).isNotEmpty();
        assertThat(found.get("spring_session")).isEmpty();
        assertThat(found.get("idempotency")).isEmpty();
        there.assertEveryLogIsUnbroken();
        assertThat(there.strings("select nextval('load_change_ordinal_seq')"))
                .isEqualTo(HERE.strings("select last_value + 1 from load_change_ordinal_seq"));
        assertThat(there.strings("select count(*) from pg_policies"))
                .isEqualTo(HERE.strings("select count(*) from pg_policies"));
    }

    @Test
    void theFileIsForItsOwnerAloneAndNothingIsLeftBesideIt() throws Exception {
        Path file = backup(Backup.whole());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void aBackupIsNeverLoadedOverAnOrganisation() throws Exception {
        Path file = backup(Backup.whole());
        Database restored = empty();
        Restore.load(file, restored);
        Map<String, List<String>> before = new Ledger(restored).tables();
        assertRefused(file, restored, "already holds an organisation");
        assertThat(new Ledger(restored).tables()).isEqualTo(before);
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(backup(Backup.whole()));
        Database target = empty();
        for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut-" + length), java.util.Arrays.copyOf(whole, length));
            assertRefused(cut, target, "backup");
        }
        assertThat(new Ledger(target).tables()).isEmpty();
    }

    @Test
    void aFileInWhichAByteWasChangedIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(backup(Backup.whole()));
        Database target = empty();
        for (int at : new int[] {whole.length / 5, whole.length / 3, whole.length / 2}) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            assertRefused(Files.write(folder.resolve("changed-" + at), changed), target, "");
        }
        assertThat(new Ledger(target).tables()).isEmpty();
    }

    @Test
    void rowsThatWereRewrittenAreRefused() throws Exception {
        Path file = backup(Backup.whole());
        edit(file, "signal.copy", text -> text.replaceFirst("Rapport 1\t", "Rapport X\t"));
        assertRefused(file, empty(), "the table signal is not what was written");
    }

    @Test
    void aFileFromANewerTillitIsRefusedWithWhatToDo() throws Exception {
        Path later = backup(Backup.whole());
        edit(
                later,
                "manifest.json",
                text -> text.replaceFirst("\"migration\" : \"\\d+\"", "\"migration\" : \"209901010000\""));
        assertRefused(later, empty(), "newer Tillit");
        Path format = backup(Backup.whole());
        edit(format, "manifest.json", text -> text.replaceFirst("\"format\" : 1", "\"format\" : 2, \"unknown\" : []"));
        assertRefused(format, empty(), "Restore it with that version");
    }

    @Test
    void otherKindsOfFilesAreRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("brev.txt"), "Hej!");
        assertRefused(text, empty(), "not a backup made by Tillit");
        Path zip = folder.resolve("annan.zip");
        try (FileSystem other = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
            Files.writeString(other.getPath("a.txt"), "a");
        }
        assertRefused(zip, empty(), "it has no manifest.json");
    }

    @Test
    void rowsThatDoNotHoldTogetherLeaveNothingBehind() throws Exception {
        Path file = backup(Backup.whole());
        String none = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; // SHA-256 of nothing
        edit(file, "unit.copy", text -> "");
        edit(
                file,
                "manifest.json",
                text -> text.replaceFirst(
                        "(?s)(\"name\" : \"unit\",.*?\"rows\" : )\\d+(,\\s+\"sha256\" : \")\\p{XDigit}+",
                        "$10$2" + none));
        Database target = empty();
        assertRefused(file, target, "does not hold together");
        assertThat(new Ledger(target).strings("select name from organisation")).isEmpty();
    }

    @Test
    void aBackupTakenWhileOthersWriteIsOneMomentOfAllTables() throws Exception {
        List<Actor> controllers = IntStream.range(0, 2)
                .mapToObj(n -> Tester.colleague(first, Role.CONTROLLER))
                .toList();
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (Actor controller : controllers) {
            Tester tester = Tester.as(controller);
            writers.add(Thread.ofPlatform().start(() -> {
                while (!enough.get()) {
                    String title = "Samtidigt " + controller.account() + written.incrementAndGet();
                    tester.send("/krav/nytt", "/krav/nytt", Ledger.demand(title));
                }
            }));
        }
        List<Path> files = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                int before = written.get();
                while (written.get() < before + 2) {
                    Thread.onSpinWait();
                }
                files.add(backup(Backup.whole()));
            }
        } finally {
            enough.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        for (Path file : files) {
            Database restored = empty();
            Restore.load(file, restored); // with every foreign key in force
            Ledger there = new Ledger(restored);
            there.assertEveryLogIsUnbroken();
            String logged = "select subject from log_entry where action = 'signal.register'";
            assertThat(there.strings(logged + " except select id from signal")).isEmpty();
            assertThat(there.strings("select id from signal where title like 'Samtidigt %' except " + logged))
                    .isEmpty();
            assertThat(there.strings("select id from signal where title like 'Samtidigt %'"))
                    .isNotEmpty();
        }
    }

    @Test
    void oneOrganisationLeavesWithItsRowsAndNobodysPassword() throws Exception {
        Path file = backup(Backup.organisation(first.organisation()));
        Database restored = empty();
        Restore.load(file, restored);
        Ledger there = new Ledger(restored);
        assertThat(there.strings("select id from organisation"))
                .containsExactly(first.organisation().toString());
        assertThat(there.strings("select title from signal order by id"))
                .isEqualTo(HERE.strings(
                        "select title from signal where organisation = '" + first.organisation() + "' order by id"));
        assertThat(there.strings("select password_hash from account"))
                .isNotEmpty()
                .containsOnlyNulls();
        assertThat(there.strings("select id from account where id = '" + second.account() + "'"))
                .isEmpty();
        there.assertEveryLogIsUnbroken();
    }

    @Test
    void anOrganisationJoinsOthersOnceAndTouchesNothingOfTheirs() throws Exception {
        Database shared = empty();
        Restore.load(backup(Backup.organisation(second.organisation())), shared);
        Ledger there = new Ledger(shared);
        List<String> before = there.strings("select to_jsonb(s)::text from signal s order by 1");

        Path file = backup(Backup.organisation(first.organisation()));
        Restore.load(file, shared);
        assertThat(there.strings("select id from organisation order by 1"))
                .containsExactlyInAnyOrder(
                        first.organisation().toString(), second.organisation().toString());
        assertThat(there.strings("select to_jsonb(s)::text from signal s where organisation = '" + second.organisation()
                        + "' order by 1"))
                .isEqualTo(before);
        assertRefused(file, shared, "already in this installation");
    }

    @Test
    void anOrganisationsOwnPostgresqlNeedsNoSuperuser() throws Exception {
        Path file = backup(Backup.whole());
        Database target = empty();
        String owner = "owner_" + UUID.randomUUID().toString().replace("-", "");
        new Ledger(target)
                .execute("create role %1$s login password 'prov'; alter database \"%2$s\" owner to %1$s"
                        .formatted(owner, target.url().substring(target.url().lastIndexOf('/') + 1)));
        Database own = new Database(target.url(), "", owner, "prov");
        long rows = Restore.load(file, own);
        assertThat(rows).isGreaterThan(800);
        Path again = folder.resolve("again.backup");
        Backup.whole().write(own, again, AT);
        assertThat(Restore.load(again, empty())).isEqualTo(rows);
    }

    private static void assertRefused(Path file, Database target, String because) {
        assertThatThrownBy(() -> Restore.load(file, target))
                .isInstanceOf(UnusableBackup.class)
                .hasMessageContaining(because)
                .hasMessageNotContaining("\n");
    }

    private static void edit(Path file, String entry, java.util.function.UnaryOperator<String> change)
            throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Path path = zip.getPath(entry);
            String before = Files.readString(path);
            String after = change.apply(before);
            assertThat(after).isNotEqualTo(before);
            Files.write(path, after.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
        }
    }
}
