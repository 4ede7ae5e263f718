package se.tillit.picture;

/** The two drawings there are. Lengths are pixels of the drawing's own coordinates, which the style sheet's letters are set in. */
public enum Format {
    /** For a page or paper: level names in a column to the left. */
    WIDE(1040, 112, 12, 50, 14, 12.5, 86, 300, 230, 136, 80, 60),
    /** For a phone: narrower cards, more lines per level, larger letters, level names above the cards. */
    PHONE(328, 6, 8, 44, 15, 13.5, 50, 170, 200, 128, 72, 40);

    final double width;
    /** Where cards may begin. */
    final double left;
    /** Between two cards; what is between card and ribbon or ribbon and ribbon is a part of it. */
    final double spacing;
    /** The least height between two rows of cards, in which ribbons turn. */
    final double gap;

    final double labelSize;
    final double subSize;
    /** The widest a ribbon may be, and all ribbons of one side of a card together. */
    final double widestRibbon;

    final double widestCard;
    /** A card is not made wider than this for its label's sake, and never narrower than its label needs on two lines or narrowest. */
    final double widestLabel;

    final double narrowestLabel;
    final double narrowestSub;
    /** The longest a scale bar may be. */
    final double longestBar;

    Format(
            double width,
            double left,
            double spacing,
            double gap,
            double labelSize,
            double subSize,
            double widestRibbon,
            double widestCard,
            double widestLabel,
            double narrowestLabel,
            double narrowestSub,
            double longestBar) {
        this.width = width;
        this.left = left;
        this.spacing = spacing;
        this.gap = gap;
        this.labelSize = labelSize;
        this.subSize = subSize;
        this.widestRibbon = widestRibbon;
        this.widestCard = widestCard;
        this.widestLabel = widestLabel;
        this.narrowestLabel = narrowestLabel;
        this.narrowestSub = narrowestSub;
        this.longestBar = longestBar;
    }

    double right() {
        return width - 6;
    }

    double room() {
        return right() - left;
    }
}
