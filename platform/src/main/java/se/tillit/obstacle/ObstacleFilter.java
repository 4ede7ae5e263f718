package se.tillit.obstacle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which obstacles are wanted.
 *
 * @param words that stand in what was told; empty for all
 * @param unit where they are in the way; null for all
 */
public record ObstacleFilter(String words, @Nullable UUID unit) {

    public ObstacleFilter {
        words = words.strip();
    }
}
