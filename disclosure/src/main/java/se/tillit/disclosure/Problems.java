package se.tillit.disclosure;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a release: collected, so that all of it can be put right at once. */
final class Problems {

    private static final int MAX_LINES = 50;

    private final List<String> lines = new ArrayList<>();
    private int more;

    void add(String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        } else {
            more++;
        }
    }

    void throwIfAny() {
        if (more > 0) {
            lines.add("and %d more problems".formatted(more));
        }
        if (!lines.isEmpty()) {
            throw new UnusableRelease(lines);
        }
    }
}
