package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import se.tillit.database.Database;

/** What lies in a database, read past the application as its owner: the tables' rows, the demands, and whether the log is unbroken. */
public final class Ledger {

    private final Database database;

    public Ledger(Database database) {
        this.database = database;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
    }

    public List<String> strings(String query) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            List<String> strings = new ArrayList<>();
            while (row.next()) {
                strings.add(row.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    public void execute(String script) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new AssertionError(script, e);
        }
    }

    /** A unit and a position, on which demands can land. */
    public void addUnitAndPosition(UUID organisation) {
        execute("""
                begin;
                select set_config('app.organisation', '%s', true);
                insert into unit (code, kind) values ('PE', 'OWN');
                insert into unit_version (unit, valid, name, level)
                    select u.id, '[2020-01-01,)', 'Provenheten', l.id from unit u, level l
                    where u.organisation = current_organisation() and l.organisation = current_organisation() and l.code = 'enhet';
                insert into position (code) values ('PB');
                insert into position_version (position, valid, name)
                    select id, '[2020-01-01,)', 'Provare' from position where organisation = current_organisation();
                commit""".formatted(organisation));
    }

    /** The form for a demand that lands there, apart from what the page hides in it. */
    public static Map<String, String> demand(String title) {
        return new TreeMap<>(Map.of(
                "rubrik", title,
                "slag", "REPORT",
                "ursprung", "OWN",
                "syfte", "Prov",
                "anvands", "Provaren",
                "fran", "2026-01-01",
                "till", "2030-01-01",
                "utfardare", "Provenheten (PE)",
                "befattning0", "Provare (PB)"));
    }

    /** The answer that says: saved. Anything else, also none, leaves it open. */
    public static boolean acknowledges(HttpResponse<String> answer) {
        return (answer.statusCode() == 302 || answer.statusCode() == 303)
                && answer.headers().firstValue("Location").orElse("").matches(".*/krav/[0-9a-f-]{36}");
    }

    /** How often each title is among the organisation's demands. */
    public Map<String, Integer> demands(UUID organisation) {
        Map<String, Integer> counts = new TreeMap<>();
        strings("select title from signal where organisation = '" + organisation + "'")
                .forEach(title -> counts.merge(title, 1, Integer::sum));
        return counts;
    }

    /** Recomputed here from the documented form, not by the code that wrote it. */
    public void assertEveryLogIsUnbroken() {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select e.*, h.sequence as last, h.hash as head from log_entry e"
                        + " join log_head h using (organisation) order by e.organisation, e.sequence")) {
            UUID organisation = null;
            long sequence = 0;
            byte[] previous = new byte[32];
            while (row.next()) {
                if (!row.getObject("organisation", UUID.class).equals(organisation)) {
                    organisation = row.getObject("organisation", UUID.class);
                    sequence = 0;
                    previous = new byte[32];
                }
                String subject = row.getString("subject");
                String canonical = String.join(
                        "\n",
                        Long.toString(row.getLong("sequence")),
                        row.getObject("at", OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toInstant()
                                .toString(),
                        HexFormat.of().formatHex(row.getBytes("actor")),
                        row.getString("action"),
                        subject == null ? "" : subject,
                        HexFormat.of().formatHex(row.getBytes("previous")),
                        row.getString("details"));
                assertThat(row.getLong("sequence")).isEqualTo(++sequence);
                assertThat(row.getBytes("previous")).isEqualTo(previous);
                assertThat(row.getBytes("hash")).isEqualTo(sha256(canonical));
                previous = row.getBytes("hash");
                if (sequence == row.getLong("last")) {
                    assertThat(row.getBytes("head")).isEqualTo(previous);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(
                        strings(
                                "select organisation from log_head h where sequence <>"
                                        + " (select coalesce(max(e.sequence), 0) from log_entry e where e.organisation = h.organisation)"))
                .as("heads that are not the last entry")
                .isEmpty();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Each table's rows as text, in an order of their own. */
    public Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : strings("select tablename from pg_tables where schemaname = 'public'")) {
            tables.put(table, strings("select to_jsonb(t)::text from " + table + " t order by 1"));
        }
        return tables;
    }
}
