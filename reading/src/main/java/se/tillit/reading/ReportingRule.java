package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an act gives information to somebody outside the unit or documents for inspection, by the table
 * {@code reporting.tsv}: by its verb, by what it carries ("lämna uppgifter"), or by the account that it adds to.
 */
final class ReportingRule {

    private static final int REACH = 9;
    private static final int CLOSE = 4;
    private static final long VERB = any(INFINITIVE, PASSIVE_INFINITIVE, PRESENT, PASSIVE_PRESENT, IMPERATIVE);

    private static final WordTest CHARGED = WordTest.of(
            "ansvara|ansvarar|svara|svarar|verka|verkar|sörja|sörjer|ansvarig|ansvaret|se|ser|tillse*|säkerställ*|bevak*|kontroller*|innebär|åligger|krav|kravet|villkor|skyldighet*");

    /** What one can or may do, not what one does: "möjlighet att rapportera". */
    private static final WordTest ABILITY = WordTest.of(
            "möjlighet*|förmåga*|förutsättning*|rätt|rätten|chans*|tillfälle|vilja|viljan|behov|behovet|risk*|kompetens*");

    /** What a row's words do to the act that they stand in. */
    private enum Kind {
        ACT,
        WHO,
        NOT,
        SUBJECT,
        OTHER,
        PLACE,
        DONE
    }

    /** @param any whether any verb will do */
    private record Row(Kind kind, WordTest verb, boolean any, WordTest[] beside) {
        boolean reports() {
            return kind != Kind.NOT;
        }
    }

    private static final List<Row> ACTS = rows(EnumSet.of(Kind.ACT, Kind.WHO, Kind.NOT));
    private static final List<Row> SUBJECTS = rows(EnumSet.of(Kind.SUBJECT));
    private static final List<Row> OTHERS = rows(EnumSet.of(Kind.OTHER));
    private static final List<Row> PLACES = rows(EnumSet.of(Kind.PLACE));
    private static final List<Row> DONE = rows(EnumSet.of(Kind.DONE));

    /** Rows by the word that may be their verb: few of them are, and they are asked for at every verb. */
    private static final class ByVerb {

        private static final int REMEMBERED = 1 << 14;

        private final List<Row> all;
        private final Map<String, List<Row>> rows = new HashMap<>();

        ByVerb(List<Row> all) {
            this.all = all;
        }

        List<Row> at(Tokens tokens, int verb) {
            if (rows.size() > REMEMBERED) {
                rows.clear();
            }
            return rows.computeIfAbsent(tokens.lowered(verb), word -> all.stream()
                    .filter(row -> row.verb.mayFit(tokens, verb))
                    .toList());
        }
    }

    private final ByVerb acts = new ByVerb(ACTS);
    private final ByVerb subjects = new ByVerb(SUBJECTS);
    private final ByVerb others = new ByVerb(OTHERS);
    private final Tokens tokens;
    private final SubordinateClauses below;
    private final ClauseParser clauses;

    ReportingRule(Tokens tokens) {
        this.tokens = tokens;
        this.below = new SubordinateClauses(tokens);
        this.clauses = new ClauseParser(tokens);
    }

    private static List<Row> rows(Set<Kind> kinds) {
        List<Row> rows = new ArrayList<>();
        for (String[] row : Table.read("reporting.tsv")) {
            Kind kind = Kind.valueOf(row[0].toUpperCase(Locale.ROOT));
            if (kinds.contains(kind)) {
                rows.add(new Row(kind, WordTest.of(row[1]), row[1].equals("*"), tests(row[2])));
            }
        }
        return List.copyOf(rows);
    }

    private static WordTest[] tests(String words) {
        return words.equals("-")
                ? new WordTest[0]
                : List.of(words.split(" ")).stream().map(WordTest::of).toArray(WordTest[]::new);
    }

    /**
     * Whether one of the verbs from {@code first} to {@code to} reports; what is only the reason for the act does not.
     *
     * @param named whether somebody is told to do it
     */
    boolean reports(int first, int to, boolean named) {
        int verb = first;
        while (verb < to && !tokens.isWord(verb)) {
            verb++;
        }
        int i = verb;
        while (i >= 0 && i < to) {
            boolean able = tokens.is(i, ATT) && i > verb && ABILITY.fits(tokens, i - 1);
            if (able) {
                return false;
            }
            if (i > verb && opensBelow(i, to)) {
                i = resumed(i, verb, to);
                continue;
            }
            boolean further = tokens.is(i, VERB) && !tokens.is(i, PREPOSITION) && !tokens.aside[i];
            boolean does = i == verb || further && !isNoun(i) && !isPurpose(i);
            if (does && isReport(i, to, named)) {
                return true;
            }
            i++;
        }
        return false;
    }

    private boolean isReport(int verb, int to, boolean named) {
        Row row = row(verb, to);
        return row != null && row.reports() && (named || row.kind != Kind.WHO);
    }

    /** "I budgetpropositionen ska regeringen lämna förslag": no report, wherever it stands. */
    boolean isOther(int verb, int to) {
        Row row = row(verb, to);
        return row != null && !row.reports();
    }

    private @Nullable Row row(int verb, int to) {
        for (Row row : acts.at(tokens, verb)) {
            if (row.verb.fits(tokens, verb) && (row.beside.length == 0 || stands(row, verb + 1, to, verb))) {
                return row;
            }
        }
        return null;
    }

