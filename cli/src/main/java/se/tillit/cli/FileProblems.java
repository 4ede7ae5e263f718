package se.tillit.cli;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, gathered so that it can be mended in one go. */
final class FileProblems {

    private static final int SHOWN = 20;
    private static final int LONGEST_QUOTE = 40;

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private int unshown;

    FileProblems(String file) {
        this.file = file;
    }

    void add(String problem) {
        if (problems.size() < SHOWN) {
            problems.add(file + ": " + problem);
        } else {
            unshown++;
        }
    }

    void add(int line, String problem) {
        add("line " + line + ": " + problem);
    }

    void throwIfAny() {
        if (unshown > 0) {
            problems.add(file + ": and " + unshown + " more");
        }
        if (!problems.isEmpty()) {
            throw new UnusableInput(problems);
        }
    }

    /** Text from the file, fit for one line of a message. */
    static String quoted(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return "\"" + shown.replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
