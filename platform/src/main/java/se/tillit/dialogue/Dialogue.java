package se.tillit.dialogue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue, as it was begun.
 *
 * @param minutes that taking part is thought to take
 * @param closedOn null while it is open, or waits for its last day to pass
 */
public record Dialogue(
        UUID id,
        Terms terms,
        int minutes,
        LocalDate createdOn,
        @Nullable LocalDate closedOn) {

    /** With fewer there is no map: they can sit round a table. */
    public static final int FEWEST_FOR_MAP = 20;

    /**
     * What is agreed before it begins.
     *
     * @param influence what it can change
     * @param limits what it cannot
     * @param who is asked, in words
     * @param unit whose people are asked, with all below; null: everybody who has the link
     * @param rooms the levels that somebody can say she comes from
     * @param answerer the unit that answers to what comes out of it
     * @param closesOn the last day on which one can vote
     * @param longest characters in a statement, 140–280
     * @param note where it comes from, if not from here
     */
    public record Terms(
            String question,
            String purpose,
            String influence,
            String limits,
            String who,
            DialogueKind kind,
            DialogueEntry entry,
            DialogueModeration moderation,
            @Nullable UUID unit,
            List<UUID> rooms,
            UUID answerer,
            LocalDate answerBy,
            LocalDate opensOn,
            LocalDate closesOn,
            int longest,
            @Nullable String note) {

        public Terms {
            rooms = List.copyOf(rooms);
        }
    }

    public enum Phase {
        COMING,
        OPEN,
        CLOSED
    }

    public Phase phase(LocalDate day) {
        return closedOn != null || day.isAfter(terms.closesOn())
                ? Phase.CLOSED
                : day.isBefore(terms.opensOn()) ? Phase.COMING : Phase.OPEN;
    }

    public boolean isWorkplace() {
        return terms.kind() == DialogueKind.WORKPLACE;
    }

    /** Somebody who takes votes out one by one from what changes between two looks would find a colleague's: so not before it closes. */
    public boolean showsMap(LocalDate day) {
        return !isWorkplace() || phase(day) == Phase.CLOSED;
    }

    /** Whether the ballots of one at a workplace have no place for so many statements. */
    public boolean isFull(int statements) {
        return isWorkplace() && statements > Ballot.MOST_STATEMENTS;
    }
}
