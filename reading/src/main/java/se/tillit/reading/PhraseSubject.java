package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Who is told by a phrase of {@code phrases.tsv}, and by an assignment: "det åligger ägaren att …", "rektorns ansvar", "i uppdrag att". */
final class PhraseSubject {

    private static final long INFINITIVES = any(INFINITIVE, PASSIVE_INFINITIVE);

    private final Tokens tokens;
    private final ClauseParser clauses;
    private final SubjectFinder subjects;

    PhraseSubject(Tokens tokens, ClauseParser clauses, SubjectFinder subjects) {
        this.tokens = tokens;
        this.clauses = clauses;
        this.subjects = subjects;
    }

    boolean isAssigned(int verb, int to) {
        for (int i = verb + 1; i + 2 < to; i++) {
            if (tokens.equals(i, "i") && tokens.equals(i + 1, "uppdrag")) {
                return true;
            }
            if (tokens.is(i, ATT)) {
                return false;
            }
        }
        return false;
    }

    int afterAtt(int verb, int to) {
        for (int i = verb + 1; i + 1 < to; i++) {
            if (tokens.is(i, ATT)) {
                if (clauses.opensFiniteAtt(i, to)) {
                    return -1;
                }
                int doing = i + 1;
                while (doing < to && !tokens.is(doing, INFINITIVES)) {
                    doing++;
                }
                return doing < to ? doing : -1;
            }
        }
        return -1;
    }

    /** "Regeringen har i dag gett myndigheten i uppdrag …": told, and not told to do. */
    boolean isPerfect(int verb, int to) {
        for (int i = verb + 1; i < Math.min(to, verb + 5); i++) {
            if (tokens.equals(i, "gett") || tokens.equals(i, "givit") || tokens.equals(i, "fått")) {
                return true;
            }
        }
        return false;
    }

    boolean deniesPledge(Clause clause) {
        for (int i = clause.verb() + 1; i < clause.end(); i++) {
            if (tokens.is(i, ATT)) {
                return i + 1 < clause.end() && tokens.is(i + 1, NEGATION);
            }
        }
        return false;
    }

    Addressee of(Clause clause, Addressee previous) {
        int verb = clause.verb();
        if (tokens.equals(verb, "åligger") || tokens.equals(verb, "åvilar")) {
            return Addressee.stated(subjects.receiver(verb + 1, clause.end()));
        }
        if (tokens.equals(verb, "ankommer")) {
            return Addressee.stated(subjects.receiver(Math.min(verb + 2, clause.end()), clause.end()));
        }
        boolean told = tokens.equals(verb, "uppmanas") || tokens.equals(verb, "åläggs");
        if (told) {
            long range = subjects.subject(clause, clause.end());
            return Addressee.stated(subjects.actor((int) (range >>> 32), (int) range, false));
        }
        if (tokens.is(verb, PASSIVE_PRESENT) || tokens.equals(verb, "krävs") || tokens.endsWith(verb, "s")) {
            return Addressee.stated(subjects.agent(verb, clause.end()));
        }
        if (clause.subjectOmitted()) {
            return previous;
        }
        String owner = owner(clause);
        if (!owner.isEmpty()) {
            return Addressee.stated(owner);
        }
        if (tokens.equals(tokens.firstWord(clause), "ansvarig")) {
            return Addressee.stated(subjects.receiver(verb + 1, clause.end()));
        }
        long range = subjects.subject(clause, clause.end());
        String name = subjects.actor((int) (range >>> 32), (int) range, false);
        if (name.isEmpty() && tokens.equals(verb, "är")) {
            for (int i = verb + 1; i + 1 < clause.end(); i++) {
                if (tokens.is(i, ATT)) {
                    break;
                }
                if (tokens.equals(i, "för")) {
                    name = subjects.receiver(i + 1, clause.end());
                    break;
                }
            }
        }
        return Addressee.stated(name);
    }

    /** "Det är rektorns ansvar att …": the genitive names who, in its base form. */
    private String owner(Clause clause) {
        for (int i = clause.verb() + 1; i + 1 < Math.min(clause.end(), clause.verb() + 5); i++) {
            boolean task = tokens.equals(i + 1, "ansvar") || tokens.equals(i + 1, "uppgift");
            if (task && tokens.is(i, GENITIVE) && tokens.is(i, ROLE)) {
                String name = tokens.word(i);
                return name.substring(0, name.length() - 1);
            }
        }
        return "";
    }
}
