package se.tillit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tillit's own PostgreSQL: its data in one folder, loopback only, a password of its own, everything written to disk before it is
 * acknowledged. It lives as long as this object: killed alone it is started again, and it ends with the process even when that is killed.
 */
public final class Server implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final String SUPERUSER = "postgres";
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final Path folder;
    private final boolean temporary;
    private final FileChannel lockFile;
    private final int port;
    private final String password;
    /** The one that runs now; another once that has been killed. */
    private volatile Process process;

    private volatile boolean closing;

    private Server(Path folder, boolean temporary, FileChannel lockFile, int port, String password, Process process) {
        this.folder = folder;
        this.temporary = temporary;
        this.lockFile = lockFile;
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /**
     * Starts the server whose data lie in a folder below Tillit's home, made at the first start.
     *
     * @throws AlreadyRunning where another process uses the same data
     */
    public static Server named(String name) {
        return start(OwnAccount.home().resolve(name), false);
    }

    /**
     * Throws the data below Tillit's home away, so that the next start begins anew.
     *
     * @throws AlreadyRunning where another process uses them
     */
    public static void discard(String name) {
        Path folder = OwnAccount.home().resolve(name);
        try {
            if (Files.exists(folder)) {
                lock(folder).close();
                Binaries.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " could not be cleared", e);
        }
    }

    /** Whether there are data below Tillit's home by this name. */
    public static boolean exists(String name) {
        return Files.exists(OwnAccount.home().resolve(name).resolve("data").resolve("PG_VERSION"));
    }

    /**
     * A database of a server that another process on this machine runs with the data below Tillit's home.
     *
     * @throws IllegalStateException where that server is not ready
     */
    public static Database ofRunning(String name, String database) {
        Path folder = OwnAccount.home().resolve(name);
        try {
            // Its lines are PostgreSQL's own: process, folder, start, port, …, and last how far the start has come.
            List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
            if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
                throw new IllegalStateException("PostgreSQL in " + folder + " is starting or stopping. Try again.");
            }
            String password = Files.readString(folder.resolve("password")).strip();
            return new Database(
                    "jdbc:postgresql://127.0.0.1:" + Integer.parseInt(lines.get(3)) + "/" + database,
                    password,
                    SUPERUSER,
                    password);
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException(
                    "The running PostgreSQL in " + folder
                            + " cannot be found. Run the command as the user that runs Tillit, and try again.",
                    e);
        }
    }

    /** The folder where Tillit's own servers keep their data, each in one of its own. */
    public static Path home() {
        return OwnAccount.home();
    }

    /** Starts the server whose data lie in this folder, made at the first start. */
    public static Server in(Path folder) {
        return start(folder, false);
    }

    /** Starts a server whose data are deleted when it is closed: for generating code and for tests. */
    public static Server temporary() {
        try {
            Path home = OwnAccount.isRoot() ? OwnAccount.home() : Path.of(System.getProperty("java.io.tmpdir"));
            Files.createDirectories(home);
            return start(Files.createTempDirectory(home, "tillit-temporary-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server start(Path folder, boolean temporary) {
        try {
            Binaries binaries = Binaries.unpackedBelow(OwnAccount.home().resolve("programs"));
            Files.createDirectories(folder);
            FileChannel lockFile = lock(folder);
            try {
                Path data = folder.resolve("data");
                Path passwordFile = folder.resolve("password");
                if (!Files.exists(data.resolve("PG_VERSION"))) {
                    initialise(binaries, folder, data, passwordFile, temporary);
                }
                String password = Files.readString(passwordFile).strip();
                return launch(binaries, folder, data, temporary, lockFile, password);
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Tillit's own PostgreSQL could not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** One owner at a time: a process id in a file proves nothing once ids are reused, a lock held by the system does. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            log.debug("The lock is held by this very process");
        }
        if (lock == null) {
            channel.close();
            throw new AlreadyRunning(folder);
        }
        return channel;
    }

    private static void initialise(Binaries binaries, Path folder, Path data, Path passwordFile, boolean temporary)
            throws IOException {
        Binaries.delete(data); // what an initialisation that was cut short left behind
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(random));
        OwnAccount.give(folder);
        List<String> initdb = new java.util.ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=icu",
                "--icu-locale=sv-SE"));
        if (temporary) {
            initdb.add("--no-sync");
        }
        OwnAccount.mustRun(initdb);
    }

    private static Server launch(
            Binaries binaries, Path folder, Path data, boolean temporary, FileChannel lockFile, String password)
            throws IOException {
        IOException last = new IOException("no free port");
        awaitPredecessor(data);
        // The port may be taken between being found free and being used, and what a killed server leaves takes a moment
        // to end.
        for (int attempt = 0; attempt < 10; attempt++) {
            int port = freePort();
            List<String> command = OwnAccount.command(List.of(
                    binaries.program("postgres").toString(),
                    "-D",
                    data.toString(),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "port=" + port,
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "max_connections=40",
                    "-c",
                    // Disks no longer turn: reading here and there costs little more than reading on.
                    "random_page_cost=1.1",
                    "-c",
                    "password_encryption=scram-sha-256",
                    "-c",
                    "fsync=" + (temporary ? "off" : "on"),
                    "-c",
                    "logging_collector=off",
                    "-c",
                    "log_destination=stderr"));
            CompletableFuture<Server> ready = new CompletableFuture<>();
            Process process = startedByOwnThread(command, folder.resolve("postgresql.log"), ready);
            Server server = new Server(folder, temporary, lockFile, port, password, process);
            try {
                server.awaitReady();
                ready.complete(server);
                return server;
            } catch (IOException e) {
                process.destroy();
                last = e;
                pause(500);
            }
        }
        throw last;
    }

    /**
     * The death signal follows the thread that started the process, so a thread of its own starts it, waits for its end, and starts it
     * again where nobody asked for that.
     *
     * @param ready completed with the server once it answers; one that never did is not started again
     */
    private static Process startedByOwnThread(List<String> command, Path logFile, CompletableFuture<Server> ready)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread.ofPlatform().name("postgresql").daemon(true).start(() -> {
            try {
                Process process = builder.start();
                started.complete(process);
                int status = process.waitFor();
                log.debug("PostgreSQL ended with status {}", status);
                Server server = ready.getNow(null);
                while (server != null && !server.closing) {
                    log.warn("PostgreSQL was ended by somebody else; it is started again");
                    // What a killed server leaves behind, and a port that is taken, need a moment.
                    Thread.sleep(RESTART_PAUSE);
                    server.process = builder.start();
                    server.process.waitFor();
                }
            } catch (IOException e) {
                started.completeExceptionally(e);
                log.error("PostgreSQL could not be started", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return started.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new IOException("PostgreSQL could not be started", e.getCause());
        }
    }

    private void awaitReady() throws IOException {
        long deadline =
                System.nanoTime() + TimeUnit.SECONDS.toNanos(60); // recovery after a crash replays the log first
        while (true) {
            if (!process.isAlive()) {
                throw new IOException("PostgreSQL ended at once; see " + folder.resolve("postgresql.log"));
            }
            try (Connection connection = connect("postgres")) {
                connection.isValid(1);
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new IOException(
                            "PostgreSQL did not answer within a minute; see " + folder.resolve("postgresql.log"),
                            notYet);
                }
                pause(20);
            }
        }
    }

    /** A server whose application was killed may still be writing things down: nothing may start over its data until it has ended. */
    private static void awaitPredecessor(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            // The number may be another program's by now.
            if (Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .contains(data.toString())) {
                ProcessHandle.of(pid).ifPresent(last -> last.onExit()
                        .completeOnTimeout(last, 60, TimeUnit.SECONDS)
                        .join());
            }
        } catch (NoSuchFileException ended) {
            log.debug("The last server has ended");
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            log.warn("{} cannot be read", file);
        }
    }

    private static void pause(long milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, password);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes sure that a database of this name exists, with Tillit's tables brought up to date and the application's role able to sign in. */
    public Database database(String name) {
        Database database = open(name);
        database.migrate();
        return database;
    }

    /** As {@link #database}, but with the tables as they are: none in a new one, older ones before an upgrade. */
    public Database open(String name) {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", Database.APPLICATION_ROLE)) {
                // The role is owner of nothing and superuser of nothing: row-level security holds for it.
                statement.execute("create role " + Database.APPLICATION_ROLE + " login password '" + password + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database \"" + name + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be made", e);
        }
        return new Database(url(name), password, SUPERUSER, password);
    }

    /** A copy of a database that nobody is connected to: a tenth of a second, where migrating takes seconds. */
    public Database copy(String template, String name) {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\" template \"" + template + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + template + " could not be copied", e);
        }
        return new Database(url(name), password, SUPERUSER, password);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /** The server's process, for those who test what happens when it is killed. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        closing = true;
        try {
            // Java's own signal, TERM, would wait until every client has left; INT ends them and writes everything
            // down.
            OwnAccount.run(List.of("kill", "-INT", Long.toString(process.pid())));
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            lockFile.close();
            if (temporary) {
                Binaries.delete(folder);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.warn("The folder {} could not be cleared", folder, e);
        }
    }

    @Override
    public @Nullable String toString() {
        return "PostgreSQL in " + folder + " on port " + port;
    }

    /** Another process uses the same data. */
    public static final class AlreadyRunning extends RuntimeException {
        AlreadyRunning(Path folder) {
            super("Another Tillit is already running with the data in " + folder + ". Stop that one first.");
        }
    }
}
