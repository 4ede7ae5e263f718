package se.tillit.disclosure;

/** The ends of the answer scale: the attacker knows that every answer lies between them. */
public record Scale(double low, double high) {

    /** @throws IllegalArgumentException where the ends are not finite, or low is not below high */
    public Scale {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new IllegalArgumentException(
                    "scale [%s, %s]: give two finite ends, the lower first".formatted(low, high));
        }
    }

    double length() {
        return high - low;
    }
}
