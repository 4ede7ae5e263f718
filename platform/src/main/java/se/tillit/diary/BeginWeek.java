package se.tillit.diary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Role;
import se.tillit.audit.Acts;
import se.tillit.ballot.BallotKeys;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.owntime.OwnTime;
import se.tillit.owntime.OwnTimeQuery;

/** Begins a diary week, where everything that must be agreed first has been; of the same people at most once a year. */
@Component
public final class BeginWeek {

    private static final Set<Role> KEEPING = Set.of(Role.STAFF, Role.MANAGER);

    private final Acts acts;
    private final WeekStore weeks;
    private final ChainStore chain;
    private final OwnTimeQuery times;
    private final BallotKeys keys;
    private final Clock clock;

    BeginWeek(Acts acts, WeekStore weeks, ChainStore chain, OwnTimeQuery times, BallotKeys keys, Clock clock) {
        this.acts = acts;
        this.weeks = weeks;
        this.chain = chain;
        this.times = times;
        this.keys = keys;
        this.clock = clock;
    }

    /** @throws se.tillit.access.Refusal.Invalid with everything that is still missing */
    public UUID begin(Actor actor, Week.Terms terms) {
        return acts.perform(actor, Access.RUN_DIARY, "diary.begin", note -> {
            weeks.lockAll();
            LocalDate today = LocalDate.now(clock.withZone(EnterTime.SWEDEN));
            List<Week.Asked> units = asked(terms, chain.asOf(today));
            check(actor, terms, units, today).refuseIfAny();
            UUID week = weeks.insert(terms, units);
            weeks.setPublicKey(week, keys.make(week));
            note.about(week).with("units", units.size());
            return week;
        });
    }

    private Problems check(Actor actor, Week.Terms terms, List<Week.Asked> units, LocalDate today) {
        int categories = terms.categoriesSv().size();
        Problems problems = new Problems()
                .addIf(terms.title().isBlank() || terms.title().length() > 200, "rubrik", "diary.needs-title")
                .addIf(units.isEmpty(), "enhet", "diary.needs-people")
                .addIf(categories < 2 || categories > 10, "slag-sv", "diary.needs-categories")
                .addIf(categories != terms.categoriesEn().size(), "slag-en", "diary.categories-differ")
                .addIf(
                        terms.categoriesSv().stream().anyMatch(one -> one.length() > 60)
                                || terms.categoriesEn().stream().anyMatch(one -> one.length() > 60),
                        "slag-sv",
                        "diary.category-too-long")
                .addIf(
                        terms.steering() < 1 || terms.steering() > Math.max(1, categories),
                        "styrning",
                        "diary.needs-steering")
                .addIf(terms.asker().isBlank(), "fragar", "diary.needs-asker")
                .addIf(terms.usedBy().isBlank(), "anvands", "diary.needs-user")
                .addIf(terms.decision().isBlank(), "beslut", "diary.needs-decision")
                .addIf(
                        terms.startsOn().isBefore(today) || terms.startsOn().isAfter(today.plusYears(1)),
                        "fran",
                        "diary.needs-day")
                .addIf(terms.ownDays() < 5 || terms.ownDays() > 60, "dagar", "diary.needs-own-days")
                .addIf(terms.unionWith().isBlank() || terms.unionOn().isAfter(today), "fack", "diary.needs-union")
                .addIf(
                        terms.assessedBy().isBlank() || terms.assessedOn().isAfter(today),
                        "dpia",
                        "diary.needs-assessment");
        if (!units.isEmpty()) {
            onceAYear(terms, units, problems);
            budget(actor, terms, problems);
        }
        return problems;
    }

    /** Also where units have been merged or split since. */
    private void onceAYear(Week.Terms terms, List<Week.Asked> units, Problems problems) {
        Chain now = chain.asOf(terms.startsOn());
        List<UUID> asked = units.stream().map(Week.Asked::unit).toList();
        weeks.all().stream()
                .filter(week -> terms.startsOn()
                                .isBefore(week.terms().startsOn().plusYears(1))
                        && week.terms().startsOn().isBefore(terms.startsOn().plusYears(1)))
                .filter(week -> week.units().stream()
                        .flatMap(one -> now.standsFor(one.unit()).stream())
                        .anyMatch(one -> asked.contains(one.id())))
                .findFirst()
                .ifPresent(week ->
                        problems.add("fran", "diary.once-a-year", week.terms().title()));
    }

    /** With what Tillit has taken already in the month. */
    private void budget(Actor actor, Week.Terms terms, Problems problems) {
        for (OwnTime time : times.of(actor, YearMonth.from(terms.startsOn()))) {
            boolean keeps = time.role().map(KEEPING::contains).orElse(time.people() > 0);
            boolean spent = time.isSpent()
                    || time.minutesEach()
                                    .add(BigDecimal.valueOf(Week.MINUTES))
                                    .compareTo(BigDecimal.valueOf(time.limit()))
                            > 0;
            problems.addIf(keeps && spent, "fran", "diary.budget-spent", time.limit(), Week.MINUTES);
        }
    }

    private static List<Week.Asked> asked(Week.Terms terms, Chain chain) {
        return chain.branch(terms.root()).stream()
                .map(unit -> new Week.Asked(
                        unit,
                        chain.path(unit).stream()
                                .map(one -> one.id())
                                .dropWhile(one -> !one.equals(terms.root()))
                                .toList(),
                        chain.headcountsIn(unit).stream()
                                .mapToInt(one -> one.persons()
                                        .setScale(0, RoundingMode.CEILING)
                                        .intValueExact())
                                .sum()))
                .filter(one -> one.persons() > 0)
                .toList();
    }
}
