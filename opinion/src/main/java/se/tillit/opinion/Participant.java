package se.tillit.opinion;

import org.jspecify.annotations.Nullable;

/**
 * Where a participant stands on the map.
 *
 * @param votes how many statements the participant voted on
 * @param x along the direction in which votes differ most
 * @param y along the next
 * @param clustered whether the votes are enough to count the participant among the groups
 * @param group the group shown that the participant belongs to; null where there is none
 */
public record Participant(
        String id,
        int votes,
        double x,
        double y,
        boolean clustered,
        @Nullable Integer group) {}
