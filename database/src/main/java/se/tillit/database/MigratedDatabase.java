package se.tillit.database;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.DSLContext;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/** What jOOQ generates the tables from: a throw-away server with all migrations, so that code and tables cannot drift apart. */
public final class MigratedDatabase extends PostgresDatabase {

    /** Kept, since a logger that nobody keeps forgets its level. What each migration did says nothing to whoever builds. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private @Nullable Server server;

    @Override
    protected DSLContext create0() {
        if (server == null) {
            MIGRATIONS.setLevel(Level.WARNING);
            server = Server.temporary();
            Database database = server.database("tillit");
            try {
                setConnection(server.connect("tillit"));
            } catch (SQLException e) {
                throw new IllegalStateException("No connection to " + database.url(), e);
            }
        }
        return super.create0();
    }

    @Override
    public void close() {
        super.close();
        if (server != null) {
            server.close();
        }
    }
}
