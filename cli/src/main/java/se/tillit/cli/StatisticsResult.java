package se.tillit.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import se.tillit.statistics.Agreement;
import se.tillit.statistics.EngagementIndex;
import se.tillit.statistics.Estimate;
import se.tillit.statistics.FactorAnalysis;
import se.tillit.statistics.FitMeasures;
import se.tillit.statistics.IntraclassCorrelation;
import se.tillit.statistics.MultilevelModel;
import se.tillit.statistics.Omega;
import se.tillit.statistics.PolychoricCorrelations;
import se.tillit.statistics.RelativeImportance;
import se.tillit.statistics.Reliability;

/**
 * The results of the analyses as JSON: the names under which scripts look for each number. An undefined number is null,
 * and {@code reasons} of the same object says why.
 */
final class StatisticsResult {

    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, Object> reasons = new LinkedHashMap<>();

    private StatisticsResult() {}

    static Map<String, Object> of(Reliability r) {
        List<Reliability.Item> items = r.items();
        return new StatisticsResult()
                .put("n", r.n())
                .put("k", r.k())
                .put("missing_rule", r.missing().name().toLowerCase(Locale.ROOT))
                .put("alpha", r.alpha())
                .put("feldt_lower", r.feldt().lower())
                .put("feldt_upper", r.feldt().upper())
                .put("duhachek_iacobucci_se", r.standardError())
                .put("di_lower", r.duhachekIacobucci().lower())
                .put("di_upper", r.duhachekIacobucci().upper())
                .put("alpha_standardized", r.standardized())
                .put("mean_interitem_r", r.meanInterItemCorrelation())
                .put("item_mean", items, Reliability.Item::name, Reliability.Item::mean)
                .put("item_sd", items, Reliability.Item::name, Reliability.Item::sd)
                .put("corrected_item_total_r", items, Reliability.Item::name, Reliability.Item::correctedItemTotal)
                .put("alpha_if_deleted", items, Reliability.Item::name, Reliability.Item::alphaIfDeleted)
                .json();
    }

    static Map<String, Object> of(Omega omega) {
        return new StatisticsResult()
                .put("n", omega.n())
                .put("omega_total_1factor_ML", omega.omega())
                .put("se_delta", omega.standardError())
                .put("lower", omega.interval().lower())
                .put("upper", omega.interval().upper())
                .put("loadings", omega.loadings(), Omega.Loading::item, Omega.Loading::loading)
                .put("chisq", omega.chiSquare())
                .put("df", omega.df())
                .json();
    }

    static Map<String, Object> of(FactorAnalysis analysis) {
        return switch (analysis) {
            case FactorAnalysis.NotEstimable(int n, String reason) -> notEstimable(n, reason);
            case FactorAnalysis.Fitted fitted ->
                new StatisticsResult()
                        .put("n", fitted.n())
                        .put("converged", true)
                        .put("min_theta", fitted.smallestResidualVariance())
                        .put("fit", of(fitted.fit()))
                        .put(
                                "parameters",
                                fitted.parameters().stream()
                                        .map(StatisticsResult::of)
                                        .toList())
                        .json();
        };
    }

    private static Map<String, Object> of(FitMeasures fit) {
        return new StatisticsResult()
                .put("npar", fit.parameters())
                .put("fmin", fit.minimum())
                .put("chisq", fit.chiSquare())
                .put("df", fit.df())
                .put("pvalue", fit.p())
                .put("baseline.chisq", fit.baselineChiSquare())
                .put("baseline.df", fit.baselineDf())
                .put("cfi", fit.cfi())
                .put("tli", fit.tli())
                .put("logl", fit.logLikelihood())
                .put("unrestricted.logl", fit.saturatedLogLikelihood())
                .put("aic", fit.aic())
                .put("bic", fit.bic())
                .put("rmsea", fit.rmsea())
                .put("rmsea.ci.lower", fit.rmseaLower())
                .put("rmsea.ci.upper", fit.rmseaUpper())
                .put("rmsea.pvalue", fit.rmseaP())
                .put("srmr", fit.srmr())
                .json();
    }

