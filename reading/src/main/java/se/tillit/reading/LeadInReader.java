package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.LeadIn.Kind;

/** Decides what the sentence before a list makes of the list's items. */
final class LeadInReader {

    private static final long INFINITIVES = any(INFINITIVE, PASSIVE_INFINITIVE);

    private final Tokens tokens;
    private final ClauseParser clauses;
    private final SubjectFinder subjects;
    private final DeadlineFinder deadlines;
    private final ReportingRule reporting;

    LeadInReader(Tokens tokens, DeadlineFinder deadlines) {
        this.tokens = tokens;
        this.clauses = new ClauseParser(tokens);
        this.deadlines = deadlines;
        this.reporting = new ReportingRule(tokens);
        this.subjects = new SubjectFinder(tokens, deadlines);
    }

    /** The lead-in {@code [from, to)}, given the acts that were found in it. */
    @Nullable
    LeadIn read(int from, int to, List<Act> acts) {
        int end = to;
        while (end > from && !tokens.isWord(end - 1) && !tokens.is(end - 1, NUMBER) && !tokens.isChar(end - 1, ')')) {
            end--;
        }
        String text = tokens.span(from, end);
        LeadIn open = isFinished(to) ? null : open(from, shortened(from, end), text);
        if (open != null) {
            return open;
        }
        if (isFinished(to) && !text.contains("följande") && !text.contains("nedan")) {
            return null;
        }
        if (isPurpose(from, end)) {
            return new LeadIn(text, Kind.PURPOSE, Modality.DUTY, Addressee.NOBODY, "");
        }
        if (!acts.isEmpty()
                && (tokens.equals(end - 1, "följande") || tokens.equals(Math.max(from, end - 2), "följande"))
                && isDoing(acts.getLast())) {
            return new LeadIn(
                    text,
                    Kind.OPEN,
                    acts.getLast().modality(),
                    acts.getLast().addressee(),
                    acts.getLast().deadline(),
                    gives(from, end));
        }
        if (!acts.isEmpty()) {
            Act act = acts.getLast();
            return new LeadIn(text, Kind.WHOLE, act.modality(), act.addressee(), act.deadline(), gives(from, end));
        }
        boolean general = tokens.equals(from, "allmänna");
        String actor = general || tokens.is(from, any(ATT, PREPOSITION)) ? "" : pointed(from, end);
        String when = deadlines.match(from, end) == end ? text : "";
        return new LeadIn(text, Kind.POINTER, Modality.DUTY, Addressee.stated(actor), when);
    }

    /** A full stop ends the lead-in, unless it is that of "bl.a.". */
    private boolean isFinished(int to) {
        return tokens.isChar(to - 1, '.') && !isAmongOthers(to);
    }

    private boolean isAmongOthers(int to) {
        return to >= 4 && tokens.equals(to - 4, "bl") && tokens.equals(to - 2, "a");
    }

    /** The end without a closing "bl.a". */
    private int shortened(int from, int end) {
        return end - 3 > from && tokens.equals(end - 3, "bl") ? end - 3 : end;
    }

    /** "ska göra följande", "ska vidta följande åtgärder": the acts themselves are the items. */
    private boolean isDoing(Act act) {
        return tokens.equals(act.verb(), "göra")
                || tokens.equals(act.verb(), "utföra")
                || tokens.equals(act.verb(), "vidta")
                || tokens.equals(act.verb(), "genomföra");
    }

    private String pointed(int from, int end) {
        List<Clause> found = clauses.parse(from, end, false);
        if (found.isEmpty()) {
            return end - from <= 5 ? subjects.actor(from, end, false) : "";
        }
        Clause clause = found.getLast();
        long range = subjects.subject(clause, clause.end());
        return subjects.actor((int) (range >>> 32), (int) range, false);
    }

    private boolean isPurpose(int from, int end) {
        return end - 2 >= from
                && tokens.is(end - 1, ATT)
                && (tokens.equals(end - 2, "syfte")
                        || tokens.equals(end - 2, "för")
                                && end - 3 > from
                                && !tokens.equals(end - 3, "ansvarar")
                                && !tokens.equals(end - 3, "svarar"));
    }

