package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/**
 * Whether an act gives information to somebody outside the unit or documents for inspection: by its verb, by what it carries
 * ("lämna uppgifter"), or by what it says that an account must hold ("redovisningen ska innehålla").
 */
final class ReportingRule {

    private static final int REACH = 9;

    private final Tokens tokens;

    ReportingRule(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean reports(int verb, int to) {
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
            if (tokens.startsWith(i, "föreskrift") || tokens.startsWith(i, "förbud") || tokens.startsWith(i, "tillstånd")
                    || tokens.startsWith(i, "dom") || tokens.startsWith(i, "bestämmelse")) {
                return true;
            }
        }
        return false;
    }

    private boolean carries(int verb, int to) {
        for (int i = verb + 1; i < Math.min(to, verb + REACH); i++) {
            if (tokens.is(i, any(RELATIVE, SUBORDINATOR, ATT)) || tokens.isChar(i, ',') || tokens.is(i, COORDINATOR) && i > verb + 1 && tokens.is(i + 1 < to ? i + 1 : i, any(INFINITIVE, PRESENT))) {
                return false;
            }
            if (tokens.is(i, MESSAGE) && !tokens.is(i, GENITIVE) || tokens.equals(i, "in") && tokens.endsWith(verb, "skriva")) {
                return true;
            }
            if (tokens.startsWith(i, "förslag")) {
                return false;
            }
        }
        return false;
    }

    private boolean isReceiving(int i) {
        return tokens.equals(i, "få") || tokens.equals(i, "får") || tokens.equals(i, "ges") || tokens.equals(i, "fås") || tokens.equals(i, "ge") || tokens.equals(i, "ger");
    }

    private boolean tellsSomething(int verb, int to) {
        for (int i = verb + 1; i < Math.min(to, verb + 5); i++) {
            if (tokens.equals(i, "veta") || tokens.startsWith(i, "besked") || tokens.startsWith(i, "information") || tokens.startsWith(i, "upplysning")
                    || tokens.startsWith(i, "underrättelse") || tokens.equals(i, "återkoppling")) {
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
