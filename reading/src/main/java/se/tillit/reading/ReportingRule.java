package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an act gives information to somebody outside the unit or documents for inspection, by the table
 * {@code reporting.tsv}: by its verb, by what it carries ("lämna uppgifter"), or by the account that it adds to.
 */
final class ReportingRule {

    private static final int REACH = 9;
    private static final int CLOSE = 4;
    private static final long VERB = any(INFINITIVE, PASSIVE_INFINITIVE, PRESENT, PASSIVE_PRESENT, IMPERATIVE);

    private static final WordTest CHARGED =
            WordTest.of("ansvara|ansvarar|svara|svarar|verka|verkar|sörja|sörjer|ansvarig");

    private record Row(WordTest verb, WordTest[] beside, boolean reports) {}

    private static final List<Row> ACTS = new ArrayList<>();
    private static final List<Row> SUBJECTS = new ArrayList<>();
    private static final List<Row> PLACES = new ArrayList<>();

    static {
        for (String[] row : Table.read("reporting.tsv")) {
            List<Row> rows = row[0].equals("subject") ? SUBJECTS : row[0].equals("place") ? PLACES : ACTS;
            rows.add(new Row(WordTest.of(row[1]), tests(row[2]), !row[0].equals("not")));
        }
    }

    private final Tokens tokens;

    ReportingRule(Tokens tokens) {
        this.tokens = tokens;
    }

    private static WordTest[] tests(String words) {
        return words.equals("-")
                ? new WordTest[0]
                : List.of(words.split(" ")).stream().map(WordTest::of).toArray(WordTest[]::new);
    }

    /** Whether one of the verbs from {@code verb} to {@code to} reports; what is only the reason for the act does not. */
    boolean reports(int verb, int to) {
        for (int i = verb; i < to; i++) {
            if (i > verb && opensBelow(i)) {
                return false;
            }
            boolean further = tokens.is(i, VERB) && !tokens.is(i, PREPOSITION) && !tokens.aside[i];
            boolean does = i == verb || further && !isNoun(i) && !isPurpose(i);
            if (does && isReport(i, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReport(int verb, int to) {
        Row row = row(verb, to);
        return row != null && row.reports;
    }

    /** "I budgetpropositionen ska regeringen lämna förslag": no report, wherever it stands. */
    boolean isOther(int verb, int to) {
        Row row = row(verb, to);
        return row != null && !row.reports;
    }

    private @Nullable Row row(int verb, int to) {
        for (Row row : ACTS) {
            int reach = Math.min(to, verb + (row.reports ? REACH : CLOSE));
            if (row.verb.fits(tokens, verb) && (row.beside.length == 0 || stands(row.beside, verb + 1, reach, verb))) {
                return row;
            }
        }
        return null;
    }

    /** Whether the verb carries what stands before it, or tells what an account there must hold. */
    boolean carriesSubject(int from, int verb) {
        for (Row row : SUBJECTS) {
            if (row.verb.fits(tokens, verb) && isSubject(row.beside, from, verb)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSubject(WordTest[] beside, int from, int verb) {
        int start = afterCondition(from, verb);
        for (int i = start; i < verb && !(i > start && opensBelow(i)); i++) {
            boolean governed = i > from && tokens.is(i - 1, PREPOSITION) && !tokens.equals(verb, "framgå");
            if (!governed && isThere(beside, i, verb)) {
                return true;
            }
        }
        return false;
    }

    /** Behind the clause that a sentence opens with: "Innan anmälan görs, ska …". */
    private int afterCondition(int from, int verb) {
        if (!tokens.is(from, SUBORDINATOR)) {
            return from;
        }
        int at = from;
        while (at < verb && !tokens.isChar(at, ',')) {
            at++;
        }
        return at < verb ? at + 1 : from;
    }

    /** "I redovisningen ska …": what is done there is part of the report. */
    boolean isAccount(int from, int to) {
        for (Row row : PLACES) {
            if (stands(row.beside, from, Math.min(to, from + REACH), from)) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(WordTest[] beside, int from, int to, int verb) {
        for (int i = from; i < to; i++) {
            boolean another = tokens.is(i, COORDINATOR)
                    && i > verb + 1
                    && i + 1 < to
                    && tokens.is(i + 1, any(INFINITIVE, PRESENT, PASSIVE_INFINITIVE));
            if (i > from && (opensBelow(i) || tokens.is(i, ATT) || tokens.isChar(i, ',') || another)) {
                return false;
            }
            if (isThere(beside, i, to)) {
                return true;
            }
        }
        return false;
    }

    /** A genitive is not the thing itself: "rapportens längd". */
    private boolean isThere(WordTest[] beside, int i, int to) {
        int end = tokens.aside[i] ? -1 : WordTest.fit(beside, tokens, i, to);
        return end > 0 && !tokens.is(end - 1, GENITIVE);
    }

    private boolean opensBelow(int i) {
        return tokens.is(i, any(RELATIVE, SUBORDINATOR, QUESTION)) && !tokens.is(i, PREPOSITION);
    }

    private boolean isNoun(int i) {
        return tokens.is(i - 1, any(DETERMINER, PREPOSITION)) && !tokens.is(i - 1, PARTICLE);
    }

    /** "för att informera", "i syfte att redovisa": why, not what; "ansvara för att informera" is what. */
    private boolean isPurpose(int i) {
        if (i < 2 || !tokens.is(i - 1, ATT)) {
            return false;
        }
        boolean charged = i >= 3 && CHARGED.fits(tokens, i - 3);
        return tokens.equals(i - 2, "syfte") || tokens.equals(i - 2, "för") && !charged;
    }
}
