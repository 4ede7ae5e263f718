package se.tillit.pulse;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Questions that are asked of some units, or of the citizen panel, during some days.
 *
 * @param panel null: asked of units
 * @param closingNow how far it has come; null before, and once it has closed
 * @param items as they are asked, in order
 * @param units who is asked; for the panel one group, the whole organisation's
 * @param proof null until it has closed
 * @param answer the leader's; null until it is given
 */
public record Wave(
        UUID id,
        @Nullable Panel panel,
        Terms terms,
        int minutes,
        boolean closing,
        @Nullable LocalDate closedOn,
        @Nullable Closing closingNow,
        List<Item> items,
        List<Asked> units,
        @Nullable Proof proof,
        @Nullable LeadersAnswer answer) {

    /**
     * What is agreed before it begins.
     *
     * @param root asked of this unit and all below it
     * @param position and of those with this position; null: of all
     * @param asker the role that asks
     * @param usedBy who uses the answers
     * @param closesOn the last day on which one may answer
     * @param commentDays how long those whom it is about have it for themselves; of the panel none, since everybody sees it at the same time
     * @param unionWith with whom it was talked through (MBL), and when; null for the panel, where nobody is asked as an employee
     * @param assessedBy who made the data-protection assessment, and when
     */
    public record Terms(
            String title,
            UUID root,
            @Nullable UUID position,
            String asker,
            String usedBy,
            String decision,
            LocalDate opensOn,
            LocalDate closesOn,
            int commentDays,
            @Nullable String unionWith,
            @Nullable LocalDate unionOn,
            String assessedBy,
            LocalDate assessedOn) {}

    /** @param areas asked of those in the panel who want to be asked about one of these; where there are none, of all */
    public record Panel(Set<String> areas) {

        public Panel {
            areas = Set.copyOf(areas);
        }

        /** Whether everybody whom the one asks is asked by the other: then two results could be set against each other. */
        boolean isNestedWith(Panel other) {
            return areas.isEmpty()
                    || other.areas.isEmpty()
                    || areas.containsAll(other.areas)
                    || other.areas.containsAll(areas);
        }
    }

    /**
     * A unit whose own people are asked.
     *
     * @param path from the wave's root down to the unit itself
     * @param persons how many they were when the wave began; so many codes there can be
     */
    public record Asked(UUID unit, List<UUID> path, int persons) {

        public Asked {
            path = List.copyOf(path);
        }
    }

    /**
     * What was done to protect those who answered.
     *
     * @param cells figures that were decided about
     * @param withheld of those
     * @param answers that came in
     * @param programmes linear programmes by which the result was attacked
     * @param findings what the attack still found; then nothing at all is shown
     * @param barred groups withheld because of what earlier waves would have told beside them
     */
    public record Proof(int cells, int withheld, int answers, long programmes, int findings, int barred) {}

    /**
     * How far the closing has come.
     *
     * @param done of so many sealed answers; known while they are opened
     */
    public record Closing(Step step, int done, int of) {

        public enum Step {
            OPENING,
            PROTECTING,
            KEEPING
        }
    }

    /** @param role what the one who answered was called on the day */
    public record LeadersAnswer(String text, LocalDate on, String name, String role) {}

    /** From the day on which the result has reached the one who leads. */
    static final int DAYS_TO_ANSWER = 21;

    public Wave {
        items = List.copyOf(items);
        units = List.copyOf(units);
    }

    public boolean isOpenOn(LocalDate day) {
        return !closing && !day.isBefore(terms.opensOn()) && !day.isAfter(terms.closesOn());
    }

    /** The first day on which others than those whom it is about see it; known once it has closed. */
    public LocalDate travelsOn() {
        LocalDate closed = closedOn == null ? terms.closesOn().plusDays(1) : closedOn;
        return closed.plusDays(terms.commentDays());
    }

    /** When the leader is to have answered. */
    public LocalDate answerBy() {
        return travelsOn().plusDays(DAYS_TO_ANSWER);
    }

    /** Whether those whom it is about still have it for themselves. */
    public boolean isOwnTimeOn(LocalDate day) {
        return closedOn != null && day.isBefore(travelsOn());
    }

    public boolean awaitsAnswer() {
        return closedOn != null && answer == null;
    }

    public int persons() {
        return units.stream().mapToInt(Asked::persons).sum();
    }

    boolean asks(UUID unit) {
        return units.stream().anyMatch(one -> one.unit().equals(unit));
    }
}
