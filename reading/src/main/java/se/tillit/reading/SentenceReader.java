package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.List;
import se.tillit.reading.OrderPhrases.Phrase;

/** Reads one sentence: which of its clauses tell somebody something, in what mood, and where one act ends and the next begins. */
final class SentenceReader {

    /** Whose subject is told to do something though the verb is passive: "ska åläggas att betala". */
    private static final WordTest CHARGED = WordTest.of("åläggas|förpliktas|föreläggas|uppmanas");

    /** Passive in form alone: "Chefen ska finnas på plats". */
    private static final WordTest DEPONENT = WordTest.of("finnas|turas|hoppas|lyckas|trivas|umgås|minnas");

    private static final WordTest TERM = WordTest.of("begreppet|termen|uttrycket|benämningen|ordet");
    private static final int LONGEST_TERM = 6;
    private static final long FINITE = ClauseParser.MODAL | any(PRESENT, PASSIVE_PRESENT);
    private static final long INFINITIVES = any(INFINITIVE, PASSIVE_INFINITIVE);
    private static final long DOING = any(ACT, REPORT, RECORD, CARRY, COMPETENCE);

    private final Tokens tokens;
    private final ClauseParser clauses;
    private final DeadlineFinder deadlines;
    private final SubjectFinder subjects;
    private final ReportingRule reporting;
    private final Infinitives infinitives;
    private final Imperatives imperatives;
    private final PlainPresent present;
    private final ActCutter cutter;
    private final Mood moods;
    private final PhraseSubject phrases;
    private final List<Act> acts = new ArrayList<>();

    private boolean statute;
    private boolean whole;
    private Addressee previous = Addressee.NOBODY;
    private boolean previousPassive;
    /** The deadline before the verb of the clause before, which a clause without subject shares. */
    private String carried = "";
    /** Whether the clause before speaks of what stands in an account, which a clause without subject shares. */
    private boolean account;

    SentenceReader(Tokens tokens) {
        this.tokens = tokens;
        this.clauses = new ClauseParser(tokens);
        this.deadlines = new DeadlineFinder(tokens);
        this.subjects = new SubjectFinder(tokens, deadlines);
        this.reporting = new ReportingRule(tokens);
        this.infinitives = new Infinitives(tokens);
        this.imperatives = new Imperatives(tokens);
        this.present = new PlainPresent(tokens, subjects);
        this.cutter = new ActCutter(tokens, deadlines);
        this.moods = new Mood(tokens);
        this.phrases = new PhraseSubject(tokens, clauses, subjects);
    }

    DeadlineFinder deadlines() {
        return deadlines;
    }

    ReportingRule reporting() {
        return reporting;
    }

    /**
     * The acts of the sentence {@code [from, to)}, in order.
     *
     * @param inStatute the plain present describes more often than it instructs
     * @param actor who an item without subject speaks of ("Skoladministratör – tar emot …"), or nobody
     * @param undivided the sentence is a list's item, which is one provision however many verbs it holds
     */
    List<Act> read(int from, int to, boolean inStatute, Addressee actor, boolean undivided) {
        acts.clear();
        if (tokens.isChar(to - 1, '?') || quotesLaw(from, to) || defines(from, to)) {
            return acts;
        }
        statute = inStatute;
        whole = undivided;
        previous = actor;
        previousPassive = false;
        carried = "";
        account = false;
        boolean verbFirst = !actor.name().isEmpty() && opensWithVerb(from, to);
        if (!inStatute && !verbFirst && imperative(from, to, actor)) {
            return acts;
        }
        List<Clause> found = clauses.parse(from, to, verbFirst);
        if (found.isEmpty() && !inStatute && !verbFirst && imperatives.isUnknown(from, to)) {
            divide(new Clause(from, to, from, false, false), from, Modality.DUTY, Addressee.NOBODY, false);
        }
        found.forEach(this::clause);
        return acts;
    }

    /** "Enligt socialtjänstlagen ska kommunen …": another rule, told as information. */
    private boolean quotesLaw(int from, int to) {
        if (!tokens.equals(from, "enligt")) {
            return false;
        }
        for (int i = from + 1; i < Math.min(to, from + 8) && !tokens.is(i, ClauseParser.MODAL); i++) {
            if (tokens.is(i, LAW) || tokens.startsWith(i, "bestämmelse") || tokens.startsWith(i, "föreskrift")) {
                return true;
            }
        }
        return false;
    }

