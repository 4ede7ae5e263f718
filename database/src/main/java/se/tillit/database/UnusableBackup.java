package se.tillit.database;

/** A file that cannot be restored, or not here; the message says why and what to do. Nothing has been changed. */
public final class UnusableBackup extends RuntimeException {

    UnusableBackup(String message) {
        super(message);
    }
}
