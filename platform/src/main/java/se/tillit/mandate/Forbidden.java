package se.tillit.mandate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import se.tillit.access.Language;

/** What the law says may not be delegated, or only to some: {@code mandate/forbidden.tsv}, which says where each line comes from. */
final class Forbidden {

    private static final List<Rule> RULES = read();

    private Forbidden() {}

    /**
     * One of the law's rules.
     *
     * @param officials whether it is only about officials: a committee or a member may
     */
    record Rule(String section, boolean officials, Pattern words, String swedish, String english) {

        boolean meets(Mandate mandate) {
            boolean anybody =
                    !officials || mandate.holders().stream().anyMatch(holder -> holder.kind() != Holder.Kind.ELECTED);
            return anybody && words.matcher(mandate.matter()).find();
        }

        String says(Language language) {
            return language == Language.SV ? swedish : english;
        }
    }

    static Optional<Rule> rule(Mandate mandate) {
        return RULES.stream().filter(rule -> rule.meets(mandate)).findFirst();
    }

    private static List<Rule> read() {
        try (InputStream in = Objects.requireNonNull(Forbidden.class.getResourceAsStream("/mandate/forbidden.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Rule(
                            cells[0],
                            cells[1].equals("OFFICIALS"),
                            Pattern.compile("(?iU)" + cells[2]),
                            cells[3],
                            cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
