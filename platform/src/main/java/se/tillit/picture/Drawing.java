package se.tillit.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Turns places from left to right into the finished layout: heights, gaps as high as their ribbons need to turn well, and courses. */
final class Drawing {

    private static final double CARD_HEIGHT = 48;
    private static final double TALL_CARD_HEIGHT = 64;
    private static final double TEXT_MARGIN = 8;
    private static final double LEVEL_SIZE = 13;
    private static final double BAND_MARGIN = 7;
    /** For the level's name above its cards on a phone. */
    private static final double HEADER = 20;
    /** What the gap between two lines of one level is less than that between levels. */
    private static final double WITHIN_LEVEL = 16;
    /** From a card to the first arc below it, and from the last one to what follows. */
    private static final double ARC_MARGIN = 16;

    private static final Comparator<Layout.Ribbon> PAINTING = Comparator.comparing(Layout.Ribbon::touching)
            .thenComparing(Comparator.comparingDouble(Layout.Ribbon::width).reversed());

    private final Fit fit;
    private final Layers layers;
    private final Format format;
    /** Per bundle the middle of each port and lane on its way. */
    private final double[][] across;
    /** Per bundle the depth of its upper side below the cards, where it is an arc. */
    private final double[] arc;

    private final Placement places;
    private final double[] arcsBelow;
    private final double[] top;
    private final double[] bottom;
    private final List<Layout.PlacedCard> cards = new ArrayList<>();

    Drawing(Fit fit, Format format, Ports ports, Placement places) {
        this.fit = fit;
        this.layers = fit.layers();
        this.format = format;
        this.places = places;
        across = new double[layers.bundles.size()][];
        for (int b = 0; b < across.length; b++) {
            across[b] = Arrays.stream(layers.way(b)).mapToDouble(places::middle).toArray();
            across[b][0] += ports.atUpper[b];
            across[b][across[b].length - 1] += ports.atLower[b];
        }
        arc = new double[layers.bundles.size()];
        arcsBelow = new double[layers.count()];
        top = new double[layers.count()];
        bottom = new double[layers.count()];
    }

    Layout layout() {
        hangArcs();
        double[] gap = gaps();
        List<Layout.Band> bands = new ArrayList<>();
        double y = 3;
        double begin = y;
        for (int layer = 0; layer < layers.count(); layer++) {
            int row = layers.level[layer];
            if (layer == 0 || layers.level[layer - 1] != row) {
                begin = y;
                y += BAND_MARGIN + (format == Format.PHONE && !nameOf(row).isEmpty() ? HEADER : 0);
            }
            top[layer] = y;
            bottom[layer] = y + place(layer);
            y = bottom[layer];
            if (layer == layers.count() - 1 || layers.level[layer + 1] != row) {
                bands.add(band(row, begin, y + BAND_MARGIN - begin));
                y += gap[layer] - BAND_MARGIN;
            } else {
                y += gap[layer] - WITHIN_LEVEL;
            }
        }
        double height = bands.isEmpty() ? 6 : bottom[layers.count() - 1] + BAND_MARGIN + 3;
        if (!bands.isEmpty() && arcsBelow[layers.count() - 1] > 0) {
            height += arcsBelow[layers.count() - 1];
        }
        return new Layout(format, height, bands, cards, ribbons(), Layout.Scale.of(fit.widths(), format));
    }

    private String nameOf(int row) {
        return layers.chain.rows().get(row).name().strip();
    }

    private Layout.Band band(int row, double y, double height) {
        String name = nameOf(row);
        if (format == Format.PHONE) {
            List<String> line = List.of(Lettering.shorten(name, LEVEL_SIZE, format.room() / 2));
            double x = freeOfRibbons(row, Lettering.width(line.getFirst(), LEVEL_SIZE));
            return new Layout.Band(name, line, x, y + 18, y, height);
        }
        List<String> lines = Lettering.wrap(name, LEVEL_SIZE, format.left - 26);
        double base = y + height / 2 + 4.5 - 8 * (lines.size() - 1);
        return new Layout.Band(name, lines, 14, base, y, height);
    }

    /** Where a text above a level's cards is crossed by no ribbon; at the left if it is crossed everywhere. */
    private double freeOfRibbons(int row, double length) {
        List<double[]> taken = new ArrayList<>();
        for (int b = 0; b < across.length; b++) {
            Bundle bundle = layers.bundles.get(b);
            int above = layers.layer(bundle.upper());
            for (int i = 1; i < across[b].length && !layers.isSideways(bundle); i++) {
                int layer = above + i;
                if (layers.level[layer] == row && layers.level[layer - 1] != row) {
                    double half = width(b) / 2 + 3;
                    double from = Math.min(across[b][i - 1], across[b][i]) - half;
                    double to = Math.max(across[b][i - 1], across[b][i]) + half;
                    taken.add(new double[] {from, to});
                }
            }
        }
        taken.sort(Comparator.comparingDouble(span -> span[0]));
        double free = format.left + 4;
        for (double[] span : taken) {
            if (free + length <= span[0]) {
                break;
            }
            free = Math.max(free, span[1]);
        }
        return free + length <= format.right() ? free : format.left + 4;
    }

