package se.tillit.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which sheets are tables of ours.
 *
 * @param tables in the order of the files, also those that lack a column
 * @param notRead sheets that are nothing of ours beside some that are: notes, a pivot, a cover
 */
record Recognition(List<Table> tables, List<String> notRead, List<LoadProblem> problems) {

    /** @param unknownIs what a sheet is in which no heading is known */
    static Recognition of(List<Sheet> sheets, Headings headings, @Nullable Template unknownIs) {
        List<Optional<Table>> found = sheets.stream()
                .map(sheet -> Table.closest(sheet, headings)
                        .or(() -> Optional.ofNullable(unknownIs).map(template -> Table.of(sheet, template, headings))))
                .toList();
        boolean anyComplete = found.stream().flatMap(Optional::stream).anyMatch(Table::isComplete);
        List<Table> tables = new ArrayList<>();
        List<String> notRead = new ArrayList<>();
        List<LoadProblem> problems = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            Table table = found.get(i).orElse(null);
            boolean resemblesNothing = table == null || (table.places().size() < 2 && !table.isComplete());
            if (anyComplete && resemblesNothing) {
                notRead.add(sheet.name());
            } else if (table == null) {
                problems.add(new LoadProblem(sheet.name(), 0, null, "load.unknown-table", List.of()));
            } else {
                tables.add(table);
                if (!table.isComplete()) {
                    problems.add(lacking(table));
                }
            }
        }
        return new Recognition(tables, notRead, problems);
    }

    private static LoadProblem lacking(Table table) {
        return new LoadProblem(
                table.sheet().name(), 0, null, "load.missing-columns", List.of(table.template(), table.missing()));
    }
}
