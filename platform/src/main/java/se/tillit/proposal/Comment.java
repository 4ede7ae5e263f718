package se.tillit.proposal;

import java.time.LocalDate;

/** @param as position and unit of who says it, as they were called on the day; never a name */
public record Comment(LocalDate on, String as, Side side, String words) {}
