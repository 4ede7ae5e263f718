package se.tillit.load;

import java.util.List;

/** A file that cannot be read as a table: the sentence says what is wrong and what to do. */
final class UnreadableFile extends Exception {

    private final String text;
    private final List<Object> arguments;

    UnreadableFile(String text, Object... arguments) {
        super(text + List.of(arguments));
        this.text = text;
        this.arguments = List.of(arguments);
    }

    String text() {
        return text;
    }

    List<Object> arguments() {
        return arguments;
    }
}
