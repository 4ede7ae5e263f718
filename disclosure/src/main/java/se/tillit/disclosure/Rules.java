package se.tillit.disclosure;

/**
 * How small a group may be, and how closely a withheld number may be inferred. An organisation may raise the group
 * sizes, never lower them.
 *
 * @param threshold smallest group whose count and mean are shown; at least {@value #FLOOR}
 * @param distributionThreshold smallest group whose distribution, comments or spread are shown; at least
 *     {@value #DISTRIBUTION_FLOOR}. Mean, spread and n of a smaller group often determine every answer in it.
 * @param minWidth shortest interval, in persons, within which a withheld count may be known; at least {@value #FLOOR}
 * @param minMeanWidth shortest interval, in points of the scale, within which a withheld mean may be known
 */
public record Rules(int threshold, int distributionThreshold, int minWidth, double minMeanWidth) {

    public static final int FLOOR = 5;
    public static final int DISTRIBUTION_FLOOR = 10;

    /** The floors, and one point of the scale for means. */
    public static final Rules STANDARD = new Rules(FLOOR, DISTRIBUTION_FLOOR, FLOOR, 1);

    /** @throws IllegalArgumentException where a rule is below its floor */
    public Rules {
        atLeast("threshold", threshold, FLOOR);
        atLeast("distribution threshold", distributionThreshold, DISTRIBUTION_FLOOR);
        atLeast("minimum width", minWidth, FLOOR);
        if (!(minMeanWidth > 0) || Double.isInfinite(minMeanWidth)) {
            throw new IllegalArgumentException(
                    "minimum mean width is %s: give a positive number of scale points".formatted(minMeanWidth));
        }
    }

    private static void atLeast(String rule, int value, int floor) {
        if (value < floor) {
            throw new IllegalArgumentException(
                    "%s is %d: it may be raised above %d, never lowered below it".formatted(rule, value, floor));
        }
    }
}
