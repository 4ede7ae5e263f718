package se.tillit.picture;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * How the chain is made to fit: how many lines each level takes, pixels per unit of weight, and how wide each card is. Cards come first: they
 * keep a width at which their label can be read, and ribbons share what is left.
 */
record Fit(Layers layers, Widths widths, double[] cardWidth) {

    private static final double FINEST = 1.6;
    /** On each side of the ribbons at a card's edge, so that they miss its rounded corners. */
    private static final double SHOULDER = 10;

    private static final double PADDING = 11;
    private static final double NARROWEST_CARD = 56;
    /** What lanes may claim of the width before cards are moved to another line for their sake. */
    private static final double LANES_SHARE = 0.22;
    /** Of the widest a ribbon may be: what the widest shall be able to have when lines are chosen. */
    private static final double DECENT = 0.5;
    /** Kept free when ribbons are made wide and when cards are made wide, so that cards can stand where their ribbons want them. */
    private static final double FOR_RIBBONS = 0.94;

    private static final double FOR_LABELS = 0.95;

    static Fit of(Chain chain, Format format) {
        List<Link> links = chain.links();
        double[] least = chain.cards().stream()
                .mapToDouble(card -> leastWidth(card, format))
                .toArray();
        Layers layers = linesThatFit(chain, links, least, format);
        Widths widths = widestThatFit(layers, links, least, format);
        return new Fit(layers, widths, wideEnough(layers, widths, least));
    }

    /**
     * With connected cards as wide as their labels want where there is room, else each as much wider than it must be as its layer can afford.
     *
     * @param order of the connected nodes
     */
    Fit widened(int[][] order, Format format) {
        double[] width = cardWidth.clone();
        for (int layer = 0; layer < order.length; layer++) {
            double free = FOR_LABELS * format.room() - need(order[layer], layer, format);
            double wanted = 0;
            for (int node : order[layer]) {
                wanted += layers.isCard(node) ? lacking(node, format) : 0;
            }
            double share = wanted == 0 ? 0 : Math.clamp(free / wanted, 0, 1);
            for (int node : order[layer]) {
                if (layers.isCard(node)) {
                    width[node] += share * lacking(node, format);
                }
            }
        }
        return new Fit(layers, widths, width);
    }

    /** In this order; cards that nothing reaches will stand somewhere between. */
    private double need(int[] order, int layer, Format format) {
        double need = 0;
        int cards = 0;
        for (int i = 0; i < order.length; i++) {
            boolean card = layers.isCard(order[i]);
            cards += card ? 1 : 0;
            need += card ? cardWidth[order[i]] : layers.bundle(order[i]).width(widths);
            need += i == 0 ? 0 : apart(card, layers.isCard(order[i - 1]), widths, format);
        }
        if (cards < layers.cardsIn(layer)) {
            boolean[] there = new boolean[layers.nodes()];
            for (int node : order) {
                there[node] = true;
            }
            for (int node : layers.members[layer]) {
                need += there[node] ? 0 : cardWidth[node] + 1.5 * format.spacing;
            }
        }
        return need;
    }

    /** What a card is narrower than its label wants. */
    double lacking(int card, Format format) {
        return Math.max(0, wantedWidth(layers.chain.cards().get(card), format) - cardWidth[card]);
    }

    /** Space between two neighbours in a layer. */
    static double apart(boolean card, boolean otherIsCard, Widths widths, Format format) {
        if (card && otherIsCard) {
            return format.spacing;
        }
        return card || otherIsCard ? format.spacing * 0.75 : widths.finest();
    }

    /** Its label on two lines; whole for what the picture is about. */
    private static double leastWidth(Card card, Format format) {
        if (card.emphasis() == Card.Emphasis.FOCUS || card.emphasis() == Card.Emphasis.MEET) {
            return Math.clamp(wantedWidth(card, format), NARROWEST_CARD, 0.7 * format.room());
        }
        double label = Lettering.narrowest(card.label().strip(), format.labelSize);
        double sub = Math.min(Lettering.width(card.sub().strip(), format.subSize), format.narrowestSub);
        return Math.clamp(Math.max(label, sub) + 2 * PADDING, NARROWEST_CARD, format.narrowestLabel);
    }

    /** Its label on one line. */
    private static double wantedWidth(Card card, Format format) {
        double label = Math.min(Lettering.width(card.label().strip(), format.labelSize), format.widestLabel);
        double sub = Math.min(Lettering.width(card.sub().strip(), format.subSize), format.room());
        return Math.max(label, sub) + (card.emphasis() == Card.Emphasis.MEET ? 5 : 2.4) * PADDING;
    }