    private @Nullable LeadIn open(int from, int end, String text) {
        List<Clause> found = clauses.parse(from, end, false);
        if (found.isEmpty()) {
            return null;
        }
        Clause clause = found.getLast();
        int verb = clause.verb();
        boolean modal = tokens.is(verb, ClauseParser.MODAL);
        int done = modal ? verb : orderVerb(clause);
        if (done < 0 || !nothingDone(done + 1, end)) {
            return null;
        }
        Modality modality = modal ? mood(verb, end) : Modality.DUTY;
        OrderPhrases.Phrase phrase = modal ? null : OrderPhrases.at(tokens, clause.start(), verb, end);
        if (phrase != null) {
            boolean denied = has(verb + 1, end, any(NEGATION, NO));
            Modality denial = phrase.denied();
            modality = denied && denial != null ? denial : phrase.affirmed();
        }
        return new LeadIn(
                text, Kind.OPEN, modality, addressee(clause, end), deadlines.find(from, end), gives(from, end));
    }

    private LeadIn.Gives gives(int from, int end) {
        LeadIn.Gives gives = LeadIn.Gives.NOTHING;
        for (int i = from; i < end; i++) {
            boolean verb = tokens.is(i, INFINITIVES | PRESENT.bit) && !tokens.is(i, PREPOSITION);
            if (verb && tokens.is(i, any(REPORT, RECORD)) || reporting.carriesSubject(from, i)) {
                return LeadIn.Gives.REPORTS;
            }
            gives = verb && tokens.is(i, CARRY) ? LeadIn.Gives.MESSAGES : gives;
        }
        return reporting.isAccount(from, end) ? LeadIn.Gives.REPORTS : gives;
    }

    /** The token behind which nothing but the items' own verbs are missing: "ansvarar för", "har till uppgift att", "i uppdrag att". */
    private int orderVerb(Clause clause) {
        int verb = clause.verb();
        boolean assigns = tokens.equals(verb, "uppdrar") || tokens.equals(verb, "ger") || tokens.equals(verb, "får");
        boolean orders = tokens.is(verb, PHRASE) && OrderPhrases.at(tokens, clause.start(), verb, clause.end()) != null;
        if (!assigns && !orders) {
            return -1;
        }
        boolean att = tokens.is(clause.end() - 1, ATT);
        boolean listed = tokens.equals(clause.end() - 1, "för") || tokens.equals(clause.end() - 1, "att");
        boolean lastAtt = false;
        for (int i = verb; i < clause.end(); i++) {
            lastAtt |= tokens.is(i, ATT);
        }
        return att || listed || lastAtt || tokens.equals(verb, "ansvarar") || tokens.equals(verb, "åligger")
                ? verb
                : -1;
    }

    /** Whether no act is named from {@code from}: no infinitive but "se till (att)" and the like. */
    private boolean nothingDone(int from, int end) {
        for (int i = from; i < end; i++) {
            if (tokens.aside[i] || !tokens.is(i, INFINITIVES) || isPlainNoun(i)) {
                continue;
            }
            boolean careful = tokens.equals(i, "se") && i + 1 < end && tokens.equals(i + 1, "till")
                    || tokens.equals(i, "säkerställa")
                    || tokens.equals(i, "tillse")
                    || tokens.equals(i, "verka")
                    || tokens.equals(i, "ansvara")
                    || tokens.equals(i, "svara")
                    || tokens.equals(i, "sörja");
            if (!careful || end - i > 4) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlainNoun(int i) {
        return tokens.is(i - 1, any(DETERMINER, PREPOSITION)) && !tokens.is(i - 1, any(PARTICLE, PRONOUN));
    }

    private Modality mood(int verb, int end) {
        boolean denied = has(verb + 1, end, any(NEGATION, ONLY));
        if (tokens.is(verb, DUTY)) {
            return denied ? Modality.PROHIBITION : Modality.DUTY;
        }
        if (tokens.is(verb, SHOULD)) {
            return Modality.RECOMMENDATION;
        }
        if (tokens.is(verb, NEED)) {
            return denied ? Modality.PERMISSION : Modality.DUTY;
        }
        return denied ? Modality.PROHIBITION : Modality.PERMISSION;
    }

    private boolean has(int from, int to, long mask) {
        for (int i = from; i < to; i++) {
            if (tokens.is(i, mask)) {
                return true;
            }
        }
        return false;
    }

    private Addressee addressee(Clause clause, int end) {
        int verb = clause.verb();
        if (tokens.equals(verb, "uppdrar")
                || tokens.equals(verb, "åligger")
                || tokens.equals(verb, "ger")
                || tokens.equals(verb, "åvilar")) {
            int from = tokens.equals(Math.min(verb + 1, end - 1), "åt") ? verb + 2 : verb + 1;
            return Addressee.stated(subjects.receiver(from, end));
        }
        long range = subjects.subject(clause, end);
        return Addressee.stated(subjects.actor((int) (range >>> 32), (int) range, true));
    }
}
