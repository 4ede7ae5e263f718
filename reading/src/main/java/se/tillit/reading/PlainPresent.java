package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Whether a clause in the plain present instructs ("Tvätten hämtas på tisdagar") or describes ("Anhöriga vårdar ofta"). */
final class PlainPresent {

    private final Tokens tokens;
    private final SubjectFinder subjects;

    PlainPresent(Tokens tokens, SubjectFinder subjects) {
        this.tokens = tokens;
        this.subjects = subjects;
    }

    /** Words of observation ("ofta", "flera anhöriga") and of explanation ("räknas ut genom att") in the plain present. */
    boolean describes(Clause clause, boolean passive) {
        int first = tokens.firstWord(clause);
        for (int i = clause.start(); i < clause.end(); i++) {
            boolean observed = tokens.is(i, OBSERVATION)
                    || i == first
                            && (tokens.equals(i, "flera") || tokens.equals(i, "många") || tokens.equals(i, "vissa"));
            boolean explained = passive
                    && i > clause.verb()
                    && tokens.equals(i, "genom")
                    && i + 1 < clause.end()
                    && tokens.is(i + 1, ATT);
            if (observed || explained) {
                return true;
            }
        }
        return false;
    }

    /** "Uppföljning sker varje kvartal": the noun is the act. */
    boolean namesAct(Clause clause) {
        int from = subjects.isFronted(clause) ? clause.verb() + 1 : clause.start();
        int to = subjects.isFronted(clause) ? Math.min(clause.end(), clause.verb() + 4) : clause.verb();
        for (int i = from; i < to; i++) {
            if (tokens.endsWith(i, "ning")
                    || tokens.endsWith(i, "ningen")
                    || tokens.endsWith(i, "ningar")
                    || tokens.endsWith(i, "anmälan")
                    || tokens.endsWith(i, "kontroll")
                    || tokens.endsWith(i, "samråd")
                    || tokens.endsWith(i, "samverkan")
                    || tokens.endsWith(i, "dokumentation")
                    || tokens.endsWith(i, "rapportering")
                    || tokens.endsWith(i, "registrering")
                    || tokens.endsWith(i, "revidering")) {
                return true;
            }
        }
        return false;
    }

    boolean isDenied(Clause clause) {
        int verb = clause.verb();
        if (tokens.is(tokens.firstWord(clause), NO)) {
            return true;
        }
        for (int i = verb + 1; i < Math.min(clause.end(), verb + 5); i++) {
            if (tokens.is(i, any(RELATIVE, SUBORDINATOR, ATT, COORDINATOR)) || tokens.isChar(i, ',')) {
                return false;
            }
            if (tokens.is(i, NEGATION) || tokens.is(i, NO)) {
                return true;
            }
        }
        return false;
    }
}
