package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Who a clause tells to act: its subject, the agent of a passive, or the object of an order ("åligger nämnden att"). */
final class SubjectFinder {

    private static final long NOUN_STOP =
            any(INFINITIVE, PASSIVE_INFINITIVE, PRESENT, NEGATION, FREQUENCY, ATT, SUBORDINATOR, QUESTION)
                    | ClauseParser.MODAL;

    /** Endings of nouns that name a thing or an act, never somebody. */
    private static final String[] ABSTRACT = {
        "ning",
        "ningen",
        "ningar",
        "ningarna",
        "het",
        "heten",
        "heter",
        "heterna",
        "else",
        "elsen",
        "elser",
        "elserna",
        "ande",
        "andet",
        "ende",
        "endet",
        "tion",
        "tionen",
        "tioner",
        "tionerna",
        "itet",
        "iteten",
        "skap",
        "skapet",
        "ment",
        "mentet",
        "ism",
        "ismen",
        "tid",
        "tiden"
    };

    private final Tokens tokens;
    private final DeadlineFinder deadlines;

    SubjectFinder(Tokens tokens, DeadlineFinder deadlines) {
        this.tokens = tokens;
        this.deadlines = deadlines;
    }

    /** Whether the words before the verb are an adverbial or a condition, so that the subject comes after it. */
    boolean isFronted(Clause clause) {
        if (clause.inverted() || clause.verb() == clause.start()) {
            return true;
        }
        int first = first(clause.start(), clause.verb());
        if (first == clause.verb()) {
            return true;
        }
        if (tokens.is(first, DETERMINER) && !tokens.is(first, any(PREPOSITION, SUBORDINATOR))) {
            return deadlines.match(first, clause.verb()) == clause.verb();
        }
        boolean adverbial = tokens.is(
                        first,
                        any(PREPOSITION, SUBORDINATOR, ADVERB, ATT, QUESTION, FREQUENCY, RELATIVE, NEGATION, ONLY))
                || tokens.is(first, ClauseParser.MODAL)
                || tokens.equals(first, "senast");
        return adverbial || deadlines.match(first, clause.verb()) == clause.verb();
    }

    private int first(int from, int to) {
        int at = from;
        while (at < to
                && (!tokens.isWord(at) && !tokens.is(at, NUMBER)
                        || tokens.is(at, COORDINATOR)
                        || tokens.equals(at, "nej")
                        || tokens.equals(at, "ja")
                        || tokens.aside[at])) {
            at++;
        }
        return at;
    }

    /** The subject's first token and the token after it, as {@code start << 32 | end}; an empty range where there is none. */
    long subject(Clause clause, int verbPhrase) {
        if (!isFronted(clause)) {
            return trimmed(first(clause.start(), clause.verb()), clause.verb());
        }
        int from = clause.verb() + 1;
        while (from < verbPhrase
                && (tokens.is(from, any(ADVERB, NEGATION, ONLY)) && !tokens.is(from, DETERMINER)
                        || tokens.equals(from, "sig")
                        || !tokens.isWord(from))) {
            from++;
        }
        int to = from;
        while (to < verbPhrase
                && !endsInverted(to, from, verbPhrase)
                && !(to > from && isHead(to - 1) && !goesOn(to))) {
            to++;
        }
        return trimmed(from, to);
    }

    private boolean isHead(int i) {
        return tokens.is(i, ROLE) && !tokens.is(i, any(GENITIVE, THING, DETERMINER));
    }

    /** What may follow the head of a noun phrase and still belong to it. */
    private boolean goesOn(int i) {
        return tokens.is(i, any(PREPOSITION, COORDINATOR, RELATIVE, ROLE))
                || tokens.isChar(i, ',')
                || tokens.aside[i]
                || tokens.isUpper(i)
                || tokens.is(i, NUMBER);
    }

    private boolean endsInverted(int i, int from, int limit) {
        if (tokens.is(i, NOUN_STOP) && !tokens.is(i, any(ROLE, PREPOSITION))) {
            return true;
        }
        if (i > from && tokens.is(i, ADVERB) && !tokens.is(i, any(DETERMINER, PREPOSITION, COORDINATOR))) {
            return true;
        }
        if (i > from && deadlines.match(i, limit) > i) {
            return true;
        }
        boolean verbs = from > 0
                && tokens.equals(i, "för")
                && (tokens.equals(from - 1, "svarar") || tokens.equals(from - 1, "ansvarar"));
        if (i > from && tokens.is(i, PREPOSITION) && (verbs || !attaches(i))) {
            return true;
        }
        return tokens.isChar(i, '.') || tokens.isChar(i, ':') || tokens.isChar(i, ';');
    }

