package se.tillit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables as PostgreSQL itself describes them, so that a new table is in every backup without anybody remembering it. */
final class Catalogue {

    /**
     * What is not in a backup. Sessions: whoever held the file could act as those who were signed in. Sign-in attempts hold for a quarter of
     * an hour. Idempotency keys answer forms opened before, in sessions that are gone. Flyway's history is written anew by migrating.
     * The names of the chain's version and of each demand's last change are given anew by what is loaded.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "spring_session",
            "spring_session_attributes",
            "sign_in_attempt",
            "idempotency",
            "chain_version",
            "signal_change",
            "flyway_schema_history");

    private Catalogue() {}

    /** Each table with its columns; no table comes before one that its rows refer to. */
    static Map<String, List<String>> tables(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        each(connection, """
                select c.relname, a.attname
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by c.relname, a.attnum""", (table, column) -> columns.computeIfAbsent(table, name -> new ArrayList<>())
                .add(column));
        columns.keySet().removeAll(LEFT_OUT);
        Map<String, Set<String>> needs = new TreeMap<>();
        // What is deferred is checked at the end, and a table's own rows when its COPY ends: neither asks for an order.
        each(connection, """
                select c.relname, n.relname
                from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class n on n.oid = f.confrelid
                where f.contype = 'f' and not f.condeferred and f.conrelid <> f.confrelid""", (table, needed) -> needs.computeIfAbsent(table, name -> new TreeSet<>())
                .add(needed));
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        while (ordered.size() < columns.size()) {
            int before = ordered.size();
            columns.forEach((table, names) -> {
                if (ordered.keySet().containsAll(needs.getOrDefault(table, Set.of()))) {
                    ordered.putIfAbsent(table, List.copyOf(names));
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("Tables refer to each other in a circle; one side must be deferred: "
                        + columns.keySet().stream()
                                .filter(table -> !ordered.containsKey(table))
                                .toList());
            }
        }
        return ordered;
    }

    /** Which columns of which tables hold accounts: by the foreign keys. */
    static Map<String, Set<String>> references(Connection connection, String to) throws SQLException {
        Map<String, Set<String>> references = new TreeMap<>();
        each(connection, """
                select c.relname, a.attname
                from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
                where f.contype = 'f' and f.confrelid = '%s'::regclass and cardinality(f.conkey) = 1""".formatted(to), (table, column) -> references
                .computeIfAbsent(table, name -> new TreeSet<>())
                .add(column));
        references.keySet().removeAll(LEFT_OUT);
        return references;
    }

    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        each(
                connection,
                "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null",
                (name, last) -> sequences.put(name, Long.valueOf(last)));
        return sequences;
    }

    static boolean sequencesExist(Connection connection, Set<String> names) throws SQLException {
        Set<String> here = new TreeSet<>();
        each(
                connection,
                "select sequencename, '' from pg_sequences where schemaname = 'public'",
                (name, nothing) -> here.add(name));
        return here.containsAll(names);
    }

    static String migration(Connection connection) throws SQLException {
        return highest(connection, "select version from flyway_schema_history where success and version is not null");
    }

    /** The same for the application's own role, to which Flyway's history is closed. */
    static String migrationAsToldTheApplication(Connection connection) throws SQLException {
        return highest(connection, "select version from schema_versions()");
    }

    private static String highest(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            List<String> versions = new ArrayList<>();
            while (row.next()) {
                versions.add(row.getString(1));
            }
            return versions.stream()
                    .max(java.util.Comparator.comparing(org.flywaydb.core.api.MigrationVersion::fromVersion))
                    .orElseThrow(() -> new IllegalStateException("The database has no migrations"));
        }
    }

    static boolean isTrue(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select " + question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return names.stream().map(Catalogue::quoted).collect(Collectors.joining(", "));
    }

    private interface Pair {
        void accept(String first, String second);
    }

    private static void each(Connection connection, String query, Pair use) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                use.accept(row.getString(1), row.getString(2));
            }
        }
    }
}
