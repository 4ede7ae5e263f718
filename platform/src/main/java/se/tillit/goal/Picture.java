package se.tillit.goal;

import java.time.LocalDate;

/** The common picture: what the organisation is for. All goals hang below it. */
public record Picture(int version, String body, LocalDate on, String by) {}
