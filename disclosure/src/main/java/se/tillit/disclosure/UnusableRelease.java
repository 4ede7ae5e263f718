package se.tillit.disclosure;

import java.util.List;

/** A release that cannot be protected because its numbers or names do not hold together: one line for each problem. */
public final class UnusableRelease extends RuntimeException {

    private final List<String> problems;

    UnusableRelease(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
