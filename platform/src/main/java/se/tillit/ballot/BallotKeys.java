package se.tillit.ballot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.database.Server;

/**
 * The private keys of open waves, weeks and dialogues: one file each, for the program's own account alone, in no database and no backup. When one has
 * closed its key is destroyed, and with it every copy of what was sealed. Where a key is lost, so are the answers: rather lost than read.
 */
@Component
public final class BallotKeys {

    private static final int LENGTH = 32;

    private final BallotSettings settings;

    BallotKeys(BallotSettings settings) {
        this.settings = settings;
    }

    /** Asked for first when it is needed: where Tillit has no PostgreSQL of its own, there is no folder beside it. */
    private Path folder() {
        return settings.keys().isEmpty() ? Server.home().resolve("pulse-keys") : Path.of(settings.keys());
    }

    private Path file(UUID of) {
        return folder().resolve(of.toString());
    }

    /** Makes and keeps the keys of a wave, a week or a dialogue. @return the public one */
    public byte[] make(UUID of) {
        Seal.Keys keys = Seal.freshKeys();
        try {
            Files.createDirectories(
                    folder(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (FileChannel file = FileChannel.open(
                    file(of),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                file.write(ByteBuffer.wrap(keys.privateKey()));
                file.force(true); // nothing must be answered that no key will open
            }
            return keys.publicKey();
        } catch (IOException e) {
            throw new UncheckedIOException("A key could not be kept in " + folder(), e);
        }
    }

    /** Empty where another node keeps it. */
    public Optional<byte[]> find(UUID of) {
        try {
            return Optional.of(Files.readAllBytes(file(of)));
        } catch (NoSuchFileException elsewhere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void destroy(UUID of) {
        try (FileChannel file = FileChannel.open(file(of), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(LENGTH));
            file.force(true);
            Files.deleteIfExists(file(of));
        } catch (NoSuchFileException gone) {
            // by another node, or the time before
        } catch (IOException e) {
            throw new UncheckedIOException("A key that is of no more use could not be destroyed: " + file(of), e);
        }
    }
}
