package se.tillit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    /** For the tests that leave their server as it is. */
    @TempDir
    static Path shared;

    private static Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = Server.in(shared);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Tag("slow")
    void whatWasCommittedIsThereAfterTheServerWasKilled() throws Exception {
        Server own = Server.in(folder);
        try (Connection connection = own.connect("postgres")) {
            execute(connection, "create table kept (number int)");
            for (int number = 1; number <= 100; number++) {
                execute(connection, "insert into kept values (" + number + ")");
                if (number == 100) {
                    kill(own); // straight after the acknowledgement
                }
            }
        } catch (SQLException connectionLost) {
            assertThat(own.process().isAlive()).isFalse();
        }
        own.close();
        try (Server again = Server.in(folder);
                Connection connection = again.connect("postgres")) {
            assertThat(number(connection, "select count(*) from kept")).isEqualTo(100);
        }
    }

    @Test
    @Tag("slow")
    void whatWasNotCommittedIsNotThereAfterTheServerWasKilled() throws Exception {
        Server own = Server.in(folder);
        try (Connection connection = own.connect("postgres")) {
            execute(connection, "create table kept (number int)");
            connection.setAutoCommit(false);
            execute(connection, "insert into kept select generate_series(1, 10000)");
            kill(own);
        } catch (SQLException connectionLost) {
            assertThat(own.process().isAlive()).isFalse();
        }
        own.close();
        try (Server again = Server.in(folder);
                Connection connection = again.connect("postgres")) {
            assertThat(number(connection, "select count(*) from kept")).isZero();
        }
    }

    @Test
    void everythingIsWrittenDownBeforeItIsAcknowledged() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(text(connection, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(text(connection, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void theServerListensToThisMachineAloneAndWantsAPassword() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            assertThat(text(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(connection, "show unix_socket_directories")).isEmpty();
            for (String wrong : new String[] {"", "postgres", "tillit"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), "postgres", wrong))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void aSecondStartOnTheSameDataIsToldSo() {
        assertThatThrownBy(() -> Server.in(shared))
                .isInstanceOf(Server.AlreadyRunning.class)
                .hasMessageContaining(shared.toString())
                .hasMessageContaining("Stop that one first");
        assertThat(server.process().isAlive()).isTrue();
    }

    @Test
    void aSecondProcessOnTheSameDataIsToldSo() throws Exception {
        Process second = java(Starter.class, shared);
        String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(second.waitFor()).isNotZero();
        assertThat(said).contains("Another Tillit is already running with the data in " + shared);
        assertThat(server.process().isAlive()).isTrue();
    }

    @Test
    @Tag("slow")
    void theServerEndsWithItsParentEvenWhenThatIsKilled() throws Exception {
        Process parent = java(Starter.class, folder);
        ProcessHandle postgres;
        try (BufferedReader said = parent.inputReader()) {
            postgres = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        }
        assertThat(postgres.isAlive()).isTrue();
        parent.destroyForcibly().waitFor();
        postgres.onExit().get(30, TimeUnit.SECONDS);
        try (Server again = Server.in(folder);
                Connection connection = again.connect("postgres")) {
            assertThat(number(connection, "select count(*) from kept")).isEqualTo(1);
        }
    }

    @Test
    void dataThatAreThrownAwayAreGoneAndTheNextStartBeginsAnew() throws SQLException {
        String name = "prov-" + UUID.randomUUID();
        try (Server own = Server.named(name);
                Connection connection = own.connect("postgres")) {
            execute(connection, "create table kept (number int)");
            assertThatThrownBy(() -> Server.discard(name)).isInstanceOf(Server.AlreadyRunning.class);
        }
        Server.discard(name);
        assertThat(OwnAccount.home().resolve(name)).doesNotExist();
        try (Server again = Server.named(name);
                Connection connection = again.connect("postgres")) {
            assertThat(number(connection, "select count(*) from pg_class where relname = 'kept'"))
                    .isZero();
        } finally {
            Server.discard(name);
        }
        Server.discard(name); // what is not there is already gone
    }

    @Test
    void anInitialisationThatWasCutShortIsBegunAnew() throws Exception {
        Files.createDirectories(folder.resolve("data").resolve("base"));
        Files.writeString(folder.resolve("password"), "half");
        try (Server own = Server.in(folder);
                Connection connection = own.connect("postgres")) {
            assertThat(number(connection, "select 1")).isOne();
        }
    }

    @Test
    void aServerThatCannotStartSaysWhereToLook() throws Exception {
        Server.in(folder).close();
        Files.writeString(folder.resolve("data").resolve("postgresql.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(() -> Server.in(folder))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("postgresql.log");
        Files.writeString(folder.resolve("data").resolve("postgresql.conf"), "");
        Server.in(folder).close(); // and holds on to nothing
    }

    @Test
    void aTemporaryServerLeavesNothingBehind() {
        Server own = Server.temporary();
        Path data = Path.of(own.toString().replaceAll("PostgreSQL in (.*) on port .*", "$1"));
        assertThat(data).isDirectory();
        own.close();
        assertThat(data).doesNotExist();
        assertThat(own.process().isAlive()).isFalse();
    }

    @Test
    void swedishLettersComeLast() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            assertThat(
                            text(
                                    connection,
                                    "select string_agg(word, ' ' order by word) from unnest(array['öl', 'zebra', 'ål', 'äl', 'Al']) word"))
                    .isEqualTo("Al zebra ål äl öl");
        }
    }

    /** A program that starts a server, writes a row, says the server's process, and waits to be killed. */
    static final class Starter {
        public static void main(String[] arguments) throws Exception {
            Server server = Server.in(Path.of(arguments[0]));
            try (Connection connection = server.connect("postgres")) {
                execute(connection, "create table kept as select 1 as number");
            }
            System.out.println(server.process().pid());
            System.in.read();
        }
    }

    private static Process java(Class<?> main, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        main.getName(),
                        folder.toString())
                .start();
    }

    /** Until those too have ended that notice by themselves, and write into the folder to their last moment. */
    private static void kill(Server server) throws Exception {
        List<ProcessHandle> below = server.process().descendants().toList();
        server.process().destroyForcibly();
        server.process().onExit().get(30, TimeUnit.SECONDS);
        for (ProcessHandle one : below) {
            one.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        return Long.parseLong(text(connection, query));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
