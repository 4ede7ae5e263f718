package se.tillit.improvement;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.web.Fields;
import se.tillit.web.Page;

/**
 * One improvement, as somebody sees it.
 *
 * @param cameFrom the one in another unit that it began as
 * @param spread where it went from here
 * @param alike units that it can be offered to; none for who may not
 * @param number in the register; null: none
 * @param sent which of the forms on the page has to be put right; null: none
 * @param fields what somebody typed in it
 */
public record ImprovementPage(
        Page page,
        SeenImprovement seen,
        @Nullable SeenImprovement cameFrom,
        List<ImprovementQuery.Spread> spread,
        List<AlikeUnits.Alike> alike,
        @Nullable String number,
        @Nullable String sent,
        Fields fields,
        Problems problems) {

    /** What was typed in a form that comes back; else what stands there from the beginning. */
    public String get(String form, String name, String otherwise) {
        return form.equals(sent) ? fields.get(name) : otherwise;
    }

    public boolean isChosen(String form, String name, Enum<?> value) {
        return form.equals(sent) && fields.get(name).equals(value.name());
    }

    public boolean isTicked(String form, String name) {
        return form.equals(sent) && fields.isTicked(name);
    }

    public Problems of(String form) {
        return form.equals(sent) ? problems : new Problems();
    }

    /** Somebody else answered, or it went elsewhere, while this was written. */
    public boolean late() {
        return problems.of("hann-fore").isPresent();
    }

    public boolean mayThank() {
        return seen.theirs()
                && !seen.first()
                && seen.improvement().stage() != Improvement.Stage.IDEA
                && seen.improvement().steps().stream().noneMatch(step -> step.kind() == Improvement.Kind.THANKED);
    }

    /** The offer that the one who looks is to reply to. */
    public Optional<ImprovementQuery.Spread> toReplyTo() {
        return spread.stream().filter(ImprovementQuery.Spread::mine).findFirst();
    }
}
