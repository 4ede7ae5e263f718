package se.tillit.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds. The hashes tell a damaged file from a whole one; they do not prove who made it.
 *
 * @param format of the file itself; a newer one may mean anything
 * @param organisation the only one in it, or null where the whole installation is
 * @param migration the highest migration that had run: the shape of the rows
 * @param tables in an order in which they can be loaded
 * @param sequences the last number each has given
 */
record Manifest(
        int format,
        @Nullable UUID organisation,
        String migration,
        Instant at,
        List<Table> tables,
        Map<String, Long> sequences) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    Manifest {
        Objects.requireNonNull(migration);
        Objects.requireNonNull(at);
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    /** @param sha256 of the rows as COPY wrote them, in hexadecimal */
    record Table(String name, List<String> columns, long rows, String sha256) {
        Table {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
            columns = List.copyOf(columns);
        }

        String entry() {
            return name + ".copy";
        }
    }
}
