package se.tillit.followup;

import java.time.LocalDate;
import java.util.UUID;

/** What somebody needs to know whether the work is good. */
public record Need(UUID id, UUID unit, String name, String role, String body, LocalDate on) {}
