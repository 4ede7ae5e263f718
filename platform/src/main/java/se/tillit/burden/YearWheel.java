package se.tillit.burden;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import se.tillit.signal.Claim;
import se.tillit.signal.Hours;
import se.tillit.signal.Origin;

/**
 * A year by weeks: what is to be handed in when, and how many hours that takes. What has no day of its own lies evenly over the weeks in
 * which it holds. The first and last days of the year belong to its first and last ray, since there are always 52.
 *
 * @param weeks 52, the first in January
 * @param total the sum of all weeks
 */
public record YearWheel(Year year, List<Week> weeks, Hours total) {

    /** As many as this on the same week is a clash. */
    public static final int CLASH = 5;

    private static final int WEEKS = 52;
    private static final BigDecimal A_WEEK = BigDecimal.ONE.divide(BigDecimal.valueOf(WEEKS), MathContext.DECIMAL64);

    /** Something that falls due on a day. */
    public record Due(LocalDate day, Claim claim, Hours hours) {}

    /** @param hours by origin, likely; what has no day included */
    public record Week(int number, Map<Origin, BigDecimal> hours, List<Due> due) {

        public BigDecimal sum() {
            return hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        public boolean isClash() {
            return due.size() >= CLASH;
        }
    }

    /** Weeks in a row, both included. */
    public record Stretch(int from, int to) {}

    /**
     * @param reckoning of whatever holds at some time in the year
     * @param scope a position: then for one who holds it; or a unit or branch: for all there together
     */
    static YearWheel of(Reckoning reckoning, Scope scope, Year year) {
        boolean one = scope.position() != null;
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        Map<UUID, Hours> hours = new LinkedHashMap<>();
        reckoning.rows(scope).stream().filter(row -> !row.met()).forEach(row -> {
            claims.put(row.claim().signal(), row.claim());
            Hours takes = one ? row.each().orElse(Hours.NONE) : row.burden().hours();
            hours.merge(row.claim().signal(), takes, Hours::plus);
        });
        Filling filling = new Filling(year);
        claims.forEach((signal, claim) -> filling.add(claim, hours.get(signal)));
        return filling.wheel();
    }

    /** The wheel while it is filled. */
    private static final class Filling {
        private final Year year;
        private final List<Week> weeks = IntStream.rangeClosed(1, WEEKS)
                .mapToObj(number -> new Week(number, new EnumMap<>(Origin.class), new ArrayList<>()))
                .toList();
        /** What lies evenly over the same weeks, thousands of demands together; a week's number is its place. */
        private final Map<Evenly, Hours> evenly = new LinkedHashMap<>();

        private Hours total = Hours.NONE;

        private record Evenly(Origin origin, BitSet weeks) {}

        Filling(Year year) {
            this.year = year;
        }

        void add(Claim claim, Hours hours) {
            if (claim.dueDays().isEmpty()) {
                BitSet holds = new BitSet();
                for (int week = 1; week <= WEEKS; week++) {
                    holds.set(week, claim.valid().holdsOn(year.atDay(7 * week - 3)));
                }
                evenly.merge(new Evenly(claim.origin(), holds), hours, Hours::plus);
                return;
            }
            Hours each = hours.times(
                    BigDecimal.ONE.divide(BigDecimal.valueOf(claim.dueDays().size()), MathContext.DECIMAL64));
            claim.dueDays().stream()
                    .map(day -> day.atYear(year.getValue()))
                    .filter(claim.valid()::holdsOn)
                    .forEach(day -> {
                        Week week = weeks.get(ray(day) - 1);
                        week.due().add(new Due(day, claim, each));
                        put(week, claim.origin(), each);
                    });
        }

        private void put(Week week, Origin origin, Hours hours) {
            week.hours().merge(origin, hours.likely(), BigDecimal::add);
            total = total.plus(hours);
        }

        YearWheel wheel() {
            evenly.forEach((same, hours) -> same.weeks().stream()
                    .forEach(week -> put(weeks.get(week - 1), same.origin(), hours.times(A_WEEK))));
            weeks.forEach(week -> week.due().sort(Comparator.comparing(Due::day)));
            return new YearWheel(year, weeks, total);
        }
    }

    /** From 1 to 52: the day's week as people call it, but for the days that belong to a week of another year. */
    public static int ray(LocalDate day) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        if (day.getMonth() == Month.JANUARY && week >= WEEKS) {
            return 1;
        }
        return day.getMonth() == Month.DECEMBER && week == 1 ? WEEKS : Math.min(week, WEEKS);
    }

    public List<Week> clashes() {
        return weeks.stream().filter(Week::isClash).toList();
    }

    public List<Due> due() {
        return weeks.stream().flatMap(week -> week.due().stream()).toList();
    }

    /** Stretches of at least two weeks in which nothing is to be handed in. */
    public List<Stretch> emptyWeeks() {
        List<Stretch> found = new ArrayList<>();
        int from = 0;
        for (int week = 1; week <= WEEKS + 1; week++) {
            boolean empty = week <= WEEKS && weeks.get(week - 1).due().isEmpty();
            if (empty && from == 0) {
                from = week;
            }
            if (!empty && from > 0) {
                if (week - from > 1) {
                    found.add(new Stretch(from, week - 1));
                }
                from = 0;
            }
        }
        return found;
    }
}
