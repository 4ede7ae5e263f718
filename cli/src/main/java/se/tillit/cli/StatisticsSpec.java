package se.tillit.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.tillit.statistics.EngagementIndex;
import se.tillit.statistics.FactorAnalysis;
import se.tillit.statistics.MultilevelModel;
import se.tillit.statistics.RelativeImportance;
import se.tillit.statistics.Reliability;

/**
 * The analyses that a specification asks for, and the columns they need.
 *
 * @param numbers columns read as numbers
 * @param labels columns read as names of groups
 * @param warnings fields that were ignored
 */
record StatisticsSpec(List<Request> requests, Set<String> numbers, Set<String> labels, List<String> warnings) {

    /** One analysis, of the rows where every column of {@code where} holds the value given: a Double or a String. */
    record Request(String id, Map<String, Object> where, Analysis analysis) {}

    sealed interface Analysis {}

    record ReliabilityOf(List<String> items, Reliability.Missing missing) implements Analysis {}

    record OmegaOf(List<String> items) implements Analysis {}

    record FactorsOf(List<FactorAnalysis.Factor> factors, FactorAnalysis.Missing missing) implements Analysis {}

    /** @param value the columns whose mean is the value */
    record IccOf(String group, List<String> value) implements Analysis {}

    record AgreementOf(String group, List<String> items, int scalePoints) implements Analysis {}

    /**
     * @param groups the innermost first
     * @param outcome the columns whose mean is the outcome
     */
    record MultilevelOf(
            List<String> groups,
            List<String> outcome,
            List<String> covariates,
            List<String> slopes,
            MultilevelModel.Method method)
            implements Analysis {}

    record DriversOf(String outcome, List<String> predictors) implements Analysis {}

    record HmeOf(List<EngagementIndex.Items> subIndices) implements Analysis {}

    record PolychoricOf(List<String> items) implements Analysis {}

    /** @param problems receives whatever is wrong; what is right is returned all the same */
    static StatisticsSpec of(@Nullable Object json, List<String> problems) {
        StatisticsSpec spec =
                new StatisticsSpec(new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());
        if (json instanceof Map<?, ?> object
                && object.get("analyses") instanceof List<?> analyses
                && !analyses.isEmpty()) {
            for (int i = 0; i < analyses.size(); i++) {
                if (analyses.get(i) instanceof Map<?, ?> entry) {
                    String place = entry.get("id") instanceof String id ? id : "analysis " + (i + 1);
                    spec.add(new SpecFields(place, entry, problems));
                } else {
                    problems.add("analysis " + (i + 1) + " is not an object");
                }
            }
        } else {
            problems.add("the specification needs a list \"analyses\" of at least one analysis");
        }
        return spec;
    }

    private void add(SpecFields fields) {
        String id = fields.text("id");
        if (id.startsWith("/") || id.endsWith("/") || id.contains("//")) {
            fields.problem("\"id\" must name every step of its path");
        }
        for (Request other : requests) {
            if ((other.id + "/").startsWith(id + "/") || (id + "/").startsWith(other.id + "/")) {
                fields.problem("its result would lie in the same place as that of " + other.id);
            }
        }
        Map<String, Object> where = fields.optionalValues("where");
        where.forEach((column, value) -> (value instanceof Double ? numbers : labels).add(column));
        String kind = fields.text("kind");
        Analysis analysis =
                switch (kind) {
                    case "reliability" ->
                        new ReliabilityOf(
                                numbers(fields.names("items", 2)),
                                fields.choice(
                                        "missing",
                                        ordered(
                                                "complete", Reliability.Missing.COMPLETE,
                                                "pairwise", Reliability.Missing.PAIRWISE)));
                    case "omega" -> new OmegaOf(numbers(fields.names("items", 3)));
                    case "factors" ->
                        new FactorsOf(
                                fields.namedLists("factors").entrySet().stream()
                                        .map(factor ->
                                                new FactorAnalysis.Factor(factor.getKey(), numbers(factor.getValue())))
                                        .toList(),
                                fields.choice(
                                        "missing",
                                        ordered(
                                                "listwise", FactorAnalysis.Missing.LISTWISE,
                                                "fiml", FactorAnalysis.Missing.FIML)));
                    case "icc" -> new IccOf(label(fields.text("group")), oneOrMeanOf(fields, "value", "meanOf"));
                    case "agreement" ->
                        new AgreementOf(
                                label(fields.text("group")),
                                numbers(fields.names("items", 1)),
                                fields.wholeNumber("scalePoints", 2));
                    case "multilevel" -> multilevel(fields);
                    case "drivers" -> drivers(fields);
                    case "hme" ->
                        new HmeOf(fields.namedLists("subindices").entrySet().stream()
                                .map(part -> new EngagementIndex.Items(part.getKey(), numbers(part.getValue())))
                                .toList());
                    case "polychoric" -> new PolychoricOf(numbers(fields.names("items", 2)));
                    default -> {
                        fields.problem("unknown kind \"" + kind + "\"; known are reliability, omega, factors, icc,"
                                + " agreement, multilevel, drivers, hme, polychoric");
                        yield new PolychoricOf(List.of());
                    }
                };
        warnings.addAll(fields.unknown());
        requests.add(new Request(id, where, analysis));
    }

    private MultilevelOf multilevel(SpecFields fields) {
        List<String> groups = fields.holdsList("group") ? fields.names("group", 1) : List.of(fields.text("group"));
        groups.forEach(this::label);
        List<String> covariates = numbers(fields.optionalNames("covariates"));
        List<String> slopes = fields.optionalNames("slopes");
        if (!covariates.containsAll(slopes)) {
            fields.problem("every one of \"slopes\" must also be among \"covariates\"");
        }
        return new MultilevelOf(
                groups,
                oneOrMeanOf(fields, "outcome", "outcomeMeanOf"),
                covariates,
                slopes,
                fields.choice("method", ordered("REML", MultilevelModel.Method.REML, "ML", MultilevelModel.Method.ML)));
    }

    private DriversOf drivers(SpecFields fields) {
        String outcome = fields.text("outcome");
        List<String> predictors = numbers(fields.names("predictors", 1));
        if (predictors.contains(outcome)) {
            fields.problem("the outcome is among its own predictors");
        }
        if (predictors.size() > RelativeImportance.MOST_PREDICTORS) {
            fields.problem("at most " + RelativeImportance.MOST_PREDICTORS + " predictors");
        }
        numbers.add(outcome);
        return new DriversOf(outcome, predictors);
    }

    private List<String> oneOrMeanOf(SpecFields fields, String one, String several) {
        return numbers(fields.has(several) ? fields.names(several, 1) : List.of(fields.text(one)));
    }

    private List<String> numbers(List<String> columns) {
        numbers.addAll(columns);
        return columns;
    }

    private String label(String column) {
        labels.add(column);
        return column;
    }

    /** Two choices, the first of which is taken where nothing is said. */
    private static <T> Map<String, T> ordered(String first, T firstValue, String second, T secondValue) {
        Map<String, T> choices = new LinkedHashMap<>();
        choices.put(first, firstValue);
        choices.put(second, secondValue);
        return choices;
    }
}
