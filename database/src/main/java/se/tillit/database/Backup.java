package se.tillit.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a database to one file: a zip with the rows of each table as PostgreSQL's COPY writes them, and last a manifest with their number
 * and hashes. One snapshot, so that it is whole while others write; one pass, so that memory does not grow with the tables. Being text with
 * named columns, it suits a newer PostgreSQL as well.
 */
public final class Backup {

    /** Never leaves the installation with one organisation: the person may have the same password for another, and a link leads here. */
    private static final Set<String> KEPT_FROM_ORGANISATION = Set.of("password_hash", "invitation_hash");

    /** Whose rows stay where they are when an organisation leaves: a key to the installation that it leaves opens nothing in another. */
    private static final Set<String> STAYS = Set.of("api_key");

    private static final String ACCOUNT = "account";

    private final @Nullable UUID organisation;

    private Backup(@Nullable UUID organisation) {
        this.organisation = organisation;
    }

    /** Everything but what lives for minutes: sessions, sign-in attempts, keys of forms. */
    public static Backup whole() {
        return new Backup(null);
    }

    /** One organisation's rows, and the accounts that these name, without passwords. */
    public static Backup organisation(UUID id) {
        return new Backup(id);
    }

    /**
     * The id of the organisation with this name.
     *
     * @throws UnusableBackup where there is none, or more than one
     */
    public static UUID organisationNamed(Database database, String name) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                var statement = connection.prepareStatement("select id from organisation where name = ?")) {
            statement.setString(1, name);
            List<UUID> found = new ArrayList<>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            if (found.size() != 1) {
                throw new UnusableBackup(
                        found.isEmpty()
                                ? "There is no organisation named \"" + name + "\"."
                                : "There are " + found.size() + " organisations named \"" + name + "\".");
            }
            return found.getFirst();
        }
    }

    /** Writes the file beside its place, readable by its owner alone, and renames it when it is safe on disk. */
    public void write(Database database, Path file, Instant at) throws IOException, SQLException {
        Path target = file.toAbsolutePath();
        if (!Files.isDirectory(target.getParent())) {
            throw new NoSuchFileException(target.getParent().toString(), null, "no such folder");
        }
        Path unfinished = Files.createTempFile(
                target.getParent(),
                ".tillit-",
                ".unfinished",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (Connection connection = database.connectAsOwner();
                    ZipOutputStream zip =
                            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
                begin(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute("set local row_security = off"); // refuses where it would leave rows out unseen
                }
                write(connection, zip, Catalogue.migration(connection), at);
                connection.rollback();
            }
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Writes one organisation to whoever takes it out, as it is read, over a connection of the application's own role: so row-level security
     * keeps the others' rows out, whatever is asked. Whoever stops reading is left with a file that restoring refuses.
     */
    public void write(Connection connection, OutputStream out, Instant at) throws IOException, SQLException {
        begin(connection);
        try (var acting = connection.prepareStatement("select set_config('app.organisation', ?, true)")) {
            acting.setString(
                    1,
                    Objects.requireNonNull(organisation, "only an organisation leaves this way")
                            .toString());
            acting.execute();
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        write(connection, zip, Catalogue.migrationAsToldTheApplication(connection), at);
        zip.finish();
        connection.rollback();
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    private void write(Connection connection, ZipOutputStream zip, String migration, Instant at)
            throws IOException, SQLException {
        Map<String, List<String>> all = Catalogue.tables(connection);
        Map<String, Set<String>> naming = Catalogue.references(connection, ACCOUNT);
        List<Manifest.Table> written = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : all.entrySet()) {
            List<String> columns = table.getValue().stream()
                    .filter(column -> organisation == null || !KEPT_FROM_ORGANISATION.contains(column))
                    .toList();
            String condition = condition(table.getKey(), columns, naming, all);
            String query = "copy (select %s from %s where %s) to stdout"
                    .formatted(Catalogue.quoted(columns), Catalogue.quoted(table.getKey()), condition);
            MessageDigest digest = sha256();
            zip.putNextEntry(new ZipEntry(table.getKey() + ".copy"));
            OutputStream rows = new BufferedOutputStream(new DigestOutputStream(zip, digest), 1 << 16);
            long count = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query, rows);
            rows.flush();
            zip.closeEntry();
            written.add(new Manifest.Table(
                    table.getKey(), columns, count, HexFormat.of().formatHex(digest.digest())));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                organisation,
                migration,
                at.truncatedTo(ChronoUnit.SECONDS),
                written,
                Catalogue.sequences(connection));
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
    }

    private String condition(
            String table, List<String> columns, Map<String, Set<String>> naming, Map<String, List<String>> all) {
        if (organisation == null) {
            return "true";
        }
        if (STAYS.contains(table)) {
            return "false";
        }
        String own = "organisation = '" + organisation + "'";
        if (columns.contains("organisation")) {
            return own;
        }
        return switch (table) {
            case "organisation" -> "id = '" + organisation + "'";
            // Jobs are the installation's; each installation has its own.
            case "scheduled_tasks" -> "false";
            // A way in here is none elsewhere: another host, another provider.
            case "passkey", "provider_link" -> "false";
            // Also those who no longer have a role: what they did is still theirs.
            case ACCOUNT ->
                naming.entrySet().stream()
                        .filter(reference ->
                                all.getOrDefault(reference.getKey(), List.of()).contains("organisation"))
                        .flatMap(reference -> reference.getValue().stream().map(column -> "select %s from %s where %s"
                                .formatted(Catalogue.quoted(column), Catalogue.quoted(reference.getKey()), own)))
                        .collect(Collectors.joining(" union ", "id in (", ")"));
            default ->
                throw new IllegalStateException("It is not said which rows of " + table + " go with an organisation");
        };
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
