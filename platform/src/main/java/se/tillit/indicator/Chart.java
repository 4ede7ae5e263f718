package se.tillit.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the points of a small chart stand. The scale begins at nought unless all values lie far from it, and then it says so.
 *
 * @param from the first day of the axis; several charts beside each other have the same
 * @param to the first day after it
 */
public record Chart(Series series, LocalDate from, LocalDate to) {

    public static final int WIDTH = 300;
    private static final int LEFT = 8;
    private static final int RIGHT = 292;
    private static final int TOP = 26;
    private static final int BOTTOM = 82;

    public static Chart of(Series series) {
        return new Chart(series, series.first(), series.end());
    }

    /** The middle of the period. */
    public double x(Value value) {
        double days = ChronoUnit.DAYS.between(
                        from, value.begins().plusMonths(value.months()).minusDays(1))
                + ChronoUnit.DAYS.between(from, value.begins());
        return LEFT + (RIGHT - LEFT) * days / 2 / Math.max(1, ChronoUnit.DAYS.between(from, to));
    }

    public double y(Value value) {
        double span = top() - bottom();
        return span == 0
                ? (TOP + BOTTOM) / 2.0
                : BOTTOM - (BOTTOM - TOP) * (value.value().doubleValue() - bottom()) / span;
    }

    /** The points as SVG wants them in a line. */
    public String line(List<Value> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.1f,%.1f", x(value), y(value)))
                .collect(Collectors.joining(" "));
    }

    /** Whether what is drawn begins elsewhere than at nought. */
    public boolean isCut() {
        return bottom() != 0 && lowest() > 0;
    }

    private double lowest() {
        return all().min(Double::compare).orElse(0.0);
    }

    private double top() {
        return Math.max(0, all().max(Double::compare).orElse(0.0));
    }

    private double bottom() {
        double lowest = lowest();
        return lowest > top() / 2 ? lowest - (top() - lowest) / 2 : Math.min(0, lowest);
    }

    private Stream<Double> all() {
        return Stream.concat(series.own().stream(), series.peers().stream())
                .map(value -> value.value().doubleValue());
    }
}
