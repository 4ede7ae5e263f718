package se.tillit.picture;

import org.jspecify.annotations.Nullable;

/**
 * A layout as SVG: classes of the style sheet only, text as text, every origin by colour and texture. Cards come before ribbons, so that a
 * keyboard or screen reader meets the chain level by level; ribbons that miss the focus are passed over by the keyboard.
 */
public final class ChainSvg {

    /** Wider ribbons are drawn as shapes: a line that wide would fold in its bends. */
    private static final double WIDEST_LINE = 42;

    private static final double CORNER = 9;
    private static final double ARROW = 9;

    private final Layout layout;
    private final Caption caption;
    private final Format format;
    private final StringBuilder out = new StringBuilder(1 << 14);

    private ChainSvg(Layout layout, Caption caption) {
        this.layout = layout;
        format = layout.format();
        this.caption = caption;
    }

    public static String of(Layout layout, Caption caption) {
        return new ChainSvg(layout, caption).write();
    }

    private String write() {
        String id = caption.id();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"")
                .append(format == Format.PHONE ? "c-chain c-chain--phone" : "c-chain")
                .append("\" viewBox=\"0 0 ");
        number(layout.width()).append(' ');
        number(layout.height()).append("\" role=\"group\" aria-labelledby=\"");
        out.append(id)
                .append("-t ")
                .append(id)
                .append("-d\"><title id=\"")
                .append(id)
                .append("-t\">");
        text(caption.title()).append("</title><desc id=\"").append(id).append("-d\">");
        text(caption.description()).append("</desc>");
        textures();
        layout.bands().forEach(this::band);
        layout.cards().forEach(this::card);
        layout.ribbons().forEach(this::ribbon);
        return out.append("</svg>").toString();
    }

    /** State has stripes and region dots; law is plain and dark, own plain and light. */
    private void textures() {
        out.append("<defs><pattern id=\"").append(caption.id());
        out.append("-stat\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">");
        out.append("<line class=\"pl\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\"/></pattern><pattern id=\"")
                .append(caption.id());
        out.append(
                "-region\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><circle class=\"pd\" cx=\"2\" cy=\"2\"");
        out.append(" r=\"1.3\"/><circle class=\"pd\" cx=\"6\" cy=\"6\" r=\"1.3\"/></pattern></defs>");
    }

    private void band(Layout.Band band) {
        out.append("<rect class=\"c-band\" x=\"0\" y=\"");
        number(band.y()).append("\" width=\"");
        number(layout.width()).append("\" height=\"");
        number(band.height()).append("\" rx=\"12\"/>");
        if (band.name().isEmpty()) {
            return;
        }
        out.append("<g>");
        if (!String.join(" ", band.lines()).equals(band.name())) {
            out.append("<title>");
            text(band.name()).append("</title>");
        }
        double y = band.nameY();
        for (String line : band.lines()) {
            line("c-level", band.nameX(), y, line);
            y += 16;
        }
        out.append("</g>");
    }

    private void card(Layout.PlacedCard placed) {
        Card card = placed.card();
        String style =
                switch (card.emphasis()) {
                    case PLAIN -> "";
                    case OFF -> "--off";
                    case FOCUS -> "--on";
                    case MEET -> "--meet";
                };
        open(card.href(), false);
        if (!String.join(" ", placed.label()).equals(card.label().strip())
                || !placed.sub().equals(card.sub().strip())) {
            out.append("<title>");
            text(card.sub().isBlank() ? card.label() : card.label() + ", " + card.sub())
                    .append("</title>");
        }
        out.append("<rect class=\"c-node");
        if (!style.isEmpty()) {
            out.append(" c-node").append(style);
        }
        out.append("\" x=\"");
        number(placed.x()).append("\" y=\"");
        number(placed.y()).append("\" width=\"");
        number(placed.width()).append("\" height=\"");
        number(placed.height()).append("\" rx=\"");
        number(card.emphasis() == Card.Emphasis.MEET ? placed.height() / 2 : CORNER)
                .append("\"/>");
        int lines = placed.label().size() + (placed.sub().isEmpty() ? 0 : 1);
        double x = placed.x() + placed.width() / 2;
        double y = placed.y() + placed.height() / 2 + 5 - 8.5 * (lines - 1);
        for (String label : placed.label()) {
            line("c-t" + (style.isEmpty() ? "" : " c-t" + style), x, y, label);
            y += 17;
        }
        if (!placed.sub().isEmpty()) {
            line("c-s" + (style.isEmpty() ? "" : " c-s" + style), x, y, placed.sub());
        }
        close(card.href());
    }

    private void line(String style, double x, double y, String content) {
        out.append("<text class=\"").append(style).append("\" x=\"");
        number(x).append("\" y=\"");
        number(y).append("\">");
        text(content).append("</text>");
    }

    private void ribbon(Layout.Ribbon ribbon) {
        String href = caption.ribbonHref().apply(ribbon);
        open(href, !ribbon.touching());
        out.append("<title>");
        text(caption.ribbonName().apply(ribbon)).append("</title>");
        String origin = ribbon.origin().style;
        boolean shape = ribbon.course() instanceof Layout.Fall fall && isShape(fall, ribbon.width());
        String path =
                switch (ribbon.course()) {
                    case Layout.Fall fall -> shape ? Outline.shape(fall, ribbon.width()) : Outline.line(fall);
                    case Layout.Arc arc -> Outline.line(arc, ribbon.width());
                };
        path(
                shape,
                path,
                ribbon.width(),
                "class=\"" + (shape ? "o-" : "so-") + origin + (ribbon.touching() ? " c-rib" : " c-faint") + "\"");
        boolean textured = ribbon.origin() == Origin.STATE || ribbon.origin() == Origin.REGION;
        if (textured && ribbon.touching()) {
            path(
                    shape,
                    path,
                    ribbon.width(),
                    (shape ? "fill" : "stroke") + "=\"url(#" + caption.id() + "-" + origin + ")\"");
        }
        Layout.Point tip = ribbon.course().arrow();
        if (tip != null) {
            out.append("<path class=\"c-arrow o-")
                    .append(origin)
                    .append(ribbon.touching() ? "" : " c-faint")
                    .append("\" d=\"M");
            number(tip.x()).append(' ');
            number(tip.y()).append('l');
            number(ARROW / 2).append(' ');
            number(ARROW).append("h-");
            number(ARROW).append("Z\"/>");
        }
        close(href);
    }

    /** A line keeps its width on a long way sideways, where a shape would thin out; a shape is better in all other cases. */
    private static boolean isShape(Layout.Fall fall, double width) {
        if (width > WIDEST_LINE) {
            return true;
        }
        for (int i = 1; i < fall.stops().size(); i++) {
            Layout.Stop from = fall.stops().get(i - 1);
            Layout.Stop to = fall.stops().get(i);
            if (Math.abs(to.x() - from.x()) > 0.5 * (to.top() - from.bottom())) {
                return false;
            }
        }
        return true;
    }

    private void path(boolean shape, String path, double width, String look) {
        out.append("<path ").append(look).append(" d=\"").append(path).append('"');
        if (!shape) {
            out.append(" fill=\"none\" stroke-width=\"");
            number(width).append('"');
        }
        out.append("/>");
    }

    private void open(@Nullable String href, boolean skipped) {
        if (href == null) {
            out.append("<g>");
            return;
        }
        out.append("<a href=\"");
        text(href).append(skipped ? "\" tabindex=\"-1\">" : "\">");
    }

    private void close(@Nullable String href) {
        out.append(href == null ? "</g>" : "</a>");
    }

    private StringBuilder number(double number) {
        return Outline.number(out, number);
    }

    /** Escaped for text and attributes; characters that XML 1.0 does not know are left out. */
    private StringBuilder text(String text) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean known = point >= ' ' && !(point >= 0xD800 && point <= 0xDFFF) && point < 0xFFFE
                            || point > 0xFFFF
                            || point == '\n'
                            || point == '\t';
                    if (known) {
                        out.appendCodePoint(point);
                    }
                }
            }
        });
        return out;
    }
}
