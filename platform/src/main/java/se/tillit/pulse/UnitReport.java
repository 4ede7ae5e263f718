package se.tillit.pulse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;

/**
 * A closed wave as one unit's own people read it, or those above when it has travelled.
 *
 * @param chain as it was when the wave opened, for names
 * @param persons how many were asked
 * @param answered null: withheld to protect persons
 * @param lines a measure each, in the order in which they were asked; the withheld ones too
 * @param own whether it is about those who look
 * @param mayWrite whether they may still say what they make of it
 */
public record UnitReport(
        Wave wave,
        Chain chain,
        UUID unit,
        int persons,
        @Nullable Integer answered,
        List<Line> lines,
        List<Gap> gaps,
        List<Outcome.Comment> comments,
        Optional<UnitWords> words,
        boolean own,
        boolean mayWrite) {

    /**
     * A measure, and what became of it.
     *
     * @param before what the unit said last time it was asked, where that is told
     */
    public record Line(Outcome.Figure figure, Optional<Before> before) {}

    /** @param mean of the unit, or of those that it has come of taken together */
    public record Before(Wave wave, BigDecimal mean, Contrast change) {}

    /**
     * The two directions: what this unit says of the level above it, and what that level says of those below.
     *
     * @param part ability, benevolence or integrity
     * @param above what those above answered, in a branch of at least five
     */
    public record Gap(String part, Outcome.Figure here, Outcome.Figure above, Contrast contrast) {}

    /**
     * Hållbart medarbetarengagemang (SKR and RKA): each part (mean − 1) / 4 × 100, and the mean of the three.
     *
     * @param total null where a part is not told
     */
    public record Hme(List<Part> parts, @Nullable Integer total) {

        public record Part(String measure, int index) {}
    }

    public UnitReport {
        lines = List.copyOf(lines);
        gaps = List.copyOf(gaps);
        comments = List.copyOf(comments);
    }

    public String name() {
        return chain.unitOrEnded(unit).map(one -> one.name()).orElse("");
    }

    /** Computed from the means that are shown, so as rough as they are. */
    public Optional<Hme> hme() {
        List<Line> shown = lines.stream()
                .filter(line -> line.figure().measure().startsWith("hme.")
                        && line.figure().isShown())
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<Hme.Part> parts = shown.stream()
                .map(line -> new Hme.Part(line.figure().measure(), rounded(index(line))))
                .toList();
        BigDecimal sum = shown.stream().map(UnitReport::index).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Hme(
                parts, shown.size() == 3 ? rounded(sum.divide(BigDecimal.valueOf(3), 4, RoundingMode.HALF_UP)) : null));
    }

    private static BigDecimal index(Line line) {
        return line.figure().mean().subtract(BigDecimal.ONE).multiply(BigDecimal.valueOf(25));
    }

    private static int rounded(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }
}
