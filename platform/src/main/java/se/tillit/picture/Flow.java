package se.tillit.picture;

import java.util.List;

/**
 * Signals that take the same way through the chain.
 *
 * @param weight their number or the hours they cost; from 0 to 10<sup>15</sup>
 * @param path ids of units or cards from the issuer to the last receiver; usually downwards, though any order can be drawn
 */
public record Flow(Origin origin, double weight, List<String> path) {

    private static final double HEAVIEST = 1e15;

    /** @throws IllegalArgumentException for a weight outside the range or a path without a card */
    public Flow {
        if (!(weight >= 0 && weight <= HEAVIEST)) {
            throw new IllegalArgumentException("A flow's weight must be between 0 and 1e15, not " + weight);
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException("A flow's path must name at least one card");
        }
        path = List.copyOf(path);
    }
}