    private static Map<String, Object> of(FactorAnalysis.Parameter parameter) {
        String operator =
                switch (parameter.kind()) {
                    case LOADING -> "=~";
                    case COVARIANCE -> "~~";
                    case INTERCEPT -> "~1";
                };
        return new StatisticsResult()
                .put("lhs", parameter.left())
                .put("op", operator)
                .put("rhs", parameter.right())
                .put("est", parameter.estimate())
                .put("se", parameter.standardError())
                .put("std", parameter.standardized())
                .json();
    }

    static Map<String, Object> of(IntraclassCorrelation icc) {
        return new StatisticsResult()
                .put("N", icc.n())
                .put("K", icc.groups())
                .put("mean_size", icc.meanSize())
                .put("n0", icc.n0())
                .put("MSB", icc.meanSquareBetween())
                .put("MSW", icc.meanSquareWithin())
                .put("F", icc.f())
                .put("p", icc.p())
                .put("icc1_mean_size", icc.icc1MeanSize())
                .put("icc1_n0", icc.icc1N0())
                .put("icc2", icc.icc2())
                .json();
    }

    static Map<String, Object> of(Agreement agreement) {
        return new StatisticsResult()
                .put("A", agreement.scalePoints())
                .put("J", agreement.items())
                .put("null", "uniform")
                .put("units", agreement.units())
                .put("mean_truncated", agreement.meanTruncated())
                .put("median_truncated", agreement.medianTruncated())
                .put("share_ge_070", agreement.share070())
                .put(
                        "by_unit",
                        agreement.byUnit().stream()
                                .map(unit -> new StatisticsResult()
                                        .put("unit", unit.name())
                                        .put("n", unit.n())
                                        .put("mean_item_var", unit.meanItemVariance())
                                        .put("rwgj", unit.rwgj())
                                        .put("rwgj_truncated", unit.rwgjTruncated())
                                        .put("rstar", unit.rStar())
                                        .json())
                                .toList())
                .json();
    }

    static Map<String, Object> of(RelativeImportance drivers) {
        List<RelativeImportance.Predictor> predictors = drivers.predictors();
        Function<RelativeImportance.Predictor, String> name = RelativeImportance.Predictor::name;
        return new StatisticsResult()
                .put("n", drivers.n())
                .put("R2", drivers.rSquared())
                .put("adj_R2", drivers.adjustedRSquared())
                .put("beta_std", predictors, name, RelativeImportance.Predictor::beta)
                .put("lmg", predictors, name, RelativeImportance.Predictor::lmg)
                .put("johnson_relative_weight", predictors, name, RelativeImportance.Predictor::johnson)
                .put("vif", predictors, name, RelativeImportance.Predictor::vif)
                .put("note", "association, not effect: it does not say what a change would do")
                .json();
    }

    static Map<String, Object> of(EngagementIndex index) {
        StatisticsResult result = new StatisticsResult();
        index.subIndices().forEach(part -> result.put(part.name(), part.index()));
        return result.put("total", index.total()).json();
    }

    static Map<String, Object> of(PolychoricCorrelations correlations) {
        Map<String, Object> thresholds = new LinkedHashMap<>();
        correlations.items().forEach(item -> thresholds.put(item.name(), list(item.thresholds())));
        return new StatisticsResult()
                .put("n", correlations.n())
                .put("thresholds", thresholds)
                .put(
                        "pairs",
                        correlations.pairs().stream()
                                .map(pair -> new StatisticsResult()
                                        .put("a", pair.first())
                                        .put("b", pair.second())
                                        .put("rho_two_step", pair.correlation())
                                        .json())
                                .toList())
                .json();
    }

