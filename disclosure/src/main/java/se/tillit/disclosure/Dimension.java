package se.tillit.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way of dividing the people: its finest groups, and any larger groups made of them. Larger groups may nest to any
 * depth and may overlap ({@code wave 1 = stayed + left, wave 2 = stayed + joined}). A dimension named
 * {@value #ANSWER} divides by what was answered; where its leaves are numbers they are the points of the scale.
 *
 * @param nodes larger group to the leaves in it
 */
public record Dimension(String name, List<String> leaves, Map<String, List<String>> nodes) {

    public static final String ANSWER = "answer";

    public Dimension {
        leaves = List.copyOf(leaves);
        var copy = new LinkedHashMap<String, List<String>>();
        nodes.forEach((node, members) -> copy.put(node, List.copyOf(members)));
        nodes = Collections.unmodifiableMap(copy);
    }
}
