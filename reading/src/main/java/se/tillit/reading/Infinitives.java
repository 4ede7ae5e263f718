package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** The infinitive that says what a modal verb's clause is about. */
final class Infinitives {

    private static final long ANY = any(INFINITIVE, PASSIVE_INFINITIVE);

    private final Tokens tokens;

    Infinitives(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The first infinitive of the clause from {@code from}, or -1. */
    int first(int from, int to) {
        boolean modalBelow = false;
        for (int i = from; i < to; i++) {
            modalBelow |= tokens.is(i, ClauseParser.MODAL) && !tokens.aside[i];
            if (tokens.aside[i] || !tokens.is(i, ANY)) {
                continue;
            }
            if (modalBelow) {
                modalBelow = false;
                continue;
            }
            // "redovisning av använda medel": a participle
            boolean noun = tokens.equals(i - 1, "av")
                    || tokens.is(i - 1, any(DETERMINER, PREPOSITION, ORDINAL))
                            && !tokens.is(i - 1, any(ADVERB, PRONOUN));
            boolean below =
                    tokens.is(i - 1, ATT) || i >= 2 && tokens.is(i - 2, ATT) && tokens.is(i - 1, any(ADVERB, NEGATION));
            if (!noun && !below && !isPresentBelow(i, from)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * In "ska den som misstänks göra" and "ska efter att han tas in göra", "misstänks" and "tas" are finite verbs of the clause
     * below though they look like infinitives.
     */
    private boolean isPresentBelow(int i, int from) {
        if (!tokens.is(i, PASSIVE_PRESENT)) {
            return false;
        }
        for (int k = i - 1; k >= Math.max(from, i - 6); k--) {
            boolean clause = tokens.is(k, ATT) && k < i - 1 && tokens.is(k + 1, any(PRONOUN, DETERMINER, ROLE));
            if (tokens.is(k, RELATIVE) || clause) {
                return true;
            }
            if (tokens.is(k, any(PRESENT, PASSIVE_PRESENT, PAST)) || !tokens.isWord(k)) {
                return false;
            }
        }
        return false;
    }

    /** A word that is in no table, close behind a modal verb and formed like an infinitive. */
    int unknown(int from, int to) {
        for (int i = from; i < Math.min(to, from + 7); i++) {
            if (tokens.is(i, any(ATT, RELATIVE, SUBORDINATOR)) && !tokens.is(i, PREPOSITION) || !tokens.isWord(i)) {
                return -1;
            }
            boolean formed = tokens.classes[i] == 0
                    && tokens.end[i] - tokens.start[i] > 4
                    && tokens.endsWith(i, "a")
                    && !tokens.isUpper(i);
            if (formed && !tokens.is(i - 1, any(DETERMINER, PREPOSITION))) {
                return i;
            }
        }
        return -1;
    }

    /** "Kläderna ska till tvätten.": Swedish leaves "gå" and "föras" out. */
    boolean isMoved(Clause clause) {
        int next = clause.verb() + 1;
        boolean direction = next + 1 < clause.end()
                && (tokens.equals(next, "till")
                        || tokens.equals(next, "in")
                        || tokens.equals(next, "ut")
                        || tokens.equals(next, "bort")
                        || tokens.equals(next, "upp")
                        || tokens.equals(next, "ner"));
        return direction
                && tokens.is(clause.verb(), DUTY)
                && clause.verb() > clause.start()
                && tokens.isChar(clause.end() - 1, '.');
    }
}
