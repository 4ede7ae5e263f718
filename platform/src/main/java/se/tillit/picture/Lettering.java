package se.tillit.picture;

import java.util.List;

/** How wide a text will be in Inter, near enough to wrap or shorten it without a browser. */
final class Lettering {

    /** Advance of the characters from space to tilde at weight 560, in hundredths of the size. */
    private static final byte[] ADVANCE = {
        26, 31, 51, 65, 65, 100, 66, 32, 37, 37, 53, 67, 31, 46, 31, 38, 65, 42, 62, 63, 66, 61, 64, 57, 64, 64, 31, 32,
        67, 67, 67, 54, 99, 72, 66, 74, 72, 60, 59, 75, 75, 28, 58, 70, 57, 92, 76, 77, 64, 77, 65, 65, 66, 74, 72, 101,
        71, 71, 65, 37, 38, 37, 48, 47, 35, 57, 62, 58, 62, 59, 39, 62, 61, 26, 26, 57, 26, 90, 61, 61, 62, 62, 39, 55,
        35, 61, 58, 84, 56, 58, 56, 45, 35, 45, 67
    };

    private static final String ELLIPSIS = "…";
    /** Fewer characters than this look lost on a line of their own. */
    private static final int SHORTEST_PART = 2;

    private Lettering() {}

    static double width(String text, double size) {
        return text.codePoints().map(Lettering::advance).sum() * size / 100;
    }

    /** On one line where it fits, else on two of about the same length, shortened where even those are too long. */
    static List<String> wrap(String text, double size, double width) {
        if (width(text, size) <= width) {
            return List.of(text);
        }
        int middle = breakNearMiddle(text, size);
        if (middle < 0) {
            return List.of(shorten(text, size, width));
        }
        String first = text.substring(0, middle).strip();
        String second = text.substring(middle).strip();
        return List.of(shorten(first, size, width), shorten(second, size, width));
    }

    /** The width that {@link #wrap} needs to keep the whole text. */
    static double narrowest(String text, double size) {
        int middle = breakNearMiddle(text, size);
        return middle < 0
                ? width(text, size)
                : Math.max(
                        width(text.substring(0, middle).strip(), size),
                        width(text.substring(middle).strip(), size));
    }

    static String shorten(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        double left = width - width(ELLIPSIS, size);
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            left -= advance(point) * size / 100;
            if (left < 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    /** Where the second line begins: after the space or hyphen that leaves the longer line shortest; -1 if there is none. */
    private static int breakNearMiddle(String text, double size) {
        int best = -1;
        double shortest = Double.POSITIVE_INFINITY;
        double whole = width(text, size);
        double before = 0;
        for (int at = 0; at < text.length() - 1; at++) {
            char here = text.charAt(at);
            before += Character.isLowSurrogate(here) ? 0 : advance(text.codePointAt(at)) * size / 100;
            boolean breaks = here == ' ' || here == '-' || here == '/';
            if (breaks && at >= SHORTEST_PART && at < text.length() - SHORTEST_PART) {
                double longer = Math.max(before, whole - before);
                if (longer < shortest) {
                    shortest = longer;
                    best = at + 1;
                }
            }
        }
        return best;
    }

    private static int advance(int point) {
        if (point >= ' ' && point <= '~') {
            return ADVANCE[point - ' '];
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            case Character.SPACE_SEPARATOR -> ADVANCE[0];
            case Character.UPPERCASE_LETTER -> 73;
            case Character.LOWERCASE_LETTER -> 60;
            default -> 100;
        };
    }
}
