package se.tillit.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A dialogue in the open export format: {@code participants-votes.csv} and, where present beside it, {@code comments.csv}.
 *
 * @param name of the folder
 */
record DialogueExport(String name, VoteTable votes, CommentTable comments) {

    /** @param path of the folder, or of the file of votes itself */
    static DialogueExport read(Path path) throws IOException {
        Path votes = Files.isDirectory(path) ? path.resolve("participants-votes.csv") : path;
        Path folder = votes.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.isDirectory(votes)) {
            throw new UnusableInput(path + ": is neither a dialogue's folder nor its file of votes");
        }
        Path comments = folder.resolve("comments.csv");
        return new DialogueExport(
                String.valueOf(folder.getFileName()),
                scan(votes, VoteTable::read),
                Files.exists(comments) ? scan(comments, CommentTable::read) : CommentTable.NONE);
    }

    private interface Table<T> {
        T read(CsvScanner csv, FileProblems problems) throws IOException;
    }

    private static <T> T scan(Path file, Table<T> table) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            String name = file.toString();
            return table.read(new CsvScanner(reader, name), new FileProblems(name));
        } catch (CharacterCodingException notText) {
            throw new UnusableInput(file + ": is not text in UTF-8; save it as UTF-8 and try again");
        }
    }
}
