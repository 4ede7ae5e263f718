package se.tillit.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the headings of a table were understood.
 *
 * @param missing columns that must be there and are not
 * @param free columns that a heading which is not read could mean
 */
public record SeenTable(
        String sheet, Template template, List<Heading> headings, List<Column> missing, List<Column> free, int rows) {

    /** @param remembered whether it is understood only because somebody has said what it means */
    public record Heading(String text, Optional<Column> column, boolean remembered) {

        /** Whether a person may say what it means: our own headings mean what they mean. */
        public boolean isOpen() {
            return column.isEmpty() || remembered;
        }
    }

    static SeenTable of(Table table) {
        List<String> names = table.sheet().headings();
        return new SeenTable(
                table.sheet().name(),
                table.template(),
                IntStream.range(0, names.size())
                        .filter(i -> !Column.normal(names.get(i)).isEmpty())
                        .mapToObj(i -> new Heading(
                                names.get(i),
                                table.column(i),
                                table.remembered().contains(i)))
                        .toList(),
                table.missing(),
                table.template().columns().stream()
                        .filter(column -> !table.places().containsKey(column))
                        .toList(),
                table.sheet().rows().size());
    }

    public List<Heading> open() {
        return headings.stream().filter(Heading::isOpen).toList();
    }

    public List<String> notRead() {
        return headings.stream()
                .filter(heading -> heading.column().isEmpty())
                .map(Heading::text)
                .toList();
    }

    public List<Heading> remembered() {
        return headings.stream().filter(Heading::remembered).toList();
    }
}
