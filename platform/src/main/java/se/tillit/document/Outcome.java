package se.tillit.document;

import java.util.Objects;
import se.tillit.reading.Document;

/** What became of a file that somebody sent in. */
public enum Outcome {
    WAITING,
    READ,
    /** Read and counted, but what was found in it is uncertain. */
    NOT_SWEDISH,
    /** A scan whose words a machine has made out; some may be wrong. */
    OCR,
    /** A scan: it stands in the register, and nobody may take it for a document without duties. */
    NO_TEXT,
    ALREADY_HERE,
    UNPACKED,
    EMPTY,
    LOCKED,
    OLD_FORMAT,
    UNREADABLE,
    TOO_LARGE,
    /** Its reader took too long or needed too much memory, and was ended. */
    TOO_HEAVY,
    /** An archive in an archive. */
    NESTED;

    /** Whether the file became a document in the register. */
    public boolean registered() {
        return hasText() || this == NO_TEXT;
    }

    /** Whether there is text to mark. */
    public boolean hasText() {
        return this == READ || this == NOT_SWEDISH || this == OCR;
    }

    static Outcome of(Document document) {
        String message = Objects.requireNonNullElse(document.message(), "");
        return switch (document.status()) {
            case READ -> document.ocr() ? OCR : message.isEmpty() ? READ : NOT_SWEDISH;
            case NO_TEXT -> NO_TEXT;
            case TOO_LARGE -> TOO_LARGE;
            case UNREADABLE ->
                message.startsWith("the file is encrypted")
                        ? LOCKED
                        : message.startsWith("an older Office") || message.startsWith("an RTF")
                                ? OLD_FORMAT
                                : UNREADABLE;
        };
    }
}
