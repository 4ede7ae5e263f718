package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import org.jspecify.annotations.Nullable;
import se.tillit.reading.TimePattern.Look;
import se.tillit.reading.TimePattern.Part;
import se.tillit.reading.TimePattern.Step;

/** Fits the rows of {@code times.tsv} to the words of a clause. */
final class TimeGrammar {

    private final Tokens tokens;
    private final TimeTable table = TimeTable.STANDARD;
    private final TimePhrases phrases;
    private final TimeClauses clauses;
    private int start;
    private int limit;
    private int end;

    TimeGrammar(Tokens tokens) {
        this.tokens = tokens;
        this.phrases = new TimePhrases(tokens);
        this.clauses = new TimeClauses(tokens);
    }

    /** The row that fits at token {@code at}, looking no further than {@code to}, or null; {@link #end} then tells where it ends. */
    @Nullable
    TimePattern match(int at, int from, int to) {
        if (!tokens.is(at, table.openingClasses())) {
            return null;
        }
        start = from;
        limit = to;
        phrases.limit(to);
        clauses.limit(to);
        if (tokens.is(at, TIME)) {
            for (TimePattern candidate : table.beginningWith(tokens.firstLetter(at), tokens.length(at))) {
                if (candidate.mayGoOn(tokens, at + 1, to) && fits(candidate, at)) {
                    return candidate;
                }
            }
        }
        TimePattern[] open = table.beginningWithAClass();
        long[] needed = table.classesToBegin();
        for (int i = 0; i < open.length; i++) {
            if (tokens.is(at, needed[i]) && fits(open[i], at)) {
                return open[i];
            }
        }
        return null;
    }

    /** The token after what fitted last. */
    int end() {
        return end;
    }

    private boolean fits(TimePattern candidate, int at) {
        int fitted = fit(candidate.steps(), 0, at);
        if (fitted <= at) {
            return false;
        }
        end = candidate.kind() == TimePattern.Kind.TIME ? clauses.belonging(fitted) : fitted;
        return true;
    }

    private int fit(Step[] steps, int from, int first) {
        int at = first;
        for (int number = from; number < steps.length; number++) {
            Step step = steps[number];
            if (step.look() != Look.HERE) {
                if (!holds(step, at)) {
                    return -1;
                }
                continue;
            }
            int after = read(step, at);
            if (!step.optional()) {
                if (after <= at) {
                    return -1;
                }
                at = after;
            } else if (after > at) {
                int whole = fit(steps, number + 1, after);
                if (whole >= 0) {
                    return whole;
                }
            }
        }
        return at;
    }

    private boolean holds(Step step, int at) {
        return switch (step.part()) {
            case START -> at == start;
            case END -> at == limit || !tokens.isWord(at) && !tokens.is(at, NUMBER);
            case OWN -> phrases.isOwnDate(at);
            default ->
                step.look() == Look.BEHIND
                        ? at > 0 && step.test().fits(tokens, at - 1)
                        : (at < limit && step.test().fits(tokens, at)) != step.denied();
        };
    }

    private int read(Step step, int at) {
        if (at >= limit) {
            return at;
        }
        if (step.part() == Part.WORDS) {
            return step.test().fits(tokens, at) ? at + 1 : at;
        }
        return switch (step.part()) {
            case DATE -> phrases.date(at);
            case DATES -> phrases.dates(at);
            case YEAR -> phrases.isYear(at) ? at + 1 : at;
            case AGE -> phrases.age(at);
            case PERIOD -> phrases.period(at);
            case CLOCK -> phrases.clock(at);
            case PHRASE -> phrases.noun(at);
            case REST -> phrases.rest(at);
            case HAPPENING -> phrases.happening(at);
            case ANYTHING -> phrases.anything(at);
            case DOING -> phrases.doing(at);
            case SUDDEN -> phrases.sudden(at);
            case CLAUSE -> clauses.end(at);
            case UNTIL -> clauses.until(at);
            case AFTER -> after(at);
            case BESIDE -> beside(at);
            case WORDS, OWN, START, END -> at;
        };
    }

    /** "efter att …", "från den dag då …", "före mötet" behind a period of time. */
    private int after(int at) {
        if (word(at, "räknat") || word(at, "varje") || word(at, "årligen") || word(at, "vart")) {
            return word(at, "räknat") ? after(at + 1) : phrases.rest(at);
        }
        if (word(at, "efter") || word(at, "från") || word(at, "före") || word(at, "innan")) {
            return Math.max(at, beside(word(at, "innan") ? at : at + 1));
        }
        return word(at, "under") ? phrases.rest(at) : at;
    }

    /** What stands behind före, efter or innan: a clause or a noun. */
    private int beside(int at) {
        boolean clause = word(at, "att") || word(at, "det") && word(at + 1, "att") || word(at, "innan");
        if (clause) {
            return clauses.end(at + 1);
        }
        return tokens.is(Math.max(0, at - 1), SUBORDINATOR) ? clauses.end(at) : clauses.phrase(at, phrases.noun(at));
    }

    private boolean word(int at, String word) {
        return at < limit && tokens.equals(at, word);
    }
}
