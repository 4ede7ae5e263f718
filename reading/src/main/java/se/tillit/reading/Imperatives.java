package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Sentences that order by the form of their first verb. */
final class Imperatives {

    private final Tokens tokens;

    Imperatives(Tokens tokens) {
        this.tokens = tokens;
    }

    /** "Klistra in kvittot.": a sentence without a finite verb that opens with a word formed like an infinitive and in no table. */
    boolean isUnknown(int from, int to) {
        boolean formed = to - from > 2
                && tokens.isWord(from)
                && tokens.classes[from] == 0
                && tokens.endsWith(from, "a")
                && tokens.end[from] - tokens.start[from] > 4
                && tokens.isChar(to - 1, '.')
                && tokens.isWord(from + 1);
        return formed && !tokens.is(from + 1, any(COORDINATOR, NUMBER, PRESENT, PASSIVE_PRESENT));
    }

    /** The imperative that opens the sentence, or opens its main clause behind a condition ("Om larmet går, ring 112"). */
    int at(int from, int to) {
        int first = from;
        while (first < to && !tokens.isWord(first)) {
            first++;
        }
        if (first >= to) {
            return -1;
        }
        if (isImperative(first, to) || isLikePresent(first, to)) {
            return first;
        }
        boolean inverted = tokens.is(first, any(PRESENT, PASSIVE_PRESENT));
        if (!inverted && !tokens.is(first, any(SUBORDINATOR, PREPOSITION, ADVERB))) {
            return -1;
        }
        boolean condition = inverted || tokens.is(first, SUBORDINATOR) || tokens.is(first, PREPOSITION);
        for (int i = first + 1; i + 1 < to; i++) {
            boolean after = tokens.isChar(i, ',') || tokens.isChar(i, ':');
            if (condition && after && isImperative(i + 1, to) && !tokens.is(i + 1, any(PRESENT, DUTY))) {
                return i + 1;
            }
            if (tokens.is(i, ClauseParser.MODAL) && !condition) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isImperative(int i, int to) {
        long classes = tokens.classes[i];
        if ((classes & IMPERATIVE.bit) == 0
                || (classes & (ClauseParser.MODAL | any(PREPOSITION, DETERMINER, SUBORDINATOR, PRESENT))) != 0) {
            return false;
        }
        if (tokens.is(i, any(ROLE, THING, MESSAGE, EVENT)) && !tokens.endsWith(i, "a")) {
            return false;
        }
        int next = i + 1;
        if (next >= to) {
            return false;
        }
        boolean finiteNext = tokens.is(next, ClauseParser.MODAL | any(PRESENT, PASSIVE_PRESENT))
                && !tokens.is(next, any(PREPOSITION, IMPERATIVE));
        boolean noun = !tokens.endsWith(i, "a")
                && (tokens.is(next, COORDINATOR)
                        || !tokens.isWord(next)
                        || tokens.equals(next, "till")
                        || tokens.equals(next, "för"));
        return !finiteNext && !(noun && isAlsoNoun(i));
    }

    /** "Gör en anmälan.", which is no condition: what follows is no subject, and there is no other verb. */
    private boolean isLikePresent(int i, int to) {
        boolean formed = tokens.is(i, IMPERATIVE) && tokens.is(i, PRESENT) && !tokens.is(i, PREPOSITION);
        if (!formed || i + 1 >= to || !tokens.is(i + 1, any(DETERMINER, MESSAGE, THING))) {
            return false;
        }
        for (int k = i + 1; k < to; k++) {
            boolean below = tokens.is(k, any(RELATIVE, SUBORDINATOR, QUESTION, ATT)) && !tokens.is(k, PREPOSITION);
            if (below) {
                return true;
            }
            boolean finite = tokens.is(k, ClauseParser.MODAL | any(PRESENT, PASSIVE_PRESENT))
                    && !tokens.is(k, any(PREPOSITION, IMPERATIVE));
            boolean actor = tokens.is(k, any(ACTOR)) || k < i + 3 && tokens.is(k, ROLE) && !tokens.is(k, any(THING));
            if (finite || actor) {
                return false;
            }
        }
        return true;
    }

    private boolean isAlsoNoun(int i) {
        return tokens.equals(i, "stöd")
                || tokens.equals(i, "hjälp")
                || tokens.equals(i, "skydd")
                || tokens.equals(i, "tryck")
                || tokens.equals(i, "köp")
                || tokens.equals(i, "sätt")
                || tokens.equals(i, "led")
                || tokens.equals(i, "svar")
                || tokens.equals(i, "bygg");
    }

    /** Folders offer: "Ring oss gärna om du undrar något" tells nobody to do anything. */
    boolean isInvitation(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.equals(i, "gärna")
                    || tokens.equals(i, "undrar")
                    || tokens.equals(i, "frågor") && i + 1 >= to - 1
                    || tokens.equals(i, "osäker")) {
                return true;
            }
        }
        return tokens.equals(from, "hör")
                || tokens.equals(from, "se")
                        && from + 1 < to
                        && !tokens.equals(from + 1, "till")
                        && !tokens.equals(from + 1, "över");
    }

    /** "Lämna aldrig …", "Tänd inga ljus"; "glöm inte att …" asks for the act. */
    boolean isDenied(int verb, int to) {
        boolean reminder = tokens.equals(verb, "glöm") || tokens.equals(verb, "missa");
        for (int i = verb + 1;
                i < Math.min(to, verb + 4) && !reminder && !tokens.is(i, any(SUBORDINATOR, RELATIVE, ATT));
                i++) {
            if (tokens.is(i, any(NEGATION, NO))) {
                return true;
            }
        }
        return false;
    }
}
