package se.tillit.obstacle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Actor;
import se.tillit.answering.Holders;

/**
 * An obstacle as somebody sees it. Until silence has moved it, only those who said it and those who have it see by when it is to be answered;
 * who said it, where they want to be known, only those who have it.
 *
 * @param where the unit in which it is in the way, as it is called today; null: not told
 * @param holders who can answer it today; none where nobody is left
 * @param holderUnit what the unit that has it is called today
 * @param voice when the one who looks said it; null: has not
 * @param units what the units of the way are called today
 */
public record Seen(
        Obstacle obstacle,
        @Nullable String where,
        List<String> holders,
        String holderUnit,
        ObstacleStore.@Nullable Voice voice,
        boolean mayAnswer,
        boolean mayReopen,
        Map<UUID, String> units) {

    public Seen {
        holders = List.copyOf(holders);
        units = Map.copyOf(units);
    }

    public String nameOf(@Nullable UUID unit) {
        return unit == null ? "" : units.getOrDefault(unit, "–");
    }

    /** How many days whoever got it by the step had it, or has had it by today; empty for a step that moved nothing. */
    public Optional<Long> daysHeld(int step, LocalDate today) {
        List<Obstacle.Step> steps = obstacle.steps();
        if (!steps.get(step).kind().moves()) {
            return Optional.empty();
        }
        LocalDate until = steps.subList(step + 1, steps.size()).stream()
                .filter(one -> one.kind().moves() || one.kind().settles())
                .map(Obstacle.Step::on)
                .findFirst()
                .orElse(today);
        return Optional.of(ChronoUnit.DAYS.between(steps.get(step).on(), until));
    }

    /** Whether whoever got it by the step still has it. */
    public boolean isNow(int step) {
        List<Obstacle.Step> steps = obstacle.steps();
        return obstacle.isOpen()
                && steps.get(step).kind().moves()
                && steps.subList(step + 1, steps.size()).stream()
                        .noneMatch(one -> one.kind().moves());
    }

    /** The way in three or four steps: where it began, who has had it last, how it ended. */
    public List<Integer> brief() {
        List<Integer> wanted = IntStream.range(1, obstacle.steps().size())
                .filter(i -> obstacle.steps().get(i).kind().moves()
                        || obstacle.steps().get(i).kind().settles()
                        || obstacle.steps().get(i).kind() == Obstacle.Kind.STAYS)
                .boxed()
                .toList();
        List<Integer> brief = new ArrayList<>(List.of(0));
        brief.addAll(wanted.subList(Math.max(0, wanted.size() - 3), wanted.size()));
        return brief;
    }

    /** What somebody is, in a sentence: a position with a small letter, a unit as it is called. */
    public String inText(String role) {
        boolean unit = holderUnit.equals(role) || units.containsValue(role);
        return unit || role.length() < 2 || !Character.isLowerCase(role.charAt(1))
                ? role
                : Character.toLowerCase(role.charAt(0)) + role.substring(1);
    }

    public boolean isMine() {
        return voice != null;
    }

    /** As anybody sees what is told to everybody. */
    static Seen by(Obstacle obstacle, Holders holders) {
        return of(null, obstacle, holders, null, false);
    }

    /** As somebody without an account sees what they told: the whole way and the clock, and no names of who said it. */
    static Seen withReceipt(Obstacle obstacle, Holders holders) {
        return of(
                        null,
                        obstacle,
                        holders,
                        new ObstacleStore.Voice(obstacle.steps().getFirst().on(), false, true),
                        false)
                .readOnly();
    }

    private Seen readOnly() {
        return new Seen(obstacle, where, holders, holderUnit, voice, false, false, units);
    }

    static Seen of(
            @Nullable Actor actor,
            Obstacle obstacle,
            Holders holders,
            ObstacleStore.@Nullable Voice voice,
            boolean answers) {
        Optional<Holders.Holder> now = holders.of(obstacle.holding().unit());
        boolean has = answers
                && actor != null
                && now.filter(one -> one.has(actor.account())).isPresent();
        boolean clock = voice != null || has || obstacle.holding().movedUp();
        Obstacle shown = has ? obstacle : obstacle.withoutNames();
        Map<UUID, String> units = new HashMap<>();
        obstacle.steps().forEach(step -> {
            if (step.unit() != null) {
                units.put(step.unit(), holders.nameOf(step.unit()));
            }
        });
        return new Seen(
                clock ? shown : shown.withoutClock(),
                obstacle.told().unit() == null
                        ? null
                        : holders.nameOf(obstacle.told().unit()),
                now.map(Holders.Holder::names).orElse(List.of()),
                holders.nameOf(
                        now.map(Holders.Holder::unit).orElse(obstacle.holding().unit())),
                voice,
                has && obstacle.isOpen(),
                voice != null && obstacle.answer() != null && obstacle.reopenedOn() == null,
                units);
    }
}
