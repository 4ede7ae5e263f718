package se.tillit.openness;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of public record. The capability whose it is has one class for each; {@link Registering} is told what happens to them, and {@link
 * MarkStore} says what of them is marked as secret. All methods are called inside a transaction for the organisation, and ask nobody for
 * permission: that has been done.
 */
public interface RecordKind {

    /** As it is stored and as it stands in addresses, never to be changed; {@code openness.kind.<code>} is what it is called. */
    String code();

    /** The whole of it, whatever is marked. */
    Optional<PublicRecord> find(UUID id);

    /** Those that hold the words, marked or not, the newest first. */
    List<PublicRecord.Line> search(String words, int most);

    /**
     * Those that have come to an end and either came or ended from one day to before another, the oldest first.
     *
     * @param from null: from the beginning
     */
    List<PublicRecord.Line> ended(Counted counted, @Nullable LocalDate from, LocalDate before, int most);

    /** Keeps them from being changed while something is done to them, always in the same order; those that are gone are passed over. */
    void lock(Collection<UUID> ids);

    /** Takes away everything that it says, wherever it lies, and those that ended with it. */
    void erase(UUID id);

    /** What the years are counted from. */
    enum Counted {
        RECEIVED,
        CLOSED
    }
}
