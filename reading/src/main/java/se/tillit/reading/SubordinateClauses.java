package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import se.tillit.reading.TimePattern.Kind;

/** Follows a clause from left to right and tells whether the word at hand stands in a clause below it. */
final class SubordinateClauses {

    private static final long FINITE = ClauseParser.MODAL | any(PRESENT, PASSIVE_PRESENT, PAST);

    private enum Below {
        NOTHING,
        /** som …, hur …, vilka …: what is behind its verb may belong to the main clause again. */
        ATTRIBUTE,
        /** om …, eftersom …: a condition or a reason to its end. */
        CONDITION
    }

    private final Tokens tokens;
    private Below below = Below.NOTHING;
    private boolean verb;
    /** "rapporten, som ska lämnas …": what the attribute orders belongs to the order. */
    private boolean ordered;
    /**
     * "vilka åtgärder som krävs …", "medel som har betalats ut under 2031": what is asked about or has been keeps the time in
     * which it was; how soon the answer is due is said of the act.
     */
    private boolean content;
    /** Behind the attribute's verb another clause has been opened, whose verb is not the main clause's. */
    private boolean deeper;

    SubordinateClauses(Tokens tokens) {
        this.tokens = tokens;
    }

    void begin() {
        below = Below.NOTHING;
        verb = false;
        ordered = false;
        content = false;
        deeper = false;
    }

    /** Passes a word that is no time. */
    void pass(int i, int from, int to) {
        if (!tokens.isWord(i)) {
            char c = tokens.text[tokens.start[i]];
            boolean waits = c == ',' && below == Below.ATTRIBUTE && !verb;
            if (c == ';' || c == ':' || c == '–' || c == ',' && !waits) {
                begin();
            }
            return;
        }
        if (opens(i, from, to)) {
            return;
        }
        boolean finite = tokens.is(i, FINITE) && !tokens.is(i, PREPOSITION) && !isCoordinated(i, from);
        deeper |= verb && tokens.is(i, ATT);
        boolean main = tokens.is(i, ClauseParser.MODAL) || below == Below.ATTRIBUTE && finite && !deeper;
        if (below != Below.NOTHING && verb && main && !isCoordinated(i, from)) {
            begin();
        } else if (finite || tokens.is(i, SUPINE)) {
            ordered |= !verb && below == Below.ATTRIBUTE && tokens.is(i, DUTY);
            content |= tokens.is(i, SUPINE) || tokens.equals(i, "avser") || tokens.equals(i, "gäller");
            verb = true;
        }
    }

    void skip(int from, int end) {
        for (int i = from; i < end; i++) {
            verb |= tokens.is(i, ClauseParser.MODAL) && below != Below.NOTHING;
        }
    }

    private boolean isCoordinated(int i, int from) {
        return i > from && tokens.is(i - 1, COORDINATOR);
    }

    private boolean opens(int i, int from, int to) {
        boolean relative = tokens.is(i, RELATIVE) && hasVerb(i + 1, to) && !isComparison(i + 1, to);
        boolean asks = tokens.is(i, QUESTION) && i > from && hasVerb(i + 1, to);
        if (relative || asks) {
            // "vad som", "vilka krav som": one clause
            begin();
            below = Below.ATTRIBUTE;
            content = asks && !tokens.isChar(i - 1, ',');
            return true;
        }
        boolean reason = tokens.is(i, SUBORDINATOR)
                && (tokens.is(i, PREPOSITION)
                        ? i == from || isCondition(i, to)
                        : !tokens.is(i, TIME) && hasVerb(i + 1, to));
        if (reason) {
            verb = false;
            below = Below.CONDITION;
        }
        return reason;
    }

    private boolean isComparison(int next, int to) {
        return next >= to
                || tokens.equals(next, "möjligt")
                || tokens.equals(next, "högst")
                || tokens.equals(next, "minst")
                || tokens.equals(next, "mest")
                || tokens.equals(next, "längst")
                || tokens.equals(next, "helst")
                || tokens.equals(next, "regel");
    }

    /** "om det behövs", not "uppgift om barnets skola": a pronoun or an article, and a verb before any comma or new clause. */
    boolean isCondition(int i, int to) {
        boolean said = tokens.isWord(i - 1)
                && !tokens.is(i - 1, any(INFINITIVE, PASSIVE_INFINITIVE, PAST, SUPINE, ONLY, ADVERB));
        if (said && i + 1 < to && !tokens.is(i + 1, any(DETERMINER, PRONOUN))) {
            return false;
        }
        for (int k = i + 1; k < Math.min(to, i + 9); k++) {
            if (!tokens.isWord(k) || tokens.is(k, any(RELATIVE, ATT, COORDINATOR))) {
                return false;
            }
            if (tokens.is(k, FINITE) && !tokens.is(k, PREPOSITION)) {
                return k > i + 1;
            }
        }
        return false;
    }

    private boolean hasVerb(int from, int to) {
        boolean inserted = false;
        for (int k = from; k < Math.min(to, from + 12); k++) {
            if (tokens.is(k, FINITE | SUPINE.bit) && !tokens.is(k, PREPOSITION)) {
                return true;
            }
            // "de som dagligen, eller i perioder, arbetar": the commas belong together
            boolean comma = tokens.isChar(k, ',') && k + 1 < to && (inserted || tokens.is(k + 1, COORDINATOR));
            inserted |= comma;
            if (!tokens.isWord(k) && !tokens.aside[k] && !tokens.is(k, NUMBER) && !comma) {
                return false;
            }
        }
        return false;
    }

    /**
     * Whether a time here still belongs to the act.
     *
     * @param before it stands before the main clause's verb, so that an attribute's own times are the attribute's
     * @param urges it tells by when or how soon ("senast", "genast", "varje år") rather than in which time ("under 2031")
     */
    boolean leaves(Kind kind, boolean before, boolean urges) {
        return switch (below) {
            case NOTHING -> true;
            case ATTRIBUTE -> (ordered || !before) && verb && kind == Kind.TIME && (urges || !content);
            case CONDITION -> false;
        };
    }
}
