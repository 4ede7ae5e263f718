package se.tillit.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a specification: its fields by type. What is wrong is noted and a harmless value returned. */
final class SpecFields {

    private final String place;
    private final Map<?, ?> fields;
    private final List<String> problems;
    private final Set<String> known = new HashSet<>();

    /** @param place how a problem names this object */
    SpecFields(String place, Map<?, ?> fields, List<String> problems) {
        this.place = place;
        this.fields = fields;
        this.problems = problems;
    }

    void problem(String what) {
        problems.add(place + ": " + what);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean holdsList(String name) {
        return fields.get(name) instanceof List<?>;
    }

    String text(String name) {
        if (get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        problem("\"" + name + "\" must be a text");
        return "";
    }

    int wholeNumber(String name, int least) {
        if (get(name) instanceof Double number && number == Math.rint(number) && number >= least && number <= 1000) {
            return number.intValue();
        }
        problem("\"%s\" must be a whole number from %d to 1000".formatted(name, least));
        return least;
    }

    /** One of the given words, or without it the first. */
    <T> T choice(String name, Map<String, T> choices) {
        Object given = has(name) ? get(name) : choices.keySet().iterator().next();
        if (given instanceof String word && choices.containsKey(word)) {
            return choices.get(word);
        }
        problem("\"%s\" must be one of %s".formatted(name, String.join(", ", choices.keySet())));
        return choices.values().iterator().next();
    }

    /** At least so many different names. */
    List<String> names(String name, int least) {
        return names("\"" + name + "\"", get(name), least);
    }

    List<String> optionalNames(String name) {
        return has(name) ? names(name, 0) : List.of();
    }

    /** Lists of names by name. */
    Map<String, List<String>> namedLists(String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (get(name) instanceof Map<?, ?> object && !object.isEmpty()) {
            object.forEach((key, value) -> lists.put((String) key, names("\"" + name + "/" + key + "\"", value, 1)));
        } else {
            problem("\"" + name + "\" must be an object of lists of columns");
        }
        return lists;
    }

    /** Numbers and texts by name. */
    Map<String, Object> optionalValues(String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (has(name)) {
            if (get(name) instanceof Map<?, ?> object
                    && object.values().stream().allMatch(value -> value instanceof Double || value instanceof String)) {
                object.forEach((key, value) -> values.put((String) key, value));
            } else {
                problem("\"" + name + "\" must be an object of columns, each with a number or a text");
            }
        }
        return values;
    }

    /** The fields nobody asked for. */
    List<String> unknown() {
        return fields.keySet().stream()
                .map(String.class::cast)
                .filter(name -> !known.contains(name))
                .map(name -> place + ": \"" + name + "\" is not known here and was ignored")
                .toList();
    }

    private List<String> names(String what, @Nullable Object value, int least) {
        List<String> names = new ArrayList<>();
        boolean usable = value instanceof List<?>;
        for (Object element : value instanceof List<?> list ? list : List.of()) {
            if (element instanceof String name && !name.isBlank()) {
                names.add(name);
            } else {
                usable = false;
            }
        }
        if (!usable || names.size() < least || names.stream().distinct().count() < names.size()) {
            problem("%s must be a list of at least %d names, each once".formatted(what, least));
        }
        return names;
    }

    private @Nullable Object get(String name) {
        known.add(name);
        return fields.get(name);
    }
}
