package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the main clauses of a sentence and their finite verbs, by the word order of Swedish: each subordinator (som, att,
 * när, …) takes the next finite verb; the first finite verb that no subordinator claims is the main clause's own. One pass,
 * no tree: the rules that read the clauses need no more.
 */
final class ClauseParser {

    static final long MODAL = any(DUTY, PERMIT, SHOULD, CAN, NEED);
    private static final long FINITE = MODAL | any(PRESENT, PASSIVE_PRESENT, PHRASE);
    private static final long FINITE_BELOW = FINITE | any(PAST, SUPINE);
    private static final long ANY_INFINITIVE = any(INFINITIVE, PASSIVE_INFINITIVE);

    /** Verbs whose "att X ska" is an order of its own: Det innebär att vi ska …, Nämnden beslutar att … */
    private static final List<String> ANNOUNCING =
            List.of("innebär", "ingår", "beslutar", "bestämmer", "föreskriver", "medför", "gäller");

    private final Tokens tokens;
    private final List<Clause> clauses = new ArrayList<>();

    private int start;
    private int main;
    private int open;
    private int lastVerb;
    private boolean lastBelow;
    private boolean awaitsInfinitive;
    private boolean inverted;
    private boolean omitted;
    private int modalBelow;
    private boolean modalUnderAtt;
    private boolean openIsAtt;
    private int attAt;
    private int announcedFrom;
    private boolean questionAte;

    ClauseParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The main clauses of the sentence {@code [from, to)}.
     *
     * @param verbFirst whether a sentence that opens with a finite verb is an instruction without subject, as in a list
     */
    List<Clause> parse(int from, int to, boolean verbFirst) {
        clauses.clear();
        if (isNominal(from, to)) {
            return clauses;
        }
        begin(from, false);
        for (int i = from; i < to; i++) {
            if (tokens.aside[i]) {
                continue;
            }
            if (!tokens.isWord(i)) {
                boolean divides =
                        tokens.isChar(i, ';') && open == 0 || tokens.isChar(i, ':') && main >= 0 && i + 1 < to;
                if (divides && main >= 0) {
                    close(i);
                    begin(i + 1, false);
                }
                continue;
            }
            if (opensBelow(i, from, to)) {
                open = Math.min(open + 1, 4);
                openIsAtt = tokens.is(i, ATT);
                attAt = i;
            } else if (isFinite(i)) {
                finite(i, verbFirst);
            } else if (awaitsInfinitive && tokens.is(i, ANY_INFINITIVE)) {
                awaitsInfinitive = false;
            }
        }
        close(to);
        return clauses;
    }

    /** "Trygghet – Att den boende ska känna …": a clause that stands as a noun and tells nobody anything. */
    private boolean isNominal(int from, int to) {
        for (int i = from; i < Math.min(to, from + 5); i++) {
            if (tokens.is(i, ATT)) {
                return (i == from || !tokens.isWord(i - 1)) && opensFiniteAtt(i, to);
            }
            if (tokens.is(i, FINITE)) {
                return false;
            }
        }
        return false;
    }

    private void begin(int from, boolean subjectOmitted) {
        start = from;
        main = -1;
        open = 0;
        lastVerb = -1;
        lastBelow = false;
        awaitsInfinitive = false;
        inverted = false;
        omitted = subjectOmitted;
        modalBelow = -1;
        modalUnderAtt = false;
        questionAte = false;
        attAt = -1;
    }

    private void close(int end) {
        boolean announced = main >= 0 && modalBelow > main && modalUnderAtt && announces(main);
        if (announced) {
            clauses.add(new Clause(announcedFrom, end, modalBelow, false, false));
        } else if (main >= 0) {
            clauses.add(new Clause(start, end, main, omitted, inverted));
        } else if (modalBelow >= 0 && !modalUnderAtt && !questionAte && !inverted) {
            // An unknown verb left its subordinator hungry, and it ate the main verb: the last modal is the best
            // reading.
            clauses.add(new Clause(start, end, modalBelow, omitted, false));
        }
    }

    private boolean announces(int verb) {
        for (String word : ANNOUNCING) {
            if (tokens.equals(verb, word)) {
                return true;
            }
        }
        return false;
    }

    private void finite(int i, boolean verbFirst) {
        boolean modal = tokens.is(i, MODAL);
        boolean coordinated = lastBelow && tokens.is(i - 1, COORDINATOR) && lastVerb > attAt && !modal;
        if (open > 0 && coordinated) {
            lastBelow = true;
        } else if (open > 0) {
            open--;
            lastBelow = true;
            if (modal) {
                modalBelow = i;
                modalUnderAtt = openIsAtt;
                announcedFrom = attAt + 1;
                questionAte = attAt >= 0 && tokens.is(attAt, QUESTION);
            }
        } else if (main < 0) {
            if (i == start && !omitted && !verbFirst) {
                inverted = true;
                lastBelow = true;
            } else if (lastBelow && followsCoordinator(i) && lastVerb >= 0) {
                lastBelow = true;
            } else if (inverted
                    && !tokens.isChar(i - 1, ',')
                    && !modal
                    && (!tokens.is(i, any(PRESENT, PASSIVE_PRESENT)) || tokens.is(i, ANY_INFINITIVE))) {
                return;
            } else {
                main = i;
                lastBelow = false;
            }
        } else if (!another(i)) {
            return;
        }
        lastVerb = i;
        awaitsInfinitive = modal;
    }

