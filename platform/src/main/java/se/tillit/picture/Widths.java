package se.tillit.picture;

/**
 * From weight to pixels.
 *
 * @param scale pixels per unit of weight
 * @param finest what the lightest ribbon still gets, so that it can be seen
 */
record Widths(double scale, double finest) {

    double of(Link link) {
        return Math.max(finest, link.weight() * scale);
    }
}
