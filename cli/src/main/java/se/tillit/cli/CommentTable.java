package se.tillit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file of statements: columns {@code comment-id} and, where present, {@code moderated} (−1 is out), {@code is-meta} and
 * {@code comment-body}; others are passed over.
 *
 * @param moderatedOut ids of statements moderated out
 * @param meta ids of statements about the participants or the dialogue rather than its subject
 * @param texts by statement's id
 */
record CommentTable(Set<String> moderatedOut, Set<String> meta, Map<String, String> texts) {

    static final CommentTable NONE = new CommentTable(Set.of(), Set.of(), Map.of());

    static CommentTable read(CsvScanner csv, FileProblems problems) throws IOException {
        List<String> header = record(csv);
        if (!header.contains("comment-id")) {
            problems.add("there is no column \"comment-id\"");
            problems.throwIfAny();
        }
        CommentTable table = new CommentTable(new HashSet<>(), new HashSet<>(), new HashMap<>());
        for (List<String> fields = record(csv); !fields.isEmpty(); fields = record(csv)) {
            if (fields.size() != header.size()) {
                problems.add(
                        csv.recordLine(), "has " + fields.size() + " fields where the header has " + header.size());
                continue;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            String id = row.getOrDefault("comment-id", "");
            table.texts.put(id, row.getOrDefault("comment-body", ""));
            String moderated = row.getOrDefault("moderated", "");
            switch (moderated) {
                case "-1", "-1.0" -> table.moderatedOut.add(id);
                case "0", "0.0", "1", "1.0", "" -> {}
                default ->
                    problems.add(
                            csv.recordLine(), "moderated is " + FileProblems.quoted(moderated) + "; use 1, 0 or -1");
            }
            if (row.getOrDefault("is-meta", "").equalsIgnoreCase("true")) {
                table.meta.add(id);
            }
        }
        problems.throwIfAny();
        return table;
    }

    private static List<String> record(CsvScanner csv) throws IOException {
        List<String> fields = new ArrayList<>();
        if (csv.nextRecord()) {
            while (csv.nextField()) {
                fields.add(csv.text());
            }
        }
        return fields;
    }
}
