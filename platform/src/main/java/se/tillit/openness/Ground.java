package se.tillit.openness;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ground for secrecy.
 *
 * @param section of the Public Access to Information and Secrecy Act (2009:400), as in "26 kap. 1 §"
 * @param what it protects; null: one of the common ones, of which the texts tell
 */
public record Ground(String section, @Nullable String what) {

    /** Those that a municipality most often needs; the organisation adds its own. */
    static final List<Ground> COMMON = Stream.of(
                    "18 kap. 8 §",
                    "19 kap. 3 §",
                    "21 kap. 1 §",
                    "21 kap. 3 §",
                    "21 kap. 7 §",
                    "23 kap. 1 §",
                    "23 kap. 2 §",
                    "25 kap. 1 §",
                    "26 kap. 1 §",
                    "31 kap. 16 §",
                    "39 kap. 2 §",
                    "39 kap. 3 §")
            .map(section -> new Ground(section, null))
            .toList();

    /** The key of what a common one protects. */
    public String key() {
        return "openness.ground." + section.replaceAll("\\D+", "-").replaceAll("-$", "");
    }
}
