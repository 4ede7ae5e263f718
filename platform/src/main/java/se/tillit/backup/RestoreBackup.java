package se.tillit.backup;

import java.nio.file.Path;
import se.tillit.database.Restore;

/**
 * {@code ./tillit restore FILE}: into an empty database, with the application stopped. Tillit's own PostgreSQL is begun where there is none;
 * one organisation's file may be added to others.
 */
public final class RestoreBackup {

    private RestoreBackup() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1 || arguments[0].startsWith("-")) {
            System.err.println("Use ./tillit restore FILE");
            System.exit(2);
        }
        System.exit(Installation.run(
                false, true, database -> "Restored: " + Restore.load(Path.of(arguments[0]), database) + " rows"));
    }
}
