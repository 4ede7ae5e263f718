package se.tillit.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Java process with a small heap, little time and nothing of the application's environment: whatever a file does to its reader, the
 * application goes on. What it answers over the pipe is trusted no more than the file.
 */
public final class Worker implements AutoCloseable {

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private CompletableFuture<Void> deadline = CompletableFuture.completedFuture(null);

    private Worker(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /** @param program whose {@code main} the process runs */
    public static Worker start(Class<?> program, int megabytes, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear(); // a reader of strangers' files has no use for the application's secrets
        return new Worker(builder.start());
    }

    /** From now on; ends the process when the time is out, which its reader meets as the end of the pipe. */
    public void endAfter(int seconds) {
        deadline.cancel(false);
        deadline = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    /** What the process answers. */
    public DataInputStream in() {
        return in;
    }

    /** What the process is told. */
    public DataOutputStream out() {
        return out;
    }

    @Override
    public void close() {
        deadline.cancel(false);
        process.destroyForcibly();
    }
}
