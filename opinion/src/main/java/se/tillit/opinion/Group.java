package se.tillit.opinion;

import java.util.List;

/**
 * A group of participants who vote alike.
 *
 * @param id 0 for the largest group and so on, or as given
 * @param tallies the group's votes, one per statement in the order of {@link OpinionMap#statements()}
 * @param stands what the group stands for, its strongest agreement first; empty where there is no other group to differ from
 */
public record Group(int id, int members, List<Tally> tallies, List<Representative> stands) {}
