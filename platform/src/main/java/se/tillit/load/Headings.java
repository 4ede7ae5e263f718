package se.tillit.load;

import java.util.Map;
import java.util.Optional;

/** What this organisation's own systems call the columns, as somebody has said before; the headings in the form of {@link Column#normal}. */
record Headings(Map<Template, Map<String, Column>> remembered) {

    Optional<Column> meaning(Template template, String heading) {
        return Optional.ofNullable(remembered.getOrDefault(template, Map.of()).get(Column.normal(heading)));
    }
}
