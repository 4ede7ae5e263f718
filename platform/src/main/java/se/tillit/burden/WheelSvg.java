package se.tillit.burden;

import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import se.tillit.signal.Origin;
import se.tillit.web.Page;

/**
 * The year wheel drawn: January on top, clockwise, 52 rays whose length is hours on a linear scale, from the origin furthest away inside to
 * our own outside; a bracket where many things fall together; the sum in the middle. Drawn apart for the phone, with fewer words.
 */
final class WheelSvg {

    private static final double HUB = 104;
    private static final double LONGEST = 150;
    private static final double A_RAY = 2 * Math.PI / 52;
    private static final double A_MONTH = 2 * Math.PI / 12;

    /** Words beside brackets closer than this would lie on each other. */
    private static final int WEEKS_BETWEEN_WORDS = 4;

    private final Page page;
    private final YearWheel wheel;
    private final String name;
    private final boolean phone;
    private final double scale;
    private final StringBuilder svg = new StringBuilder();

    private WheelSvg(Page page, YearWheel wheel, String name, boolean phone) {
        this.page = page;
        this.wheel = wheel;
        this.name = name;
        this.phone = phone;
        this.scale = LONGEST / Math.max(most(wheel), 1e-9);
    }

    /** @param name of the position or unit whose year it is */
    static String draw(Page page, YearWheel wheel, String name, boolean phone) {
        return new WheelSvg(page, wheel, name, phone).draw();
    }

