package se.tillit.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as read. Every character range elsewhere counts in {@link #text}.
 *
 * @param name the name it was read under: a path, for a person and for scripts
 * @param title its own title, else the file's name
 * @param type what kind of document it seems to be
 * @param status what became of the reading
 * @param message why it could not be read, or what a reader should know; null where there is nothing to say
 * @param pages number of pages; null where the format has none
 * @param text the running text: no running heads, page numbers, tables of contents or front matter
 * @param blocks headings, paragraphs, list items and table rows in text order
 * @param facts what the document says about itself
 */
public record Document(
        String name,
        String title,
        DocumentType type,
        Status status,
        @Nullable String message,
        @Nullable Integer pages,
        String text,
        List<Block> blocks,
        Facts facts) {

    static final String READ_BY_OCR =
            "read from scanned pages by character recognition (ocr); words and figures may be wrong";

    public Document {
        blocks = List.copyOf(blocks);
    }

    /**
     * What a document says about itself; null where it says nothing.
     *
     * @param decidedBy who adopted it
     * @param decidedOn when, ISO 8601
     * @param validFrom the day it begins to apply, ISO 8601
     * @param validUntil the day it ceases, ISO 8601
     * @param reviewOn the day by which it is to be looked over, ISO 8601
     * @param owner who answers for it
     * @param reference its number in the register, or its SFS or regulation number
     */
    public record Facts(
            @Nullable String decidedBy,
            @Nullable String decidedOn,
            @Nullable String validFrom,
            @Nullable String validUntil,
            @Nullable String reviewOn,
            @Nullable String owner,
            @Nullable String reference) {

        static final Facts NONE = new Facts(null, null, null, null, null, null, null);

        /** Of something known only by its number: a statute, whose opening speaks of other things than itself. */
        static Facts numbered(String reference) {
            return new Facts(null, null, null, null, null, null, reference);
        }
    }

    /** Whether the words come from scanned pages by character recognition, so that some may be wrong. */
    public boolean ocr() {
        return READ_BY_OCR.equals(message);
    }

    /** Its numbered sections and headed parts, in order and without gaps. */
    public List<Section> sections() {
        return Sections.of(this);
    }
}
