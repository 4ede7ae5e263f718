package se.tillit.signal;

/** How long one occasion takes one person: an estimate is a range. */
public record Minutes(int low, int likely, int high) {

    /** Nothing that is done by a person takes more than a working year. */
    static final int MOST = 100_000;

    public Minutes {
        if (low < 0 || likely < low || high < likely || high > MOST) {
            throw new IllegalArgumentException("Not a range of minutes: " + low + ", " + likely + ", " + high);
        }
    }
}