    /** Prepositions that tie an attribute to a noun: chefen för avdelningen, personal i hemtjänsten, Inspektionen för vård. */
    private boolean attaches(int i) {
        boolean tie = tokens.equals(i, "för")
                || tokens.equals(i, "i")
                || tokens.equals(i, "inom")
                || tokens.equals(i, "hos")
                || tokens.equals(i, "vid")
                || tokens.equals(i, "av")
                || tokens.equals(i, "från")
                || tokens.equals(i, "än")
                || tokens.equals(i, "på");
        return tie
                && i + 1 < tokens.count
                && !tokens.is(i + 1, any(ATT, ACTOR))
                && !tokens.equals(i + 1, "sin")
                && !tokens.equals(i + 1, "sina")
                && !tokens.equals(i + 1, "samråd")
                && !tokens.equals(i + 1, "detta");
    }

    /** Cuts a relative clause, an apposition and adverbials off; "den som …" keeps its clause. */
    private long trimmed(int from, int to) {
        boolean pronoun = from < to && isPronounHead(from, to);
        int end = to;
        for (int i = from; i < to; i++) {
            boolean relative = tokens.is(i, RELATIVE) && !pronoun;
            boolean apposition = tokens.isChar(i, ',') && !pronoun && !continuesList(i, to);
            boolean dash = tokens.isChar(i, '–') || tokens.isChar(i, ':') || tokens.isChar(i, '-');
            boolean time = i > from
                    && tokens.is(i, any(PREPOSITION, FREQUENCY, ADVERB))
                    && !pronoun
                    && deadlines.match(i, to) == to;
            if (i > from && (relative || apposition || dash || time || tokens.aside[i] && i + 1 >= to)
                    || tokens.aside[i] && !pronoun && closesPhrase(i, to)) {
                end = i;
                break;
            }
        }
        while (end > from
                && (tokens.isChar(end - 1, ',')
                        || tokens.is(end - 1, any(NEGATION, ONLY, COORDINATOR))
                        || tokens.is(end - 1, PREPOSITION) && !pronoun
                        || tokens.is(end - 1, ADVERB)
                                && !tokens.is(end - 1, any(DETERMINER, PREPOSITION, ROLE))
                                && !pronoun
                        || tokens.aside[end - 1] && !pronoun)) {
            end--;
        }
        if (pronoun) {
            int comma = end;
            while (comma > from && tokens.isChar(comma - 1, ',')) {
                comma--;
            }
            end = comma;
        }
        return (long) from << 32 | end;
    }

    /** Whether a parenthesis ends the phrase: no coordinator and no preposition goes on after it. */
    private boolean closesPhrase(int i, int to) {
        int after = i;
        while (after < to && tokens.aside[after]) {
            after++;
        }
        return after >= to || !tokens.is(after, any(COORDINATOR, PREPOSITION)) && !tokens.isChar(after, ',');
    }

    private boolean continuesList(int comma, int to) {
        int next = comma + 1;
        if (next >= to || tokens.is(next, any(RELATIVE, SUBORDINATOR, QUESTION, PREPOSITION, ADVERB))) {
            return false;
        }
        for (int i = next; i < to; i++) {
            if (tokens.is(i, COORDINATOR) && !tokens.aside[i]) {
                return true;
            }
            if (tokens.is(i, any(RELATIVE, PRESENT))) {
                return false;
            }
        }
        return false;
    }

    /** den som …, de som …, den eller de som …, var och en som …, envar som … */
    private boolean isPronounHead(int from, int to) {
        if (!tokens.is(from, any(PRONOUN, DETERMINER)) && !tokens.equals(from, "var")) {
            return false;
        }
        int at = from + 1;
        while (at < to
                && at < from + 4
                && tokens.is(at, any(PRONOUN, COORDINATOR, DETERMINER, PREPOSITION))
                && !tokens.is(at, RELATIVE)) {
            at++;
        }
        return at < to && tokens.is(at, RELATIVE);
    }

