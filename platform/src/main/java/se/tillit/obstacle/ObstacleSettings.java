package se.tillit.obstacle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.answering.HolderStore;

/**
 * How an organisation deals with obstacles.
 *
 * @param workingDays that a holder has to answer
 * @param lexSarah where a lex Sarah report is made; null: not told. The same for the others.
 * @param front the unit that takes care of what has no other place
 */
public record ObstacleSettings(
        int workingDays,
        @Nullable String lexSarah,
        @Nullable String lexMaria,
        @Nullable String whistle,
        @Nullable UUID front) {

    static final ObstacleSettings NONE = new ObstacleSettings(HolderStore.WORKING_DAYS, null, null, null, null);

    /** Grave misconduct must have another way before anybody is asked what is in theirs. */
    public boolean isOpen() {
        return (lexSarah != null || lexMaria != null) && whistle != null;
    }
}
