package se.tillit.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Reads a spreadsheet in a process of its own, with a small heap, little time and nothing of the application's environment: whatever the
 * file does to its reader, the application goes on. The file goes over on a path that the parent made, the rows come back over a pipe.
 */
public final class SheetWorker {

    private static final int SECONDS = 40;
    /** What comes next on the pipe. */
    private static final int SHEET = 1;

    private static final int REFUSED = 2;
    private static final int END = 3;

    private SheetWorker() {}

    /** The child. */
    public static void main(String[] arguments) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16))) {
            try {
                XlsxReader.read(Path.of(arguments[0]), sheet -> write(out, sheet));
                out.writeByte(END);
            } catch (UnreadableFile refused) {
                out.writeByte(REFUSED);
                out.writeUTF(refused.text());
                out.writeInt(refused.limit());
            }
        }
    }

    private static void write(DataOutputStream out, Sheet sheet) {
        try {
            out.writeByte(SHEET);
            out.writeUTF(sheet.name());
            write(out, sheet.headings());
            out.writeInt(sheet.rows().size());
            for (Sheet.Row row : sheet.rows()) {
                out.writeInt(row.number());
                write(out, row.cells());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, List<String> cells) throws IOException {
        out.writeInt(cells.size());
        for (String cell : cells) {
            out.writeUTF(cell);
        }
    }

    /** The parent: every sheet of the file. */
    static List<Sheet> read(String name, byte[] content) throws UnreadableFile {
        try {
            Path file = Files.createTempFile("tillit-load-", ".xlsx");
            try {
                Files.write(file, content);
                return run(name, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Sheet> run(String name, Path file) throws IOException, UnreadableFile {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SheetWorker.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear(); // a reader of strangers' files has no use for the application's secrets
        Process process = builder.start();
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            return sheets(name, in);
        } catch (IOException ended) {
            throw new UnreadableFile("load.unreadable-xlsx", name);
        } finally {
            deadline.cancel(false);
            process.destroyForcibly();
        }
    }

    /** Trusts the child no more than the file: it may have been taken over, so it is held to the same limits. */
    private static List<Sheet> sheets(String name, DataInputStream in) throws IOException, UnreadableFile {
        Limits limits = new Limits(name);
        List<Sheet> sheets = new ArrayList<>();
        for (int next = in.readByte(); next != END; next = in.readByte()) {
            if (next == REFUSED) {
                throw new UnreadableFile(in.readUTF(), name, in.readInt());
            }
            Sheet.Builder sheet = new Sheet.Builder(name + ", " + in.readUTF(), limits);
            sheet.row(0, cells(in));
            int rows = in.readInt();
            for (int row = 0; row < rows; row++) {
                sheet.row(in.readInt(), cells(in));
            }
            sheets.add(sheet.sheet());
        }
        return sheets;
    }

    private static List<String> cells(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > Limits.COLUMNS) {
            throw new IOException("The reader answered with more than it may: " + count);
        }
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(in.readUTF());
        }
        return cells;
    }
}