    private static Layers linesThatFit(Chain chain, List<Link> links, double[] least, Format format) {
        int[] lines = new int[chain.rows().size()];
        Arrays.fill(lines, 1);
        double[] spaced =
                Arrays.stream(least).map(width -> width + format.spacing).toArray();
        double heaviest = heaviest(links);
        Widths decent = new Widths(heaviest == 0 ? 0 : DECENT * format.widestRibbon / heaviest, FINEST);
        while (true) {
            Layers layers = Layers.of(chain, links, lines, spaced);
            int[] more = lines.clone();
            for (int layer = 0; layer < layers.count(); layer++) {
                double cards = needOfCards(layers, layer, least, format);
                double lanes = Math.min(needOfLanes(layers, layer, decent, format), LANES_SHARE * format.room());
                int row = layers.level[layer];
                if (cards + lanes > FOR_RIBBONS * format.room() && layers.cardsIn(layer) > 1) {
                    int estimate = (int) (lines[row] * cards / format.room());
                    more[row] = Math.max(more[row], Math.max(lines[row] + 1, estimate));
                }
            }
            if (Arrays.equals(lines, more)) {
                return layers;
            }
            lines = more;
        }
    }

    private static Widths widestThatFit(Layers layers, List<Link> links, double[] least, Format format) {
        double finest = FINEST;
        while (!fits(layers, new Widths(0, finest), least, format, 1) && finest > 1e-6) {
            finest /= 2;
        }
        double heaviest = heaviest(links);
        if (heaviest == 0) {
            return new Widths(0, finest);
        }
        double thin = finest;
        double share = fits(layers, new Widths(0, thin), least, format, FOR_RIBBONS) ? FOR_RIBBONS : 1;
        DoublePredicate tooWide = scale -> {
            Widths widths = new Widths(scale, thin);
            return !fits(layers, widths, least, format, share)
                    || Arrays.stream(ribbonsAtCards(layers, widths)).max().orElse(0) > format.widestCard;
        };
        double fitting = 0;
        double limit = format.widestRibbon / heaviest;
        if (!tooWide.test(limit)) {
            return new Widths(limit, thin);
        }
        for (int halving = 0; halving < 30; halving++) {
            double middle = (fitting + limit) / 2;
            if (tooWide.test(middle)) {
                limit = middle;
            } else {
                fitting = middle;
            }
        }
        return new Widths(fitting, thin);
    }

    private static double heaviest(List<Link> links) {
        return links.stream().mapToDouble(Link::weight).max().orElse(0);
    }

    private static boolean fits(Layers layers, Widths widths, double[] least, Format format, double share) {
        double[] cards = wideEnough(layers, widths, least);
        for (int layer = 0; layer < layers.count(); layer++) {
            double need = needOfCards(layers, layer, cards, format) + needOfLanes(layers, layer, widths, format);
            if (need > share * format.room()) {
                return false;
            }
        }
        return true;
    }

    private static double[] wideEnough(Layers layers, Widths widths, double[] least) {
        double[] width = ribbonsAtCards(layers, widths);
        for (int card = 0; card < width.length; card++) {
            width[card] = Math.max(least[card], width[card] + 2 * SHOULDER);
        }
        return width;
    }

    /** Per card the width of all ribbons at its upper or its lower edge, whichever is more. */
    private static double[] ribbonsAtCards(Layers layers, Widths widths) {
        double[] above = new double[layers.cards()];
        double[] below = new double[layers.cards()];
        for (Bundle bundle : layers.bundles) {
            double width = bundle.width(widths);
            below[bundle.upper()] += width;
            (layers.isSideways(bundle) ? below : above)[bundle.lower()] += width;
        }
        for (int card = 0; card < above.length; card++) {
            above[card] = Math.max(above[card], below[card]);
        }
        return above;
    }

    private static double needOfCards(Layers layers, int layer, double[] width, Format format) {
        double need = 0;
        for (int node : layers.members[layer]) {
            need += layers.isCard(node) ? width[node] + format.spacing : 0;
        }
        return Math.max(0, need - format.spacing);
    }

    /** At most: as if the lanes stood in as many groups between the cards as they can. */
    private static double needOfLanes(Layers layers, int layer, Widths widths, Format format) {
        double need = 0;
        int lanes = 0;
        for (int node : layers.members[layer]) {
            if (!layers.isCard(node)) {
                need += layers.bundle(node).width(widths);
                lanes++;
            }
        }
        int groups = Math.min(lanes, layers.cardsIn(layer) + 1);
        return need
                + groups * 2 * apart(true, false, widths, format)
                + (lanes - groups) * apart(false, false, widths, format);
    }
}
