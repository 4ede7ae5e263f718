package se.tillit.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.Standing;
import se.tillit.chain.Unit;
import se.tillit.chain.Validity;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** What may be seen of goals, of those that are being written, and of what waits to be weighed. */
@Component
public final class GoalQuery {

    private static final int YEARS = 12;

    private final Door door;
    private final GoalStore goals;
    private final GoalDraftStore drafts;
    private final SignalQuery signals;
    private final Standing.Finder finder;

    GoalQuery(Door door, GoalStore goals, GoalDraftStore drafts, SignalQuery signals, Standing.Finder finder) {
        this.door = door;
        this.goals = goals;
        this.drafts = drafts;
        this.signals = signals;
        this.finder = finder;
    }

    /** How many goals held on the last day of a year, or today in this one. */
    public record YearCount(int year, int goals) {}

    /**
     * @param levels those that have decided a goal, or have a limit; the law first
     * @param drafts those that nobody has decided about yet
     * @param pairs those that nobody has weighed yet
     * @param years the last twelve at most, this one last
     */
    public record Overview(
            Optional<Picture> picture,
            GoalTree tree,
            List<LevelCount> levels,
            List<GoalDraft> drafts,
            List<GoalPair> pairs,
            List<YearCount> years) {}

    public Overview overview(Actor actor, Chain chain) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            List<Signal> today = goalsOf(actor, chain.day());
            return new Overview(
                    goals.picture(),
                    GoalTree.of(today, goals.places(), chain),
                    levels(today, chain).stream()
                            .filter(level -> level.goals() > 0 || level.most() != null)
                            .toList(),
                    drafts.open(),
                    goals.openPairs(),
                    years(signals.periods(actor, SignalKind.GOAL), chain.day()));
        });
    }

    public Optional<Picture> picture(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, goals::picture);
    }

    /** Every level, with what it has decided. */
    public List<LevelCount> levels(Actor actor, Chain chain) {
        return door.read(actor, Access.SEE_SIGNALS, () -> levels(goalsOf(actor, chain.day()), chain));
    }

    /** The goals of a day, by title. */
    public List<Signal> goalsOf(Actor actor, LocalDate day) {
        return signals.asOf(actor, day).stream()
                .filter(signal -> signal.details().kind() == SignalKind.GOAL)
                .toList();
    }

    private List<LevelCount> levels(List<Signal> today, Chain chain) {
        Map<UUID, Long> decided = today.stream()
                .flatMap(goal ->
                        chain.standsFor(goal.details().issuer()).stream().limit(1))
                .collect(Collectors.groupingBy(Unit::level, Collectors.counting()));
        Map<UUID, Integer> limits = goals.limits();
        return chain.levels().stream()
                .map(level -> new LevelCount(
                        level, decided.getOrDefault(level.id(), 0L).intValue(), limits.get(level.id())))
                .toList();
    }

    static List<YearCount> years(List<Validity> periods, LocalDate today) {
        int first = periods.stream()
                .mapToInt(period -> period.from().getYear())
                .min()
                .orElse(today.getYear());
        return IntStream.rangeClosed(Math.max(first, today.getYear() - YEARS + 1), today.getYear())
                .mapToObj(year -> {
                    LocalDate last = LocalDate.of(year, 12, 31);
                    LocalDate day = last.isAfter(today) ? today : last;
                    return new YearCount(year, (int)
                            periods.stream().filter(one -> one.holdsOn(day)).count());
                })
                .toList();
    }

    /**
     * @param above the goal that it serves; empty where it stands right below the common picture
     * @param below those that serve it
     * @param draft what it was written as, with what each level said of it; empty for one that was not written together
     */
    public record Goal(
            Signal signal,
            Optional<Signal> above,
            List<Signal> below,
            List<GoalPair> pairs,
            Optional<Ending> ending,
            Optional<GoalDraft> draft) {

        public boolean isOver(LocalDate day) {
            LocalDate end = signal.details().valid().to();
            return end != null && !day.isBefore(end);
        }
    }

    /** @throws Refusal.NotFound also for another organisation's, and for a demand that is no goal */
    public Goal goal(Actor actor, UUID id, LocalDate day) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Signal signal = signals.find(actor, id);
            if (signal.details().kind() != SignalKind.GOAL) {
                throw new Refusal.NotFound("goal");
            }
            Map<UUID, UUID> places = goals.places();
            UUID above = places.get(id);
            return new Goal(
                    signal,
                    Optional.ofNullable(above).map(one -> signals.find(actor, one)),
                    goalsOf(actor, day).stream()
                            .filter(goal -> id.equals(places.get(goal.id())))
                            .toList(),
                    goals.pairsOf(id),
                    goals.ending(id),
                    drafts.of(id));
        });
    }

    public GoalPair pair(Actor actor, UUID id) {
        return door.read(
                actor, Access.SEE_SIGNALS, () -> goals.pair(id).orElseThrow(() -> new Refusal.NotFound("pair")));
    }

    /**
     * @param already the goals that reach the same units today
     * @param serves the goal that it would serve
     * @param own what the actor wrote of it; null where nothing
     * @param mayWrite whether the actor works somewhere, and the draft is open
     */
    public record Seen(
            GoalDraft draft,
            List<Signal> already,
            Optional<Signal> serves,
            GoalDraft.@Nullable Voice own,
            boolean mayWrite) {}

    /** @throws Refusal.NotFound also for another organisation's */
    public Seen draft(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            GoalDraft draft = drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft"));
            Standing.Now now = finder.now(actor);
            return new Seen(
                    draft,
                    goalsOf(actor, now.today()).stream()
                            .filter(reachesAnyOf(draft.details().receivers(), now.chain()))
                            .toList(),
                    Optional.ofNullable(draft.details().above()).map(one -> signals.find(actor, one)),
                    draft.voices().stream()
                            .filter(voice -> voice.account().equals(actor.account()))
                            .findFirst()
                            .orElse(null),
                    draft.isOpen()
                            && actor.may(Access.WRITE_ABOUT_GOALS)
                            && now.standing().isPresent());
        });
    }

    /** What lands on one of the units, on something in them, or on something that they are part of. */
    private static Predicate<Signal> reachesAnyOf(List<UUID> units, Chain chain) {
        Set<UUID> near = units.stream()
                .flatMap(unit -> Stream.concat(
                        chain.branch(unit).stream(), chain.path(unit).stream().map(Unit::id)))
                .collect(Collectors.toSet());
        return goal -> goal.details().receivers().stream()
                .flatMap(receiver -> chain.standsFor(receiver.unit()).stream())
                .anyMatch(unit -> near.contains(unit.id()));
    }

    /** The drafts that the actor is asked about and has not written of, and the pairs that the actor's own unit must weigh. */
    record WaitsFor(List<GoalDraft> drafts, List<GoalPair> pairs) {}

    WaitsFor waitsFor(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Standing.Now now = finder.now(actor);
            Optional<Standing> standing = now.standing();
            return new WaitsFor(
                    drafts.open().stream()
                            .filter(draft -> actor.may(Access.WRITE_ABOUT_GOALS)
                                    && standing.filter(one -> draft.asks(one, now.chain()))
                                            .isPresent()
                                    && draft.voices().stream()
                                            .noneMatch(voice -> voice.account().equals(actor.account())))
                            .toList(),
                    goals.openPairs().stream()
                            .filter(pair -> actor.may(Access.SHAPE_GOALS)
                                    && standing.filter(one -> one.unit().id().equals(pair.weigher()))
                                            .isPresent())
                            .toList());
        });
    }
}
