package se.tillit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.statistics.Answers;
import se.tillit.statistics.CsvFile;
import se.tillit.statistics.EngagementIndex;
import se.tillit.statistics.Estimate;
import se.tillit.statistics.Grouping;
import se.tillit.statistics.MultilevelModel;
import se.tillit.statistics.MultilevelModel.Covariate;
import se.tillit.statistics.MultilevelModel.Fitted;
import se.tillit.statistics.MultilevelModel.Level;
import se.tillit.statistics.MultilevelModel.Method;
import se.tillit.statistics.PairedChange;
import se.tillit.statistics.PolychoricCorrelations;
import se.tillit.statistics.PostStratification;
import se.tillit.statistics.ResponseRate;
import se.tillit.statistics.TrustGap;

/** The engine's numbers against those of R's psych, lavaan, lme4, multilevel and polycor. */
class StatisticsReferenceTest {

    private static final List<String> TRUST = IntStream.range(0, 12)
            .mapToObj(i -> List.of("abi", "ben", "int").get(i / 4) + (i % 4 + 1))
            .toList();

    private static final List<String> SAID_OTHERWISE = List.of(
            "note",
            "model",
            "formula",
            "estimator",
            "null",
            "method",
            "psych_raw_alpha",
            "multilevel_ICC1",
            "multilevel_ICC2");