    /** "Delegat: den som får besluta …", "Avvikelse – en händelse som ska …", "Begreppet vårdgivare används för den som …". */
    private boolean defines(int from, int to) {
        for (int i = from + 1; i + 2 < Math.min(to, from + LONGEST_TERM); i++) {
            if (TERM.fits(tokens, from) && tokens.is(i, any(PRESENT, PASSIVE_PRESENT))) {
                return true;
            }
            boolean divides = tokens.isChar(i, ':') || tokens.isChar(i, '–') || tokens.isChar(i, '-');
            if (divides) {
                return tokens.is(i + 1, any(DETERMINER, PRONOUN)) && opensWithRelative(i + 2, to);
            }
            if (tokens.is(i, FINITE) && !tokens.is(i, PREPOSITION)) {
                return false;
            }
        }
        return false;
    }

    private boolean opensWithRelative(int from, int to) {
        for (int i = from; i < Math.min(to, from + LONGEST_TERM); i++) {
            if (tokens.is(i, RELATIVE)) {
                return true;
            }
            if (tokens.is(i, FINITE) && !tokens.is(i, PREPOSITION) || !tokens.isWord(i)) {
                return false;
            }
        }
        return false;
    }

    private void clause(Clause whole) {
        int relative = relativeOrder(whole);
        Clause clause = relative < 0
                ? whole
                : new Clause(whole.start(), relative, whole.verb(), whole.subjectOmitted(), whole.inverted());
        mainClause(clause);
        if (relative >= 0) {
            relativeClause(relative + 1, whole.end());
        }
    }

    private void mainClause(Clause clause) {
        if (tokens.is(clause.verb(), ClauseParser.MODAL)) {
            modal(clause);
            return;
        }
        if (assignment(clause)) {
            return;
        }
        Phrase phrase = OrderPhrases.at(tokens, clause.start(), clause.verb(), clause.end());
        if (phrase != null) {
            phrase(clause, phrase);
        } else {
            plain(clause);
        }
    }

    // --- modal verbs

    private void modal(Clause clause) {
        int verb = clause.verb();
        if (tokens.is(verb, PERMIT) && phrases.isAssigned(verb, clause.end())) {
            assigned(clause);
            return;
        }
        int doing = infinitives.first(verb + 1, clause.end());
        if (doing < 0) {
            doing = infinitives.unknown(verb + 1, clause.end());
        }
        if (doing < 0 && infinitives.isMoved(clause)) {
            doing = verb;
        }
        if (doing < 0) {
            return;
        }
        boolean denied = moods.isDenied(clause, doing);
        boolean only = moods.has(ONLY, verb - 1, doing + 2, clause);
        boolean passive = tokens.is(doing, PASSIVE_INFINITIVE) && !DEPONENT.fits(tokens, doing);
        Modality modality = moods.of(verb, denied, only);
        if (moods.isConstitutive(doing, statute)) {
            return;
        }
        Addressee addressee = addressee(clause, doing, passive);
        if (tokens.is(verb, CAN) && !moods.confers(clause, doing, passive, denied, addressee, statute)
                || tokens.is(verb, NEED)
                        && !denied
                        && (addressee.name().isEmpty() || passive || !tokens.is(doing, DOING))) {
            return;
        }
        divide(clause, doing, modality, addressee, passive);
    }

    // --- who

    private Addressee addressee(Clause clause, int doing, boolean passive) {
        if (clause.subjectOmitted()) {
            String agent = passive ? subjects.agent(doing, clause.end()) : "";
            return agent.isEmpty() && passive == previousPassive ? previous : Addressee.stated(agent);
        }
        if (passive && !CHARGED.fits(tokens, doing)) {
            return Addressee.stated(subjects.agent(doing, clause.end()));
        }
        long range = subjects.subject(clause, doing);
        boolean receives = tokens.equals(doing, "få") || tokens.equals(doing, "veta");
        if (receives && tokens.is(clause.verb(), DUTY)) {
            return Addressee.NOBODY;
        }
        boolean agentive = tokens.is(doing, any(ACT, REPORT, RECORD))
                && !tokens.is(doing, STATE)
                && !tokens.is(clause.verb(), CAN);
        return Addressee.stated(subjects.actor((int) (range >>> 32), (int) range, agentive));
    }

    // --- assignments

    /** "Regeringen uppdrar åt X att …", "ger X i uppdrag att …", "X får/ges i uppdrag att …". */
    private boolean assignment(Clause clause) {
        int verb = clause.verb();
        boolean hands = tokens.equals(verb, "uppdrar");
        if (!hands && !phrases.isAssigned(verb, clause.end())) {
            return false;
        }
        int doing = phrases.afterAtt(verb, clause.end());
        if (doing < 0) {
            return false;
        }
        if (tokens.equals(verb, "får") || tokens.equals(verb, "ges") || tokens.equals(verb, "har")) {
            assigned(clause);
            return true;
        }
        int from = hands && tokens.equals(verb + 1, "åt") ? verb + 2 : verb + 1;
        divide(clause, doing, Modality.DUTY, Addressee.stated(subjects.receiver(from, doing)), false);
        return true;
    }

