package se.tillit.disclosure;

import java.util.List;
import java.util.Map;

/**
 * The tables of a release as they may be shown, in the order given, with n and mean null where withheld, and the sheet
 * that proves it. Show "Dolt för att skydda personer" for a withheld cell, never 0 or a blank, and decide by these
 * tables alone wherever a number leaves the house: page, file, chart, mail and search.
 */
public record Published(List<Table> tables, ProofSheet proof) {

    public Published {
        tables = List.copyOf(tables);
    }

    /** Whether a statistic may be told of a group: it is shown in the table, and large enough for that statistic. */
    public boolean permits(Statistic statistic, String table, Map<String, String> key) {
        return tables.stream()
                .filter(candidate -> candidate.id().equals(table))
                .flatMap(candidate -> candidate.cells().stream())
                .filter(cell -> cell.key().equals(key))
                .anyMatch(cell -> {
                    Integer n = cell.n();
                    return n != null && n >= statistic.smallestGroup(proof.rules());
                });
    }
}
