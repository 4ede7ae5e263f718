package se.tillit.signal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure or fact that a demand asks for. Two demands that share one ask for the same thing, whatever their titles say.
 *
 * @param name what is asked for, as the organisation calls it
 * @param period what one value covers; null where not said
 * @param population whom or what it is about; null where not said
 */
public record DataField(
        String name, @Nullable Period period, @Nullable String population) {

    /** The time that one value covers. */
    public enum Period {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        THIRD,
        HALF_YEAR,
        YEAR
    }

    public DataField {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A field has a name");
        }
    }

    /** The same for two that ask for the same of the same; capitals, points and spaces mean nothing. */
    public String key() {
        return normal(name) + "|" + (population == null ? "" : normal(population));
    }

    private static String normal(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