    /** A further finite verb at the top: a coordinated main clause, or a verb coordinated inside a subordinate one. */
    private boolean another(int i) {
        boolean shared = followsCoordinator(i) || tokens.isChar(i - 1, ',');
        if (shared) {
            if (lastBelow && lastVerb == i - 2 && tokens.is(lastVerb, MODAL)) {
                return false;
            }
            boolean below = lastBelow
                    && tokens.is(lastVerb, PASSIVE_PRESENT) == tokens.is(i, PASSIVE_PRESENT)
                    && tokens.is(main, PASSIVE_PRESENT) != tokens.is(i, PASSIVE_PRESENT);
            if (below || tokens.is(main, MODAL) && !tokens.is(i, MODAL)) {
                return false;
            }
            int cut = i - 1;
            while (cut > main && followsCoordinator(cut + 1) && tokens.is(cut, ADVERB)) {
                cut--;
            }
            if (nothingBetween(lastBelow ? main : lastVerb, cut) && !tokens.is(i, MODAL)) {
                return true;
            }
            close(cut);
            begin(cut + 1, true);
            main = i;
            return true;
        }
        int cut = coordinatorBefore(i);
        if (cut < 0 || !tokens.is(i, MODAL | any(PRESENT, PASSIVE_PRESENT))) {
            return false;
        }
        if (!tokens.is(i, MODAL) && (tokens.is(main, MODAL) || lastBelow)) {
            return false;
        }
        close(cut);
        begin(cut + 1, onlyAdverbs(cut + 1, i));
        main = i;
        return true;
    }

