package se.tillit.opinion;

/**
 * How some people voted on a statement.
 *
 * @param agree how many agree
 * @param disagree how many disagree
 * @param seen how many voted: agree, disagree or pass
 */
public record Tally(int agree, int disagree, int seen) {

    public int pass() {
        return seen - agree - disagree;
    }

    Tally plus(Tally other) {
        return new Tally(agree + other.agree, disagree + other.disagree, seen + other.seen);
    }

    /** The share of those who saw it that {@code successes} are, drawn towards one half when few have: (a + 1) / (n + 2). */
    double probability(int successes) {
        return (successes + 1.0) / (seen + 2);
    }

    /** How many standard errors that share lies above one half, one imagined success being counted in. */
    double probabilityTest(int successes) {
        return 2 * Math.sqrt(seen + 1.0) * ((successes + 1.0) / (seen + 1) - 0.5);
    }
}
