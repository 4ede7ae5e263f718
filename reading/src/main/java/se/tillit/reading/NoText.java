package se.tillit.reading;

/** A file that was read and holds no text; the message says why and what to do. */
final class NoText extends RuntimeException {

    NoText(String message) {
        super(message);
    }
}
