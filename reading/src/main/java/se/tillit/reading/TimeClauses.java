package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Where the clauses end that are part of a deadline: "när ansökan lämnas in", "den dag då insatsen börjar". */
final class TimeClauses {

    private static final long FINITE = ClauseParser.MODAL | any(PRESENT, PASSIVE_PRESENT, PAST);

    private final Tokens tokens;
    private int limit;

    TimeClauses(Tokens tokens) {
        this.tokens = tokens;
    }

    void limit(int to) {
        limit = to;
    }

    /** The end of the clause that begins here: its comma, the main clause's verb behind its own, or the limit. */
    int end(int from) {
        int verbs = 1;
        boolean any = false;
        boolean modal = false;
        int at = from;
        int fronted = fronted(from);
        while (at < limit && (at < fronted || !isEdge(at) || verbs > 0 && isInserted(at))) {
            if (opensBelow(at, from)) {
                verbs++;
            }
            boolean finite = tokens.is(at, FINITE) && !tokens.is(at, PREPOSITION) && !isNamed(at);
            boolean act = any && verbs == 0 && !modal && isAct(at);
            boolean over = act
                    || finite
                            && verbs == 0
                            && !tokens.is(at, any(INFINITIVE, PASSIVE_INFINITIVE, SUPINE))
                            && !continues(at, from)
                            && (tokens.is(at, ClauseParser.MODAL) || !hasSubject(at, from));
            if (over && at >= fronted) {
                break;
            }
            if ((finite || tokens.is(at, SUPINE) && !any) && verbs > 0 && !continues(at, from)) {
                verbs--;
                any = true;
                modal = tokens.is(at, ClauseParser.MODAL);
            }
            at++;
        }
        return at;
    }

    /** The comma that parts a clause from the verb of the main one ("Innan beslut i frågan om … fattas, ska …"), or {@code from}. */
    private int fronted(int from) {
        boolean verb = false;
        for (int at = from; at + 1 < limit; at++) {
            if (tokens.is(at, ClauseParser.MODAL) && verb) {
                return from;
            }
            verb |= tokens.is(at, FINITE) && !tokens.is(at, PREPOSITION);
            if (tokens.isChar(at, ',') && !tokens.aside[at]) {
                boolean main = verb && tokens.is(at + 1, FINITE) && !tokens.is(at + 1, PREPOSITION);
                return main ? at : from;
            }
        }
        return from;
    }

    /** "När en handling, som har anslagits, varit …", "När vård, eller annat stöd, ges": the clause still waits for its verb. */
    private boolean isInserted(int at) {
        return tokens.isChar(at, ',')
                && at + 1 < limit
                && (tokens.is(at + 1, any(RELATIVE, COORDINATOR, PREPOSITION))
                        || tokens.isWord(at + 1) && verbBefore(at + 1));
    }

    /** Whether the clause's verb follows behind the comma, and not the main clause's. */
    private boolean verbBefore(int from) {
        for (int at = from; at < limit && tokens.isWord(at); at++) {
            if (tokens.is(at, FINITE) && !tokens.is(at, PREPOSITION)) {
                return at > from && !tokens.is(at, ClauseParser.MODAL);
            }
        }
        return false;
    }

    /** "den tid som domstolen bestämmer avgöra ärendet": an infinitive that the clause has no modal verb for. */
    private boolean isAct(int at) {
        return tokens.is(at, any(INFINITIVE, PASSIVE_INFINITIVE))
                && !tokens.is(at, any(PREPOSITION, PRESENT, PASSIVE_PRESENT, EVENT, UNIT))
                && !tokens.equals(at, "laga")
                && !tokens.is(at - 1, any(ATT, COORDINATOR, DETERMINER, PREPOSITION));
    }

    /** "den registrerade har flyttat": what looks like a verb in the past is the one who has. */
    private boolean isNamed(int at) {
        int next = at + 1 < limit && tokens.is(at + 1, ADVERB) ? at + 2 : at + 1;
        return tokens.is(at, PAST)
                && tokens.is(at - 1, DETERMINER)
                && next < limit
                && tokens.is(next, FINITE)
                && !tokens.is(next, PREPOSITION);
    }

    private boolean opensBelow(int at, int from) {
        if (at <= from || at + 1 >= limit) {
            return false;
        }
        boolean asks = tokens.equals(at, "om") && tokens.is(at - 1, any(PRESENT, PAST, INFINITIVE));
        boolean aim = tokens.is(at, ATT) && !tokens.is(at + 1, any(INFINITIVE, PASSIVE_INFINITIVE));
        return asks || aim || tokens.is(at, RELATIVE) && !tokens.equals(at + 1, "möjligt");
    }

    /** A verb that goes with the one before it: "har lämnats", "flyttar och byter skola". */
    private boolean continues(int at, int from) {
        return at > from
                && (tokens.equals(at - 1, "har")
                        || tokens.equals(at - 1, "hade")
                        || tokens.is(at - 1, any(ATT, COORDINATOR)));
    }

    /** "när vården ges eller patienten uteblir": a second clause with a subject of its own. */
    private boolean hasSubject(int at, int from) {
        for (int i = at - 1; i > Math.max(from, at - 4); i--) {
            if (tokens.is(i, COORDINATOR)) {
                return !tokens.is(i - 1, any(DETERMINER, PREPOSITION));
            }
            if (!tokens.isWord(i) || tokens.is(i, FINITE | any(PREPOSITION, RELATIVE))) {
                return false;
            }
        }
        return false;
    }

    private boolean isEdge(int at) {
        if (tokens.isWord(at) || tokens.is(at, NUMBER) || tokens.aside[at]) {
            return false;
        }
        char c = tokens.text[tokens.start[at]];
        return c == ',' || c == '.' || c == ';' || c == ':';
    }

    /** "den dag insatsen börjar", up to a comma, a modal verb that is not a clause's own, or "till och med". */
    int until(int from) {
        int at = from;
        boolean below = false;
        while (at < limit
                && !(tokens.equals(at, "till") && at + 1 < limit && tokens.equals(at + 1, "och"))
                && !tokens.isChar(at, ',')
                && !tokens.isChar(at, '.')
                && (below || !tokens.is(at, ClauseParser.MODAL))) {
            below = (below || tokens.is(at, RELATIVE) || tokens.equals(at, "då")) && !tokens.is(at, FINITE);
            at++;
        }
        return at;
    }

    /** What narrows a time down: "under januari det år som ersättningen avser", "… året efter det år som revisionen avser". */
    int belonging(int from) {
        int at = from;
        if (at + 1 < limit
                && tokens.is(at, UNIT)
                && (tokens.equals(at + 1, "efter") || tokens.equals(at + 1, "före"))) {
            at += 2;
        }
        boolean named = at + 2 < limit
                && (tokens.equals(at, "det") || tokens.equals(at, "den"))
                && tokens.is(at + 1, UNIT)
                && (tokens.is(at + 2, RELATIVE) || tokens.equals(at + 2, "då"));
        return named ? end(at + 3) : from;
    }

    /** A noun phrase with the relative clause behind it: "den dag då ansökan kom in", "dag som anges i beslutet". */
    int phrase(int from, int end) {
        boolean relative = end > from
                && end < limit
                && (tokens.is(end, RELATIVE) || tokens.equals(end, "då") || tokens.equals(end, "när"));
        return relative ? end(end + 1) : end;
    }
}
