package se.tillit.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The words that references are written with, by the table {@code references.tsv}. */
final class ReferenceWords {

    private static final Map<String, WordTest> TESTS = new HashMap<>();

    static {
        for (String[] row : Table.read("references.tsv")) {
            TESTS.put(row[0], WordTest.of(row[1]));
        }
    }

    static final WordTest LINK = named("link");
    static final WordTest DETAIL = named("detail");
    static final WordTest LAW = named("law");
    static final WordTest SAME = named("same");
    static final WordTest THIS = named("this");
    static final WordTest UNION_ACT = named("union act");
    static final WordTest UNION = named("union");
    static final WordTest DOCUMENT = named("document");
    static final WordTest DOCUMENT_TIE = named("document tie");

    private ReferenceWords() {}

    private static WordTest named(String name) {
        return Objects.requireNonNull(TESTS.get(name), () -> "no row \"" + name + "\" in references.tsv");
    }
}