    private void assigned(Clause clause) {
        int doing = phrases.afterAtt(clause.verb(), clause.end());
        if (doing < 0) {
            return;
        }
        long range = subjects.subject(clause, doing);
        divide(
                clause,
                doing,
                Modality.DUTY,
                Addressee.stated(subjects.actor((int) (range >>> 32), (int) range, true)),
                false);
    }

    // --- phrases and the plain present

    private void phrase(Clause clause, Phrase phrase) {
        int verb = clause.verb();
        boolean denied = false;
        for (int i = clause.start(); i < Math.min(clause.end(), verb + 8); i++) {
            boolean near = i > verb || i == verb - 1 || i == tokens.firstWord(clause);
            denied |= near && tokens.is(i, any(NEGATION, NO)) && !tokens.equals(i, "heller");
            if (i > verb && tokens.is(i, any(ATT, RELATIVE, SUBORDINATOR)) && !tokens.is(i, PREPOSITION)) {
                break;
            }
        }
        if (tokens.equals(verb, "har") && verb + 1 < clause.end() && phrases.isPerfect(verb, clause.end())) {
            return;
        }
        if (!denied && phrase.affirmed() == Modality.PROHIBITION && phrase.denied() == null) {
            return;
        }
        boolean pledge = denied
                || phrase.denied() == Modality.PROHIBITION
                        && phrase.affirmed() == Modality.DUTY
                        && phrases.deniesPledge(clause);
        Modality modality = pledge ? phrase.denied() : phrase.affirmed();
        if (modality == null
                || phrase.affirmed() == Modality.RECOMMENDATION
                        && tokens.equals(verb, "är")
                        && !cutter.hasAtt(verb, clause.end(), 8)
                        && !tokens.is(verb + 1, PREPOSITION)) {
            return;
        }
        int doing = phrases.afterAtt(verb, clause.end());
        divide(clause, doing < 0 ? verb : doing, modality, phrases.of(clause, previous), false);
    }

    private void plain(Clause clause) {
        int verb = clause.verb();
        boolean happens = !statute && tokens.equals(verb, "sker") && present.namesAct(clause);
        if (!happens
                && (!tokens.is(verb, DOING)
                        || tokens.is(verb, STATE)
                        || !tokens.is(verb, any(PRESENT, PASSIVE_PRESENT)))) {
            return;
        }
        boolean passive = happens || tokens.is(verb, PASSIVE_PRESENT);
        if (present.describes(clause, passive)) {
            return;
        }
        boolean denied = present.isDenied(clause);
        Addressee addressee;
        if (passive) {
            String agent = subjects.agent(verb, clause.end());
            boolean competence = tokens.is(verb, COMPETENCE);
            if (statute && (agent.isEmpty() || competence) || clause.subjectOmitted() && acts.isEmpty()) {
                return;
            }
            addressee = Addressee.stated(agent);
        } else if (clause.subjectOmitted()) {
            addressee = previous;
        } else if (clause.verb() == clause.start() && !previous.name().isEmpty()) {
            addressee = previous;
        } else {
            if (statute && (tokens.is(verb, COMPETENCE) || clause.inverted())) {
                return;
            }
            long range = subjects.subject(clause, clause.end());
            addressee = Addressee.stated(subjects.actor((int) (range >>> 32), (int) range, false));
        }
        if (!passive && addressee.name().isEmpty()
                || addressee.name().equalsIgnoreCase("vi")
                || addressee.name().equalsIgnoreCase("jag")
                || isPast(addressee)) {
            return;
        }
        divide(clause, verb, denied ? Modality.PROHIBITION : Modality.DUTY, addressee, passive);
    }

    /** "Regeringen ändrar …", "Regeringen beviljar …": the decision itself, which tells nobody to act. */
    private boolean isPast(Addressee addressee) {
        return !statute && addressee.name().equals("Regeringen");
    }

    // --- imperatives

    private boolean opensWithVerb(int from, int to) {
        int first = from;
        while (first < to && !tokens.isWord(first)) {
            first++;
        }
        return first < to && tokens.is(first, any(PRESENT, PASSIVE_PRESENT)) && !tokens.is(first, PREPOSITION);
    }

