package se.tillit.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Block;
import se.tillit.reading.Document.Facts;
import se.tillit.reading.DocumentType;
import se.tillit.reading.Measures;

/**
 * A steering document in the register.
 *
 * @param edition how often its particulars have been changed: a form made from fewer is stale
 * @param current the version that holds
 */
public record Document(UUID id, int edition, Particulars particulars, Version current) {

    /** The first thing a person asks of a document; null is not said. */
    public record Particulars(
            String title,
            DocumentType type,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate validUntil,
            @Nullable String owner,
            @Nullable String reference,
            @Nullable String appliesTo,
            @Nullable LocalDate reviewOn) {

        /** The same document in a new version: what the version says of itself, but for what a person has said. */
        Particulars renewed(Facts facts, LocalDate decided, Set<String> settled) {
            LocalDate until = Registration.day(facts.validUntil());
            return new Particulars(
                    title,
                    type,
                    settled.contains("beslutande") || facts.decidedBy() == null ? decidedBy : facts.decidedBy(),
                    decided,
                    settled.contains("giltig") ? validUntil : until,
                    settled.contains("ansvarig") || facts.owner() == null ? owner : facts.owner(),
                    settled.contains("diarie") || facts.reference() == null ? reference : facts.reference(),
                    appliesTo,
                    settled.contains("oversyn") || facts.reviewOn() == null
                            ? reviewOn
                            : Registration.day(facts.reviewOn()));
        }
    }

    /** Where a version stands. */
    public enum State {
        CURRENT,
        /** Read, to be looked at before it is decided. */
        PROPOSED,
        FORMER
    }

    /**
     * A version without its text.
     *
     * @param ordinal from 1
     * @param status one that {@link Outcome#registered}
     * @param pages null where the format has none
     */
    public record Version(
            UUID id,
            int ordinal,
            State state,
            String fileName,
            Outcome status,
            @Nullable Integer pages,
            Measures measures,
            Instant at) {}

    /** The text of a version as read, and its parts. */
    public record Text(String text, List<Block> blocks) {}

    public String title() {
        return particulars.title();
    }
}