    private static double most(YearWheel wheel) {
        return wheel.weeks().stream()
                .map(YearWheel.Week::sum)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO)
                .doubleValue();
    }

    private String draw() {
        String id = phone ? "hjul-smal" : "hjul";
        add(
                "<svg viewBox=\"%s\" class=\"w%s\" role=\"img\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>",
                phone ? "-284 -284 568 568" : "-370 -286 740 556",
                phone ? " w--phone" : "",
                id,
                id,
                id,
                text("burden.wheel.title", name),
                id,
                text("burden.wheel.description"));
        add(
                "<defs><pattern id=\"%s-stat\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"pl\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\"/></pattern>"
                        + "<pattern id=\"%s-region\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><circle class=\"pd\" cx=\"2\" cy=\"2\" r=\"1.3\"/><circle class=\"pd\" cx=\"6\" cy=\"6\" r=\"1.3\"/></pattern></defs>",
                id, id);
        List<Double> rings = rings();
        rings.forEach(
                hours -> add("<circle class=\"w-ring\" r=\"%.1f\" stroke-dasharray=\"2 5\"/>", HUB + hours * scale));
        add("<circle class=\"w-base\" r=\"%.0f\"/><circle class=\"w-ring\" r=\"70\"/>", HUB);
        months();
        wheel.weeks().forEach(week -> ray(week, id));
        brackets();
        rings.forEach(hours -> add(
                "<text class=\"w-ringt\" x=\"0\" y=\"%.1f\">%s</text>",
                HUB + hours * scale + 4, text("burden.wheel.ring", page.plain(BigDecimal.valueOf(hours)))));
        now();
        add(
                "<text class=\"w-big\" y=\"2\">%s</text><text class=\"w-s\" y=\"22\">%s</text><text class=\"w-t\" y=\"41\">%s</text></svg>",
                page.estimate(wheel.total().likely()),
                text(phone ? "burden.wheel.hours" : "burden.wheel.hours-year"),
                text(
                        "signal.range",
                        page.estimate(wheel.total().low()),
                        page.estimate(wheel.total().high())));
        return svg.toString();
    }

    /** One or two rings at a round number of hours. */
    private List<Double> rings() {
        double most = most(wheel);
        if (most == 0) {
            return List.of();
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double step = Stream.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
                .map(one -> one * power)
                .filter(one -> 2 * one <= most)
                .max(Comparator.naturalOrder())
                .orElse(power);
        return List.of(step, 2 * step);
    }

    private void months() {
        for (int i = 0; i < 12; i++) {
            double middle = (i + .5) * A_MONTH;
            double edge = i * A_MONTH;
            Month month = Month.of(i + 1);
            Locale locale = page.language().locale();
            String word = month.getDisplayName(phone ? TextStyle.NARROW : TextStyle.SHORT, locale)
                    .replace(".", "");
            add(
                    "<line class=\"w-tick\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                    x(HUB, edge), y(HUB, edge), x(70, edge), y(70, edge));
            add(
                    "<text class=\"w-t\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    x(87, middle), y(87, middle) + (phone ? 8 : 4.5), word);
        }
    }

    private void ray(YearWheel.Week week, String id) {
        double from = (week.number() - 1 + .13) * A_RAY;
        double to = (week.number() - .13) * A_RAY;
        double inner = HUB + 2;
        for (Origin origin : Origin.values()) {
            double hours = week.hours().getOrDefault(origin, BigDecimal.ZERO).doubleValue();
            if (hours > 0) {
                double outer = inner + hours * scale;
                String path = segment(inner, outer, from, to);
                add("<path class=\"o-%s\" d=\"%s\"/>", origin.mark(), path);
                if (origin == Origin.STATE || origin == Origin.REGION) {
                    add("<path fill=\"url(#%s-%s)\" d=\"%s\"/>", id, origin.mark(), path);
                }
                inner = outer;
            }
        }
    }

    private void brackets() {
        List<Integer> worded = new ArrayList<>();
        wheel.clashes().stream()
                .sorted(Comparator.comparing((YearWheel.Week week) -> week.due().size())
                        .reversed())
                .forEach(week -> {
                    double radius = HUB + 2 + week.sum().doubleValue() * scale + 9;
                    double from = (week.number() - 1.1) * A_RAY;
                    double to = (week.number() + .1) * A_RAY;
                    add(
                            "<path class=\"w-clash\" d=\"M%sL%sA%.1f %.1f 0 0 1 %sL%s\"/>",
                            point(radius - 5, from),
                            point(radius, from),
                            radius,
                            radius,
                            point(radius, to),
                            point(radius - 5, to));
                    boolean room =
                            worded.stream().allMatch(other -> apart(other, week.number()) >= WEEKS_BETWEEN_WORDS);
                    if (!phone && room) {
                        worded.add(week.number());
                        words(week, radius);
                    }
                });
    }

    private static int apart(int one, int other) {
        int weeks = Math.abs(one - other);
        return Math.min(weeks, 52 - weeks);
    }

    private void words(YearWheel.Week week, double radius) {
        double angle = (week.number() - .5) * A_RAY;
        double x = x(radius + 14, angle);
        double y = y(radius + 14, angle) + (Math.cos(angle) < -.5 ? 10 : -6);
        String anchor = Math.sin(angle) > .2 ? "start" : Math.sin(angle) < -.2 ? "end" : "middle";
        add(
                "<text class=\"w-lab\" text-anchor=\"%s\" x=\"%.0f\" y=\"%.0f\"><tspan class=\"b\">%s</tspan><tspan x=\"%.0f\" dy=\"17\">%s</tspan></text>",
                anchor,
                x,
                y,
                text("burden.wheel.week", week.number()),
                x,
                text("burden.wheel.together", week.due().size()));
    }

    private void now() {
        if (page.today().getYear() != wheel.year().getValue()) {
            return;
        }
        int week = YearWheel.ray(page.today());
        double angle = (week - .5) * A_RAY;
        double from = HUB + 2 + wheel.weeks().get(week - 1).sum().doubleValue() * scale;
        double to = Math.max(from + 24, HUB + LONGEST * .6);
        boolean right = Math.sin(angle) >= 0;
        add("<path class=\"w-now\" d=\"M%sL%s\"/>", point(from, angle), point(to, angle));
        add(
                "<text class=\"w-nowt\" text-anchor=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>",
                right ? "start" : "end",
                x(to + 6, angle),
                y(to + 6, angle) + (Math.cos(angle) < 0 ? 12 : 0),
                phone ? text("burden.wheel.now") : text("burden.wheel.now-week", week));
    }

    private static String segment(double inner, double outer, double from, double to) {
        return String.format(
                Locale.ROOT,
                "M%sL%sA%.1f %.1f 0 0 1 %sL%sA%.1f %.1f 0 0 0 %sZ",
                point(inner, from),
                point(outer, from),
                outer,
                outer,
                point(outer, to),
                point(inner, to),
                inner,
                inner,
                point(inner, from));
    }

    private static String point(double radius, double angle) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(radius, angle), y(radius, angle));
    }

    private static double x(double radius, double angle) {
        return radius * Math.sin(angle);
    }

    private static double y(double radius, double angle) {
        return -radius * Math.cos(angle);
    }

    private String text(String key, Object... arguments) {
        return HtmlUtils.htmlEscape(page.t(key, arguments));
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}
