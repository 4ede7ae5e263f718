package se.tillit.document;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;

/**
 * Reads the files of an import, one after another, each in a transaction of its own: what stops it loses nothing, and run again it goes on
 * with those that still wait.
 */
@Component
public final class ReadImport {

    private final Door door;
    private final ImportStore imports;
    private final Registration registration;
    private final CompareDocuments comparison;
    private final Clock clock;

    ReadImport(Door door, ImportStore imports, Registration registration, CompareDocuments comparison, Clock clock) {
        this.door = door;
        this.imports = imports;
        this.registration = registration;
        this.comparison = comparison;
        this.clock = clock;
    }

    /** Ends when nothing waits, and what is said more than once has been found anew. */
    public void read(UUID organisation, UUID sentIn) {
        try (DocumentReader reader = new DocumentReader()) {
            for (Optional<ImportStore.Waiting> next = next(organisation, sentIn);
                    next.isPresent();
                    next = next(organisation, sentIn)) {
                ImportStore.Waiting file = next.get();
                DocumentReader.Result result = reader.read(
                        file.name(),
                        file.content(),
                        (name, content) -> unpacked(organisation, sentIn, file, name, content));
                door.writeAs(organisation, () -> {
                    registration.register(sentIn, file, result);
                    return file;
                });
            }
        }
        door.writeAs(organisation, () -> {
            imports.finish(sentIn, clock.instant());
            return sentIn;
        });
        comparison.compare(organisation);
    }

    private Optional<ImportStore.Waiting> next(UUID organisation, UUID sentIn) {
        return door.readAs(organisation, () -> imports.next(sentIn));
    }

    private void unpacked(UUID organisation, UUID sentIn, ImportStore.Waiting archive, String name, byte[] content) {
        if (!archive.inside() && !SentFile.isOfTheSystem(name)) {
            SentFile file = new SentFile(archive.name() + "/" + name, content);
            door.writeAs(organisation, () -> {
                imports.add(sentIn, file.name(), file.content(), true);
                return sentIn;
            });
        }
    }
}
