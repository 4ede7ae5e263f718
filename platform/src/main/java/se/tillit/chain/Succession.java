package se.tillit.chain;

import java.time.LocalDate;
import java.util.UUID;

/** From a day, one unit answers for what was said to, and by, another. */
record Succession(UUID predecessor, UUID successor, LocalDate day) {}
