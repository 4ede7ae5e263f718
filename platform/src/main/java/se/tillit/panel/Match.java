package se.tillit.panel;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the panel beside a request, as whoever coordinates sees her.
 *
 * @param shared the request's areas that she wants to be asked about
 * @param canThen whether she has said that she can at that time; null: one of the two has said nothing of it
 * @param hasWritten whether what she has been through shares words with what the request is about
 * @param asked where she stands, where she has been asked
 */
public record Match(
        Member member, Set<Area> shared, @Nullable Boolean canThen, boolean hasWritten, Optional<Invited> asked) {

    static Match of(Member member, HelpWanted.Words words, boolean hasWritten, Optional<Invited> asked) {
        Slot slot = words.slot();
        Set<Slot> own = member.profile().slots();
        return new Match(
                member,
                shared(member, words),
                slot == null || own.isEmpty() ? null : own.contains(slot),
                hasWritten,
                asked);
    }

    static Set<Area> shared(Member member, HelpWanted.Words words) {
        Set<Area> shared = EnumSet.noneOf(Area.class);
        shared.addAll(member.profile().areas());
        shared.retainAll(words.areas());
        return shared;
    }

    public boolean hasSaidYes() {
        return asked.map(Invited::answer).filter(Boolean.TRUE::equals).isPresent();
    }

    /** In how many ways she fits, for the order alone: people are not given points. */
    int ways() {
        return shared.size() + (Boolean.TRUE.equals(canThen) ? 1 : 0) + (hasWritten ? 1 : 0);
    }
}
