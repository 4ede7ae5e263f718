package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.List;

/**
 * Whether an act gives information to somebody outside the unit or documents for inspection: by its verb, by what it carries
 * ("lämna uppgifter"), or by what it says that an account must hold ("redovisningen ska innehålla").
 */
final class ReportingRule {

    private static final int REACH = 9;

    /** Documents that inform those they are sent to, though they are made for something else. */
    private static final List<String> SENT = List.of(
            "beslut", "dom", "ärende", "protokoll", "handling", "plan", "yttrande", "avtal", "kopi", "överenskommelse");

    private final Tokens tokens;

    ReportingRule(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean reports(int verb, int to) {
        if (isReported(verb, to)) {
            return true;
        }
        boolean own = true;
        for (int i = verb; i < to; i++) {
            if (tokens.aside[i]) {
                continue;
            }
            if (i > verb && tokens.is(i, any(RELATIVE, SUBORDINATOR, QUESTION)) && !tokens.is(i, PREPOSITION)) {
                return false;
            }
            boolean form = tokens.is(i, any(INFINITIVE, PASSIVE_INFINITIVE, PRESENT, PASSIVE_PRESENT, IMPERATIVE));
            if (!form || i > verb && isNoun(i)) {
                continue;
            }
            if (tokens.is(i, any(REPORT, RECORD)) && !decides(i, to) && (own || !purpose(i))) {
                return true;
            }
            if (tokens.is(i, CARRY) && carries(i, to) && (own || !purpose(i))) {
                return true;
            }
            if (isFilledIn(i, to) || isEntered(i, to) || sends(i, i, to)) {
                return true;
            }
            if (isReceiving(i) && tellsSomething(i, to)) {
                return true;
            }
            own &= i <= verb;
        }
        return false;
    }

    private boolean isNoun(int i) {
        return tokens.is(i - 1, any(DETERMINER, PREPOSITION)) && !tokens.is(i - 1, PARTICLE);
    }

    /** "för att informera", "i syfte att redovisa": why, not what. */
    private boolean purpose(int i) {
        return i >= 2 && tokens.is(i - 1, ATT) && (tokens.equals(i - 2, "för") || tokens.equals(i - 2, "syfte"));
    }

    /** To announce regulations, judgments and permits is to decide them. */
    private boolean decides(int verb, int to) {
        if (!tokens.is(verb, COMPETENCE)) {
            return false;
        }
        for (int i = verb + 1; i < Math.min(to, verb + 5); i++) {
            if (tokens.startsWith(i, "föreskrift")
                    || tokens.startsWith(i, "förbud")
                    || tokens.startsWith(i, "tillstånd")
                    || tokens.startsWith(i, "dom")
                    || tokens.startsWith(i, "bestämmelse")) {
                return true;
            }
        }
        return false;
    }

    private boolean carries(int verb, int to) {
        for (int i = verb + 1; i < Math.min(to, verb + REACH); i++) {
            if (tokens.is(i, any(RELATIVE, SUBORDINATOR, ATT))
                    || tokens.isChar(i, ',')
                    || tokens.is(i, COORDINATOR)
                            && i > verb + 1
                            && tokens.is(i + 1 < to ? i + 1 : i, any(INFINITIVE, PRESENT))) {
                return false;
            }
            if (tokens.is(i, MESSAGE) && !tokens.is(i, GENITIVE)
                    || tokens.equals(i, "in") && tokens.endsWith(verb, "skriva")) {
                return true;
            }
            if (tokens.startsWith(i, "förslag")) {
                return false;
            }
        }
        return false;
    }

    /** fylla i, skriva in, visa upp: the particle makes a record or a report of it. */
    private boolean isFilledIn(int verb, int to) {
        for (int i = verb + 1; i < Math.min(to, verb + 3); i++) {
            if (tokens.startsWith(verb, "fyll") && tokens.equals(i, "i")
                    || tokens.startsWith(verb, "skriv") && (tokens.equals(i, "in") || tokens.equals(i, "ner"))
                    || tokens.startsWith(verb, "visa") && tokens.equals(i, "upp")) {
                return true;
            }
        }
        return false;
    }

    /** "ska vara dokumenterade", "ska finnas registrerat": the participle of a verb of reporting. */
    private boolean isReported(int verb, int to) {
        boolean state = tokens.equals(verb, "vara")
                || tokens.equals(verb, "finnas")
                || tokens.equals(verb, "ha")
                || tokens.equals(verb, "bli");
        for (int i = verb + 1; state && i < Math.min(to, verb + 4); i++) {
            if (tokens.is(i, any(PAST, SUPINE, PARTICIPLE)) && tokens.is(i, any(REPORT, RECORD))) {
                return true;
            }
        }
        return false;
    }

    /** "Uppgifterna ska lämnas till …", "Anmälan ska göras …": what is carried is the subject. */
    boolean carriesSubject(int from, int verb) {
        if (sends(verb, from, verb)) {
            return true;
        }
        boolean carrying = tokens.is(verb, CARRY)
                || tokens.equals(verb, "ske")
                || tokens.equals(verb, "göras")
                || tokens.equals(verb, "görs")
                || tokens.equals(verb, "sker")
                || tokens.equals(verb, "inkomma")
                || tokens.equals(verb, "framgå");
        for (int i = from; carrying && i < verb; i++) {
            if (tokens.is(i, any(RELATIVE, SUBORDINATOR)) && !tokens.is(i, PREPOSITION)) {
                return false;
            }
            if (tokens.is(i, MESSAGE)
                    && !tokens.is(i, GENITIVE)
                    && !tokens.aside[i]
                    && (i == from || !tokens.is(i - 1, PREPOSITION) || tokens.equals(verb, "framgå"))) {
                return true;
            }
        }
        return false;
    }

    /** "Beslutet ska sändas till länsstyrelsen": passing a case on informs; sending in one's own application does not. */
    private boolean sends(int verb, int from, int to) {
        boolean sending = tokens.startsWith(verb, "skicka")
                || tokens.startsWith(verb, "sänd")
                || tokens.startsWith(verb, "översänd")
                || tokens.startsWith(verb, "överlämna")
                || tokens.startsWith(verb, "tillställ")
                || tokens.startsWith(verb, "vidarebefordra");
        for (int i = from; sending && i < Math.min(to, verb + REACH); i++) {
            for (String document : SENT) {
                if (tokens.startsWith(i, document)
                        && !tokens.is(i, any(PRESENT, INFINITIVE, PAST))
                        && (i == from || !tokens.is(i - 1, PREPOSITION))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "ska anges i protokollet", "tas in i registret". */
    private boolean isEntered(int verb, int to) {
        boolean entering = tokens.startsWith(verb, "ange")
                || tokens.equals(verb, "tas")
                || tokens.equals(verb, "ta")
                || tokens.equals(verb, "föras")
                || tokens.equals(verb, "förs")
                || tokens.equals(verb, "föra")
                || tokens.equals(verb, "införas")
                || tokens.equals(verb, "införa");
        for (int i = verb + 1; entering && i + 1 < Math.min(to, verb + REACH); i++) {
            if (tokens.equals(i, "i")
                    && (isRecord(i + 1) || i + 2 < to && tokens.is(i + 1, DETERMINER) && isRecord(i + 2))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRecord(int i) {
        return tokens.is(i, any(MESSAGE, ACCOUNT))
                && (tokens.startsWith(i, "protokoll")
                        || tokens.startsWith(i, "journal")
                        || tokens.startsWith(i, "register")
                        || tokens.endsWith(i, "registret")
                        || tokens.endsWith(i, "journalen")
                        || tokens.startsWith(i, "förteckning")
                        || tokens.endsWith(i, "rapporten")
                        || tokens.endsWith(i, "redovisningen"));
    }

    private boolean isReceiving(int i) {
        return tokens.equals(i, "få")
                || tokens.startsWith(i, "erbjud")
                || tokens.equals(i, "får")
                || tokens.equals(i, "ges")
                || tokens.equals(i, "fås")
                || tokens.equals(i, "ge")
                || tokens.equals(i, "ger");
    }

    private boolean tellsSomething(int verb, int to) {
        for (int i = verb + 1; i < Math.min(to, verb + 5); i++) {
            if (tokens.equals(i, "veta")
                    || tokens.startsWith(i, "besked")
                    || tokens.startsWith(i, "information")
                    || tokens.startsWith(i, "upplysning")
                    || tokens.startsWith(i, "underrättelse")
                    || tokens.equals(i, "återkoppling")) {
                return true;
            }
        }
        return false;
    }

    /** A subject that is an account, or "av redovisningen ska framgå": what it must hold is part of the report. */
    boolean isAccount(int from, int to) {
        for (int i = from; i < to && !tokens.is(i, any(RELATIVE)); i++) {
            if (tokens.is(i, ACCOUNT) && !tokens.is(i, GENITIVE) && !tokens.aside[i]) {
                return true;
            }
        }
        return false;
    }
}
