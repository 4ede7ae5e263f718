package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.List;

/**
 * The words that tell when or how often: dates, periods, frequencies, and events that give an act its time ("vid
 * utskrivning", "när ansökan lämnas in"). Each kind has its own method, which answers the token after the phrase, or the
 * phrase's first token where it does not match.
 */
final class DeadlineFinder {

    private static final List<String> FIXED = List.of(
            "vid behov",
            "med en gång",
            "hela tiden",
            "under kontorstid",
            "utanför kontorstid",
            "senare samma dag",
            "nästa arbetsdag",
            "nästa vardag",
            "på eftermiddagen",
            "på förmiddagen",
            "varje gång",
            "en gång dagligen",
            "två gånger dagligen",
            "tre gånger dagligen",
            "vid varje tillfälle",
            "på begäran",
            "på anmodan",
            "om det behövs",
            "om behov finns",
            "när som helst",
            "i förväg",
            "på förhand",
            "i god tid",
            "i tid",
            "så snart som möjligt",
            "så fort som möjligt",
            "så snart det kan ske",
            "så snart det är möjligt",
            "snarast möjligt",
            "så tidigt som möjligt",
            "utan dröjsmål",
            "utan onödigt dröjsmål",
            "utan oskäligt dröjsmål",
            "inom skälig tid",
            "inom utsatt tid",
            "inom rimlig tid",
            "under tiden",
            "under arbetstid",
            "på arbetstid",
            "på dagtid",
            "i efterhand",
            "i samband därmed",
            "dygnet runt",
            "på kvällstid",
            "på nattetid",
            "med jämna mellanrum",
            "i så god tid som möjligt",
            "från fall till fall",
            "med omedelbar verkan",
            "när så krävs",
            "när det behövs",
            "vid efterfrågan",
            "på kallelse",
            "på uppmaning",
            "på natten",
            "på kvällen",
            "på morgonen",
            "på helger");

    /** Documents with a date of their own: what is reported in them has that date. */
    private static final List<String> DATED_DOCUMENTS = List.of(
            "proposition",
            "propositionen",
            "årsredovisning",
            "årsredovisningen",
            "årsredovisningarna",
            "delårsrapport",
            "delårsrapporten",
            "tertialrapport",
            "tertialrapporten",
            "verksamhetsberättelse",
            "verksamhetsberättelsen",
            "årsrapport",
            "årsrapporten",
            "bokslut",
            "bokslutet",
            "budgetunderlag",
            "budgetunderlaget",
            "årsbokslut",
            "årsbokslutet",
            "statsbudgeten",
            "patientsäkerhetsberättelsen");

    private static final long STOP = any(INFINITIVE, PRESENT, RELATIVE, ATT, QUESTION, DUTY, PERMIT, SHOULD, CAN, NEED);

    private final Tokens tokens;
    private final StringBuilder found = new StringBuilder();
    private int limit;

