package se.tillit.dialogue;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the votes of those who take part are kept: row by row in an open dialogue, sealed in a closed one at a workplace. */
interface Ballots {

    /** @param room the level that she says she comes from; null: not told */
    void enter(Who who, @Nullable UUID room);

    /** An id of whoever takes part, the same each time; empty where she does not. */
    Optional<UUID> voter(Who who);

    /** Her votes, by the statement's number. */
    Map<Integer, Integer> votes(Who who, UUID voter);

    /**
     * In place of earlier ones on the same statements. Those on statements that are not shown are left out.
     *
     * @param votes by the statement's number
     * @return whether any was taken
     */
    boolean cast(Who who, UUID voter, Map<Integer, Integer> votes);

    void erase(Who who, UUID voter);
}
