package se.tillit.cli;

import java.util.List;

/** Input that a command cannot use: one line per problem on standard error, exit status 2, nothing written. */
final class UnusableInput extends RuntimeException {

    private final List<String> problems;

    UnusableInput(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    UnusableInput(String problem) {
        this(List.of(problem));
    }

    List<String> problems() {
        return problems;
    }
}