    static Map<String, Object> of(MultilevelModel model) {
        return switch (model) {
            case MultilevelModel.NotEstimable(int n, String reason) -> notEstimable(n, reason);
            case MultilevelModel.Fitted fitted -> of(fitted);
        };
    }

    private static Map<String, Object> of(MultilevelModel.Fitted fitted) {
        List<MultilevelModel.FittedLevel> levels = fitted.levels();
        boolean nested = levels.size() > 1;
        Map<String, Object> fixed = new LinkedHashMap<>();
        Map<String, Object> fixedSe = new LinkedHashMap<>();
        fitted.fixed().forEach(effect -> {
            fixed.put(effect.name(), effect.estimate());
            fixedSe.put(effect.name(), effect.standardError());
        });
        List<Integer> groups =
                levels.stream().map(level -> level.groups().size()).toList();
        double sum = levels.getFirst().groups().stream()
                .flatMapToDouble(group -> Arrays.stream(group.effects()))
                .map(Math::abs)
                .sum();
        return new StatisticsResult()
                .put("method", fitted.method().name())
                .put("n", fitted.n())
                .put("groups", nested ? groups : groups.getFirst())
                .put("fixed", fixed)
                .put("fixed_se", fixedSe)
                .put(
                        "varcomp",
                        fitted.components().stream().map(StatisticsResult::of).toList())
                .put("logLik", fitted.logLikelihood())
                .put("deviance_or_remlcrit", -2 * fitted.logLikelihood())
                .put("singular", fitted.singular())
                .put("sum_abs_blup", sum)
                .put(
                        "blups",
                        levels.stream()
                                .flatMap(level -> level.groups().stream().map(group -> of(level, group, nested)))
                                .toList())
                .json();
    }

    private static Map<String, Object> of(MultilevelModel.VarianceComponent component) {
        StatisticsResult result = new StatisticsResult().put("grp", component.group());
        result.members.put("var1", component.effect().isEmpty() ? null : component.effect());
        result.members.put("var2", component.other().isEmpty() ? null : component.other());
        return result.put("vcov", component.variance())
                .put("sdcor", component.sd())
                .json();
    }

    private static Map<String, Object> of(
            MultilevelModel.FittedLevel level, MultilevelModel.GroupEffect group, boolean nested) {
        Map<String, Object> effects = new LinkedHashMap<>();
        for (int i = 0; i < group.effects().length; i++) {
            effects.put(level.effectNames().get(i), group.effects()[i]);
        }
        StatisticsResult result = new StatisticsResult();
        if (nested) {
            result.put("grp", level.name());
        }
        double[] sd = group.conditionalSd();
        return result.put("level", group.group())
                .put("n", group.n())
                .put("blup", effects)
                .put("cond_sd", sd.length == 1 ? sd[0] : list(sd))
                .put("mean", group.mean())
                .put("mean_se", group.meanStandardError())
                .json();
    }

    private static Map<String, Object> notEstimable(int n, String reason) {
        return new StatisticsResult()
                .put("n", n)
                .put("converged", false)
                .put("reason", reason)
                .json();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private StatisticsResult put(String name, Object value) {
        members.put(name, value);
        return this;
    }

    private StatisticsResult put(String name, Estimate estimate) {
        members.put(name, number(name, estimate));
        return this;
    }

    private <T> StatisticsResult put(
            String name, List<T> parts, Function<T, String> nameOf, Function<T, Estimate> estimateOf) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (T part : parts) {
            String own = nameOf.apply(part);
            numbers.put(own, number(name + "/" + own, estimateOf.apply(part)));
        }
        members.put(name, numbers);
        return this;
    }

    private Object number(String path, Estimate estimate) {
        return switch (estimate) {
            case Estimate.Value(double value) -> value;
            case Estimate.Undefined(String reason) -> {
                reasons.put(path, reason);
                yield null;
            }
        };
    }

    private Map<String, Object> json() {
        if (!reasons.isEmpty()) {
            members.put("reasons", reasons);
        }
        return members;
    }
}
