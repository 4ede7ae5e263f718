package se.tillit.indicator;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value as Kolada tells it, for both sexes together.
 *
 * @param municipality the municipality's, region's or group's id
 * @param value null where it was taken away, or is kept secret
 */
record KoladaValue(
        String kpi, String municipality, int year, @Nullable BigDecimal value) {}
