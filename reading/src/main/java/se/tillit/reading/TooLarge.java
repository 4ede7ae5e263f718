package se.tillit.reading;

/** A file that holds more than can be read within the limits; the message says which. */
final class TooLarge extends RuntimeException {

    TooLarge(String message) {
        super(message);
    }
}
