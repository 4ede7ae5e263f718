package se.tillit.load;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a spreadsheet in a process of its own, with a small heap and little time: whatever the file does to its reader, the application
 * goes on. The file goes over on a path that the parent made, the rows come back over a pipe.
 */
public final class SheetWorker {

    private static final int SECONDS = 20;
    private static final int UNREADABLE = 3;

    private SheetWorker() {}

    /** The child. */
    public static void main(String[] arguments) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16))) {
            List<Sheet> sheets = XlsxReader.read(Path.of(arguments[0]));
            out.writeInt(sheets.size());
            for (Sheet sheet : sheets) {
                out.writeUTF(sheet.name());
                write(out, sheet.headings());
                out.writeInt(sheet.rows().size());
                for (Sheet.Row row : sheet.rows()) {
                    out.writeInt(row.number());
                    write(out, row.cells());
                }
            }
        } catch (UnreadableFile tooLarge) {
            System.err.print(tooLarge.text());
            System.exit(UNREADABLE);
        }
    }

    private static void write(DataOutputStream out, List<String> cells) throws IOException {
        out.writeInt(cells.size());
        for (String cell : cells) {
            out.writeUTF(cell.length() > Limits.CELL_CHARACTERS ? cell.substring(0, Limits.CELL_CHARACTERS) : cell);
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
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SheetWorker.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<List<Sheet>> reading = CompletableFuture.supplyAsync(() -> {
            try (DataInputStream in = new DataInputStream(process.getInputStream())) {
                return readAll(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return reading.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UnreadableFile("load.unreadable-xlsx", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableFile("load.unreadable-xlsx", name);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Sheet> readAll(DataInputStream in) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        int count = bounded(in.readInt(), Limits.COLUMNS);
        for (int s = 0; s < count; s++) {
            String name = in.readUTF();
            List<String> headings = readCells(in);
            int rows = bounded(in.readInt(), Limits.ROWS);
            List<Sheet.Row> read = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                read.add(new Sheet.Row(in.readInt(), readCells(in)));
            }
            sheets.add(new Sheet(name, headings, read));
        }
        return sheets;
    }

    private static List<String> readCells(DataInputStream in) throws IOException {
        int count = bounded(in.readInt(), Limits.COLUMNS);
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(in.readUTF());
        }
        return cells;
    }

    private static int bounded(int count, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("The reader answered with more than it may: " + count);
        }
        return count;
    }
}
