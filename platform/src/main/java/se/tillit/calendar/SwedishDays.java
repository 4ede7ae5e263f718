package se.tillit.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Which days people in Sweden work. Public holidays by lagen (1989:253) om allmänna helgdagar; the eves of midsummer, Christmas and the new
 * year are free as if they were (lagen (1930:173) om beräkning av lagstadgad tid). July counts no days: then most of the house is away.
 */
public final class SwedishDays {

    public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /** Nyårsdagen, trettondedag jul, första maj, nationaldagen, juldagen, annandag jul. */
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(6, 6),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));

    /** Långfredagen, påskdagen, annandag påsk, Kristi himmelsfärds dag, pingstdagen: days after Easter. */
    private static final Set<Integer> MOVING = Set.of(-2, 0, 1, 39, 49);

    private SwedishDays() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(SWEDEN));
    }

    /** The first day of the day's week. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The last of so many working days after a day. */
    public static LocalDate after(LocalDate day, int workingDays) {
        LocalDate at = day;
        for (int left = workingDays; left > 0; ) {
            at = at.plusDays(1);
            left -= isWorkingDay(at) && at.getMonth() != Month.JULY ? 1 : 0;
        }
        return at;
    }

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !isHoliday(day) && !isEve(day);
    }

    static boolean isHoliday(LocalDate day) {
        int fromEaster = (int) (day.toEpochDay() - easter(day.getYear()).toEpochDay());
        return FIXED.contains(MonthDay.from(day))
                || MOVING.contains(fromEaster)
                || day.equals(midsummer(day.getYear()))
                || day.equals(allSaints(day.getYear()));
    }

    private static boolean isEve(LocalDate day) {
        return day.getMonth() == Month.DECEMBER && (day.getDayOfMonth() == 24 || day.getDayOfMonth() == 31)
                || day.equals(midsummer(day.getYear()).minusDays(1));
    }

    private static LocalDate midsummer(int year) {
        return saturdayFrom(LocalDate.of(year, 6, 20));
    }

    private static LocalDate allSaints(int year) {
        return saturdayFrom(LocalDate.of(year, 10, 31));
    }

    private static LocalDate saturdayFrom(LocalDate first) {
        return first.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }

    /** The Gregorian computus as Meeus gives it (Astronomical Algorithms, 1991, chapter 8). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
