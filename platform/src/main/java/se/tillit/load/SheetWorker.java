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
import se.tillit.worker.Worker;

/** Reads a spreadsheet in a {@link Worker}: the file goes over on a path that the parent made, the rows come back over the pipe. */
public final class SheetWorker {

    private static final int MEGABYTES = 256;
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

    private static List<Sheet> run(String name, Path file) throws UnreadableFile {
        try (Worker worker = Worker.start(SheetWorker.class, MEGABYTES, file.toString())) {
            worker.endAfter(SECONDS);
            return sheets(name, worker.in());
        } catch (IOException ended) {
            throw new UnreadableFile("load.unreadable-xlsx", name);
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
