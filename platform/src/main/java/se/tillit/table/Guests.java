package se.tillit.table;

import java.util.List;

/**
 * Who is to be asked, as it was written: a name or an e-mail address for those with an account, a role for those without.
 *
 * @param citizens roles of citizens and relatives
 * @param nearest roles of those who meet them in the work
 * @param others any other roles
 */
public record Guests(List<String> people, List<String> citizens, List<String> nearest, List<String> others) {

    public Guests {
        people = List.copyOf(people);
        citizens = List.copyOf(citizens);
        nearest = List.copyOf(nearest);
        others = List.copyOf(others);
    }

    /** Of text with one on each line. */
    static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
