package se.tillit.pulse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Role;
import se.tillit.chain.ChainStore;
import se.tillit.owntime.OwnTime;
import se.tillit.owntime.OwnTimeQuery;

/** What must be in place before anybody is asked anything. */
@Component
final class Readiness {

    private static final int LONGEST_DAYS = 60;
    private static final int LONGEST_MINUTES = 10;
    private static final Set<Role> ANSWERING = Set.of(Role.STAFF, Role.MANAGER);

    private final WaveStore waves;
    private final Instruments instruments;
    private final ChainStore chain;
    private final OwnTimeQuery times;

    Readiness(WaveStore waves, Instruments instruments, ChainStore chain, OwnTimeQuery times) {
        this.waves = waves;
        this.instruments = instruments;
        this.chain = chain;
        this.times = times;
    }

    Problems check(Actor actor, Wave.Terms terms, List<Item> items, List<Wave.Asked> units, LocalDate today) {
        LocalDate last = terms.opensOn().plusDays(LONGEST_DAYS);
        boolean datesAreWrong = terms.opensOn().isBefore(today)
                || terms.opensOn().isAfter(today.plusYears(1))
                || !terms.closesOn().isAfter(terms.opensOn())
                || terms.closesOn().isAfter(last);
        Problems problems = new Problems()
                .addIf(terms.title().isBlank(), "rubrik", "pulse.needs-title")
                .addIf(units.isEmpty(), "enhet", "pulse.needs-people")
                .addIf(items.isEmpty(), "fragor", "pulse.needs-items")
                .addIf(Item.minutes(items) > LONGEST_MINUTES, "fragor", "pulse.too-long", LONGEST_MINUTES)
                .addIf(terms.asker().isBlank(), "fragar", "pulse.needs-asker")
                .addIf(terms.usedBy().isBlank(), "anvands", "pulse.needs-user")
                .addIf(terms.decision().isBlank(), "beslut", "pulse.needs-decision")
                .addIf(datesAreWrong, "oppnar", "pulse.needs-days", LONGEST_DAYS)
                .addIf(terms.commentDays() < 5 || terms.commentDays() > 60, "dagar", "pulse.needs-comment-days")
                .addIf(terms.unionWith().isBlank() || terms.unionOn().isAfter(today), "fack", "pulse.needs-union")
                .addIf(
                        terms.assessedBy().isBlank() || terms.assessedOn().isAfter(today),
                        "dpia",
                        "pulse.needs-assessment");
        if (!units.isEmpty()) {
            earlier(terms, items, units, problems);
            budget(actor, terms, items, problems);
        }
        return problems;
    }

    /** Earlier waves that asked, or are to ask, some of the same units; also where these have been merged or split since. */
    private List<Wave> overlapping(List<Wave.Asked> units, LocalDate day) {
        var now = chain.asOf(day);
        var asked = units.stream().map(Wave.Asked::unit).toList();
        return waves.all().stream()
                .filter(wave -> wave.units().stream()
                        .flatMap(one -> now.standsFor(one.unit()).stream())
                        .anyMatch(one -> asked.contains(one.id())))
                .toList();
    }

    private void earlier(Wave.Terms terms, List<Item> items, List<Wave.Asked> units, Problems problems) {
        List<Wave> before = new ArrayList<>(overlapping(units, terms.opensOn()));
        before.stream()
                .filter(wave -> wave.closedOn() == null)
                .findFirst()
                .ifPresent(wave -> problems.add(
                        "enhet", "pulse.one-at-a-time", wave.terms().title()));
        before.stream()
                .filter(Wave::awaitsAnswer)
                .findFirst()
                .ifPresent(wave -> problems.add(
                        "enhet", "pulse.last-unanswered", wave.terms().title()));
        boolean hasRated = before.stream()
                .anyMatch(wave -> wave.closedOn() != null && rates(wave.items(), Instrument.About.ABOVE));
        problems.addIf(rates(items, Instrument.About.BELOW) && !hasRated, "fragor", "pulse.lower-first");
    }

    private boolean rates(List<Item> items, Instrument.About about) {
        return items.stream().anyMatch(item -> instruments
                .ofMeasure(item.measure())
                .filter(one -> one.about() == about)
                .isPresent());
    }

    /** With what Tillit has taken already in the month in which the wave opens, and other waves of that month. */
    private void budget(Actor actor, Wave.Terms terms, List<Item> items, Problems problems) {
        YearMonth month = YearMonth.from(terms.opensOn());
        int others = waves.all().stream()
                .filter(wave -> YearMonth.from(wave.terms().opensOn()).equals(month))
                .mapToInt(Wave::minutes)
                .sum();
        for (OwnTime time : times.of(actor, month)) {
            boolean answers = time.role().map(ANSWERING::contains).orElse(time.people() > 0);
            BigDecimal sum = time.minutesEach().add(BigDecimal.valueOf(others + Item.minutes(items)));
            problems.addIf(
                    answers && sum.compareTo(BigDecimal.valueOf(time.limit())) > 0,
                    "fragor",
                    time.role().isEmpty()
                            ? "pulse.budget-of-others"
                            : time.role().get() == Role.MANAGER ? "pulse.budget-of-managers" : "pulse.budget-of-staff",
                    time.limit(),
                    Item.minutes(items));
        }
    }
}
