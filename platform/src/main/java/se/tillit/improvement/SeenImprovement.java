package se.tillit.improvement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.answering.Holders;

/**
 * An improvement as somebody sees it. Until silence has moved it, only those who want it and those who have it see by when it is to be
 * answered.
 *
 * @param where the unit where it would be better, as it is called today
 * @param holders who can answer it today; none where nobody is left
 * @param holderUnit what the unit that has it is called today
 * @param mine whether the one who looks wants it; first: suggested it
 * @param mayAnswer whether it is theirs to answer
 * @param mayTry whether they can begin to try it, even if the answer is another's now
 * @param theirs whether it is tried where they work
 * @param units what the units of the way are called today
 */
public record SeenImprovement(
        Improvement improvement,
        String where,
        List<String> holders,
        String holderUnit,
        boolean mine,
        boolean first,
        boolean mayAnswer,
        boolean mayTry,
        boolean theirs,
        Map<UUID, String> units) {

    private static final int BRIEF = 4;

    public SeenImprovement {
        holders = List.copyOf(holders);
        units = Map.copyOf(units);
    }

    public String nameOf(@Nullable UUID unit) {
        return unit == null ? "" : units.getOrDefault(unit, "–");
    }

    public boolean isOpen() {
        return improvement.stage() == Improvement.Stage.IDEA;
    }

    /** Whether whoever got it by the step still has it. */
    public boolean isNow(int step) {
        List<Improvement.Step> steps = improvement.steps();
        return isOpen()
                && steps.get(step).kind().moves()
                && steps.subList(step + 1, steps.size()).stream()
                        .noneMatch(one -> one.kind().moves());
    }

    /** How many days whoever got it by the step had it, or has had it by today; empty for a step that moved nothing. */
    public Optional<Long> daysHeld(int step, LocalDate today) {
        List<Improvement.Step> steps = improvement.steps();
        if (!steps.get(step).kind().moves()) {
            return Optional.empty();
        }
        LocalDate until = steps.subList(step + 1, steps.size()).stream()
                .filter(one -> one.kind() != Improvement.Kind.EXTENDED && one.kind() != Improvement.Kind.STAYS)
                .map(Improvement.Step::on)
                .findFirst()
                .orElse(today);
        return Optional.of(ChronoUnit.DAYS.between(steps.get(step).on(), until));
    }

    /** The way in a few steps: where it began, and the latest. */
    public List<Integer> brief() {
        int last = improvement.steps().size();
        return IntStream.range(0, last)
                .filter(i -> i == 0 || i > last - BRIEF)
                .boxed()
                .toList();
    }

    /** What somebody is, in a sentence: a position with a small letter, a unit as it is called. */
    public String inText(String role) {
        boolean unit = holderUnit.equals(role) || where.equals(role) || units.containsValue(role);
        return unit || role.length() < 2 || !Character.isLowerCase(role.charAt(1))
                ? role
                : Character.toLowerCase(role.charAt(0)) + role.substring(1);
    }

    /** Anybody at all, of what is told to all. */
    static SeenImprovement by(Improvement improvement, Holders holders) {
        return of(null, improvement, holders, null, null);
    }

    /** As somebody without an account sees what they suggested: the whole way and the clock; names only of those who answer for the unit. */
    static SeenImprovement withReceipt(Improvement improvement, Holders holders) {
        return of(null, improvement.withoutNames(), holders, new ImprovementStore.Voice(false, true), null);
    }

    /** @param own where the one who looks works */
    static SeenImprovement of(
            @Nullable Actor actor,
            Improvement improvement,
            Holders holders,
            ImprovementStore.@Nullable Voice voice,
            @Nullable UUID own) {
        Optional<Holders.Holder> now = holders.of(improvement.holding().unit());
        boolean answers = actor != null && actor.may(Access.ANSWER_IMPROVEMENTS);
        boolean has = answers && now.filter(one -> one.has(actor.account())).isPresent();
        boolean leads = answers
                && holders.of(improvement.told().unit())
                        .filter(one -> one.has(actor.account()))
                        .isPresent();
        boolean theirs = actor != null
                && actor.may(Access.REPORT_IMPROVEMENTS)
                && ImprovementHandling.isTheirs(actor, improvement, holders, own);
        boolean clock = voice != null || has || leads || improvement.holding().movedUp();
        Map<UUID, String> units = new HashMap<>();
        improvement.steps().forEach(step -> {
            if (step.unit() != null) {
                units.put(step.unit(), holders.nameOf(step.unit()));
            }
        });
        return new SeenImprovement(
                clock ? improvement : improvement.withoutClock(),
                holders.nameOf(improvement.told().unit()),
                now.map(Holders.Holder::names).orElse(List.of()),
                holders.nameOf(now.map(Holders.Holder::unit)
                        .orElse(improvement.holding().unit())),
                voice != null,
                voice != null && voice.first(),
                has && improvement.stage() == Improvement.Stage.IDEA,
                (has || leads) && improvement.stage().canBeTried(),
                theirs,
                units);
    }
}