    /**
     * The name of an actor in {@code [from, to)}, or empty where the words name a thing or nobody.
     *
     * @param agentive the verb needs somebody who acts, so that an unknown noun is believed to be one
     */
    String actor(int from, int to, boolean agentive) {
        if (from >= to) {
            return "";
        }
        if (isPronounHead(from, to)) {
            return tokens.span(from, to);
        }
        boolean attribute = false;
        boolean unknown = false;
        for (int i = from; i < to; i++) {
            long classes = tokens.classes[i];
            if (!tokens.isWord(i) || tokens.aside[i]) {
                continue;
            }
            if ((classes & ACTOR.bit) != 0
                            && i == from
                            && (to - from == 1 || to - from == 3 && tokens.is(to - 1, ACTOR))
                    || to - from == 1 && tokens.equals(i, "alla")) {
                return tokens.span(from, to);
            }
            if ((classes & PREPOSITION.bit) != 0 && i > from) {
                attribute = true;
            }
            if (attribute) {
                continue;
            }
            boolean role = (classes & ROLE.bit) != 0 && (classes & (THING.bit | GENITIVE.bit)) == 0;
            if (role && !(i + 1 < to && tokens.isWord(i + 1) && isLongNoun(i + 1))) {
                return tokens.span(from, to);
            }
            unknown = isName(i, from) || agentive && isPlausible(i);
        }
        return unknown ? tokens.span(from, to) : "";
    }

    /** After "föreståndarens" or "kommunens" the head of the phrase is still to come. */
    private boolean isLongNoun(int i) {
        return tokens.is(i, any(THING, ACCOUNT, MESSAGE, SETTING, EVENT)) && !tokens.is(i, ROLE);
    }

    private boolean isName(int i, int from) {
        boolean capitals = tokens.end[i] - tokens.start[i] >= 2;
        for (int k = tokens.start[i]; k < tokens.end[i]; k++) {
            capitals &= Letters.isUpper(tokens.text[k]);
        }
        return capitals && tokens.classes[i] == 0;
    }

    private boolean isPlausible(int i) {
        if (tokens.is(i, any(THING, ACCOUNT, EVENT, SETTING, MESSAGE, GENITIVE, UNIT, NUMBER, PRONOUN, DETERMINER))
                || tokens.end[i] - tokens.start[i] < 4) {
            return false;
        }
        for (String ending : ABSTRACT) {
            if (tokens.endsWith(i, ending)) {
                return false;
            }
        }
        return true;
    }

    /** The agent of a passive, "av enhetschefen", in {@code [from, to)}; empty where there is none. */
    String agent(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (!tokens.aside[i] && tokens.equals(i, "av")) {
                int end = i + 1;
                while (end < to && !endsAgent(end, i + 1, to)) {
                    end++;
                }
                long range = trimmed(i + 1, end);
                String name = actor((int) (range >>> 32), (int) range, false);
                if (!name.isEmpty()) {
                    return name;
                }
            } else if (tokens.is(i, any(RELATIVE, SUBORDINATOR, ATT))) {
                return "";
            }
        }
        return "";
    }

    private boolean endsAgent(int i, int from, int to) {
        if (isPronounHead(from, to)) {
            return tokens.isChar(i, '.') || tokens.isChar(i, ',') || tokens.isChar(i, ';');
        }
        return tokens.is(i, RELATIVE) || endsInverted(i, from, to) || i > from && isHead(i - 1) && !goesOn(i);
    }

    /** The noun phrase that starts at {@code from}: an order's receiver, after "åligger", "uppdrar åt", "ger". */
    String receiver(int from, int to) {
        int end = from;
        while (end < to
                && !tokens.is(end, any(ATT, INFINITIVE, RELATIVE, FREQUENCY, NEGATION))
                && !tokens.isChar(end, '.')
                && !tokens.isChar(end, ':')
                && !tokens.equals(end, "i")
                && !(end > from
                        && tokens.is(end, ADVERB)
                        && !tokens.is(end, any(COORDINATOR, PREPOSITION, DETERMINER)))) {
            end++;
        }
        if (end < to && tokens.is(end, RELATIVE) && isPronounHead(from, to)) {
            while (end < to && !tokens.is(end, ATT) && !tokens.isChar(end, ',')) {
                end++;
            }
        }
        long range = trimmed(from, end);
        return actor((int) (range >>> 32), (int) range, true);
    }
}
