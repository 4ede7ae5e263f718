package se.tillit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "2027-01-31, 2027-01-31",
        "20270131, 2027-01-31",
        "31/1/2027, 2027-01-31",
        "31/1 2027, 2027-01-31",
        "31.1.2027, 2027-01-31",
        "2027/1/31, 2027-01-31",
        "31 januari 2027, 2027-01-31",
        "31 Jan 2027, 2027-01-31",
        "1 May 2027, 2027-05-01",
        "15 okt. 2027, 2027-10-15",
        "2027-01-31 00:00:00, 2027-01-31",
        "2027-01-31T00:00, 2027-01-31",
        "29 feb 2028, 2028-02-29"
    })
    void swedishEnglishAndIsoDaysAreRead(String text, LocalDate day) {
        assertThat(Days.date(text)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-29",
                "29 feb 2027",
                "1/31/2027",
                "31 brumaire 2027",
                "9999-01-01",
                "1 jan 0000",
                "idag",
                "45000"
            })
    void whatIsNoDayIsNotGuessed(String text) {
        assertThat(Days.date(text)).isEmpty();
    }
}
