package se.tillit.improvement;

import java.util.Set;

/**
 * Which improvements are wanted.
 *
 * @param words that stand in the idea or in what was learned; empty for all
 */
record ImprovementFilter(String words, Set<Improvement.Stage> stages) {

    ImprovementFilter {
        words = words.strip();
        stages = Set.copyOf(stages);
    }
}
