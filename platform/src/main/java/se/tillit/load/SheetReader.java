package se.tillit.load;

import java.util.List;

/** The tables in a file, whichever kind of file it is: told by its first bytes, never by its name. */
final class SheetReader {

    private SheetReader() {}

    static List<Sheet> read(String name, byte[] content) throws UnreadableFile {
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
