package se.tillit.backup;

import java.nio.file.Path;
import java.time.Clock;
import se.tillit.database.Backup;

/** {@code ./tillit backup FILE [--organisation NAME]}: while the application runs, or not. */
public final class MakeBackup {

    private MakeBackup() {}

    public static void main(String[] arguments) {
        boolean one = arguments.length == 3 && arguments[1].equals("--organisation");
        if (!one && arguments.length != 1 || arguments[0].startsWith("-")) {
            System.err.println("Use ./tillit backup FILE [--organisation NAME]");
            System.exit(2);
        }
        Path file = Path.of(arguments[0]);
        System.exit(Installation.run(true, false, database -> {
            Backup backup =
                    one ? Backup.organisation(Backup.organisationNamed(database, arguments[2])) : Backup.whole();
            backup.write(database, file, Clock.systemUTC().instant());
            return "Written: " + file;
        }));
    }
}
