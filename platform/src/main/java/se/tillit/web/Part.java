package se.tillit.web;

import java.util.List;

/**
 * As much of a long list as a page shows at once.
 *
 * @param number of the part, from 1
 * @param all how many there are in the whole list
 */
public record Part<T>(List<T> shown, int number, int all) {

    private static final int AT_ONCE = 50;

    public Part {
        shown = List.copyOf(shown);
    }

    /** The part asked for, or the nearest that there is. */
    public static <T> Part<T> of(List<T> whole, int number) {
        int nearest = Math.clamp(number, 1, Math.max(1, (whole.size() + AT_ONCE - 1) / AT_ONCE));
        int from = (nearest - 1) * AT_ONCE;
        return new Part<>(whole.subList(from, Math.min(from + AT_ONCE, whole.size())), nearest, whole.size());
    }

    public int before() {
        return (number - 1) * AT_ONCE;
    }

    public int after() {
        return all - before() - shown.size();
    }
}
