package se.tillit.diary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.burden.Burden;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Reckoning;
import se.tillit.burden.Scope;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.signal.Activity;
import se.tillit.signal.Basis;
import se.tillit.signal.Claim;
import se.tillit.signal.Minutes;

/** What may be seen of diary weeks. Closest first: in the first days those who were asked see it, then everybody. */
@Component
public final class WeekQuery {

    /** Weeks of work in a year: 1 700 hours of 40. The same assumption as a full-time post's hours. */
    static final BigDecimal WEEKS_A_YEAR = new BigDecimal("42.5");

    private final Door door;
    private final WeekStore weeks;
    private final ChainStore chain;
    private final BurdenQuery burdens;
    private final Clock clock;

    WeekQuery(Door door, WeekStore weeks, ChainStore chain, BurdenQuery burdens, Clock clock) {
        this.door = door;
        this.weeks = weeks;
        this.chain = chain;
        this.burdens = burdens;
        this.clock = clock;
    }

    /**
     * @param chain as it was when the week began, for names
     * @param figures what the one who looks may see
     * @param early whether others than those who were asked see nothing yet
     */
    public record Seen(Week week, Chain chain, List<Week.Figure> figures, boolean early) {}

    /** The latest first. */
    public List<Week> all(Actor actor) {
        return door.read(actor, Access.SEE_DIARY, weeks::all);
    }

    /** @throws Refusal.NotFound where there is none, or it is another organisation's */
    public Seen find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_DIARY, () -> {
            Week week = weeks.find(id).orElseThrow(() -> new Refusal.NotFound("week"));
            LocalDate today = LocalDate.now(clock.withZone(EnterTime.SWEDEN));
            Chain now = chain.asOf(today);
            boolean early = week.closedOn() == null || today.isBefore(week.travelsOn());
            Set<UUID> own = new HashSet<>();
            chain.workplace(actor.account(), today).ifPresent(one -> own.addAll(now.withPredecessors(one.unit())));
            boolean asked = week.units().stream().anyMatch(one -> own.contains(one.unit()));
            return new Seen(
                    week,
                    chain.asOf(week.terms().startsOn()),
                    week.closedOn() == null || early && !asked ? List.of() : weeks.figures(id),
                    early);
        });
    }

    /**
     * What the diary says beside what is estimated.
     *
     * @param diary hours a year for one person in the category of steering and follow-up; empty where it may not be shown
     * @param persons of the whole branch
     * @param estimated what demands on it are estimated to take, hours a year for one person
     * @param guesses demands that lie wholly in the branch and whose minutes nobody has measured
     */
    public record Beside(Seen seen, Optional<BigDecimal> diary, int persons, Burden estimated, List<Guess> guesses) {

        public BigDecimal estimatedEach() {
            return estimated.hours().likely().divide(BigDecimal.valueOf(Math.max(1, persons)), MathContext.DECIMAL64);
        }

        /** By how much the guesses would have to change for the sum to be what the diary says; empty where that says nothing. */
        public Optional<BigDecimal> factor() {
            BigDecimal guessed = guesses.stream().map(Guess::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal rest = estimated.hours().likely().subtract(guessed);
            return diary.filter(each -> guessed.signum() > 0)
                    .map(each -> each.multiply(BigDecimal.valueOf(persons))
                            .subtract(rest)
                            .divide(guessed, new MathContext(2)))
                    .filter(factor -> factor.signum() > 0);
        }
    }

    /** @param minutes as they are estimated @param hours a year that it takes of the branch */
    public record Guess(UUID signal, String title, Minutes minutes, Basis basis, BigDecimal hours) {

        /** As they would be; a minute at least, and never more than a working year. */
        public Minutes times(BigDecimal factor) {
            return new Minutes(
                    scaled(minutes.low(), factor), scaled(minutes.likely(), factor), scaled(minutes.high(), factor));
        }

        private static int scaled(int minutes, BigDecimal factor) {
            return Math.clamp(Math.round(minutes * factor.doubleValue()), 1, 100_000);
        }
    }

    /** For whoever may change demands. */
    public Beside beside(Actor actor, UUID id) {
        actor.must(Access.RUN_DIARY);
        Seen seen = find(actor, id);
        Week week = seen.week();
        LocalDate today = LocalDate.now(clock.withZone(EnterTime.SWEDEN));
        Reckoning reckoning = burdens.onDay(actor, today);
        UUID root = week.terms().root();
        Scope branch = Scope.ALL.branch(root);
        Map<UUID, BigDecimal> here = hours(reckoning, branch);
        Map<UUID, BigDecimal> everywhere = hours(reckoning, Scope.ALL);
        List<Guess> guesses = new ArrayList<>();
        for (Claim claim : reckoning.claims()) {
            BigDecimal hours = here.getOrDefault(claim.signal(), BigDecimal.ZERO);
            if (hours.signum() > 0 && claim.activities().size() == 1) {
                Activity main = claim.activities().getFirst();
                boolean unmeasured =
                        main.said().basis() == Basis.GUESS || main.said().basis() == Basis.ESTIMATE;
                boolean whole = everywhere.get(claim.signal()).compareTo(hours) == 0;
                if (unmeasured && whole && main.minutes() != null) {
                    guesses.add(new Guess(
                            claim.signal(),
                            claim.title(),
                            main.minutes(),
                            main.said().basis(),
                            hours));
                }
            }
        }
        return new Beside(
                seen,
                seen.figures().stream()
                        .filter(one ->
                                one.kind() == Week.Kind.BRANCH && one.of().equals(root))
                        .filter(one -> one.category() == week.terms().steering() && one.hours() != null)
                        .map(one -> one.hours().multiply(WEEKS_A_YEAR))
                        .findFirst(),
                week.persons(),
                reckoning.total(branch),
                guesses);
    }

    /** A year, of those who work, by demand. */
    private static Map<UUID, BigDecimal> hours(Reckoning reckoning, Scope scope) {
        Map<UUID, BigDecimal> hours = new HashMap<>();
        reckoning.rows(scope).stream()
                .filter(row -> !row.met())
                .forEach(row ->
                        hours.merge(row.claim().signal(), row.burden().hours().likely(), BigDecimal::add));
        return hours;
    }
}
