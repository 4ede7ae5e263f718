package se.tillit.pulse;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that will ever be shown of a wave. */
public record Outcome(
        List<Figure> figures, List<Chosen> chosen, List<Comment> comments, List<Spread> spreads, Wave.Proof proof) {

    public Outcome {
        figures = List.copyOf(figures);
        chosen = List.copyOf(chosen);
        comments = List.copyOf(comments);
        spreads = List.copyOf(spreads);
    }

    /**
     * A measure in a group.
     *
     * @param whole the unit with all below it, or its own people alone
     * @param n how many answered; null: withheld to protect persons, and so is the rest
     * @param mean 1 to 5; null also where only their number is told
     * @param low where the group's mean probably lies; null where that would tell too much
     */
    public record Figure(
            String measure,
            UUID unit,
            boolean whole,
            @Nullable Integer n,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {

        public boolean isShown() {
            return n != null && mean != null;
        }
    }

    /** How many of all chose something; null: withheld. @param choice from 1 */
    public record Chosen(int place, int choice, @Nullable Integer n) {}

    /** How much answers differ within the units that are shown. @param sd standard deviation, in points of the scale */
    public record Spread(String measure, BigDecimal sd) {}

    /** What somebody wrote, told of no group smaller than ten. */
    public record Comment(int place, UUID unit, boolean whole, String said) {}
}
