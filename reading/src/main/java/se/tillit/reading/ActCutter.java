package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/**
 * Where one act of a clause ends and the next begins. Coordinated verbs are acts of their own when each has its own object
 * ("fastställa taxan och skicka fakturor"), and one act when they share it ("kontakta och informera chefen").
 */
final class ActCutter {

    private static final long INFINITIVES = any(INFINITIVE, PASSIVE_INFINITIVE);

    private final Tokens tokens;
    private final DeadlineFinder deadlines;

    ActCutter(Tokens tokens, DeadlineFinder deadlines) {
        this.tokens = tokens;
        this.deadlines = deadlines;
    }

    /** The coordinator that parts the act of {@code verb} from the next one, or -1. */
    int nextAct(Clause clause, int doing, int verb, boolean passive) {
        boolean content = false;
        boolean below = false;
        int purpose = -1;
        for (int i = verb + 1; i + 1 < clause.end(); i++) {
            if (tokens.aside[i]) {
                continue;
            }
            boolean comma = tokens.isChar(i, ',');
            boolean coordinator = comma || tokens.equals(i, "och") || tokens.equals(i, "samt");
            below |= tokens.is(i, any(RELATIVE, QUESTION)) && !tokens.is(i, PREPOSITION);
            if (coordinator && content && (below || !tokens.is(i - 1, PREPOSITION) || isParticle(i - 1))) {
                int next = nextVerb(i + 1, clause.end(), doing, passive);
                boolean parallel = next >= 0 && (tokens.is(next, any(REPORT, CARRY)) || hasAtt(next, clause.end(), 4));
                if (next >= 0 && (purpose < 0 || parallel || clauseAfter(i + 1, clause.end()) >= 0)) {
                    return i;
                }
            }
            if (tokens.is(i, ATT) && tokens.is(i + 1, INFINITIVES) && i > doing) {
                purpose = i;
                content = false;
                i++;
                continue;
            }
            if (tokens.isWord(i) && !tokens.is(i, any(PARTICLE, COORDINATOR)) || tokens.is(i, NUMBER)) {
                content = true;
            }
        }
        return -1;
    }

    /** "skicka in och …"; behind "komma överens om och dokumentera" the object of both is still to come. */
    private boolean isParticle(int i) {
        return tokens.is(i, PARTICLE) && !tokens.equals(i, "om") && !tokens.equals(i, "på") && !tokens.equals(i, "med");
    }

    boolean hasAtt(int verb, int to, int reach) {
        for (int i = verb + 1; i < Math.min(to, verb + reach); i++) {
            if (tokens.is(i, ATT)) {
                return true;
            }
        }
        return false;
    }

    /** The verb of the act that starts at {@code from}: the same form as the first one, only adverbials before it; or -1. */
    int nextVerb(int from, int to, int doing, boolean passive) {
        int clause = clauseAfter(from, to);
        if (clause >= 0) {
            return clause;
        }
        if (doing > 0
                && tokens.is(doing - 1, ATT)
                && from + 1 < to
                && tokens.is(from, ATT)
                && tokens.is(from + 1, INFINITIVES)) {
            return from + 1;
        }
        long form = form(doing, passive);
        int i = from;
        while (i < to && i < from + 10) {
            boolean tells = passive
                    && tokens.is(i, INFINITIVE)
                    && tokens.is(i, any(REPORT, RECORD, CARRY))
                    && !tokens.is(i, PRESENT);
            if ((tokens.is(i, form) || tells) && !tokens.is(i, any(PREPOSITION, DETERMINER))) {
                return isVerb(i, to) ? i : -1;
            }
            int end = deadlines.match(i, to);
            if (end > i) {
                i = end;
            } else if (tokens.is(i, any(ADVERB, NEGATION, FREQUENCY, ONLY, COORDINATOR))
                    && !tokens.is(i, any(DETERMINER, PREPOSITION))) {
                i++;
            } else {
                return passive ? gapped(from, to) : -1;
            }
        }
        return -1;
    }

    /** "ska chefen underrättas och händelsen skrivas in": a second subject and the bare infinitive behind it; or -1. */
    private int gapped(int from, int to) {
        for (int i = from; i < Math.min(to, from + 5); i++) {
            if (i > from && tokens.is(i, PASSIVE_INFINITIVE)) {
                return i;
            }
            if (!tokens.isWord(i)
                    || tokens.is(i, any(PREPOSITION, COORDINATOR, RELATIVE, ATT, PRESENT) | ClauseParser.MODAL)) {
                return -1;
            }
        }
        return -1;
    }

    private long form(int doing, boolean passive) {
        if (tokens.is(doing, IMPERATIVE)
                && !tokens.is(doing, PRESENT)
                && !tokens.is(doing - 1 < 0 ? doing : doing - 1, ATT)
                && !tokens.is(doing, INFINITIVE)) {
            return IMPERATIVE.bit;
        }
        if (passive) {
            return PASSIVE_INFINITIVE.bit | (tokens.is(doing, PASSIVE_INFINITIVE) ? 0 : PASSIVE_PRESENT.bit);
        }
        return tokens.is(doing, INFINITIVE)
                ? INFINITIVES | (tokens.is(doing, IMPERATIVE) ? IMPERATIVE.bit : 0)
                : tokens.is(doing, PRESENT) ? PRESENT.bit : IMPERATIVE.bit;
    }

    private boolean isVerb(int i, int to) {
        return i + 1 >= to
                || !tokens.is(i, any(THING, EVENT, MESSAGE))
                || !tokens.is(i + 1, any(PREPOSITION, COORDINATOR));
    }

    /** "… och för att statistik lämnas": the finite verb of a second att-clause, or -1. */
    private int clauseAfter(int from, int to) {
        int att = from;
        if (att < to && tokens.equals(att, "för")) {
            att++;
        }
        if (att + 1 >= to
                || !tokens.is(att, ATT)
                || tokens.is(att + 1, INFINITIVES) && !tokens.is(att + 1, PASSIVE_PRESENT)) {
            return -1;
        }
        for (int i = att + 1; i < Math.min(to, att + 12); i++) {
            if (tokens.is(i, any(PRESENT, PASSIVE_PRESENT)) && !tokens.is(i, PREPOSITION)) {
                return i;
            }
        }
        return -1;
    }
}
