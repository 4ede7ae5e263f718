package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Dates, periods and nouns as parts of a deadline. Each method answers the token after what it read, or where it began. */
final class TimePhrases {

    private static final long STOP = any(INFINITIVE, PRESENT, RELATIVE, ATT, QUESTION, DUTY, PERMIT, SHOULD, CAN, NEED);
    private static final int LONGEST_NOUN = 7;
    private static final int LONGEST_REST = 9;

    private final Tokens tokens;
    private int limit;

    TimePhrases(Tokens tokens) {
        this.tokens = tokens;
    }

    void limit(int to) {
        limit = to;
    }

    // --- dates

    /** One or more dates: "den 20 oktober 2023, den 31 mars 2024 och den 31 mars 2025 varje år". */
    int dates(int from) {
        int end = date(from);
        for (int at = end; at > from && at < limit; ) {
            boolean joined = word(at, ",") || word(at, "och") || word(at, "samt") || word(at, "respektive");
            int next = joined ? at + 1 : at;
            int more = joined && (word(next, "den") || at(next, NUMBER)) ? date(next) : next;
            if (more == next) {
                break;
            }
            at = more;
            end = more;
        }
        boolean repeats = end > from
                && (word(end, "varje") || word(end, "årligen") || word(end, "vart") || word(end, "vartannat"));
        boolean placed = end > from && (word(end, "under") || word(end, "efter") || word(end, "året"));
        return repeats ? Math.max(end, frequency(end)) : placed ? Math.max(end, rest(end)) : end;
    }

    private int frequency(int at) {
        return at(at + 1, UNIT) ? at + 2 : at(at + 2, UNIT) ? at + 3 : at(at, FREQUENCY) ? at + 1 : at;
    }

    /** (den) 15 december (2023); 2023-12-15; den 10. */
    int date(int from) {
        int at = word(from, "den") ? from + 1 : from;
        if (!at(at, any(NUMBER, ORDINAL))) {
            return from;
        }
        if (at(at + 1, MONTH)) {
            return isYear(at + 2) ? at + 3 : at + 2;
        }
        if (at(at, ORDINAL) && word(at + 1, "i") || word(from, "den") && word(at + 1, "i") && word(at + 2, "varje")) {
            return from;
        }
        boolean day = at(at, NUMBER) && (tokens.endsWith(at, ":e") || word(from, "den"));
        if (day && (word(at + 1, "varje") || word(at + 1, "i")) && at + 2 < limit) {
            return at + 3;
        }
        boolean written = tokens.end[at] - tokens.start[at] == 10
                && opensWithYear(at)
                && tokens.text[tokens.start[at] + 7] == '-';
        return written ? at + 1 : from;
    }

    /** 2031, 2031–2033, 2031/32. */
    boolean isYear(int i) {
        if (i >= limit) {
            return false;
        }
        int length = tokens.end[i] - tokens.start[i];
        return (length == 4 || length == 7 || length == 9) && opensWithYear(i);
    }

    private boolean opensWithYear(int i) {
        int after = tokens.start[i] + 4;
        boolean century = tokens.startsWith(i, "19") || tokens.startsWith(i, "20");
        return century && (tokens.end[i] == after || !Character.isDigit(tokens.text[after]));
    }

    /** A date that is not that of a document: "beslut av den 19 januari 2012", "beslutade den 30 juni". */
    boolean isOwnDate(int i) {
        return i == 0
                || !tokens.is(i - 1, any(PREPOSITION, NUMBER))
                        && !isNumbered(i - 1)
                        && (!tokens.isWord(i - 1)
                                || tokens.is(
                                        i - 1,
                                        any(
                                                        INFINITIVE,
                                                        PASSIVE_INFINITIVE,
                                                        PRESENT,
                                                        PASSIVE_PRESENT,
                                                        ADVERB,
                                                        COORDINATOR)
                                                | FREQUENCY.bit
                                                | ClauseParser.MODAL));
    }

