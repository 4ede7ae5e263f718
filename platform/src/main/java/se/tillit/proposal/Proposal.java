package se.tillit.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.signal.Frequency;
import se.tillit.signal.Hours;

/**
 * That demands become fewer or lighter.
 *
 * @param effectAskedOn since when those concerned are asked whether it became so; null: not yet
 */
public record Proposal(
        UUID id,
        int version,
        Words words,
        List<Item> items,
        Said made,
        UUID maker,
        @Nullable Consultation consultation,
        @Nullable Decision decision,
        @Nullable LocalDate effectAskedOn) {

    /** A proposal that holds more cannot be weighed demand by demand. */
    public static final int MOST_DEMANDS = 30;

    public Proposal {
        items = List.copyOf(items);
    }

    /**
     * What is said of all of it. Null is not said.
     *
     * @param freedTo where the time that is freed goes
     * @param from the first day on which it is to be as proposed
     * @param stopRule what would make us take it back
     * @param returnOn when it is looked at again
     * @param consult who must be asked first
     * @param law what law stands in the way
     */
    public record Words(
            String title,
            @Nullable String why,
            @Nullable String freedTo,
            @Nullable LocalDate from,
            @Nullable String stopRule,
            @Nullable LocalDate returnOn,
            @Nullable String consult,
            @Nullable String law) {}

    /**
     * What is proposed for one demand.
     *
     * @param into the demand that it becomes part of, for {@link Change#MERGE}
     * @param often how often instead, for {@link Change#LENGTHEN}
     * @param serves which risk it meets, or what it gives the citizen
     * @param remains what watches that from now on
     * @param agreed null until it is decided
     * @param successor the demand that took its place
     */
    public record Item(
            UUID demand,
            Change change,
            @Nullable UUID into,
            Frequency.@Nullable Rhythm often,
            @Nullable String serves,
            @Nullable String controllersSay,
            @Nullable String controlledSay,
            @Nullable String remains,
            @Nullable Boolean agreed,
            @Nullable UUID successor) {

        static Item removing(UUID demand) {
            return new Item(demand, Change.REMOVE, null, null, null, null, null, null, null, null);
        }
    }

    /** @param as position and unit, as they were called on the day */
    public record Said(LocalDate on, String name, String as) {}

    /** @param until the last day to comment; it is decided after that */
    public record Consultation(LocalDate sentOn, LocalDate until) {}

    /**
     * @param standsBehind who answers for it if something goes wrong
     * @param freed hours a year as they were reckoned on the day; null where nothing of the house's own was changed
     * @param residents what residents are told; null: nothing
     */
    public record Decision(
            Said by,
            boolean agreed,
            String reason,
            String standsBehind,
            @Nullable Hours freed,
            @Nullable Told residents) {}

    /**
     * @param changed what was changed, and why
     * @param controlled what is still controlled, and how
     */
    public record Told(String changed, String controlled) {}

    public enum State {
        DRAFT,
        CONSULTATION,
        REFUSED,
        /** And holds from a day to come. */
        AGREED,
        IN_FORCE,
        /** Nothing in it is the house's own to change; it is material for those who decide. */
        ASKED_OF_OTHERS,
        /** Those concerned are asked whether it became so. */
        FOLLOWED_UP
    }

    public State state(LocalDate today) {
        if (decision == null) {
            return consultation == null ? State.DRAFT : State.CONSULTATION;
        }
        if (!decision.agreed()) {
            return State.REFUSED;
        }
        if (decision.freed() == null) {
            return State.ASKED_OF_OTHERS;
        }
        if (effectAskedOn != null) {
            return State.FOLLOWED_UP;
        }
        return words.from() != null && words.from().isAfter(today) ? State.AGREED : State.IN_FORCE;
    }

    /** Only once those concerned have had their days is it decided. */
    public boolean canBeDecided(LocalDate today) {
        return decision == null && consultation != null && today.isAfter(consultation.until());
    }

    public boolean canBeCommented(LocalDate today) {
        return decision == null && consultation != null && !today.isAfter(consultation.until());
    }

    /** The demands that it is about, or those of them that it was agreed to change. */
    public List<Item> standing() {
        return items.stream()
                .filter(item -> !Boolean.FALSE.equals(item.agreed()))
                .toList();
    }
}
