package se.tillit.chain;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position (befattning) as it is on a day.
 *
 * @param hourlyCost SEK, social fees included; null where unknown
 */
public record Position(
        UUID id, String code, String name, @Nullable BigDecimal hourlyCost, Validity valid) {}
