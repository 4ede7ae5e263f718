package se.tillit.statistics;

import java.util.List;

/** A file of answers that cannot be used; every problem says where it is, what is wrong and what to do. */
public final class UnreadableAnswers extends RuntimeException {

    private final List<String> problems;

    UnreadableAnswers(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