    /** "(TSV 2018-796) den 13 mars 2019": a parenthesis with a number is a document's, and the date too. */
    private boolean isNumbered(int closing) {
        if (!tokens.isChar(closing, ')')) {
            return false;
        }
        for (int i = closing - 1; i >= 0 && !tokens.isChar(i, '('); i--) {
            if (tokens.is(i, NUMBER)) {
                return true;
            }
        }
        return false;
    }

    /** 18 år, which after "under" is an age. */
    int age(int from) {
        return at(from, NUMBER) && word(from + 1, "år") ? from + 2 : from;
    }

    /** 14 dagar, en månad, tre på varandra följande arbetsdagar. */
    int period(int from) {
        if (!at(from, any(NUMBER, DETERMINER, ORDINAL))) {
            return from;
        }
        for (int at = from + 1; at < Math.min(limit, from + 4); at++) {
            if (tokens.is(at, UNIT)) {
                return at + 1;
            }
        }
        return from;
    }

    /** 8.00, 8–16, 8 och 16, 8 samma dag. */
    int clock(int from) {
        int at = from;
        while (at < limit
                && (at(at, NUMBER)
                        || tokens.isChar(at, '–')
                        || tokens.isChar(at, '-')
                        || word(at, "och") && at(at + 1, NUMBER))) {
            at++;
        }
        if (at > from && (word(at, "samma") || word(at, "varje")) && at + 1 < limit) {
            return at + 2;
        }
        return at > from && at(at, FREQUENCY) ? at + 1 : at;
    }

    // --- nouns

    /** A noun phrase: up to a verb, a preposition or an adverb. */
    int noun(int from) {
        int at = from;
        while (at < Math.min(limit, from + LONGEST_NOUN - 1) && isInNoun(at)) {
            at++;
        }
        return at;
    }

    private boolean isInNoun(int at) {
        if (tokens.aside[at] || !tokens.isWord(at) && !tokens.is(at, NUMBER)) {
            return false;
        }
        boolean ends = tokens.is(
                at, STOP | any(PREPOSITION, COORDINATOR, ADVERB, NEGATION, ONLY, PASSIVE_PRESENT, PASSIVE_INFINITIVE));
        ends |= tokens.equals(at, "skyldig") || tokens.equals(at, "skyldiga");
        return !ends || tokens.is(at, any(EVENT, UNIT, NUMBER));
    }

    /** A time phrase of any form: up to a verb, a coordinator or a place. */
    int rest(int from) {
        int at = from;
        while (at < Math.min(limit, from + LONGEST_REST) && !tokens.aside[at]) {
            boolean word = tokens.isWord(at) || tokens.is(at, NUMBER);
            boolean ends = tokens.is(at, STOP | any(COORDINATOR, PASSIVE_INFINITIVE, PASSIVE_PRESENT))
                    && !tokens.is(at, any(UNIT, EVENT, NUMBER, PREPOSITION));
            if (!word || ends || isElsewhere(at)) {
                break;
            }
            at++;
        }
        return at;
    }

    private boolean isElsewhere(int at) {
        return tokens.is(at, PREPOSITION)
                && (word(at, "till")
                        || word(at, "av")
                        || word(at, "för")
                        || word(at, "med")
                        || word(at, "på")
                        || word(at, "hos"));
    }

    // --- what happens

    private enum Wanted {
        EVENT,
        ANYTHING,
        DOING,
        SUDDEN
    }

    /** A noun that the tables know as an event, or a stretch of time. */
    int happening(int from) {
        return event(from, Wanted.EVENT);
    }

    /** Any noun but the work itself: what stands after före and inför is always later. */
    int anything(int from) {
        int dated = dates(from);
        return dated > from ? dated : event(from, Wanted.ANYTHING);
    }

    /** An event, or what is named by its verb: utflyttningen, avslutningen. */
    int doing(int from) {
        return event(from, Wanted.DOING);
    }

    /** An event, or a bare noun: "vid brand" happens, "vid skolan" is where. */
    int sudden(int from) {
        return event(from, Wanted.SUDDEN);
    }

