package se.tillit.chain;

import java.math.BigDecimal;
import java.util.UUID;

/** How many hold a position in a unit; parts of a person count as parts. */
public record Headcount(UUID position, UUID unit, BigDecimal persons, Validity valid) {}
