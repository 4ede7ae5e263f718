package se.tillit.burden;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody has said that an hour of a position costs.
 *
 * @param from the first day on which it holds
 * @param hourlyCost SEK, social fees included
 * @param source who says so, and of what it is made, in words
 */
public record HourlyCost(LocalDate from, BigDecimal hourlyCost, String source, Instant saidAt) {}
