package se.tillit.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Standing;
import se.tillit.chain.Validity;

/** A goal that is not decided yet: the levels that it concerns write what it means for them first. */
public record GoalDraft(
        UUID id,
        int version,
        Details details,
        LocalDate openedOn,
        String openedBy,
        List<Voice> voices,
        @Nullable Closing closing) {

    /**
     * @param usedBy who will use the answer to whether the goal is met
     * @param above the goal that it serves; null: right below the common picture
     * @param writeBy the last day to write what it means
     * @param asked the levels that are to write
     */
    public record Details(
            String title,
            String body,
            String purpose,
            String usedBy,
            UUID issuer,
            List<UUID> receivers,
            @Nullable UUID above,
            Validity valid,
            LocalDate writeBy,
            Set<UUID> asked) {

        public Details {
            receivers = List.copyOf(receivers);
            asked = Set.copyOf(asked);
        }
    }

    /**
     * What it means where somebody works.
     *
     * @param role the position, as it was called on the day; null where none is told
     * @param instead what could go, to make room
     * @param draftVersion the wording that it was written about
     */
    public record Voice(
            UUID account,
            String name,
            UUID level,
            UUID unit,
            @Nullable String role,
            String meaning,
            @Nullable String instead,
            LocalDate on,
            int draftVersion) {}

    /**
     * @param heard what was heard, and what it changed; or why it came to nothing
     * @param without why it was decided without those who had not written
     * @param goal what it became; null where it came to nothing
     */
    public record Closing(
            LocalDate on,
            String by,
            @Nullable String role,
            String heard,
            @Nullable String without,
            @Nullable UUID goal) {}

    public boolean isOpen() {
        return closing == null;
    }

    public List<Voice> of(UUID level) {
        return voices.stream().filter(voice -> voice.level().equals(level)).toList();
    }

    /** The levels that are asked and have not written yet. */
    public Set<UUID> silent() {
        return details.asked().stream().filter(level -> of(level).isEmpty()).collect(Collectors.toSet());
    }

    /** Whether somebody in the unit is asked: their level is, and the goal comes from, through or to the unit. */
    boolean asks(Standing standing, Chain chain) {
        UUID unit = standing.unit().id();
        return details.asked().contains(standing.unit().level())
                && (details.issuer().equals(unit)
                        || details.receivers().stream()
                                .anyMatch(receiver -> chain.branch(receiver).contains(unit)
                                        || chain.path(receiver).stream()
                                                .anyMatch(one -> one.id().equals(unit))));
    }
}
