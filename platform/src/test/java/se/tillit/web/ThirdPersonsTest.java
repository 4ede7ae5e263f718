package se.tillit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.access.Problems;

class ThirdPersonsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "380412-1234",
                "19380412-1234",
                "3804721234",
                "070-123 45 67",
                "08-123 456 78",
                "+46 70 123 45 67",
                "+46 (0)70 123 45 67",
                "elsa.berg@post.example"
            })
    void numbersAndAddressesOfPersonsAreWarnedOf(String passage) {
        String text = "Elsa, " + passage + ", vill duscha";
        assertThat(ThirdPersons.in(text)).singleElement().satisfies(found -> assertThat(found.passage(text))
                .isEqualTo(passage));
        Problems problems = new Problems();
        ThirdPersons.warn(problems, "text", false, "först", null, text);
        assertThat(problems.of("text").orElseThrow().arguments()).containsExactly(passage);
        assertThat(ThirdPersons.isWarned(problems, "text")).isTrue();
        assertThat(ThirdPersons.warn(new Problems(), "text", true, text).isEmpty())
                .as("send anyway")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Klockan 07.30 till 16.00",
                "den 30 november 2026",
                "2026-11-30",
                "KS 2026/1234",
                "TIL 2026:17",
                "12 000 kronor om året i 10 år",
                "Mötet är @ kontoret",
                "Elsa Berg vill duscha"
            })
    void whatIsNobodysNumberIsNot(String text) {
        assertThat(ThirdPersons.in(text)).isEmpty();
    }

    @Test
    void aTextMadeToBeSlowIsNot() {
        for (String part : new String[] {"a", "a@", "a.", "0 ", "07", "Ab ", "Aa-"}) {
            String text = part.repeat(1_000_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ThirdPersons.in(text), part);
        }
    }

    @Test
    void aPersonalNumberIsFoundOnceAndNotAsATelephoneToo() {
        assertThat(ThirdPersons.in("010203-0405")).hasSize(1);
    }
}