    private boolean onlyAdverbs(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!tokens.is(i, any(ADVERB, FREQUENCY, NEGATION))) {
                return false;
            }
        }
        return true;
    }

    private boolean nothingBetween(int verb, int end) {
        for (int i = verb + 1; i < end; i++) {
            if (!tokens.is(i, any(PARTICLE, COORDINATOR)) && tokens.isWord(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean followsCoordinator(int i) {
        int before = i - 1;
        while (before > start && tokens.is(before, any(ADVERB, FREQUENCY)) && !tokens.is(before, COORDINATOR)) {
            before--;
        }
        return before >= start && tokens.is(before, COORDINATOR);
    }

    /** The last coordinator (or comma that opens a clause) between the main verb and {@code i}, with a subject after it; or -1. */
    private int coordinatorBefore(int i) {
        for (int k = i - 2; k > main; k--) {
            if (tokens.is(k, COORDINATOR) && !tokens.aside[k]) {
                return k;
            }
        }
        return -1;
    }

    private boolean isFinite(int i) {
        long classes = tokens.classes[i];
        if (classes == 0
                && main < 0
                && i > start
                && isAfterRole(i)
                && (tokens.endsWith(i, "ar") || tokens.endsWith(i, "er"))
                && !tokens.isUpper(i)) {
            // Not in the tables, but it stands where a verb stands and ends like one.
            tokens.classes[i] = PRESENT.bit | ACT.bit;
            return true;
        }
        if (open > 0 && classes == 0 && i > start && tokens.is(i - 1, RELATIVE) && looksFinite(i)) {
            return true;
        }
        if ((classes & (open > 0 ? FINITE_BELOW : FINITE)) == 0 || (classes & PREPOSITION.bit) != 0) {
            return false;
        }
        if (i > 0 && tokens.is(i - 1, ATT)) {
            return false;
        }
        if ((classes & MODAL) != 0) {
            return true;
        }
        boolean ambiguous = (classes & ANY_INFINITIVE) != 0;
        if (ambiguous && (awaitsInfinitive || main >= 0 && tokens.is(main, MODAL) && open == 0)) {
            return false;
        }
        if ((classes & any(PRESENT, PASSIVE_PRESENT)) == 0) {
            return true;
        }
        if (i > start
                && tokens.is(i - 1, any(DETERMINER, ORDINAL))
                && (tokens.equals(i, "delar") || tokens.equals(i, "leder") || tokens.equals(i, "löner"))) {
            return false;
        }
        return i == 0 || !tokens.is(i - 1, PREPOSITION) || tokens.is(i - 1, PARTICLE) && tokens.is(i - 1, ADVERB);
    }

    private boolean isAfterRole(int i) {
        return tokens.is(i - 1, ROLE) && !tokens.is(i - 1, any(GENITIVE, THING));
    }

    /** An unknown word straight after "som" that ends like a verb is one. */
    private boolean looksFinite(int i) {
        return !tokens.isUpper(i)
                && (tokens.endsWith(i, "r")
                        || tokens.endsWith(i, "s")
                        || tokens.endsWith(i, "de")
                        || tokens.endsWith(i, "te"));
    }

    private boolean opensBelow(int i, int from, int to) {
        long classes = tokens.classes[i];
        if ((classes & RELATIVE.bit) != 0) {
            return opensRelative(i, to);
        }
        if ((classes & ATT.bit) != 0) {
            return opensFiniteAtt(i, to);
        }
        if ((classes & QUESTION.bit) != 0) {
            return i > from || !isQuestion(to);
        }
        if ((classes & SUBORDINATOR.bit) == 0) {
            return isOpenNoun(i, to);
        }
        boolean first = i == start || !tokens.isWord(i - 1) || tokens.is(i - 1, any(COORDINATOR, ONLY, ADVERB));
        if (tokens.equals(i, "om")) {
            return first && !tokens.is(i + 1 < to ? i + 1 : i, any(UNIT, MONTH)) || main >= 0 && startsClause(i, to);
        }
        if (tokens.equals(i, "då") || tokens.equals(i, "sedan")) {
            return (i == start || i > 0 && tokens.isChar(i - 1, ',')) && i + 1 < to && !tokens.is(i + 1, FINITE);
        }
        return true;
    }

    /** "i de fall nämnden beslutar", "den dag insatsen börjar", "i den mån det behövs": a clause without a subordinator. */
    private boolean isOpenNoun(int i, int to) {
        boolean noun = tokens.equals(i, "fall")
                || tokens.equals(i, "dag")
                || tokens.equals(i, "mån")
                || tokens.equals(i, "utsträckning")
                || tokens.equals(i, "omfattning");
        return noun
                && i > start
                && i + 1 < to
                && (tokens.equals(i - 1, "de")
                        || tokens.equals(i - 1, "den")
                        || tokens.equals(i - 1, "det")
                        || tokens.equals(i - 1, "dem"))
                && tokens.isWord(i + 1)
                && !tokens.is(i + 1, any(RELATIVE, QUESTION, SUBORDINATOR, PREPOSITION) | FINITE);
    }

    private boolean isQuestion(int to) {
        return tokens.isChar(to - 1, '?');
    }

    /** After the main verb "om" opens a clause where a pronoun, an article or a noun and then a verb follow. */
    private boolean startsClause(int i, int to) {
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

    private boolean opensRelative(int i, int to) {
        if (i + 1 >= to) {
            return false;
        }
        int next = i + 1;
        if (tokens.equals(next, "högst")
                || tokens.equals(next, "minst")
                || tokens.equals(next, "mest")
                || tokens.equals(next, "längst")
                || tokens.equals(next, "möjligt")
                || tokens.equals(next, "helst")
                || tokens.equals(next, "regel")
                || isComparison(next, to)) {
            return false;
        }
        // "vad som" and "vilka krav som" open one clause, not two.
        if (open > 0
                && lastVerb < attAt
                && attAt >= i - 3
                && tokens.is(attAt, QUESTION)
                && !tokens.isChar(i - 1, ',')) {
            return false;
        }
        for (int k = next; k < Math.min(to, i + 14); k++) {
            if (tokens.is(k, FINITE_BELOW) && !tokens.is(k, PREPOSITION)) {
                return true;
            }
            char c = tokens.text[tokens.start[k]];
            if (c == '.' || c == ';' || c == ':') {
                return false;
            }
        }
        return false;
    }

    /** "ses som en resurs": no verb of its own follows; "sådan som en kommun anordnar" has one. */
    private boolean isComparison(int article, int to) {
        if (!tokens.equals(article, "en") && !tokens.equals(article, "ett")) {
            return false;
        }
        for (int k = article + 1; k < Math.min(to, article + 5); k++) {
            if (tokens.is(k, MODAL) || !tokens.isWord(k)) {
                return true;
            }
            if (tokens.is(k, any(PRESENT, PASSIVE_PRESENT)) && !tokens.is(k, PREPOSITION)) {
                return false;
            }
        }
        return true;
    }

    /** "att" opens a finite clause unless an infinitive follows, adverbials between them left aside. */
    boolean opensFiniteAtt(int i, int to) {
        boolean direct = true;
        for (int k = i + 1; k < Math.min(to, i + 16); k++) {
            if (tokens.aside[k] || !tokens.isWord(k)) {
                continue;
            }
            long classes = tokens.classes[k];
            boolean infinitive = (classes & ANY_INFINITIVE) != 0;
            boolean finite = (classes & FINITE) != 0 && (classes & PREPOSITION.bit) == 0;
            if (infinitive && (!finite || direct)) {
                return false;
            }
            if (finite || (classes & any(RELATIVE, SUBORDINATOR)) != 0 && k > i + 1 && !direct) {
                return true;
            }
            direct &= (classes & any(ADVERB, NEGATION, ONLY, FREQUENCY, COORDINATOR)) != 0;
        }
        return false;
    }
}
