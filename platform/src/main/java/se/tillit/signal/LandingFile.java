package se.tillit.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.tillit.web.Page;
import se.tillit.web.TableFile;

/** What lands on a position or a unit, as a list that leaves as a file: a row for each demand, with what its hours are made of. */
final class LandingFile {

    private static final List<String> HEADINGS = List.of(
            "signal.form.code",
            "signal.form.kind-head",
            "signal.demand",
            "signal.issuer",
            "signal.origin",
            "signal.legal-basis",
            "signal.purpose",
            "signal.used-by",
            "signal.decision",
            "signal.how-often",
            "signal.form.times",
            "signal.file.minutes-low",
            "signal.file.minutes-likely",
            "signal.file.minutes-high",
            "signal.file.hours-low",
            "signal.file.hours-likely",
            "signal.file.hours-high",
            "signal.file.persons",
            "signal.form.from",
            "signal.form.to");

    private LandingFile() {}

    static TableFile of(Page page, Landing landing) {
        return new TableFile(
                page.t("signal.file-name"),
                HEADINGS.stream().map(key -> page.t(key)).toList(),
                landing.demands().stream().map(demand -> row(page, demand)).toList());
    }

    private static List<? extends @Nullable Object> row(Page page, Landing.Demand demand) {
        Signal.Details d = demand.details();
        Optional<Minutes> minutes = Optional.ofNullable(d.minutes());
        Optional<Frequency> frequency = Optional.ofNullable(d.frequency());
        return Arrays.asList(
                d.code(),
                page.t(d.kind()),
                d.title(),
                demand.issuer().name(),
                page.t(d.origin()),
                d.legalBasis(),
                d.purpose(),
                d.usedBy(),
                d.decision(),
                frequency.map(one -> Words.of(page, one)).orElse(null),
                frequency.flatMap(Frequency::perYear).map(LandingFile::rounded).orElse(null),
                minutes.map(Minutes::low).orElse(null),
                minutes.map(Minutes::likely).orElse(null),
                minutes.map(Minutes::high).orElse(null),
                hours(demand, Hours::low),
                hours(demand, Hours::likely),
                hours(demand, Hours::high),
                demand.persons().stripTrailingZeros(),
                d.valid().from(),
                d.valid().to());
    }

    private static @Nullable BigDecimal hours(Landing.Demand demand, Function<Hours, BigDecimal> end) {
        return demand.hoursEach().map(end).map(LandingFile::rounded).orElse(null);
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
