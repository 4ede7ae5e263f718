package se.tillit.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;
import se.tillit.database.Backup;

/**
 * Takes out everything of one's organisation, in the file that {@code ./tillit backup --organisation} writes. It goes to whoever reads it as it
 * is made, however large it is; nothing is kept of it here.
 */
@Component
final class ExportOrganisation {

    private final Acts acts;
    private final JdbcConnectionDetails database;
    private final Clock clock;
    private final Set<UUID> goingOn = ConcurrentHashMap.newKeySet();

    ExportOrganisation(Acts acts, JdbcConnectionDetails database, Clock clock) {
        this.acts = acts;
        this.database = database;
        this.clock = clock;
    }

    /** Where it goes; opened when nothing can be refused any more. */
    interface Destination {
        OutputStream open() throws IOException;
    }

    /**
     * A connection of its own, since a slow reader keeps it for long and the pool's are for those who wait; hence one at a time for each.
     *
     * @throws se.tillit.access.Refusal.Invalid where one is going on already
     */
    void export(Actor actor, Destination to) throws IOException, SQLException {
        actor.must(Access.EXPORT);
        boolean first = goingOn.add(actor.organisation());
        new Problems().addIf(!first, "export", "backup.busy").refuseIfAny();
        try {
            acts.perform(actor, Access.EXPORT, "backup.export", note -> note);
            try (Connection connection = DriverManager.getConnection(
                    database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
                Backup.organisation(actor.organisation()).write(connection, to.open(), clock.instant());
            }
        } finally {
            goingOn.remove(actor.organisation());
        }
    }
}
