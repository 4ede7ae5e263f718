package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import org.jspecify.annotations.Nullable;
import se.tillit.reading.TimePattern.Kind;

/**
 * The words that tell when or how often an act is to be done, by the table {@code times.tsv}. What tells when something
 * else happened ("rapporter som kom in före den 1 juli", "hur medlen användes under 2031") is no deadline.
 */
final class DeadlineFinder {

    private static final String AT_THE_SAME_TIME = "samtidigt";

    private final Tokens tokens;
    private final TimeGrammar grammar;
    private final SubordinateClauses below;
    private final StringBuilder found = new StringBuilder();
    /** The token after the deadline found last: "snarast eller inom den tid …" is one. */
    private int last = -1;

    DeadlineFinder(Tokens tokens) {
        this.tokens = tokens;
        this.grammar = new TimeGrammar(tokens);
        this.below = new SubordinateClauses(tokens);
    }

    /** The deadlines in tokens {@code [from, to)} behind a clause's verb, joined by "; ". */
    String find(int from, int to) {
        return find(from, to, false);
    }

    /** The deadlines in tokens {@code [from, to)} before a clause's own verb, where a subordinate clause is over when they end. */
    String before(int from, int to) {
        return find(from, to, true);
    }

    private String find(int from, int to, boolean before) {
        found.setLength(0);
        last = -1;
        below.begin();
        for (int i = from; i < to; ) {
            if (tokens.aside[i]) {
                i++;
                continue;
            }
            TimePattern row = grammar.match(i, from, to);
            if (row == null) {
                below.pass(i, from, to);
                i++;
                continue;
            }
            int end = grammar.end();
            if (row.kind() != Kind.NOT
                    && below.leaves(row.kind(), before, !tokens.is(i, PREPOSITION) || tokens.equals(i, "utan"))) {
                add(i, end);
            }
            below.skip(i, end);
            i = end;
        }
        return found.toString();
    }

    /** Beside an event "samtidigt" says nothing more. */
    private void add(int from, int end) {
        boolean idle = end == from + 1 && tokens.equals(from, AT_THE_SAME_TIME);
        if (idle && !found.isEmpty()) {
            return;
        }
        if (found.length() == AT_THE_SAME_TIME.length() && found.toString().equalsIgnoreCase(AT_THE_SAME_TIME)) {
            found.setLength(0);
        }
        boolean joined = last >= 0 && from == last + 1 && tokens.is(last, COORDINATOR);
        if (!found.isEmpty() && !joined) {
            found.append("; ");
        }
        int start = joined ? tokens.end[last - 1] : tokens.start[from];
        found.append(tokens.text, start, tokens.end[end - 1] - start);
        last = end;
    }

    /** The token after the deadline that starts at {@code i}, or {@code i}. */
    int match(int i, int to) {
        @Nullable TimePattern row = grammar.match(i, i, to);
        return row == null || row.kind() == Kind.NOT ? i : grammar.end();
    }
}
