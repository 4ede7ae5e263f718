package se.tillit.opinion;

import java.util.Set;

/**
 * What a dialogue's keeper decides.
 *
 * @param excluded ids of statements moderated out: their votes move nobody on the map and they stand on no list
 * @param meta ids of statements about the participants or the dialogue rather than its subject: excluded likewise, yet put
 *     first among those to be shown for voting
 * @param smallestGroup groups with fewer members are not shown: 5 in an open dialogue, 10 in a closed one at a workplace,
 *     where people know each other
 * @param fewestVotes a statement with fewer votes, in a group or from everyone, stands on no list of what that group or
 *     everyone holds
 */
public record Settings(Set<String> excluded, Set<String> meta, int smallestGroup, int fewestVotes) {

    public Settings {
        if (smallestGroup < 1 || fewestVotes < 1) {
            throw new IllegalArgumentException("The smallest group and the fewest votes are at least 1");
        }
        excluded = Set.copyOf(excluded);
        meta = Set.copyOf(meta);
    }

    /** For an open dialogue: groups and lists from five people and five votes up. */
    public static Settings open() {
        return new Settings(Set.of(), Set.of(), 5, 5);
    }

    /** For a closed dialogue at a workplace: groups from ten people up. */
    public static Settings workplace() {
        return new Settings(Set.of(), Set.of(), 10, 5);
    }

    /** Exactly as the published method has it, without floors: to compare with others' numbers, not to publish. */
    public static Settings published() {
        return new Settings(Set.of(), Set.of(), 1, 1);
    }

    public Settings excluding(Set<String> excluded, Set<String> meta) {
        return new Settings(excluded, meta, smallestGroup, fewestVotes);
    }

    public Settings smallestGroup(int members) {
        return new Settings(excluded, meta, members, fewestVotes);
    }
}
