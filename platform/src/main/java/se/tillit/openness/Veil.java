package se.tillit.openness;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What marks of secrecy hide of a record from everybody but those who deal with it.
 *
 * @param whole whether all of it
 * @param words passages to hide wherever they stand
 */
public record Veil(boolean whole, List<String> words) {

    /** As it is stamped on paper; the law is Swedish, and so is the stamp. */
    public static final String STAMP = "[Sekretessmarkerad]";

    public static final Veil NONE = new Veil(false, List.of());

    public Veil {
        words = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static Veil of(List<Veil> marks) {
        return marks.isEmpty()
                ? NONE
                : new Veil(
                        marks.stream().anyMatch(Veil::whole),
                        marks.stream().flatMap(mark -> mark.words().stream()).toList());
    }

    public boolean hides() {
        return whole || !words.isEmpty();
    }

    /** The text as others may read it: nothing of it, or all but the passages, however they are written. */
    public String over(String text) {
        if (whole) {
            return STAMP;
        }
        String hidden = text;
        for (String one : words) {
            hidden = Passages.replace(hidden, one, STAMP);
        }
        return hidden;
    }

    public @Nullable String overOrNull(@Nullable String text) {
        return text == null ? null : over(text);
    }
}
