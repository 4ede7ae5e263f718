package se.tillit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * One database with Tillit's tables.
 *
 * @param url JDBC address
 * @param password of the application's role, {@link #APPLICATION_ROLE}
 * @param owner the role that owns the tables and runs the migrations; never used by the application itself
 */
public record Database(String url, String password, String owner, String ownerPassword) {

    /** The role the application signs in as: it owns nothing, so row-level security always holds. */
    public static final String APPLICATION_ROLE = "tillit_app";

    public String username() {
        return APPLICATION_ROLE;
    }

    /** Brings the tables up to date; does nothing where they are. */
    public void migrate() {
        migrations().load().migrate();
    }

    FluentConfiguration migrations() {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(url, owner, ownerPassword)
                .locations("classpath:db/migration");
    }

    Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url, owner, ownerPassword);
    }
}
