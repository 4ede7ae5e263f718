package se.tillit.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.web.util.HtmlUtils;
import se.tillit.web.Page;

/**
 * The map drawn: those who voted alike lie near each other. Groups differ by colour and by shape, their fields are soft, their names stand
 * outside; no axes, since up and down mean nothing. Drawn apart for the phone.
 */
final class MapSvg {

    /** The outermost are drawn at the edge, so that one who stands far off does not press the others together. */
    private static final double OUTERMOST = 0.004;

    private record Point(double x, double y, int group) {}

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private final MapView view;
    private final Page page;
    private final boolean phone;
    private final double width;
    private final double height;
    private final double radius;
    private final double middleX;
    private final double middleY;
    private final double scale;
    private final StringBuilder svg = new StringBuilder();
    private final List<Box> labels = new ArrayList<>();

    private MapSvg(MapView view, boolean phone) {
        this.view = view;
        this.page = view.page();
        this.phone = phone;
        this.width = phone ? 330 : 640;
        this.height = phone ? 384 : 500;
        int dots = view.result().dots().size();
        this.radius = (phone ? 4.0 : 5.6) * (dots > 250 ? 0.65 : dots > 120 ? 0.85 : 1);
        double[] x = view.result().dots().stream()
                .mapToDouble(Result.Dot::x)
                .sorted()
                .toArray();
        double[] y = view.result().dots().stream()
                .mapToDouble(Result.Dot::y)
                .sorted()
                .toArray();
        double left = at(x, OUTERMOST);
        double right = at(x, 1 - OUTERMOST);
        double top = at(y, OUTERMOST);
        double bottom = at(y, 1 - OUTERMOST);
        this.middleX = (left + right) / 2;
        this.middleY = (top + bottom) / 2;
        double across = width - (phone ? 40 : 90);
        double down = height - (phone ? 130 : 150);
        this.scale = Math.min(across / Math.max(right - left, 1e-9), down / Math.max(bottom - top, 1e-9));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    static String draw(MapView view, boolean phone) {
        return new MapSvg(view, phone).draw();
    }

    private Point point(double x, double y, int group) {
        double margin = radius + 12;
        return new Point(
                Math.clamp(width / 2 + (x - middleX) * scale, margin, width - margin),
                Math.clamp(height / 2 + (y - middleY) * scale, margin + 34, height - margin - 34),
                group);
    }

    private String draw() {
        String id = phone ? "karta-smal" : "karta";
        List<Point> points = view.result().dots().stream()
                .map(dot -> point(dot.x(), dot.y(), dot.group()))
                .toList();
        Optional<Result.Place> own = view.place();
        add(
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>",
                width,
                height,
                id,
                id,
                id,
                escape(page.t("dialogue.map.title", view.result().groups().size())),
                id,
                escape(description(own)));
        view.groups().forEach(group -> field(points, group));
        points.forEach(point -> svg.append(
                mark(point.group() < 0 ? "o" : view.shape(point.group()), point.x(), point.y(), radius, "m-p")));
        own.ifPresent(this::own);
        view.groups().forEach(group -> label(points, group));
        return svg.append("</svg>").toString();
    }

    private String description(Optional<Result.Place> own) {
        List<String> said = new ArrayList<>();
        said.add(page.t("dialogue.map.people", view.result().participants()));
        view.groups()
                .forEach(group -> said.add(page.t(
                        "dialogue.map.of-shape",
                        page.t("dialogue.shape." + view.shape(group)),
                        view.groupName(group),
                        view.result().groups().get(group).members())));
        own.ifPresent(place -> said.add(
                place.group() == null
                        ? page.t("dialogue.map.you")
                        : page.t("dialogue.map.you-in", view.groupName(place.group()))));
        return String.join(" ", said);
    }

    private void own(Result.Place place) {
        Point at = point(place.x(), place.y(), -1);
        add("<circle class=\"m-you\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", at.x(), at.y(), radius + 7);
        svg.append(mark(place.group() == null ? "o" : view.shape(place.group()), at.x(), at.y(), radius + 1, ""));
        boolean atTheEdge = at.x() > width - 60;
        double x = atTheEdge ? at.x() - radius - 14 : at.x() + radius + 14;
        labels.add(new Box(at.x() - 22, at.y() - 20, at.x() + 60, at.y() + 20));
        add(
                "<text class=\"m-lab\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                atTheEdge ? "end" : "start", x, at.y() + 6, escape(page.t("dialogue.map.here")));
    }

    /** The outline of those of the group who stand nearest its middle, a little widened and softened. */
    private void field(List<Point> points, int group) {
        List<Point> members = new ArrayList<>(
                points.stream().filter(point -> point.group() == group).toList());
        if (members.size() < 3) {
            return;
        }
        double x = members.stream().mapToDouble(Point::x).average().orElse(0);
        double y = members.stream().mapToDouble(Point::y).average().orElse(0);
        members.sort(Comparator.comparingDouble(point -> Math.hypot(point.x() - x, point.y() - y)));
        List<Point> hull = hull(members.subList(0, Math.max(3, (int) Math.ceil(members.size() * 0.97))));
        List<double[]> wide = hull.stream()
                .map(point -> {
                    double length = Math.max(1, Math.hypot(point.x() - x, point.y() - y));
                    double out = (length * 1.16 + radius + 8) / length;
                    return new double[] {
                        Math.clamp(x + (point.x() - x) * out, 4, width - 4),
                        Math.clamp(y + (point.y() - y) * out, 4, height - 4)
                    };
                })
                .toList();
        String path = soft(wide);
        String shape = view.shape(group);
        add("<path class=\"m-hull m-%s\" d=\"%s\"/><path class=\"m-hull2 m-h%s\" d=\"%s\"/>", shape, path, shape, path);
    }

    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = points.stream()
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        List<Point> hull = new ArrayList<>(half(sorted));
        hull.addAll(half(sorted.reversed()));
        return hull;
    }

    private static List<Point> half(List<Point> sorted) {
        List<Point> half = new ArrayList<>();
        for (Point point : sorted) {
            while (half.size() > 1 && turn(half.get(half.size() - 2), half.getLast(), point) <= 0) {
                half.removeLast();
            }
            half.add(point);
        }
        return half.subList(0, Math.max(0, half.size() - 1));
    }

    private static double turn(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    private static String soft(List<double[]> corners) {
        StringBuilder path = new StringBuilder();
        double[] last = corners.getLast();
        double[] first = corners.getFirst();
        path.append(String.format(Locale.ROOT, "M%.0f %.0f", (last[0] + first[0]) / 2, (last[1] + first[1]) / 2));
        for (int i = 0; i < corners.size(); i++) {
            double[] corner = corners.get(i);
            double[] next = corners.get((i + 1) % corners.size());
            path.append(String.format(
                    Locale.ROOT,
                    "Q%.0f %.0f %.0f %.0f",
                    corner[0],
                    corner[1],
                    (corner[0] + next[0]) / 2,
                    (corner[1] + next[1]) / 2));
        }
        return path.append("Z").toString();
    }

    /** Above its field, or below where it stands in the lower half; further out where another name stands already. */
    private void label(List<Point> points, int group) {
        List<Point> members =
                points.stream().filter(point -> point.group() == group).toList();
        if (members.isEmpty()) {
            return;
        }
        double x = members.stream().mapToDouble(Point::x).average().orElse(0);
        double top = members.stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = members.stream().mapToDouble(Point::y).max().orElse(0);
        String name = view.groupName(group);
        double half = Math.max(name.length() * 4.3, 42) + 4;
        double at = Math.clamp(x, Math.min(half, width / 2), Math.max(width - half, width / 2));
        boolean below = (top + bottom) / 2 > height / 2;
        double y = below ? bottom + radius + 34 : top - radius - 32;
        Box box = null;
        for (int tries = 0; tries < 12; tries++) {
            y = Math.clamp(y, 18, height - 20);
            box = new Box(at - half, y - 14, at + half, y + 20);
            Box here = box;
            if (labels.stream().noneMatch(here::meets)) {
                break;
            }
            y += below ? 20 : -20;
            if (y < 18 || y > height - 20) {
                below = !below;
                y = below ? bottom + radius + 34 : top - radius - 32;
            }
        }
        if (box != null) {
            labels.add(box);
        }
        add("<text class=\"m-lab\" text-anchor=\"middle\" x=\"%.0f\" y=\"%.0f\">%s</text>", at, y, escape(name));
        add(
                "<text class=\"m-sub\" text-anchor=\"middle\" x=\"%.0f\" y=\"%.0f\">%s</text>",
                at,
                y + 16,
                escape(page.t(
                        "dialogue.people", view.result().groups().get(group).members())));
    }

    /** From none to all: where the marks lie together there is unity, where they lie apart there is not. */
    static String line(MapView view, Result.Row row) {
        int[] percents = row.groups().stream().mapToInt(view::percent).toArray();
        List<String> said = IntStream.range(0, percents.length)
                .mapToObj(group -> view.page().t("dialogue.line.group", view.groupName(group), percents[group]))
                .toList();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 420 58\" role=\"img\" aria-label=\"%s\"><line class=\"m-line\" x1=\"12\" x2=\"408\" y1=\"30\" y2=\"30\"/><line class=\"m-mid\" x1=\"210\" x2=\"210\" y1=\"24\" y2=\"36\"/>",
                escape(view.page().t("dialogue.line.said", String.join(", ", said)))));
        if (percents.length > 0) {
            int least = IntStream.of(percents).min().orElse(0);
            int most = IntStream.of(percents).max().orElse(0);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"m-span\" x1=\"%.0f\" x2=\"%.0f\" y1=\"30\" y2=\"30\"/>",
                    x(least),
                    x(most)));
        }
        List<Integer> order = IntStream.range(0, percents.length)
                .boxed()
                .sorted(Comparator.comparingInt(group -> percents[group]))
                .toList();
        double above = -100;
        double under = -100;
        for (int group : order) {
            double x = x(percents[group]);
            svg.append(mark(view.shape(group), x, 30, 7.5, "m-p2"));
            boolean up = x - above >= 22 || x - above >= x - under;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"m-n\" x=\"%.0f\" y=\"%d\">%d</text>",
                    x,
                    up ? 15 : 52,
                    percents[group]));
            if (up) {
                above = x;
            } else {
                under = x;
            }
        }
        return svg.append("</svg>").toString();
    }

    private static double x(int percent) {
        return 12 + 3.96 * percent;
    }

    /** Circle, square, triangle, diamond, and a square on end cut off; a ring for somebody in no group. */
    static String mark(String shape, double x, double y, double radius, String classes) {
        String names = ("m-" + shape + " " + classes).strip();
        double r = radius;
        return switch (shape) {
            case "b" ->
                String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1\"/>",
                        names,
                        x - r * 0.9,
                        y - r * 0.9,
                        r * 1.8,
                        r * 1.8);
            case "c" ->
                String.format(
                        Locale.ROOT,
                        "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1fH%.1fZ\"/>",
                        names,
                        x,
                        y - r * 1.15,
                        x + r * 1.1,
                        y + r * 0.8,
                        x - r * 1.1);
            case "d" ->
                String.format(
                        Locale.ROOT,
                        "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ\"/>",
                        names,
                        x,
                        y - r * 1.2,
                        x + r * 1.2,
                        y,
                        x,
                        y + r * 1.2,
                        x - r * 1.2,
                        y);
            case "e" ->
                String.format(
                        Locale.ROOT,
                        "<path class=\"%s\" d=\"M%.1f %.1fh%.1fv%.1fh%.1fv%.1fh%.1fv%.1fh%.1fv%.1fh%.1fv%.1fh%.1fZ\"/>",
                        names,
                        x - r * 0.4,
                        y - r * 1.1,
                        r * 0.8,
                        r * 0.7,
                        r * 0.7,
                        r * 0.8,
                        -r * 0.7,
                        r * 0.7,
                        -r * 0.8,
                        -r * 0.7,
                        -r * 0.7,
                        -r * 0.8,
                        r * 0.7);
            default ->
                String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", names, x, y, r);
        };
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
