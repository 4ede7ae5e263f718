package se.tillit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.tillit.cli.StatisticsSpec.Request;
import se.tillit.statistics.Agreement;
import se.tillit.statistics.Answers;
import se.tillit.statistics.CsvFile;
import se.tillit.statistics.EngagementIndex;
import se.tillit.statistics.FactorAnalysis;
import se.tillit.statistics.IntraclassCorrelation;
import se.tillit.statistics.MultilevelModel;
import se.tillit.statistics.Omega;
import se.tillit.statistics.PolychoricCorrelations;
import se.tillit.statistics.RelativeImportance;
import se.tillit.statistics.Reliability;
import se.tillit.statistics.UnreadableAnswers;

/** Survey statistics from a file of answers and a specification of analyses. */
@Command(
        name = "statistics",
        description = "Scales, agreement, factor and multilevel models of survey answers, as JSON.",
        mixinStandardHelpOptions = true)
final class StatisticsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DATA.csv", description = "One row per answer; the first line names the columns.")
    private Path data;

    @Option(
            names = "--spec",
            required = true,
            paramLabel = "SPEC.json",
            description = "What to compute: { \"analyses\": [ … ] }.")
    private Path specification;

    @Option(names = "--out", paramLabel = "FILE", description = "Write here instead of to standard output.")
    private @Nullable Path out;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        List<String> problems = new ArrayList<>();
        StatisticsSpec spec = StatisticsSpec.of(Json.read(specification), problems);
        Answers answers = read(spec, problems);
        Map<String, Object> results = new LinkedHashMap<>();
        Map<Map<String, Object>, Answers> selections = new HashMap<>();
        for (Request request : spec.requests()) {
            Answers selected = selections.computeIfAbsent(request.where(), where -> select(answers, where));
            if (selected.rows() == 0) {
                problems.add(request.id() + ": no row has " + described(request.where()));
                continue;
            }
            try {
                put(results, request.id(), result(request.analysis(), selected));
            } catch (IllegalArgumentException unfit) {
                problems.add(request.id() + ": " + unfit.getMessage());
            }
        }
        stopAt(problems);
        spec.warnings().forEach(command.commandLine().getErr()::println);
        Output.write(out, stream -> Json.write(Map.of("results", results), stream));
        return 0;
    }

    /** Reads what the specification needs; names every missing column beside what else is wrong with it. */
    private Answers read(StatisticsSpec spec, List<String> problems) throws IOException {
        CsvFile file = new CsvFile(data);
        try {
            if (!problems.isEmpty()) {
                Set<String> missing = new TreeSet<>(spec.numbers());
                missing.addAll(spec.labels());
                missing.removeAll(file.columns());
                missing.remove("");
                missing.forEach(column -> problems.add(data + ": there is no column " + column));
                stopAt(problems);
            }
            return file.read(spec.numbers(), spec.labels());
        } catch (UnreadableAnswers unreadable) {
            unreadable.problems().forEach(problem -> problems.add(data + ": " + problem));
            throw new UnusableInput(problems);
        }
    }

    private static void stopAt(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new UnusableInput(problems);
        }
    }

    private static Answers select(Answers answers, Map<String, Object> where) {
        Answers selected = answers;
        for (Map.Entry<String, Object> condition : where.entrySet()) {
            selected = condition.getValue() instanceof Double number
                    ? selected.where(condition.getKey(), number)
                    : selected.where(condition.getKey(), (String) condition.getValue());
        }
        return selected;
    }

    private static String described(Map<String, Object> where) {
        return where.isEmpty() ? "an answer" : where.toString();
    }

    private static Map<String, Object> result(StatisticsSpec.Analysis analysis, Answers answers) {
        return switch (analysis) {
            case StatisticsSpec.ReliabilityOf(var items, var missing) ->
                StatisticsResult.of(Reliability.of(items, answers.numbers(items), missing));
            case StatisticsSpec.OmegaOf(var items) -> StatisticsResult.of(Omega.of(answers, items));
            case StatisticsSpec.FactorsOf(var factors, var missing) ->
                StatisticsResult.of(FactorAnalysis.of(answers, factors, missing));
            case StatisticsSpec.IccOf(var group, var value) ->
                StatisticsResult.of(IntraclassCorrelation.of(answers.meanOf(value), answers.groups(group)));
            case StatisticsSpec.AgreementOf(var group, var items, int points) ->
                StatisticsResult.of(Agreement.of(answers.numbers(items), answers.groups(group), points));
            case StatisticsSpec.MultilevelOf model -> StatisticsResult.of(fit(model, answers));
            case StatisticsSpec.DriversOf(var outcome, var predictors) ->
                StatisticsResult.of(
                        RelativeImportance.of(answers.numbers(outcome), predictors, answers.numbers(predictors)));
            case StatisticsSpec.HmeOf(var parts) -> StatisticsResult.of(EngagementIndex.of(answers, parts));
            case StatisticsSpec.PolychoricOf(var items) ->
                StatisticsResult.of(PolychoricCorrelations.of(items, answers.numbers(items)));
        };
    }

    /** Slopes vary between the innermost groups. */
    private static MultilevelModel fit(StatisticsSpec.MultilevelOf model, Answers answers) {
        List<MultilevelModel.Level> levels = new ArrayList<>();
        for (String group : model.groups()) {
            List<String> slopes = levels.isEmpty() ? model.slopes() : List.of();
            levels.add(new MultilevelModel.Level(group, answers.groups(group), slopes));
        }
        List<MultilevelModel.Covariate> covariates = model.covariates().stream()
                .map(name -> new MultilevelModel.Covariate(name, answers.numbers(name)))
                .toList();
        return MultilevelModel.of(answers.meanOf(model.outcome()), covariates, levels, model.method());
    }

    /** Puts a result where its id says; the specification was checked for ids that lie in each other's way. */
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> results, String id, Map<String, Object> result) {
        String[] steps = id.split("/");
        Map<String, Object> place = results;
        for (int i = 0; i < steps.length - 1; i++) {
            place = (Map<String, Object>) place.computeIfAbsent(steps[i], step -> new LinkedHashMap<String, Object>());
        }
        place.put(steps[steps.length - 1], result);
    }
}
