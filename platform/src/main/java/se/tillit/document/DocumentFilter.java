package se.tillit.document;

import org.jspecify.annotations.Nullable;
import se.tillit.reading.DocumentType;

/**
 * Which documents are wanted, and in which order.
 *
 * @param words part of a title, a reference or an owner; empty for all
 */
public record DocumentFilter(@Nullable DocumentType type, String words, Shelf shelf, Order order) {

    /** Documents that somebody may want to do something about; never a grade. */
    public enum Shelf {
        ALL,
        OUT_OF_DATE,
        WITHOUT_OWNER,
        WITHOUT_TEXT,
        REPEALED_LAW,
        PROPOSED
    }

    /** By what the list is sorted. */
    public enum Order {
        TITLE,
        DECIDED,
        LONGEST,
        HARDEST,
        MOST_DUTIES
    }

    public DocumentFilter {
        words = words.strip();
    }
}
