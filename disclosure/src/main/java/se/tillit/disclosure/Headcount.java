package se.tillit.disclosure;

import java.util.Map;

/** How many people there are in a group, which everybody may know: no more than these can have answered. */
public record Headcount(Map<String, String> key, int max) {

    public Headcount {
        key = Map.copyOf(key);
    }
}
