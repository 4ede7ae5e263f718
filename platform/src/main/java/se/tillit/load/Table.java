package se.tillit.load;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A sheet and the template that it is read as.
 *
 * @param places where each column stands; what is not among them is not read
 * @param remembered the places that are known only because somebody has said what the heading means
 */
record Table(Sheet sheet, Template template, Map<Column, Integer> places, List<Integer> remembered) {

    static Table of(Sheet sheet, Template template, Headings headings) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> names = sheet.headings();
        for (int i = 0; i < names.size(); i++) {
            int place = i;
            template.columnCalled(names.get(i)).ifPresent(column -> places.putIfAbsent(column, place));
        }
        List<Integer> remembered = IntStream.range(0, names.size())
                .filter(i -> template.columnCalled(names.get(i)).isEmpty())
                .filter(i -> headings.meaning(template, names.get(i))
                        .filter(column -> places.putIfAbsent(column, i) == null)
                        .isPresent())
                .boxed()
                .toList();
        return new Table(sheet, template, places, remembered);
    }

    /** The template that most of the sheet's headings belong to; empty where none of them belongs to any. */
    static Optional<Table> closest(Sheet sheet, Headings headings) {
        return Arrays.stream(Template.values())
                .map(template -> of(sheet, template, headings))
                .filter(table -> !table.places.isEmpty())
                .max(Comparator.comparingInt(
                        table -> table.places.size() - 2 * table.missing().size()));
    }

    List<Column> missing() {
        return template.required().stream()
                .filter(column -> !places.containsKey(column))
                .toList();
    }

    boolean isComplete() {
        return missing().isEmpty();
    }

    /** The column that a heading is read as, if any. */
    Optional<Column> column(int place) {
        return places.entrySet().stream()
                .filter(one -> one.getValue() == place)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
