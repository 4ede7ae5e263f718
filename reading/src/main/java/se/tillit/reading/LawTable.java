package se.tillit.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Reference.Validity;

/** The laws and regulations known by name: {@code laws.tsv} and what an organisation adds to it. */
public final class LawTable {

    /** A law: its number, and whether it is in force. */
    record Law(String number, Validity validity) {}

    private final Map<String, Law> byNumber = new HashMap<>();
    private final Map<String, Law> byName = new HashMap<>();
    private final Map<String, Law> byAbbreviation = new HashMap<>();
    /** The first words of the names of several words. */
    private final Set<String> firstWords = new HashSet<>();

    private LawTable(List<String[]> rows) {
        rows.forEach(this::add);
    }

    /** The table that comes with the engine. */
    public static LawTable standard() {
        return new LawTable(Table.read("laws.tsv"));
    }

    /**
     * This table and more lines of the same form, which come before its own.
     *
     * @param lines number, names parted by "|", abbreviations parted by "|", "in-force" or "repealed", separated by tabs
     * @throws IllegalArgumentException where a line has another form; the message shows the line
     */
    public static LawTable standardWith(List<String> lines) {
        LawTable table = standard();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                table.add(line.split("\t", -1));
            }
        }
        return table;
    }

    private void add(String[] row) {
        if (row.length < 4) {
            throw new IllegalArgumentException(
                    "a law needs number, names, abbreviations and status, parted by tabs: " + String.join("\t", row));
        }
        Law law = new Law(row[0], validity(row[3]));
        byNumber.put(row[0], law);
        for (String name : row[1].split("\\|")) {
            if (!name.isBlank()) {
                byName.put(name.toLowerCase(Locale.ROOT), law);
                int blank = name.indexOf(' ');
                if (blank > 0) {
                    firstWords.add(name.substring(0, blank).toLowerCase(Locale.ROOT));
                }
            }
        }
        for (String abbreviation : row[2].split("\\|")) {
            if (!abbreviation.isBlank()) {
                byAbbreviation.put(abbreviation, law);
            }
        }
    }

    private static Validity validity(String word) {
        return switch (word) {
            case "in-force" -> Validity.IN_FORCE;
            case "repealed" -> Validity.REPEALED;
            default -> throw new IllegalArgumentException("a law is in-force or repealed, not: " + word);
        };
    }

    Validity validityOf(String number) {
        Law law = byNumber.get(number);
        return law == null ? Validity.UNKNOWN : law.validity;
    }

    /** The law of a name, in lower case, in any of its forms: socialtjänstlagen, socialtjänstlagens. */
    @Nullable
    Law named(String name) {
        Law law = byName.get(name);
        return law == null && name.endsWith("s") ? byName.get(name.substring(0, name.length() - 1)) : law;
    }

    /** Whether a name of several words begins with this one. */
    boolean opensName(String word) {
        return firstWords.contains(word);
    }

    @Nullable
    Law abbreviated(String abbreviation) {
        Law law = byAbbreviation.get(abbreviation);
        return law == null && abbreviation.endsWith("s") && abbreviation.length() > 2
                ? byAbbreviation.get(abbreviation.substring(0, abbreviation.length() - 1))
                : law;
    }
}
