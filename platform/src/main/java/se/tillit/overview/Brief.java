package se.tillit.overview;

import java.time.Year;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.tillit.burden.Sums;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;
import se.tillit.proposal.Proposal;
import se.tillit.question.Seen;
import se.tillit.signal.Hours;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/**
 * One page about a unit of any level and what is below it. Beside no other unit, and without a grade.
 *
 * @param sums what lands there today, at that pace for a year
 * @param counts how many demands of each kind land there
 * @param unexplained how many of them lack a purpose or somebody who uses the answer
 * @param controls what is controlled there, by title
 * @param years the years before, and this one
 * @param documents steering documents that name it; null for who may not read them
 * @param waiting questions to this unit that nobody has answered
 * @param toDecide proposals about what it demands that can be decided
 * @param decided proposals about what it, or a unit below it, demands; the newest first
 */
public record Brief(
        Unit unit,
        Chain chain,
        Sums sums,
        Map<SignalKind, Integer> counts,
        int unexplained,
        List<Signal> controls,
        List<InYear> years,
        @Nullable Integer documents,
        List<Seen> waiting,
        List<Proposal> toDecide,
        List<Proposal> decided) {

    /** @param demands how many goals and reports held at the end of the year, or today */
    public record InYear(Year year, Hours hours, int goals, int reports) {}

    public int count(SignalKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Hours a year that the decisions freed. */
    public Hours freed() {
        return decided.stream()
                .map(Proposal::decision)
                .filter(one -> one != null && one.freed() != null)
                .map(one -> one.freed())
                .reduce(Hours.NONE, Hours::plus);
    }

    /** Controls of which nobody has said which risk they meet. */
    public long withoutRisk() {
        return controls.stream().filter(one -> one.details().risk() == null).count();
    }
}