    private static final List<String> IDENTIFYING =
            List.of("unit", "level", "lhs", "op", "rhs", "grp", "var1", "var2", "a", "b");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"attitude", "bfi_ace", "bh1996", "bhr2000", "dyestuff", "hs1939", "sleepstudy", "trust_a"})
    void every_analysis_of_a_specification_agrees(String name) throws IOException {
        Path out = folder.resolve("out.json");
        Path spec = reference(name + ".spec.json");

        int status = Tillit.commandLine()
                .execute(
                        "statistics",
                        reference(name + ".csv").toString(),
                        "--spec",
                        spec.toString(),
                        "--out",
                        out.toString());

        assertThat(status).isZero();
        Object computed = at(Json.read(out), "results");
        for (Object analysis : (List<?>) at(Json.read(spec), "analyses")) {
            String[] path = ((String) at(analysis, "id")).split("/");
            compare(at(expected(name), path), at(computed, path), (String) at(analysis, "id"));
        }
    }

    @Test
    void gap_change_weighting_and_response_rates_agree() throws IOException {
        Answers wave2 = answers().where("wave", 2);
        Answers units =
                new CsvFile(reference("trust_a_units.csv")).read(List.of("headcount"), List.of("unit", "region"));
        Answers managers =
                new CsvFile(reference("trust_a_managers.csv")).read(List.of("manager_trust_in_staff"), List.of("unit"));

        TrustGap gap = TrustGap.of(
                wave2.numbers("felt_trust"), wave2.groups("unit"), byUnit(managers, "manager_trust_in_staff"));
        Object expected = at(expected("trust_a"), "gap");
        close(gap.overall().mean(), expected, "mean_gap");
        close(gap.sd(), expected, "sd");
        close(gap.overall().t(), expected, "t");
        close(gap.overall().p(), expected, "p");
        close(gap.overall().interval().lower(), expected, "lower");
        close(gap.overall().interval().upper(), expected, "upper");
        close(gap.correlation(), expected, "cor");
        List<?> gaps = (List<?>) at(expected("trust_a"), "gap_by_unit");
        assertThat(gap.byUnit()).hasSize(gaps.size());
        for (TrustGap.Unit unit : gap.byUnit()) {
            Object same = gaps.stream()
                    .filter(other -> at(other, "unit").equals(unit.name()))
                    .findFirst()
                    .orElseThrow();
            close(unit.gap(), same, "gap");
            assertThat(unit.standardError().isDefined()).isEqualTo(at(same, "se") != null);
        }

        Map<String, Integer> headcounts = new HashMap<>();
        byUnit(units, "headcount").forEach((unit, people) -> headcounts.put(unit, people.intValue()));
        PostStratification weighted = PostStratification.of(wave2.meanOf(TRUST), wave2.groups("unit"), headcounts);
        expected = at(expected("trust_a"), "poststratified");
        close(weighted.strata(), expected, "strata");
        close(weighted.mean(), expected, "mean");
        close(weighted.standardError(), expected, "se");
        close(weighted.interval().lower(), expected, "lower");

        close(
                ResponseRate.of(wave2.groups("unit"), headcounts).rate(),
                at(expected("trust_a"), "response_rate"),
                "overall");
        Map<String, String> regionOf = labels(units, "region");
        for (String region : List.of("R1", "R2", "R3")) {
            Map<String, Integer> own = new HashMap<>(headcounts);
            own.keySet().removeIf(unit -> !region.equals(regionOf.get(unit)));
            close(
                    ResponseRate.of(wave2.groups("unit"), own).rate(),
                    at(expected("trust_a"), "response_rate", "by_region"),
                    region);
        }
    }

    @Test
    void change_between_waves_agrees_for_the_same_people_and_for_all() throws IOException {
        Answers all = answers();
        double[] score = all.meanOf(TRUST);
        double[] wave = all.numbers("wave");
        Grouping person = all.groups("person");
        double[][] byWave = new double[2][person.labels().size()];
        for (double[] scores : byWave) {
            Arrays.fill(scores, Double.NaN);
        }
        for (int row = 0; row < all.rows(); row++) {
            byWave[(int) wave[row] - 1][person.codes()[row]] = score[row];
        }

        PairedChange change = PairedChange.of(byWave[0], byWave[1]);
        Object expected = at(expected("trust_a"), "change_same_people");
        close(change.n(), expected, "n");
        close(change.mean(), expected, "mean_change");
        close(change.standardError(), expected, "se");
        close(change.t(), expected, "t");
        close(change.df(), expected, "df");
        close(change.p(), expected, "p");
        close(change.interval().lower(), expected, "lower");
        close(change.interval().upper(), expected, "upper");
        close(change.cohenDz(), expected, "cohen_dz");

        double[] later = Arrays.stream(wave).map(w -> w - 1).toArray();
        Fitted fitted = (Fitted) MultilevelModel.of(
                score,
                List.of(new Covariate("wave", later)),
                List.of(new Level("person", person, List.of())),
                Method.REML);
        compare(at(expected("trust_a"), "change_all"), StatisticsResult.of(fitted), "change_all");
    }

    @Test
    void three_levels_and_hme_by_region_agree() throws IOException {
        Answers wave2 = answers().where("wave", 2);
        Answers units =
                new CsvFile(reference("trust_a_units.csv")).read(List.of(), List.of("unit", "department", "region"));
        Grouping department = joined(wave2.groups("unit"), labels(units, "department"));
        Grouping region = joined(wave2.groups("unit"), labels(units, "region"));

        Fitted fitted = (Fitted) MultilevelModel.of(
                wave2.meanOf(TRUST),
                List.of(),
                List.of(
                        new Level("unit", wave2.groups("unit"), List.of()),
                        new Level("department", department, List.of()),
                        new Level("region", region, List.of())),
                Method.REML);

        Object expected = at(expected("trust_a"), "three_level");
        Offset<Double> estimates = within(1e-3);
        assertThat(fitted.fixed().getFirst().estimate()).isCloseTo((Double) at(expected, "intercept"), estimates);
        assertThat(fitted.fixed().getFirst().standardError()).isCloseTo((Double) at(expected, "se"), estimates);
        assertThat(fitted.logLikelihood()).isCloseTo((Double) at(expected, "logLik"), within(1e-7));
        fitted.components().forEach(component -> {
            double variance = (Double) at(expected, "var", component.group());
            assertThat(component.variance()).isCloseTo(variance, within(1e-3 * variance));
        });

        List<EngagementIndex.Items> parts = List.of(
                new EngagementIndex.Items("mot", List.of("mot1", "mot2", "mot3")),
                new EngagementIndex.Items("led", List.of("led1", "led2", "led3")),
                new EngagementIndex.Items("sty", List.of("sty1", "sty2", "sty3")));
        Map<String, String> regionOf = labels(units, "region");
        for (String name : List.of("R1", "R2", "R3")) {
            EngagementIndex index =
                    EngagementIndex.of(wave2.where("unit", unit -> name.equals(regionOf.get(unit))), parts);
            compare(at(expected("trust_a"), "hme_by_region", name), StatisticsResult.of(index), "hme " + name);
        }
    }

    @Test
    void slopes_and_polychoric_correlations_agree() throws IOException {
        Answers sleep = new CsvFile(reference("sleepstudy.csv")).read(List.of("Reaction", "Days"), List.of("Subject"));
        MultilevelModel model = MultilevelModel.of(
                sleep.numbers("Reaction"),
                List.of(new Covariate("Days", sleep.numbers("Days"))),
                List.of(new Level("Subject", sleep.groups("Subject"), List.of("Days"))),
                Method.REML);
        compare(at(expected("sleepstudy"), "ri_slope"), StatisticsResult.of(model), "ri_slope");

        List<String> agree = List.of("A1", "A2", "A3", "A4", "A5");
        Answers bfi = new CsvFile(reference("bfi_ace.csv")).read(agree, List.of());
        compare(
                at(expected("bfi_ace"), "polychoric_agree"),
                StatisticsResult.of(PolychoricCorrelations.of(agree, bfi.numbers(agree))),
                "polychoric");
    }

    private static Answers answers() throws IOException {
        List<String> numbers = new ArrayList<>(TRUST);
        numbers.addAll(
                List.of("wave", "felt_trust", "mot1", "mot2", "mot3", "led1", "led2", "led3", "sty1", "sty2", "sty3"));
        return new CsvFile(reference("trust_a.csv")).read(numbers, List.of("unit", "person"));
    }

    private static Map<String, Double> byUnit(Answers table, String column) {
        Map<String, Double> values = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            values.put(label(table.groups("unit"), row), table.numbers(column)[row]);
        }
        return values;
    }

    private static Map<String, String> labels(Answers table, String column) {
        Map<String, String> values = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            values.put(label(table.groups("unit"), row), label(table.groups(column), row));
        }
        return values;
    }

    private static Grouping joined(Grouping units, Map<String, String> outerOf) {
        List<String> outer = outerOf.values().stream().distinct().sorted().toList();
        int[] codes = Arrays.stream(units.codes())
                .map(code -> outer.indexOf(outerOf.get(units.labels().get(code))))
                .toArray();
        return new Grouping(codes, outer);
    }

    private static String label(Grouping grouping, int row) {
        return grouping.labels().get(grouping.codes()[row]);
    }

    private static void close(Object actual, Object expected, String name) {
        double number = actual instanceof Estimate estimate ? estimate.value() : ((Number) actual).doubleValue();
        double wanted = (Double) at(expected, name);
        assertThat(number).as(name).isCloseTo(wanted, within(Math.max(1e-9, 1e-9 * Math.abs(wanted))));
    }

    /** What R computed must be there; what is there beside it is ours. */
    private static void compare(Object expected, Object actual, String path) {
        switch (expected) {
            case Map<?, ?> object ->
                object.forEach((name, value) -> {
                    if (!SAID_OTHERWISE.contains(name)) {
                        assertThat(((Map<?, ?>) actual).containsKey(name))
                                .as(path + "/" + name)
                                .isTrue();
                        compare(value, at(actual, (String) name), path + "/" + name);
                    }
                });
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Map<?, ?> ->
                list.forEach(element -> compare(element, same(element, (List<?>) actual), path));
            case List<?> list ->
                IntStream.range(0, list.size())
                        .forEach(i -> compare(list.get(i), ((List<?>) actual).get(i), path + "/" + i));
            case Double number ->
                assertThat(((Number) actual).doubleValue())
                        .as(path)
                        .isCloseTo(number, within(Math.max(1e-9, tolerance(path) * Math.abs(number))));
            case null -> assertThat(actual).as(path).isNull();
            default -> assertThat(actual).as(path).isEqualTo(expected);
        }
    }

    private static Object same(Object wanted, List<?> list) {
        return list.stream()
                .filter(other -> IDENTIFYING.stream()
                        .allMatch(key -> Objects.equals(((Map<?, ?>) wanted).get(key), ((Map<?, ?>) other).get(key))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + wanted));
    }

    /** Closed forms, estimates that an optimiser found, and what rests on its curvature. */
    private static double tolerance(String path) {
        if (path.matches(".*(alpha|icc|rwg|drivers|hme).*")) {
            return 1e-9;
        }
        return path.matches(".*(fiml|slope|/se|se_delta|rmsea|omega|polychoric).*") ? 1e-3 : 1e-5;
    }

    private static Object expected(String name) throws IOException {
        return at(Json.read(reference(name + ".expected.json")), "results");
    }

    private static Object at(Object tree, String... path) {
        Object place = tree;
        for (String step : path) {
            place = ((Map<?, ?>) place).get(step);
        }
        return place;
    }

    private static Path reference(String name) {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path file = place.resolve("shared/data/statistics").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return Assumptions.abort("the reference data (shared/data/statistics beside the project) are absent");
    }
}
