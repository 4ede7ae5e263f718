package se.tillit.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The tables in a file, whichever kind of file it is: told by its first bytes, never by its name. */
final class SheetReader {

    /** One at a time on a node: a file may take a core and a worker's whole heap. */
    private static final Semaphore TURN = new Semaphore(1, true);

    private static final int PATIENCE_SECONDS = 90;

    private SheetReader() {}

    /** What was read, and what could not be. */
    record Reading(List<String> files, List<Sheet> sheets, List<LoadProblem> problems) {}

    static Reading read(List<LoadOrganisation.File> files) {
        List<Sheet> sheets = new ArrayList<>();
        List<LoadProblem> problems = new ArrayList<>();
        for (LoadOrganisation.File file : files) {
            try {
                // A workbook often has an empty sheet beside the tables.
                inTurn(file).stream()
                        .filter(sheet -> !sheet.headings().isEmpty())
                        .forEach(sheets::add);
            } catch (UnreadableFile e) {
                problems.add(e.problem());
            }
        }
        if (sheets.isEmpty() && problems.isEmpty()) {
            problems.add(new LoadProblem("", 0, null, "load.nothing-in-it", List.of()));
        }
        return new Reading(files.stream().map(LoadOrganisation.File::name).toList(), sheets, problems);
    }

    private static List<Sheet> inTurn(LoadOrganisation.File file) throws UnreadableFile {
        try {
            if (!TURN.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new UnreadableFile("load.busy", file.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableFile("load.busy", file.name());
        }
        try {
            return read(file.name(), file.content());
        } finally {
            TURN.release();
        }
    }

    private static List<Sheet> read(String name, byte[] content) throws UnreadableFile {
        if (content.length == 0) {
            throw new UnreadableFile("load.empty-file", name);
        }
        if (content.length > Limits.FILE_BYTES) {
            throw new UnreadableFile("load.too-large", name, Limits.FILE_BYTES >> 20);
        }
        if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
            return SheetWorker.read(name, content);
        }
        if (content.length > 3 && (content[0] & 0xFF) == 0xD0 && (content[1] & 0xFF) == 0xCF) {
            throw new UnreadableFile("load.old-excel", name);
        }
        return List.of(CsvReader.read(name, content));
    }
}
