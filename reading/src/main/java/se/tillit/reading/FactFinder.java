package se.tillit.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.tillit.reading.FactTable.Fact;

/**
 * What a document's opening, its running heads and its front matter say about it: by labels, in whatever form a first page
 * sets them, else in the sentences that Swedish authorities write there ("Fastställd av nämnden den 3 mars 2031").
 */
final class FactFinder {

    private static final int OPENING = 4000;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_SENTENCE = 200;
    private static final int LONGEST_VALUE = 80;
    private static final int MOST_LABEL_WORDS = 6;
    private static final String CELL = " | ";
    private static final String DAY = "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2} [a-zåäö]{3,9} \\d{4})";
    private static final String DECIDED =
            "(?:beslutades|beslutade|beslutad|beslutat|antagen|antaget|fastställd|fastställt)";

    /** In small letters, with the words that a line must hold for the pattern, which is slow, to be tried on it. */
    private enum Sentence {
        DECIDED_BY(
                Fact.DECIDED_BY,
                List.of(" av "),
                DECIDED + " av\\s*:?\\s+([^\\n,;(|]{3,60}?)(?=\\s+(?:den\\s)?\\d|[\\n,;(|.]|$)"),
        DECIDED_ON(Fact.DECIDED_ON, List.of("beslut", "antag", "fastställ"), DECIDED + "[^\\n\\d]{0,60}?" + DAY),
        VALID_UNTIL(
                Fact.VALID_UNTIL,
                List.of("giltig", "gäller till", "upphör"),
                "(?:gäller till|giltig till|upphör den)[^\\n\\d]{0,22}?" + DAY);

        private final Fact fact;
        private final List<String> signs;
        private final Pattern pattern;

        Sentence(Fact fact, List<String> signs, String pattern) {
            this.fact = fact;
            this.signs = signs;
            this.pattern = Pattern.compile(pattern);
        }

        boolean isSignedIn(String line) {
            for (String sign : signs) {
                if (line.contains(sign)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Where a name ends: at the day, at the section of the minutes, or at what is added to it. */
    private static final Pattern AFTER_NAME =
            Pattern.compile("\\s*(?:[,;(|§]|\\bden \\d|\\d{4}-\\d{2}|\\d{1,2} [a-zåäö]{3,9} \\d{4}).*");

    private final Map<Fact, String> found = new EnumMap<>(Fact.class);

    private FactFinder() {}

    /**
     * @param margins running heads and feet
     * @param front the entries of a file's front matter
     */
    static FactFinder in(String text, Collection<String> margins, Map<String, String> front) {
        List<String> lines = new ArrayList<>();
        text.substring(0, Math.min(OPENING, text.length()))
                .lines()
                .filter(line -> !line.isBlank() && line.length() < LONGEST_LINE)
                .forEach(lines::add);
        lines.addAll(margins);
        front.forEach((key, value) -> lines.add(key + ": " + value));
        FactFinder finder = new FactFinder();
        finder.labels(lines);
        finder.sentences(lines);
        return finder;
    }

    /** What kind of document it says that it is; empty where it does not. */
    String type() {
        return found.getOrDefault(Fact.TYPE, "");
    }

    Document.Facts facts() {
        return new Document.Facts(
                found.get(Fact.DECIDED_BY),
                found.get(Fact.DECIDED_ON),
                found.get(Fact.VALID_FROM),
                found.get(Fact.VALID_UNTIL),
                found.get(Fact.REVIEW),
                found.get(Fact.OWNER),
                found.get(Fact.REFERENCE));
    }

    private void labels(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            if (line.contains(CELL)) {
                cells(List.of(line.split(" \\| ")), List.of(next.split(" \\| ")));
            } else {
                line(line, next);
            }
        }
    }

    /** A row of labels over a row of what they say, or labels with what they say beside them. */
    private void cells(List<String> row, List<String> below) {
        boolean head = row.size() == below.size() && row.stream().allMatch(cell -> FactTable.of(cell) != null);
        for (int i = 0; i < row.size(); i++) {
            Fact fact = FactTable.of(row.get(i));
            if (fact == null) {
                line(row.get(i), "");
            } else if (head) {
                put(fact, below.get(i));
            } else if (i + 1 < row.size() && FactTable.of(row.get(i + 1)) == null) {
                put(fact, row.get(++i));
            }
        }
    }

    /** "Diarienummer: KS 2031/7", several such on one line, or the label alone over what it says. */
    private void line(String line, String next) {
        String rest = line;
        while (!rest.isEmpty()) {
            int after = FactTable.opening(rest);
            Fact fact = after == 0 ? FactTable.of(rest) : FactTable.of(rest.substring(0, after));
            if (fact == null) {
                return;
            }
            String said = after == 0 ? "" : rest.substring(after).strip();
            int further = nextLabel(said);
            String value = said.substring(0, further).strip();
            rest = said.substring(further);
            boolean below = value.isEmpty() && rest.isEmpty() && FactTable.of(next) == null;
            put(fact, below && FactTable.opening(next) == 0 ? next : value);
        }
    }

    /** Where the next label with its colon begins in what follows one, or the end. */
    private static int nextLabel(String said) {
        for (int colon = said.indexOf(':'); colon > 0; colon = said.indexOf(':', colon + 1)) {
            int label = colon;
            int from = colon;
            for (int words = 0; words < MOST_LABEL_WORDS && from > 0; words++) {
                from = said.lastIndexOf(' ', from - 1);
                label = from > 0 && FactTable.of(said.substring(from + 1, colon)) != null ? from + 1 : label;
            }
            if (label < colon) {
                return label;
            }
        }
        return said.length();
    }

    private void put(Fact fact, String said) {
        if (said.isBlank() || said.length() > 2 * LONGEST_VALUE) {
            return;
        }
        switch (fact) {
            case DECIDED_BY, DECIDED_ON -> {
                day(Fact.DECIDED_ON, said);
                name(Fact.DECIDED_BY, said);
            }
            case OWNER -> name(fact, said);
            case VALID_FROM, VALID_UNTIL, REVIEW -> day(fact, said);
            case REFERENCE -> {
                if (said.chars().anyMatch(c -> c >= '0' && c <= '9') && said.length() < LONGEST_VALUE) {
                    found.putIfAbsent(fact, said.replaceFirst("\\s*(?:[,;(—]|§| – ).*", ""));
                }
            }
            case TYPE -> found.putIfAbsent(fact, said);
            case OTHER -> {}
        }
    }

    private void name(Fact fact, String said) {
        String name = AFTER_NAME.matcher(said).replaceFirst("").strip();
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (!name.isEmpty() && name.length() <= LONGEST_VALUE && Character.isLetter(name.charAt(0))) {
            found.putIfAbsent(fact, name);
        }
    }

    private void day(Fact fact, String said) {
        LocalDate day = Dates.first(said.toLowerCase(Locale.ROOT));
        if (day != null) {
            found.putIfAbsent(fact, day.toString());
        }
    }

    private void sentences(List<String> lines) {
        for (String line : lines) {
            if (line.length() > LONGEST_SENTENCE) {
                continue;
            }
            String lower = line.toLowerCase(Locale.ROOT);
            for (Sentence sentence : Sentence.values()) {
                if (!found.containsKey(sentence.fact) && sentence.isSignedIn(lower)) {
                    Matcher matcher = sentence.pattern.matcher(lower);
                    if (matcher.find()) {
                        put(sentence.fact, line.substring(matcher.start(1), matcher.end(1)));
                    }
                }
            }
        }
    }
}
