package se.tillit.picture;

import java.util.List;

/** The path data of ribbons. */
final class Outline {

    private Outline() {}

    /** Both sides, for filling. */
    static String shape(Layout.Fall fall, double width) {
        StringBuilder path = new StringBuilder("M");
        List<Layout.Stop> stops = fall.stops();
        descend(path, stops, -width / 2);
        List<Layout.Stop> upward = stops.reversed().stream()
                .map(stop -> new Layout.Stop(stop.x(), stop.bottom(), stop.top()))
                .toList();
        path.append('L');
        descend(path, upward, width / 2);
        return path.append('Z').toString();
    }

    /** The middle, for a stroke. */
    static String line(Layout.Fall fall) {
        StringBuilder path = new StringBuilder("M");
        descend(path, fall.stops(), 0);
        return path.toString();
    }

    /** Down, round a corner, along, round a corner and up. */
    static String line(Layout.Arc arc, double width) {
        double radius = Math.min(Math.min(arc.depth(), Math.abs(arc.to() - arc.from()) / 2), 10 + width / 2);
        double aside = arc.to() > arc.from() ? radius : -radius;
        double low = arc.y() + arc.depth();
        StringBuilder path = new StringBuilder("M");
        point(path, arc.from(), arc.y()).append('V');
        number(path, low - radius).append('Q');
        point(path, arc.from(), low).append(' ');
        point(path, arc.from() + aside, low).append('H');
        number(path, arc.to() - aside).append('Q');
        point(path, arc.to(), low).append(' ');
        point(path, arc.to(), low - radius).append('V');
        return number(path, arc.y()).toString();
    }

    private static void descend(StringBuilder path, List<Layout.Stop> stops, double aside) {
        Layout.Stop before = stops.getFirst();
        point(path, before.x() + aside, before.top());
        for (Layout.Stop stop : stops.subList(1, stops.size())) {
            double half = (before.bottom() + stop.top()) / 2;
            boolean bends = Math.abs(stop.x() - before.x()) >= 0.05;
            if (bends) {
                path.append('C');
                point(path, before.x() + aside, half).append(' ');
                point(path, stop.x() + aside, half).append(' ');
                point(path, stop.x() + aside, stop.top());
            }
            if (!bends || stop.bottom() != stop.top()) {
                path.append('V');
                number(path, stop.bottom());
            }
            before = stop;
        }
    }

    private static StringBuilder point(StringBuilder path, double x, double y) {
        number(path, x).append(' ');
        return number(path, y);
    }

    /** To a tenth of a pixel, the same in every locale. */
    static StringBuilder number(StringBuilder out, double number) {
        long tenths = Math.round(number * 10);
        if (tenths < 0) {
            out.append('-');
            tenths = -tenths;
        }
        out.append(tenths / 10);
        return tenths % 10 == 0 ? out : out.append('.').append(tenths % 10);
    }
}
