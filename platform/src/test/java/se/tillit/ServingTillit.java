package se.tillit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code ./tillit serve} as a process of its own, over Tillit's own PostgreSQL, so that both can be killed. */
final class ServingTillit {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Pattern CODE = Pattern.compile("use this code: ([a-z0-9-]+)");

    private final Process process;
    private final String address;
    private final Path output;

    private ServingTillit(Process process, String address, Path output) {
        this.process = process;
        this.address = address;
        this.output = output;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the sign-in page answers. */
    static ServingTillit start(String home, int port, Path folder) throws IOException, InterruptedException {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = Files.createTempFile(folder, "serve", ".log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        "se.tillit.Serve",
                        "--server.port=" + port,
                        "--tillit.home=" + home))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        ServingTillit serving = new ServingTillit(process, "http://localhost:" + port, output);
        serving.awaitReady();
        return serving;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(URI.create(address + "/logga-in"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                process.waitFor(Duration.ofMillis(100));
            }
        }
        kill();
        throw new AssertionError("Not ready within " + READY_WITHIN + ":\n" + Files.readString(output));
    }

    String address() {
        return address;
    }

    /** What the program prints where there is no organisation yet, a moment after it has begun to answer. */
    String firstRunCode() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        do {
            Matcher code = CODE.matcher(Files.readString(output));
            if (code.find()) {
                return code.group(1);
            }
        } while (!process.waitFor(Duration.ofMillis(100)) && System.nanoTime() < deadline);
        throw new AssertionError("No code in " + Files.readString(output));
    }

    /** Signal 9; PostgreSQL, which was started by it, is told by the system to end. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Signal 9 to PostgreSQL's first process. */
    void killDatabase() {
        List<ProcessHandle> servers = process.children()
                .filter(child -> child.info().command().orElse("").endsWith("postgres")
                        || child.info().command().isEmpty())
                .toList();
        if (servers.size() != 1) {
            throw new AssertionError("Not one PostgreSQL but " + servers);
        }
        servers.getFirst().destroyForcibly();
        servers.getFirst().onExit().join();
    }
}
