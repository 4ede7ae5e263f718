package se.tillit.disclosure;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the tables, taken together, say of one visible cell. */
final class Placed {

    final String table;
    final Cell cell;

    @Nullable
    Integer n;

    @Nullable
    Double mean;

    boolean frozen;
    int appearances;

    Placed(String table, Cell cell) {
        this.table = table;
        this.cell = cell;
    }

    static String name(Map<String, String> key) {
        return key.isEmpty()
                ? "everybody"
                : key.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "table %s, %s".formatted(table, name(cell.key()));
    }
}
