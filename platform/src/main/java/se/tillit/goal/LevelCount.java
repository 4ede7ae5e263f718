package se.tillit.goal;

import org.jspecify.annotations.Nullable;
import se.tillit.chain.Level;

/**
 * How many goals a level has decided, beside what the organisation has said is enough.
 *
 * @param most null where no limit is set
 */
public record LevelCount(Level level, int goals, @Nullable Integer most) {

    public boolean isOver() {
        return most != null && goals > most;
    }
}
