package se.tillit.burden;

import java.math.BigDecimal;
import java.math.MathContext;
import se.tillit.signal.Hours;

/**
 * What something takes in a year, by the Standard Cost Model: minutes × times × people, and × hourly cost. Ranges add end to end, as fully
 * dependent. Nothing is rounded before it is shown.
 *
 * @param hours a year
 * @param guessed how many of the likely hours rest on guesses
 * @param money for the hours whose hourly cost is known, with other costs
 * @param unpriced how many of the likely hours have no known hourly cost
 */
public record Burden(Hours hours, BigDecimal guessed, Kronor money, BigDecimal unpriced) {

    public static final Burden NONE = new Burden(Hours.NONE, BigDecimal.ZERO, Kronor.NONE, BigDecimal.ZERO);

    /**
     * Working hours of a full-time post in a year: what is left of 52 weeks of 40 hours after holidays, public holidays and usual absence. An
     * assumption, told wherever posts are.
     */
    public static final int POST = 1_700;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    Burden plus(Burden other) {
        return new Burden(
                hours.plus(other.hours),
                guessed.add(other.guessed),
                money.plus(other.money),
                unpriced.add(other.unpriced));
    }

    /** From 0 to 1: the share of the likely hours that rests on guesses. */
    public BigDecimal guessedShare() {
        return share(guessed);
    }

    private BigDecimal share(BigDecimal part) {
        return hours.likely().signum() == 0 ? BigDecimal.ZERO : part.divide(hours.likely(), MathContext.DECIMAL64);
    }

    /** More than half of it is guessed: then it is called so, and no money is shown. */
    public boolean isRoughGuess() {
        return guessedShare().compareTo(HALF) > 0;
    }

    /** Money that is mostly unknown would look like little. */
    public boolean showsMoney() {
        return !hours.isNone() && !isRoughGuess() && share(unpriced).compareTo(HALF) <= 0;
    }

    public Hours posts() {
        return hours.times(BigDecimal.ONE.divide(BigDecimal.valueOf(POST), MathContext.DECIMAL64));
    }
}
