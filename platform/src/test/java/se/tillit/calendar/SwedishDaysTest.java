package se.tillit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwedishDaysTest {

    /** As printed in Swedish almanacs: long Friday, Ascension, midsummer's and all saints' day are those that move. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2000 | 04-21 04-23 04-24 06-01 06-11 06-24 11-04
            2008 | 03-21 03-23 03-24 05-01 05-11 06-21 11-01
            2015 | 04-03 04-05 04-06 05-14 05-24 06-20 10-31
            2024 | 03-29 03-31 04-01 05-09 05-19 06-22 11-02
            2025 | 04-18 04-20 04-21 05-29 06-08 06-21 11-01
            2026 | 04-03 04-05 04-06 05-14 05-24 06-20 10-31
            2027 | 03-26 03-28 03-29 05-06 05-16 06-26 11-06
            2038 | 04-23 04-25 04-26 06-03 06-13 06-26 11-06
            """)
    void theHolidaysOfAYearAreThoseOfTheAlmanac(int year, String moving) {
        List<String> fixed = List.of("01-01", "01-06", "05-01", "06-06", "12-25", "12-26");
        List<LocalDate> expected = java.util.stream.Stream.concat(fixed.stream(), Arrays.stream(moving.split(" ")))
                .map(day -> LocalDate.parse(year + "-" + day))
                .distinct()
                .sorted()
                .toList();
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(SwedishDays::isHoliday)
                        .toList())
                .isEqualTo(expected);
    }

    /** Working days of a year as calendars for payroll count them, with the three eves free. */
    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 249", "2026, 251"})
    void aYearHasAsManyWorkingDaysAsPayrollCounts(int year, int days) {
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(SwedishDays::isWorkingDay))
                .hasSize(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-25 | 15 | 2026-12-16 | three weeks
            2026-12-18 |  5 | 2026-12-29 | over Christmas: 21, 22, 23, 28, 29
            2026-06-25 | 15 | 2026-08-18 | three days in June, none in July, twelve in August
            2026-06-30 |  1 | 2026-08-03 | the first working day of August
            2026-07-14 |  1 | 2026-08-03 | asked in July
            2027-03-24 |  2 | 2027-03-30 | over Easter
            2026-05-13 |  1 | 2026-05-15 | over Ascension
            2026-11-27 |  1 | 2026-11-30 | over a weekend
            """)
    void anAnswerHasItsWorkingDaysAndJulyCountsNone(LocalDate asked, int days, LocalDate due, String why) {
        assertThat(SwedishDays.after(asked, days)).as(why).isEqualTo(due);
    }
}