    private boolean imperative(int from, int to, Addressee actor) {
        int verb = imperatives.at(from, to);
        if (verb < 0) {
            return false;
        }
        if (imperatives.isInvitation(from, to)) {
            return true;
        }
        boolean denied = imperatives.isDenied(verb, to);
        Clause clause = new Clause(from, to, verb, false, false);
        divide(clause, verb, denied ? Modality.PROHIBITION : Modality.DUTY, actor, false);
        return true;
    }

    // --- cutting

    /** The comma before an order of its own in a relative clause ("en plan, som ska följas upp varje år"), or -1. */
    private int relativeOrder(Clause clause) {
        for (int i = clause.verb() + 1; i + 2 < clause.end(); i++) {
            boolean relative = tokens.is(i + 1, RELATIVE)
                    || tokens.equals(i + 1, "vilka")
                    || tokens.equals(i + 1, "vilken")
                    || tokens.equals(i + 1, "vilket");
            if (tokens.isChar(i, ',') && relative && !tokens.aside[i]) {
                int verb = relativeVerb(i + 1, clause.end());
                if (verb > 0 && infinitives.first(verb + 1, clause.end()) > 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int relativeVerb(int relative, int to) {
        int verb = relative + 1;
        while (verb < Math.min(to, relative + 4) && tokens.is(verb, any(ADVERB, NEGATION))) {
            verb++;
        }
        return verb < to && tokens.is(verb, DUTY) ? verb : -1;
    }

    private void relativeClause(int relative, int to) {
        int verb = relativeVerb(relative, to);
        int doing = infinitives.first(verb + 1, to);
        Modality modality = tokens.is(verb - 1, NEGATION) ? Modality.PROHIBITION : Modality.DUTY;
        Addressee agent = Addressee.stated(subjects.agent(doing, to));
        acts.add(new Act(
                relative,
                to,
                doing,
                modality,
                reporting.reports(doing, to, false),
                agent,
                deadlines.find(relative, to)));
    }

    /** Cuts the clause into acts, each with its own object, and adds them. */
    private void divide(Clause clause, int doing, Modality modality, Addressee addressee, boolean passive) {
        previous = addressee;
        previousPassive = passive;
        int start = clause.start();
        int verb = doing;
        account = clause.subjectOmitted() ? account : reporting.isAccount(start, Math.min(doing, clause.end()));
        String fronted = deadlines.before(clause.inverted() ? clause.verb() : clause.start(), doing);
        String shared = clause.subjectOmitted() ? join(carried, fronted) : fronted;
        carried = !subjects.isFronted(clause) && !clause.subjectOmitted() ? "" : shared;
        boolean named = !addressee.name().isEmpty();
        boolean first = true;
        while (true) {
            int cut = whole ? -1 : cutter.nextAct(clause, doing, verb, passive);
            int end = cut < 0 ? clause.end() : cut;
            String own = deadlines.find(first ? verb : start, end);
            boolean subject = first && !clause.subjectOmitted() && reporting.carriesSubject(clause.start(), doing);
            boolean reports = demands(clause, modality, verb)
                    && !reporting.isOther(verb, end)
                    && !(first && reporting.isOtherSubject(clause.start(), doing))
                    && (account || subject || reporting.reports(verb, end, named) || isReportingDuty(clause, end));
            // "… ska senast den 1 mars redovisa läget och senast den 1 juni utfallet": a day of its own stands instead
            // of the first.
            boolean dated = !first && Dates.hasDigit(own) && Dates.hasDigit(shared);
            acts.add(new Act(start, end, verb, modality, reports, addressee, dated ? own : join(shared, own)));
            if (cut < 0) {
                return;
            }
            first = false;
            start = cut + 1;
            verb = cutter.nextVerb(start, clause.end(), doing, passive);
        }
    }

    /** A report is what must be given: who is forbidden or released from it, or only allowed to say more, reports nothing. */
    private boolean demands(Clause clause, Modality modality, int verb) {
        return modality == Modality.DUTY
                || modality == Modality.RECOMMENDATION
                || modality == Modality.PERMISSION && tokens.is(verb, REPORT) && !tokens.is(clause.verb(), NEED);
    }

    private boolean isReportingDuty(Clause clause, int end) {
        for (int i = clause.verb() + 1; i < Math.min(end, clause.verb() + 4); i++) {
            if (tokens.startsWith(i, "redovisningsskyldig")
                    || tokens.startsWith(i, "anmälningsskyldig")
                    || tokens.startsWith(i, "uppgiftsskyldig")) {
                return true;
            }
        }
        return false;
    }

    private static String join(String shared, String own) {
        return shared.isEmpty() ? own : own.isEmpty() ? shared : shared + "; " + own;
    }
}
