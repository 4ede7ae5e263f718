package se.tillit.disclosure;

import java.util.List;

/**
 * Everything that will be shown together, as it truly is.
 *
 * @param headcounts what is publicly known about group sizes
 * @param meanDecimals decimals of the means as they will be printed, 0 to 9
 */
public record Release(
        Rules rules,
        Scale scale,
        List<Dimension> dimensions,
        List<Headcount> headcounts,
        int meanDecimals,
        List<Table> tables) {

    public Release {
        dimensions = List.copyOf(dimensions);
        headcounts = List.copyOf(headcounts);
        tables = List.copyOf(tables);
    }
}
