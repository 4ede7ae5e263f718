package se.tillit.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to run as root, so root hands them to the system account {@code tillit}; everybody
 * else runs them as themselves. {@code --pdeathsig} stops the server when the thread that started it dies, also by kill -9.
 */
final class OwnAccount {

    private static final String NAME = "tillit";

    private OwnAccount() {}

    static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException e) {
            throw new IllegalStateException(
                    "Tillit's own PostgreSQL needs Linux; set spring.datasource.url to use another", e);
        }
    }

    /** Where programs and data lie so that the account can reach them: never below root's home. */
    static Path home() {
        if (isRoot()) {
            return Path.of("/var/lib/tillit");
        }
        String data = System.getenv("XDG_DATA_HOME");
        return data == null
                ? Path.of(System.getProperty("user.home"), ".local", "share", "tillit")
                : Path.of(data, "tillit");
    }

    /** Hands a folder over to the account that will use it. */
    static void give(Path folder) throws IOException {
        if (isRoot()) {
            if (run(List.of("id", "-u", NAME)) != 0
                    && run(List.of(
                                    "useradd",
                                    "--system",
                                    "--user-group",
                                    "--no-create-home",
                                    "--shell",
                                    "/usr/sbin/nologin",
                                    NAME))
                            != 0) {
                throw new IOException(
                        "The system account \"" + NAME + "\" could not be created; PostgreSQL cannot run as root");
            }
            if (run(List.of("chown", "-R", NAME + ":" + NAME, folder.toString())) != 0) {
                throw new IOException("The folder " + folder + " could not be given to the account \"" + NAME + "\"");
            }
        }
    }

    static List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig=INT"));
        if (isRoot()) {
            command.addAll(List.of("--reuid=" + NAME, "--regid=" + NAME, "--clear-groups"));
        }
        command.addAll(program);
        return command;
    }

    /** @return the exit status; what the program printed is part of the error when it fails */
    static int run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return exit(process);
    }

    static void mustRun(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command(command)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exit(process) != 0) {
            throw new IOException(command.getFirst() + " failed: " + said.strip());
        }
    }

    private static int exit(Process process) throws IOException {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("A program did not end within two minutes");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a program ran", e);
        }
    }
}
