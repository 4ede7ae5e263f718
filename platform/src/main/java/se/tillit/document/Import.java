package se.tillit.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that somebody sent in at one time.
 *
 * @param finishedAt null while some wait to be read
 */
public record Import(
        UUID id, UUID account, Instant at, @Nullable Instant finishedAt, List<File> files) {

    /** A document by its title. */
    public record Named(UUID id, String title) {}

    /**
     * A file and what became of it.
     *
     * @param document what it became, or what it is the same as
     * @param resembles a document of the same name or title, of which this may be a new version
     */
    public record File(
            int ordinal,
            String name,
            Outcome outcome,
            @Nullable Named document,
            @Nullable Named resembles) {}

    /** A file's own name and what is in it. */
    public record Content(String name, byte[] bytes) {}

    public int waiting() {
        return (int)
                files.stream().filter(file -> file.outcome() == Outcome.WAITING).count();
    }

    public int read() {
        return (int) files.stream().filter(file -> file.outcome().registered()).count();
    }

    public List<File> with(Outcome outcome) {
        return files.stream().filter(file -> file.outcome() == outcome).toList();
    }
}
