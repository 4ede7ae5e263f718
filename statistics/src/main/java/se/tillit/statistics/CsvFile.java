package se.tillit.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Survey answers in a CSV file: a header, then one row per answer. UTF-8 (with or without byte order mark), any line
 * endings, separated by comma, semicolon or tab; an empty field or {@code NA} is a missing answer. A decimal comma is
 * understood where it cannot be a thousands separator.
 */
public final class CsvFile {

    /** More than this helps nobody to mend a file. */
    private static final int PROBLEMS_LISTED = 20;

    private final Path path;

    public CsvFile(Path path) {
        this.path = path;
    }

    /** The names in the header. @throws UnreadableAnswers where there is none */
    public List<String> columns() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return header(new CsvScanner(in));
        }
    }

    /**
     * Reads the columns that are needed and nothing else, in one pass.
     *
     * @param numbers columns read as numbers
     * @param labels columns read as names of groups; a column may be read as both
     * @throws UnreadableAnswers where a column is not in the file or a value cannot be used; nothing is guessed
     */
    public Answers read(Collection<String> numbers, Collection<String> labels) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            CsvScanner scanner = new CsvScanner(in);
            List<String> header = header(scanner);
            requireOnce(header, numbers);
            requireOnce(header, labels);
            @Nullable NumberColumn[] numberAt = new @Nullable NumberColumn[header.size()];
            @Nullable LabelColumn[] labelAt = new @Nullable LabelColumn[header.size()];
            numbers.forEach(name -> numberAt[header.indexOf(name)] = new NumberColumn(name));
            labels.forEach(name -> labelAt[header.indexOf(name)] = new LabelColumn());
            int rows = readRows(scanner, numberAt, labelAt);
            return answers(header, rows, numberAt, labelAt);
        }
    }

    private static int readRows(CsvScanner scanner, @Nullable NumberColumn[] numberAt, @Nullable LabelColumn[] labelAt)
            throws IOException {
        List<String> problems = new ArrayList<>();
        int width = numberAt.length;
        int rows = 0;
        while (problems.size() < PROBLEMS_LISTED && scanner.next()) {
            if (width > 1 && scanner.lastOfRecord && scanner.start == scanner.end && !scanner.quoted) {
                continue; // an empty line; in a file of one column it is a missing answer
            }
            long line = scanner.line;
            int column = 0;
            while (true) {
                if (column < width) {
                    NumberColumn number = numberAt[column];
                    if (number != null && !number.add(scanner)) {
                        problems.add("line %d, column %s: \"%s\" is not a number between -1e30 and 1e30"
                                .formatted(line, number.name, abbreviated(scanner.text())));
                    }
                    LabelColumn label = labelAt[column];
                    if (label != null) {
                        label.add(scanner);
                    }
                }
                column++;
                if (scanner.lastOfRecord || !scanner.next()) {
                    break;
                }
            }
            if (column != width) {
                problems.add("line %d: %d fields where the header has %d".formatted(line, column, width));
            }
            rows++;
        }
        for (NumberColumn number : numberAt) {
            if (number != null) {
                number.ambiguity().ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new UnreadableAnswers(problems);
        }
        return rows;
    }

    private static Answers answers(
            List<String> header, int rows, @Nullable NumberColumn[] numberAt, @Nullable LabelColumn[] labelAt) {
        Map<String, double[]> numbers = new HashMap<>();
        Map<String, Grouping> groups = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            NumberColumn number = numberAt[column];
            if (number != null) {
                numbers.put(header.get(column), number.values());
            }
            LabelColumn label = labelAt[column];
            if (label != null) {
                groups.put(header.get(column), label.grouping());
            }
        }
        return new Answers(rows, numbers, groups);
    }

    private static List<String> header(CsvScanner scanner) throws IOException {
        List<String> header = scanner.header();
        if (header.stream().allMatch(String::isEmpty)) {
            throw new UnreadableAnswers(List.of("line 1: no header; the first line must name the columns"));
        }
        return header;
    }

    private static void requireOnce(List<String> header, Collection<String> names) {
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            int first = header.indexOf(name);
            if (first < 0) {
                problems.add("there is no column " + name + "; the file has " + String.join(", ", header));
            } else if (first != header.lastIndexOf(name)) {
                problems.add("there are several columns named " + name + "; give each a name of its own");
            }
        }
        if (!problems.isEmpty()) {
            throw new UnreadableAnswers(problems);
        }
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