    private int event(int from, Wanted wanted) {
        boolean fits = false;
        int at = from;
        while (at < Math.min(limit, from + LONGEST_NOUN) && isInEvent(at)) {
            boolean place = tokens.is(at, ROLE) && !tokens.is(at, any(GENITIVE, EVENT, THING));
            boolean setting = tokens.is(at, SETTING) && !tokens.is(at, EVENT) && wanted != Wanted.ANYTHING;
            if (setting || place) {
                return from;
            }
            fits |= isEvent(at, from, wanted);
            at++;
        }
        if (at == from || !fits) {
            return from;
        }
        return attribute(from, at);
    }

    private boolean isInEvent(int at) {
        if (!tokens.isWord(at) && !tokens.is(at, NUMBER) || tokens.aside[at]) {
            return false;
        }
        boolean ends = tokens.is(at, STOP | any(PREPOSITION, COORDINATOR, ADVERB, PASSIVE_PRESENT, SUBORDINATOR));
        return !ends || tokens.is(at, any(EVENT, UNIT));
    }

    private boolean isEvent(int at, int from, Wanted wanted) {
        boolean age = tokens.equals(at, "år") && tokens.is(at - 1, NUMBER);
        boolean named = tokens.is(at, any(EVENT, UNIT, WEEKDAY)) && !tokens.is(at, GENITIVE) && !age;
        return named
                || switch (wanted) {
                    case EVENT -> false;
                    case ANYTHING -> !tokens.is(at, any(DETERMINER, ORDINAL, NUMBER, ADVERB));
                    case DOING -> isNamedByVerb(at) && !tokens.is(at, any(SETTING, THING));
                    case SUDDEN -> at < from + 2 && isBare(at);
                };
    }

    private boolean isNamedByVerb(int i) {
        return tokens.endsWith(i, "ning")
                || tokens.endsWith(i, "ningen")
                || tokens.endsWith(i, "slut")
                || tokens.endsWith(i, "slutet")
                || tokens.endsWith(i, "start")
                || tokens.endsWith(i, "starten")
                || tokens.endsWith(i, "tiden")
                || tokens.endsWith(i, "gången")
                || tokens.endsWith(i, "terminen");
    }

    /** A bare noun behind "vid" is what happens, a definite one mostly where it happens, and one in -ning the work itself. */
    private boolean isBare(int i) {
        return tokens.isWord(i)
                && !tokens.isUpper(i)
                && tokens.end[i] - tokens.start[i] > 3
                && !tokens.is(i, any(DETERMINER, NUMBER, ADVERB))
                && !tokens.endsWith(i, "en")
                && !tokens.endsWith(i, "an")
                && !tokens.endsWith(i, "et")
                && !tokens.endsWith(i, "na")
                && !tokens.endsWith(i, "ning")
                && !tokens.endsWith(i, "ande")
                && !tokens.endsWith(i, "ende");
    }

    /** What belongs to the event: "olycka eller brand", "förändring av regler", "misstanke om våld". */
    private int attribute(int from, int end) {
        int at = end;
        boolean more = word(at, "eller") || word(at, "och") || word(at, "samt");
        if (more && at(at + 1, EVENT) && !at(at + 1, THING)) {
            return attribute(from, at + 2);
        }
        boolean belongs = word(at, "i") || word(at, "med") || word(at, "om") || word(at, "av");
        int after = belongs ? noun(at + 1) : at;
        for (int i = at + 1; i < after; i++) {
            if (tokens.is(i, any(ROLE, SUBORDINATOR, PRONOUN)) && !tokens.is(i, any(THING, DETERMINER))) {
                return end;
            }
        }
        boolean named = from < end && tokens.is(end - 1, EVENT);
        return belongs && named && after > at + 1 ? after : end;
    }

    private boolean at(int i, WordClass wordClass) {
        return i < limit && tokens.is(i, wordClass);
    }

    private boolean at(int i, long mask) {
        return i < limit && tokens.is(i, mask);
    }

    private boolean word(int i, String word) {
        return i >= 0 && i < limit && tokens.equals(i, word);
    }
}
