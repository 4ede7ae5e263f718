package se.tillit.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Validity;

/** Histories: versions of one thing, in order of time and without overlaps. */
final class Periods {

    private Periods() {}

    /** Whether the periods, one after the other, hold during the whole of another. */
    static boolean cover(List<Validity> periods, Validity whole) {
        LocalDate reached = whole.from();
        for (Validity period : periods) {
            if (period.holdsOn(reached)) {
                if (period.to() == null || (whole.to() != null && !period.to().isBefore(whole.to()))) {
                    return true;
                }
                reached = period.to();
            }
        }
        return false;
    }

    /** The version that holds on the day, else the last one. */
    static <V> V current(List<V> history, LocalDate day, Function<V, Validity> valid) {
        return history.get(currentIndex(history, day, valid));
    }

    private static <V> int currentIndex(List<V> history, LocalDate day, Function<V, Validity> valid) {
        return IntStream.range(0, history.size())
                .filter(i -> valid.apply(history.get(i)).holdsOn(day))
                .findFirst()
                .orElse(history.size() - 1);
    }

    /**
     * The history after somebody has said how the thing is now: what differs holds from today, what was stays as it was, and what is planned
     * stays planned unless an end is given.
     *
     * @param now what is said, with the period of the current version and the end that was given
     * @param during the same version in another period
     */
    static <V> List<V> changedToday(
            List<V> history, V now, LocalDate today, Function<V, Validity> valid, BiFunction<V, Validity, V> during) {
        int at = currentIndex(history, today, valid);
        V last = history.get(at);
        Validity was = valid.apply(last);
        LocalDate given = valid.apply(now).to();
        boolean planned = at < history.size() - 1 && given == null;
        LocalDate to = planned ? was.to() : given;
        boolean wasOver = isOver(was.to(), today);
        boolean onlyEndDiffers = during.apply(last, valid.apply(now)).equals(now);
        List<V> result = new ArrayList<>(history.subList(0, at));
        if (isOver(to, today) || !was.from().isBefore(today) || (onlyEndDiffers && !wasOver)) {
            result.add(during.apply(now, new Validity(was.from(), to)));
        } else {
            result.add(wasOver ? last : during.apply(last, was.endingOn(today)));
            result.add(during.apply(now, new Validity(today, to)));
        }
        if (planned) {
            result.addAll(history.subList(at + 1, history.size()));
        }
        return result;
    }

    private static boolean isOver(@Nullable LocalDate to, LocalDate today) {
        return to != null && !to.isAfter(today);
    }

    /** The history cut off on a day: what begins later never comes to be. */
    static <V> List<V> cutOff(
            List<V> history, LocalDate day, Function<V, Validity> valid, BiFunction<V, Validity, V> during) {
        return history.stream()
                .filter(version -> valid.apply(version).from().isBefore(day))
                .map(version -> valid.apply(version).holdsOn(day.minusDays(1))
                        ? during.apply(version, valid.apply(version).endingOn(day))
                        : version)
                .toList();
    }
}
