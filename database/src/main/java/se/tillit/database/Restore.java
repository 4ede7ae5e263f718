package se.tillit.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * Puts a backup into a database. The file is read through before anything is touched; the rows come in one transaction, with every constraint
 * in force, so that a file that does not hold together leaves nothing behind.
 */
public final class Restore {

    private Restore() {}

    /**
     * Into an empty database: migrated to the version of the file, loaded, migrated on. One organisation's file is also added to an
     * installation with others, where both have the same version.
     *
     * @return the number of rows loaded
     * @throws UnusableBackup where the file or the database does not allow it; nothing is changed then
     */
    public static long load(Path path, Database database) throws IOException, SQLException {
        try (BackupFile file = new BackupFile(path);
                Connection connection = database.connectAsOwner()) {
            Manifest manifest = file.manifest();
            mustKnow(manifest.migration(), database);
            boolean inUse = holdsOrganisations(connection);
            if (inUse) {
                mustBeAddable(manifest, connection);
            } else {
                empty(connection, database, manifest.migration());
            }
            mustFit(manifest, connection);
            long rows = load(file, connection);
            database.migrate();
            try (var statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute("analyze");
            }
            return rows;
        }
    }

    private static void mustKnow(String migration, Database database) {
        boolean known = Arrays.stream(database.migrations().load().info().all())
                .anyMatch(one -> one.getVersion() != null
                        && one.getScript().endsWith(".sql")
                        && one.getState().isResolved()
                        && one.getVersion().equals(MigrationVersion.fromVersion(migration)));
        if (!known) {
            throw new UnusableBackup("The backup was made by a newer Tillit, or another: its tables have version "
                    + migration + ", which this one does not know. Restore it with the version that made it.");
        }
    }

    private static boolean holdsOrganisations(Connection connection) throws SQLException {
        return Catalogue.isTrue(connection, "to_regclass('public.organisation') is not null")
                && Catalogue.isTrue(connection, "exists (select from organisation)");
    }

    private static void mustBeAddable(Manifest manifest, Connection connection) throws SQLException {
        if (manifest.organisation() == null) {
            throw new UnusableBackup(
                    "The database already holds an organisation, and a backup is never loaded over one. Restore it into an empty database.");
        }
        if (Catalogue.isTrue(
                connection, "exists (select from organisation where id = '" + manifest.organisation() + "')")) {
            throw new UnusableBackup("The organisation in the backup is already in this installation.");
        }
        String version = Catalogue.migration(connection);
        if (!version.equals(manifest.migration())) {
            throw new UnusableBackup(
                    "The backup's tables have version " + manifest.migration() + ", this installation's " + version
                            + ". Restore it into an empty installation first, and back the organisation up from there.");
        }
    }

    /** Away with the empty tables of this version, and back as they were when the file was made. */
    private static void empty(Connection connection, Database database, String migration) throws SQLException {
        if (!Catalogue.isTrue(connection, "to_regclass('public.flyway_schema_history') is not null")
                && !Catalogue.tables(connection).isEmpty()) {
            throw new UnusableBackup(
                    "The database holds tables that are not Tillit's. Restore into an empty database.");
        }
        if (Catalogue.isTrue(
                connection,
                "exists (select from pg_stat_activity where datname = current_database() and usename = '%s')"
                        .formatted(Database.APPLICATION_ROLE))) {
            throw new UnusableBackup("Tillit is running over this database. Stop it first.");
        }
        database.migrations().cleanDisabled(false).load().clean();
        // What is repeatable is written for the newest tables and comes when these are: hence a prefix that no file
        // has.
        database.migrations()
                .repeatableSqlMigrationPrefix("none")
                .target(MigrationVersion.fromVersion(migration))
                .load()
                .migrate();
    }

    private static void mustFit(Manifest manifest, Connection connection) throws SQLException {
        Map<String, List<String>> here = Catalogue.tables(connection);
        boolean whole = manifest.organisation() == null;
        boolean fits = manifest.tables().size() == here.size()
                && manifest.tables().stream().allMatch(table -> {
                    List<String> columns = here.getOrDefault(table.name(), List.of());
                    return whole ? columns.equals(table.columns()) : columns.containsAll(table.columns());
                })
                && Catalogue.sequencesExist(connection, manifest.sequences().keySet());
        if (!fits) {
            throw new UnusableBackup("The backup's tables are not those of version " + manifest.migration() + ".");
        }
    }

    private static long load(BackupFile file, Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        long loaded = 0;
        try (var statement = connection.createStatement()) {
            for (Manifest.Table table : file.manifest().tables()) {
                boolean shared =
                        table.name().equals("account") && file.manifest().organisation() != null;
                String into = shared ? "arriving" : table.name();
                if (shared) {
                    statement.execute(
                            "create temporary table arriving (like account including defaults) on commit drop");
                }
                long rows;
                try (InputStream in = file.rows(table)) {
                    rows = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy %s (%s) from stdin"
                                            .formatted(Catalogue.quoted(into), Catalogue.quoted(table.columns())),
                                    in,
                                    1 << 16);
                }
                if (rows != table.rows()) {
                    throw new UnusableBackup("The table %s has %d rows in the backup, and %d were loaded."
                            .formatted(table.name(), table.rows(), rows));
                }
                if (shared) {
                    meet(connection);
                }
                loaded += rows;
            }
            for (Map.Entry<String, Long> sequence : file.manifest().sequences().entrySet()) {
                try (var set = connection.prepareStatement("select setval(s, greatest(?, pg_sequence_last_value(s)))"
                        + " from (select cast(? as regclass) as s) as sequence")) {
                    set.setLong(1, sequence.getValue());
                    set.setString(2, Catalogue.quoted(sequence.getKey()));
                    set.execute();
                }
            }
            connection.commit();
            return loaded;
        } catch (SQLException e) {
            connection.rollback();
            throw new UnusableBackup("The backup does not hold together, and nothing was loaded: "
                    + Objects.toString(e.getMessage()).lines().findFirst().orElse(""));
        } catch (IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    /** Somebody who works for an organisation that is here already keeps the account they have. */
    private static void meet(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var taken = statement.executeQuery(
                        "select count(*) from arriving n join account a on (a.email = n.email) <> (a.id = n.id)")) {
            taken.next();
            if (taken.getInt(1) > 0) {
                throw new UnusableBackup(
                        "Accounts of the organisation (" + taken.getInt(1)
                                + ") have the e-mail address of other accounts here. Change the address on one side, and try again.");
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("insert into account select * from arriving on conflict (id) do nothing");
        }
    }
}