    /** Gives the height of the layer's cards. */
    private double place(int layer) {
        List<Layout.PlacedCard> placed = new ArrayList<>();
        double height = CARD_HEIGHT;
        for (int node : layers.members[layer]) {
            if (!layers.isCard(node)) {
                continue;
            }
            Card card = layers.chain.cards().get(node);
            double width = places.width(node);
            double forText = width - (card.emphasis() == Card.Emphasis.MEET ? 4 : 2) * TEXT_MARGIN;
            List<String> label = Lettering.wrap(card.label().strip(), format.labelSize, forText);
            String sub = Lettering.shorten(card.sub().strip(), format.subSize, forText);
            height = label.size() > 1 && !sub.isEmpty() ? TALL_CARD_HEIGHT : height;
            placed.add(new Layout.PlacedCard(card, places.middle(node) - width / 2, top[layer], width, 0, label, sub));
        }
        placed.sort(Comparator.comparingDouble(Layout.PlacedCard::x));
        for (Layout.PlacedCard card : placed) {
            cards.add(new Layout.PlacedCard(
                    card.card(), card.x(), card.y(), card.width(), height, card.label(), card.sub()));
        }
        return height;
    }

    /** Shorter arcs above longer ones, each below those it would meet. */
    private void hangArcs() {
        Integer[] sideways = IntStream.range(0, arc.length)
                .filter(b -> layers.isSideways(layers.bundles.get(b)))
                .boxed()
                .sorted(Comparator.comparingDouble(b -> Math.abs(across[b][0] - across[b][1])))
                .toArray(Integer[]::new);
        for (int i = 0; i < sideways.length; i++) {
            int b = sideways[i];
            int layer = layers.layer(layers.bundles.get(b).upper());
            double depth = ARC_MARGIN;
            for (int j = 0; j < i; j++) {
                int other = sideways[j];
                if (layers.layer(layers.bundles.get(other).upper()) == layer && meet(across[b], across[other])) {
                    depth = Math.max(depth, arc[other] + width(other) + 3);
                }
            }
            arc[b] = depth;
            arcsBelow[layer] = Math.max(arcsBelow[layer], depth + width(b) + ARC_MARGIN);
        }
    }

    private static boolean meet(double[] one, double[] other) {
        return Math.max(Math.min(one[0], one[1]), Math.min(other[0], other[1]))
                <= Math.min(Math.max(one[0], one[1]), Math.max(other[0], other[1]));
    }

    private double width(int bundle) {
        return layers.bundles.get(bundle).width(fit.widths());
    }

    /** Higher where a ribbon has a long way sideways, and more so for a wide one, which needs a wide bend. */
    private double[] gaps() {
        double[] gap = new double[layers.count()];
        Arrays.fill(gap, format.gap);
        for (int b = 0; b < across.length; b++) {
            Bundle bundle = layers.bundles.get(b);
            for (int i = 1; i < across[b].length && !layers.isSideways(bundle); i++) {
                double aside = Math.abs(across[b][i] - across[b][i - 1]);
                double wide = Math.min(width(b), 40);
                double need = format.gap + Math.min(aside, 400) * (0.04 + wide * 0.0025);
                int layer = layers.layer(bundle.upper()) + i - 1;
                gap[layer] = Math.max(gap[layer], need);
            }
        }
        for (int layer = 0; layer < gap.length; layer++) {
            gap[layer] = Math.max(gap[layer], arcsBelow[layer] + (arcsBelow[layer] > 0 ? format.gap / 2 : 0));
        }
        return gap;
    }

    private List<Layout.Ribbon> ribbons() {
        List<Layout.Ribbon> ribbons = new ArrayList<>();
        for (int b = 0; b < across.length; b++) {
            Bundle bundle = layers.bundles.get(b);
            double aside = -width(b) / 2;
            for (Link link : bundle.links()) {
                double width = fit.widths().of(link);
                Layout.Course course =
                        layers.isSideways(bundle) ? arc(b, link, aside + width / 2) : fall(b, link, aside + width / 2);
                aside += width;
                Link.Key key = link.key();
                List<Card> all = layers.chain.cards();
                ribbons.add(new Layout.Ribbon(
                        all.get(key.from()),
                        all.get(key.to()),
                        key.origin(),
                        link.weight(),
                        key.touching(),
                        width,
                        course));
            }
        }
        ribbons.sort(PAINTING);
        return ribbons;
    }

    private Layout.Fall fall(int b, Link link, double aside) {
        Bundle bundle = layers.bundles.get(b);
        int above = layers.layer(bundle.upper());
        int last = across[b].length - 1;
        List<Layout.Stop> stops = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            double from = i == 0 ? bottom[above] : top[above + i];
            double to = i == last ? top[above + last] : bottom[above + i];
            stops.add(new Layout.Stop(across[b][i] + aside, from, to));
        }
        boolean rises = link.key().from() == bundle.lower();
        return new Layout.Fall(stops, rises ? new Layout.Point(stops.getFirst().x(), bottom[above]) : null);
    }

    /** The outermost at the one end is the deepest and the outermost at the other. */
    private Layout.Arc arc(int b, Link link, double aside) {
        Bundle bundle = layers.bundles.get(b);
        double y = bottom[layers.layer(bundle.upper())];
        boolean toTheRight = across[b][1] > across[b][0];
        double atUpper = across[b][0] + aside;
        double atLower = across[b][1] - aside;
        double depth = arc[b] + width(b) / 2 + (toTheRight ? -aside : aside);
        boolean returns = link.key().from() == bundle.lower();
        double from = returns ? atLower : atUpper;
        double to = returns ? atUpper : atLower;
        return new Layout.Arc(from, to, y, depth, new Layout.Point(to, y));
    }
}
