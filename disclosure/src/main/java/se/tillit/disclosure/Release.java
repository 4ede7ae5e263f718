package se.tillit.disclosure;

import java.util.List;
import java.util.Map;

/**
 * Everything that will be shown together, as it truly is.
 *
 * @param headcounts what is publicly known about group sizes
 * @param meanDecimals decimals of the means as they will be printed, 0 to 9
 * @param barred keys of groups that must not be shown for a reason that the tables do not hold, such as what an earlier release would tell
 *     beside them; nor may their means be inferred, however large they are
 */
public record Release(
        Rules rules,
        Scale scale,
        List<Dimension> dimensions,
        List<Headcount> headcounts,
        int meanDecimals,
        List<Table> tables,
        List<Map<String, String>> barred) {

    public Release {
        dimensions = List.copyOf(dimensions);
        headcounts = List.copyOf(headcounts);
        tables = List.copyOf(tables);
        barred = barred.stream().map(Map::copyOf).toList();
    }

    /** A release in which nothing is barred. */
    public Release(
            Rules rules,
            Scale scale,
            List<Dimension> dimensions,
            List<Headcount> headcounts,
            int meanDecimals,
            List<Table> tables) {
        this(rules, scale, dimensions, headcounts, meanDecimals, tables, List.of());
    }
}