    /**
     * The next verb beside the first one, behind the clause that opens at {@code from}, or -1: "beskriva hur arbetet bedrivs och
     * redovisa kostnaderna". Behind a modal verb of the clause's own an infinitive may be that verb's: "hur de kan mäta och redovisa".
     */
    private int resumed(int from, int verb, int to) {
        if (!tokens.is(verb, any(INFINITIVE, IMPERATIVE))) {
            return -1;
        }
        boolean open = false;
        for (int i = from + 1; i + 1 < to; i++) {
            boolean parts = tokens.is(i, COORDINATOR) || tokens.isChar(i, ',');
            if (parts && !open && isSecond(i + 1)) {
                return i + 1;
            }
            open |= tokens.is(i, ClauseParser.MODAL);
            open &= !tokens.is(i, PASSIVE_INFINITIVE);
        }
        return -1;
    }

    private boolean isSecond(int i) {
        return tokens.is(i, INFINITIVE)
                && !tokens.is(i, any(PREPOSITION, DETERMINER, PRESENT, PASSIVE_PRESENT, SUPINE, ADVERB));
    }

    /** Whether a row of a checklist names what has been told or written down. */
    boolean isDone(int from, int to) {
        for (Row row : DONE) {
            for (int i = from; i < to; i++) {
                if (row.verb.fits(tokens, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether what the verb deals with is a decision or a power, and no message: "Beslut ska meddelas". */
    boolean isOtherSubject(int from, int verb) {
        for (Row row : others.at(tokens, verb)) {
            if (row.verb.fits(tokens, verb) && isSubject(row.beside, from, verb)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the verb carries what stands before it, or tells what an account there must hold. */
    boolean carriesSubject(int from, int verb) {
        for (Row row : subjects.at(tokens, verb)) {
            if (row.verb.fits(tokens, verb) && isSubject(row.beside, from, verb)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSubject(WordTest[] beside, int from, int verb) {
        int start = afterCondition(from, verb);
        for (int i = start; i < verb && !(i > start && opensBelow(i)); i++) {
            boolean governed = i > from && tokens.is(i - 1, PREPOSITION) && !tokens.equals(verb, "framgå");
            if (!governed && isThere(beside, i, verb, false)) {
                return true;
            }
        }
        return false;
    }

    /** Behind the clause that a sentence opens with: "Innan anmälan görs, ska …". */
    private int afterCondition(int from, int verb) {
        if (!tokens.is(from, SUBORDINATOR)) {
            return from;
        }
        int at = from;
        while (at < verb && !tokens.isChar(at, ',') && !tokens.is(at, DUTY)) {
            at++;
        }
        return at < verb ? at + 1 : from;
    }

    /** "I redovisningen ska …": what is done there is part of the report. */
    boolean isAccount(int from, int to) {
        for (Row row : PLACES) {
            if (stands(row, from, to, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(Row row, int from, int to, int verb) {
        int near = row.reports() ? REACH : CLOSE;
        for (int i = from; i < to && near > 1; i++) {
            if (tokens.aside[i]) {
                continue;
            }
            near--;
            boolean another = tokens.is(i, COORDINATOR)
                    && i > verb + 1
                    && i + 1 < to
                    && tokens.is(i + 1, any(INFINITIVE, PRESENT, PASSIVE_INFINITIVE));
            if (i > from && (opensBelow(i, to) || tokens.is(i, ATT) || tokens.isChar(i, ',') || another)) {
                return false;
            }
            if (isThere(row.beside, i, to, row.any && i > verb)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A genitive is not the thing itself ("rapportens längd"), a task is no message ("uppgiften att …"), and what is done to
     * "resultaten i den rapport som …" is done to something that lies there already.
     */
    private boolean isThere(WordTest[] beside, int i, int to, boolean place) {
        int end = tokens.aside[i] ? -1 : WordTest.fit(beside, tokens, i, to);
        if (end <= 0 || tokens.is(end - 1, GENITIVE)) {
            return false;
        }
        boolean task = end < to && tokens.is(end, ATT) && tokens.startsWith(end - 1, "uppgift");
        boolean given = place && end < to && tokens.is(end, RELATIVE);
        return !task && !given;
    }

    private boolean opensBelow(int i, int to) {
        return tokens.is(i, any(RELATIVE, SUBORDINATOR, QUESTION)) && (!tokens.is(i, PREPOSITION) || isWhether(i, to))
                || tokens.is(i, ATT) && isResult(i, to);
    }

    private boolean opensBelow(int i) {
        return tokens.is(i, any(RELATIVE, SUBORDINATOR, QUESTION)) && !tokens.is(i, PREPOSITION);
    }

    /** "bedöma om händelsen ska anmälas"; in "uppgifter om den enskilde" a preposition. */
    private boolean isWhether(int i, int to) {
        boolean asked = tokens.is(i - 1, any(INFINITIVE, PRESENT, PASSIVE_INFINITIVE)) || tokens.isChar(i - 1, ',');
        return tokens.equals(i, "om") && asked && below.isCondition(i, to);
    }

    /** "bidra till att smitta sprids": what comes of it; "se till att alla informeras" is the act itself. */
    private boolean isResult(int att, int to) {
        if (!clauses.opensFiniteAtt(att, to)) {
            return false;
        }
        for (int i = att - 1; i >= Math.max(0, att - 4); i--) {
            if (CHARGED.fits(tokens, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNoun(int i) {
        return tokens.is(i - 1, any(DETERMINER, PREPOSITION)) && !tokens.is(i - 1, PARTICLE);
    }

    /** "för att informera", "i syfte att redovisa": why, not what; "ansvara för att informera" is what. */
    private boolean isPurpose(int i) {
        int att = tokens.is(Math.max(0, i - 1), CAN) || i > 0 && tokens.equals(i - 1, "kunna") ? i - 2 : i - 1;
        if (att < 1 || !tokens.is(att, ATT)) {
            return false;
        }
        boolean charged = att >= 2 && CHARGED.fits(tokens, att - 2);
        return tokens.equals(att - 1, "syfte") || tokens.equals(att - 1, "för") && !charged;
    }
}
