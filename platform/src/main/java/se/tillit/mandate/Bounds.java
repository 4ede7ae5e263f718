package se.tillit.mandate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers a mandate holds, where that is written out: its amount, or a number at the beginning of its conditions.
 *
 * @param of what is counted: "kr", "timmar", "dygn"; empty: the mandate has no bounds
 * @param above the number that must be exceeded; null: none
 * @param most the highest number; null: none
 */
record Bounds(
        String of, @Nullable BigDecimal above, @Nullable BigDecimal most) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?iU)^(högst|upp till|över|mer än)\\s+(\\d[\\d\\s\\u00a0]*)\\s*(\\p{L}+)");

    static Bounds of(Mandate mandate) {
        Matcher written = WRITTEN.matcher(mandate.conditions());
        if (written.find()) {
            BigDecimal number = new BigDecimal(written.group(2).replaceAll("\\D", ""));
            String of = written.group(3).toLowerCase(Locale.ROOT).replaceFirst("^(kronor|sek)$", "kr");
            boolean high = written.group(1).toLowerCase(Locale.ROOT).matches("över|mer än");
            return new Bounds(of, high ? number : null, high ? (of.equals("kr") ? mandate.mostSek() : null) : number);
        }
        return mandate.mostSek() == null ? new Bounds("", null, null) : new Bounds("kr", null, mandate.mostSek());
    }

    /**
     * Whether two of the same matter say against each other: the same bounds for both, or bounds written out from below that reach into each
     * other. A stair, each step with its own highest number, does not.
     */
    Optional<String> clash(Bounds other) {
        if (!of.equals(other.of)) {
            return Optional.empty();
        }
        if (equals(other)) {
            return Optional.of(of.isEmpty() ? "" : text());
        }
        Bounds high = above == null ? other : this;
        Bounds low = above == null ? this : other;
        boolean reach =
                high.above != null && low.above == null && low.most != null && low.most.compareTo(high.above) > 0;
        return reach ? Optional.of(plain(high.above) + "–" + plain(low.most) + " " + of) : Optional.empty();
    }

    private String text() {
        return (above == null ? "" : "> " + plain(above) + " ") + (most == null ? "" : "≤ " + plain(most) + " ") + of;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bounds bounds
                && of.equals(bounds.of)
                && same(above, bounds.above)
                && same(most, bounds.most);
    }

    @Override
    public int hashCode() {
        return of.hashCode();
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