    DeadlineFinder(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The deadlines in tokens {@code [from, to)}, joined by "; "; the words between {@code skipFrom} and {@code skipTo} are left out. */
    String find(int from, int to, int skipFrom, int skipTo) {
        found.setLength(0);
        collect(from, Math.min(to, skipFrom));
        collect(Math.max(from, skipTo), to);
        return found.toString();
    }

    String find(int from, int to) {
        return find(from, to, to, to);
    }

    private void collect(int from, int to) {
        limit = to;
        for (int i = from; i < to; ) {
            int end = tokens.aside[i] ? i : match(i);
            if (end > i) {
                if (!found.isEmpty()) {
                    found.append("; ");
                }
                found.append(tokens.text, tokens.start[i], tokens.end[end - 1] - tokens.start[i]);
                i = end;
            } else {
                i++;
            }
        }
    }

    /** The token after the deadline that starts at {@code i}, or {@code i}. */
    int match(int i, int to) {
        limit = to;
        return match(i);
    }

    private int match(int i) {
        if (!tokens.isWord(i)) {
            return tokens.is(i, NUMBER) ? countedBefore(i) : i;
        }
        if (!tokens.is(i, any(TIME, FREQUENCY, PREPOSITION, NUMBER))) {
            return i;
        }
        int end = fixed(i);
        if (end > i) {
            return end;
        }
        if (tokens.is(i, FREQUENCY)) {
            return frequency(i);
        }
        if (word(i, "senast") || word(i, "tidigast")) {
            return latest(i);
        }
        if (word(i, "inom")) {
            return within(i);
        }
        end = repeated(i);
        if (end > i) {
            return end;
        }
        if (word(i, "samma") && at(i + 1, UNIT)) {
            return word(i + 2, "som") ? clauseEnd(i + 3) : i + 2;
        }
        if (word(i, "när") || word(i, "innan") || word(i, "tills") || word(i, "förrän")) {
            return whenClause(i);
        }
        if (tokens.is(i, ORDINAL) && word(i + 1, "gången")) {
            return clauseEnd(i + 2);
        }
        if (word(i, "därefter") && i > 0 && tokens.is(i - 1, any(IMPERATIVE, INFINITIVE, PRESENT, PASSIVE_PRESENT))) {
            return i + 1;
        }
        if (word(i, "vår") && word(i + 1, "och") && word(i + 2, "höst")) {
            return i + 3;
        }
        if (word(i, "på") && (word(i + 2, "begäran") || word(i + 3, "begäran"))) {
            return word(i + 2, "begäran") ? i + 3 : i + 4;
        }
        if (tokens.is(i, ORDINAL) && at(i + 1, any(WEEKDAY, UNIT))) {
            return word(i + 2, "i") && i + 3 < limit ? nounPhrase(i + 3) : i + 2;
        }
        if (tokens.is(i, UNIT)) {
            return besideUnit(i);
        }
        if (word(i, "då")
                && i > 0
                && !tokens.is(i - 1, any(PRESENT, PASSIVE_PRESENT, COORDINATOR) | ClauseParser.MODAL)
                && tokens.isWord(i - 1)
                && i + 1 < limit
                && !tokens.is(
                        i + 1,
                        any(PRESENT, PASSIVE_PRESENT, ADVERB, INFINITIVE, PASSIVE_INFINITIVE) | ClauseParser.MODAL)) {
            return clauseEnd(i + 1);
        }
        if (word(i, "direkt")
                && (i + 1 == limit || !tokens.isWord(i + 1) || word(i + 1, "vid") || word(i + 1, "när"))) {
            return i + 1;
        }
        if (word(i, "från") && at(i + 1, UNIT) && at(i + 2, NUMBER)) {
            return i + 3;
        }
        if (word(i, "till") && word(i + 1, "och") && word(i + 2, "med")) {
            return clauseOrDate(i + 3);
        }
        if (word(i, "mellan") && (word(i + 1, "klockan") || word(i + 1, "kl."))) {
            return time(i + 1);
        }
        if (word(i, "så") && (word(i + 1, "snart") || word(i + 1, "fort"))) {
            return clauseEnd(i + 2);
        }
        if (word(i, "fram") && word(i + 1, "till")) {
            return word(i + 2, "dess") ? clauseEnd(i + 3) : nounPhrase(i + 2);
        }
        if (word(i, "till") && word(i + 1, "dess") && !(i > 0 && tokens.equals(i - 1, "upp"))) {
            return clauseEnd(i + 2);
        }
        if (word(i, "från") && word(i + 1, "och") && word(i + 2, "med")) {
            return fromAndUntil(i + 3);
        }
        if (word(i, "fr.o.m.") || word(i, "t.o.m.")) {
            return nounPhrase(i + 1);
        }
        if (word(i, "den") || word(i, "det")) {
            return named(i);
        }
        if (word(i, "klockan") || word(i, "kl.") || word(i, "kl")) {
            return time(i);
        }
        if (word(i, "per") && at(i + 1, UNIT)) {
            return i + 2;
        }
        if (word(i, "först") && !word(i + 1, "och") && !word(i + 1, "i")) {
            return i + 1;
        }
        if (word(i, "så") && word(i + 1, "länge")) {
            return clauseEnd(i + 2);
        }
        if (word(i, "tidigt") || word(i, "direkt") && word(i + 1, "efter")) {
            return nounPhrase(i + 1);
        }
        if (tokens.is(i, any(PREPOSITION))) {
            return prepositional(i);
        }
        return tokens.is(i, NUMBER) ? countedBefore(i) : i;
    }

    /** "vecka 36", "dagen före besöket", "veckan efter". */
    private int besideUnit(int i) {
        if (at(i + 1, NUMBER) && !tokens.endsWith(i, "en") && !tokens.endsWith(i, "ar") && !tokens.endsWith(i, "år")) {
            return i + 2;
        }
        boolean beside =
                tokens.endsWith(i, "en") && (word(i + 1, "före") || word(i + 1, "efter") || word(i + 1, "innan"));
        return beside ? Math.max(i + 2, afterwards(i + 1)) : i;
    }

    private int fixed(int i) {
        char first = Lexicon.lower(tokens.text[tokens.start[i]]);
        for (String phrase : FIXED) {
            if (phrase.charAt(0) == first) {
                int end = sequence(i, phrase);
                if (end > i) {
                    return end;
                }
            }
        }
        return i;
    }

    private int sequence(int i, String phrase) {
        int at = i;
        int from = 0;
        while (from < phrase.length()) {
            int blank = phrase.indexOf(' ', from);
            int to = blank < 0 ? phrase.length() : blank;
            if (at >= limit || !tokens.equals(at, phrase.substring(from, to))) {
                return i;
            }
            at++;
            from = to + 1;
        }
        return at;
    }

    private int frequency(int i) {
        if (word(i, "samtidigt") && word(i + 1, "som")) {
            return i;
        }
        int end = i + 1;
        if (word(end, ",") && word(end + 1, "dock") && word(end + 2, "senast")) {
            return latest(end + 2);
        }
        return end;
    }

    /** senast den 15 december 2023, den 1 mars och den 2 april; senast klockan 8.00; senast två veckor efter mötet. */
    private int latest(int i) {
        int at = i + 1;
        if (word(at, "inom")) {
            int within = within(at);
            return within > at ? within : i;
        }
        int end = dates(at);
        if (end > at) {
            return end;
        }
        end = extent(at, 9);
        return end > at ? end : i;
    }

    /** One or more dates: "den 20 oktober 2023, den 31 mars 2024 och den 31 mars 2025 under …". */
    private int dates(int i) {
        int end = date(i);
        if (end == i) {
            return i;
        }
        for (int at = end; at < limit; ) {
            int next = at + (word(at, ",") || word(at, "och") || word(at, "samt") || word(at, "respektive") ? 1 : 0);
            int more = next > at && word(next, "den") ? date(next) : next;
            if (more == next) {
                break;
            }
            at = more;
            end = more;
        }
        if (word(end, "under") || word(end, "varje") || word(end, "vart") || word(end, "efter") || word(end, "året")) {
            int more = extent(end, 10);
            return Math.max(end, more);
        }
        return end;
    }

    /** (den) 15 december (2023); den 10 varje månad. */
    private int date(int i) {
        int at = word(i, "den") ? i + 1 : i;
        if (!at(at, NUMBER) && !at(at, ORDINAL)) {
            return i;
        }
        if (at(at + 1, MONTH)) {
            return isYear(at + 2) ? at + 3 : at + 2;
        }
        if (at(at, NUMBER)
                && (tokens.endsWith(at, ":e") || word(i, "den"))
                && (word(at + 1, "varje") || word(at + 1, "i"))) {
            return Math.min(limit, at + 3);
        }
        boolean written = at(at, NUMBER)
                && tokens.end[at] - tokens.start[at] >= 8
                && Character.isDigit(tokens.text[tokens.start[at]]);
        return written ? at + 1 : i;
    }

    private boolean isYear(int i) {
        return i < limit
                && tokens.end[i] - tokens.start[i] == 4
                && (tokens.startsWith(i, "19") || tokens.startsWith(i, "20"));
    }

    /** inom 14 dagar (efter beslutet), inom en månad, inom högst två veckor. */
    private int within(int i) {
        int at = i + 1;
        if (at(at, any(ADVERB)) || word(at, "ca")) {
            at++;
        }
        if (!at(at, any(NUMBER, DETERMINER, ORDINAL)) || at >= limit) {
            return i;
        }
        int unit = at;
        while (unit < Math.min(limit, at + 4) && !tokens.is(unit, UNIT)) {
            unit++;
        }
        if (unit >= limit || !tokens.is(unit, UNIT)) {
            return i;
        }
        return afterwards(unit + 1);
    }

    /** "efter att …", "från den dag då …", "före mötet" behind a period of time. */
    private int afterwards(int i) {
        if (word(i, "efter") || word(i, "från") || word(i, "före") || word(i, "innan")) {
            int end = word(i + 1, "att") || word(i + 1, "det") && word(i + 2, "att") || word(i, "innan")
                    ? clauseEnd(i + 1)
                    : nounPhrase(i + 1);
            return Math.max(i, end);
        }
        return i;
    }

    /** varje år, var sjätte månad, vart tredje år, en gång per år, minst två gånger om året, 15 timmar per månad. */
    private int repeated(int i) {
        int at = i;
        boolean least = word(at, "minst") || word(at, "högst") || word(at, "cirka") || word(at, "normalt");
        if (least) {
            at++;
        }
        if (at(at, any(NUMBER, DETERMINER, ORDINAL)) || word(at, "flera")) {
            int times = at + 1;
            if (word(times, "gång") || word(times, "gånger") || word(times, "gången") || word(times, "tillfällen")) {
                if (word(times + 1, "per")
                        || word(times + 1, "om")
                        || word(times + 1, "i")
                        || word(times + 1, "under")
                        || word(times + 1, "varje")
                        || word(times + 1, "var")
                        || word(times + 1, "vart")
                        || word(times + 1, "varannan")) {
                    int end = extent(times + 1, 4);
                    return Math.max(end, times + 1);
                }
                return least ? times + 1 : i;
            }
        }
        if (least) {
            int rest = repeated(i + 1);
            if (rest > i + 1) {
                return rest;
            }
            int before = countedBefore(i + 1);
            return before > i + 1 ? before : i;
        }
        if (word(i, "varje") || word(i, "vart") || word(i, "var") || word(i, "varannan") || word(i, "vartannat")) {
            at = i + 1;
            if (at(at, any(ORDINAL, NUMBER))) {
                at++;
            } else if (at(at, DETERMINER) || word(at, "ny") || word(at, "nytt")) {
                at++;
            }
            if (at(at, any(UNIT, WEEKDAY, MONTH))
                    || word(at, "vår")
                    || word(i, "varje") && at(at, EVENT) && !at(at, THING)) {
                return at + 1;
            }
        }
        return i;
    }

    /** "Skriv vad som har hänt och när": asked for, not a time. */
    private boolean asksBefore(int i) {
        for (int k = i - 2; k >= Math.max(0, i - 8); k--) {
            if (tokens.is(k, QUESTION)) {
                return true;
            }
        }
        return false;
    }

    private int whenClause(int i) {
        if (i > 1 && tokens.is(i - 1, COORDINATOR) && asksBefore(i)) {
            return i;
        }
        boolean asked = i > 0
                && (tokens.equals(i - 1, "framgå")
                        || tokens.equals(i - 1, "framgår")
                        || tokens.equals(i - 1, "anges")
                        || tokens.equals(i - 1, "ange")
                        || tokens.equals(i - 1, "redovisa")
                        || tokens.equals(i - 1, "redovisas"));
        if (asked || sequence(i, "när så är fallet") > i || sequence(i, "när det gäller") > i) {
            return i;
        }
        return clauseEnd(i + 1);
    }

    /** The end of a clause: its comma, the main clause's verb behind its own, a coordinator, or the end. */
    private int clauseEnd(int i) {
        boolean verb = false;
        int at = i;
        while (at < limit) {
            if (!tokens.isWord(at) && !tokens.is(at, NUMBER) && !tokens.aside[at]) {
                char c = tokens.text[tokens.start[at]];
                if (c == ',' || c == '.' || c == ';' || c == ':') {
                    break;
                }
            }
            boolean finite = tokens.is(at, ClauseParser.MODAL | any(PRESENT, PASSIVE_PRESENT, PAST))
                    && !tokens.is(at, PREPOSITION);
            boolean perfect = at > i
                    && (tokens.equals(at - 1, "har")
                            || tokens.equals(at - 1, "hade")
                            || tokens.is(at - 1, any(ATT, COORDINATOR)));
            if (finite && verb && !perfect && !tokens.is(at, any(INFINITIVE, PASSIVE_INFINITIVE, SUPINE))) {
                break;
            }
            verb |= finite || tokens.is(at, SUPINE);
            at++;
        }
        return at;
    }

    private int fromAndUntil(int i) {
        int end = clauseOrDate(i);
        if (word(end, "till") && word(end + 1, "och") && word(end + 2, "med")) {
            end = clauseOrDate(end + 3);
        }
        return end;
    }

    private int clauseOrDate(int i) {
        int end = dates(i);
        if (end > i) {
            return end;
        }
        int at = i;
        while (at < limit
                && !(word(at, "till") && word(at + 1, "och"))
                && !tokens.isChar(at, ',')
                && !tokens.isChar(at, '.')
                && !tokens.is(at, ClauseParser.MODAL)) {
            at++;
        }
        return at;
    }

    /** den första måndagen i månaden; den 10 varje månad; den 1 mars varje år (a bare date in the past is no deadline). */
    private int named(int i) {
        if (at(i + 1, ORDINAL) && (at(i + 2, any(WEEKDAY, UNIT)) || at(i + 2, MONTH))) {
            return word(i + 3, "i") ? Math.min(limit, nounPhrase(i + 4)) : i + 3;
        }
        int end = date(i);
        if (end == i) {
            return i;
        }
        if (word(end, "varje")) {
            return Math.min(limit, end + 2);
        }
        return word(end - 2, "varje") || word(end - 1, "månaden") || !isOfADocument(i) ? dates(i) : i;
    }

    /** "beslut (EU) 2012/32 av den 19 januari 2012", "beslutade den 30 juni": the date of a document, not of an act. */
    private boolean isOfADocument(int i) {
        boolean timed = i == 0
                || tokens.is(
                        i - 1,
                        any(INFINITIVE, PASSIVE_INFINITIVE, PRESENT, PASSIVE_PRESENT, ADVERB, COORDINATOR)
                                | ClauseParser.MODAL);
        return !timed || tokens.is(i > 0 ? i - 1 : i, PREPOSITION);
    }

    private int time(int i) {
        int at = i + 1;
        while (at < limit
                && (at(at, NUMBER)
                        || tokens.isChar(at, '–')
                        || tokens.isChar(at, '-')
                        || word(at, "och") && at(at + 1, NUMBER))) {
            at++;
        }
        if (at == i + 1) {
            return i;
        }
        if (word(at, "samma")) {
            return Math.min(limit, at + 2);
        }
        return at(at, any(FREQUENCY)) || word(at, "varje") ? Math.min(limit, extent(at, 3)) : at;
    }

    private int countedBefore(int i) {
        if (at(i + 1, UNIT)
                && (word(i + 2, "före") || word(i + 2, "innan") || word(i + 2, "efter") || word(i + 2, "i"))) {
            if (word(i + 2, "i")) {
                return word(i + 3, "förväg") ? i + 4 : i;
            }
            return afterwards(i + 2) > i + 2 ? afterwards(i + 2) : Math.min(limit, i + 3);
        }
        return i;
    }

    private int prepositional(int i) {
        if (word(i, "i") || word(i, "under")) {
            int end = calendar(i);
            if (end > i) {
                return end;
            }
        }
        if (word(i, "i")) {
            return datedDocument(i);
        }
        if (word(i, "på") && at(i + 1, WEEKDAY)) {
            return i + 2;
        }
        boolean loose = word(i, "före") || word(i, "inför");
        boolean after = word(i, "efter");
        if ((loose || after) && (word(i + 1, "klockan") || word(i + 1, "kl."))) {
            return time(i + 1);
        }
        if (loose || after || word(i, "vid") || word(i, "under") || word(i, "till") && isMeal(i + 1)) {
            if ((loose || after) && dates(i + 1) > i + 1) {
                return dates(i + 1);
            }
            if (word(i, "efter") && word(i + 1, "att")
                    || word(i, "efter") && word(i + 1, "det") && word(i + 2, "att")) {
                return clauseEnd(i + 2);
            }
            return event(i, loose);
        }
        return i;
    }

    private boolean isMeal(int i) {
        return word(i, "lunch")
                || word(i, "lunchen")
                || word(i, "middagen")
                || word(i, "frukosten")
                || word(i, "dagen")
                || word(i, "kvällen")
                || word(i, "natten")
                || word(i, "helgen")
                || word(i, "nästa")
                || word(i, "mötet")
                || word(i, "terminsstart")
                || word(i, "skolstart")
                || word(i, "årsskiftet");
    }

    /** i april 2023, under 2030, under ett kalenderår, i början av varje år. */
    private int calendar(int i) {
        if (word(i, "under") && at(i + 1, NUMBER) && word(i + 2, "år")) {
            return i;
        }
        int at = i + 1;
        if (word(at, "anslutning") && word(at + 1, "till")) {
            return event(at + 1, true) > at + 1 ? event(at + 1, true) : i;
        }
        if (word(at, "början") || word(at, "slutet") || word(at, "samband")) {
            return word(at, "samband") ? event(at + 1, true) > at + 1 ? event(at + 1, true) : i : nounPhrase(at + 2);
        }
        if (word(at, "år") && isYear(at + 1)) {
            return at + 2;
        }
        while (at < Math.min(limit, i + 5) && at(at, any(DETERMINER, ORDINAL, NUMBER)) && !isYear(at)) {
            at++;
        }
        if (at(at, MONTH)) {
            return isYear(at + 1) ? at + 2 : at + 1;
        }
        if (isYear(at) && at == i + 1) {
            return at + 1;
        }
        return word(i, "under") && at > i + 1 && at(at, UNIT) ? at + 1 : i;
    }

    private int datedDocument(int i) {
        for (int at = i + 1; at < Math.min(limit, i + 4) && tokens.isWord(at); at++) {
            for (String document : DATED_DOCUMENTS) {
                if (tokens.endsWith(at, document)) {
                    return at + 1;
                }
            }
            if (tokens.is(at, STOP | PREPOSITION.bit)) {
                return i;
            }
        }
        return i;
    }

    /**
     * A preposition and a noun that names an event.
     *
     * @param loose after före, efter and inför any noun will do that is not the work itself
     */
    private int event(int i, boolean loose) {
        boolean event = false;
        boolean noun = false;
        boolean bare = false;
        int at = i + 1;
        for (; at < Math.min(limit, i + 8) && (tokens.isWord(at) || tokens.is(at, NUMBER)); at++) {
            long classes = tokens.classes[at];
            if ((classes & (STOP | any(PREPOSITION, COORDINATOR, ADVERB, PASSIVE_PRESENT, SUBORDINATOR))) != 0
                    && (classes & any(EVENT, UNIT)) == 0) {
                break;
            }
            boolean place = (classes & ROLE.bit) != 0 && (classes & (GENITIVE.bit | EVENT.bit | THING.bit)) == 0;
            if ((classes & SETTING.bit) != 0 && (classes & EVENT.bit) == 0 || place) {
                return i;
            }
            bare |= word(i, "vid") && (classes & DETERMINER.bit) == 0 && at < i + 3 && isIndefinite(at);
            boolean age = tokens.equals(at, "år") && tokens.is(at - 1, NUMBER);
            event |= (classes & any(EVENT, UNIT, WEEKDAY)) != 0 && (classes & GENITIVE.bit) == 0 && !age;
            event |= word(i, "efter") && tokens.is(i + 1, NUMBER) && at > i + 1;
            event |= word(i, "efter") && isHappening(at) && (classes & any(SETTING, THING)) == 0;
            noun |= (classes & any(DETERMINER, ORDINAL, NUMBER, ADVERB)) == 0;
        }
        if (at == i + 1 || !(event || bare || loose && noun)) {
            return i;
        }
        if (word(at, "som")) {
            return clauseEnd(at);
        }
        return (word(at, "i") || word(at, "med")) && event && !at(at + 1, any(ROLE))
                ? Math.max(at, nounPhrase(at + 1))
                : at;
    }

    private boolean isHappening(int i) {
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

    /** "vid sen avbokning", "vid brand": a bare noun behind "vid" is what happens, a definite one mostly where it happens. */
    private boolean isIndefinite(int i) {
        return tokens.isWord(i)
                && !tokens.isUpper(i)
                && tokens.end[i] - tokens.start[i] > 3
                && !tokens.endsWith(i, "en")
                && !tokens.endsWith(i, "et")
                && !tokens.endsWith(i, "na")
                && !tokens.endsWith(i, "ning")
                && !tokens.endsWith(i, "ande")
                && !tokens.endsWith(i, "ende")
                && !tokens.is(i, any(NUMBER, ADVERB));
    }

    private int nounPhrase(int i) {
        int at = i;
        while (at < limit && at < i + 6 && (tokens.isWord(at) || tokens.is(at, NUMBER)) && !tokens.aside[at]) {
            boolean ends = tokens.is(
                    at, STOP | any(PREPOSITION, COORDINATOR, ADVERB, NEGATION, PASSIVE_PRESENT, PASSIVE_INFINITIVE));
            if (ends && !tokens.is(at, any(EVENT, UNIT, NUMBER))) {
                break;
            }
            at++;
        }
        return at;
    }

    /** A time phrase of any form from here: up to a verb, a coordinator, a place or a full stop. */
    private int extent(int i, int longest) {
        int at = i;
        while (at < limit && at < i + longest && !tokens.aside[at]) {
            if (!tokens.isWord(at) && !tokens.is(at, NUMBER)) {
                break;
            }
            if (tokens.is(at, STOP | any(COORDINATOR, PASSIVE_INFINITIVE, PASSIVE_PRESENT))
                    && !tokens.is(at, any(UNIT, EVENT, NUMBER, PREPOSITION))) {
                break;
            }
            if (tokens.is(at, PREPOSITION)
                    && (word(at, "till")
                            || word(at, "av")
                            || word(at, "för")
                            || word(at, "med")
                            || word(at, "på")
                            || word(at, "hos"))) {
                break;
            }
            at++;
        }
        return at;
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
