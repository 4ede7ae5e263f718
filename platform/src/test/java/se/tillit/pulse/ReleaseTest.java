package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.calendar.SwedishDays;

/** What the proof sheet and the file for research tell of a wave, and what they do not. */
class ReleaseTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);
    private static final LocalDate BEGINNING = LocalDate.of(2033, 3, 1);

    private final ReleaseQuery releases = TILLIT.getBean(ReleaseQuery.class);

    @AfterAll
    static void stop() {
        TILLIT.close();
    }

    @BeforeEach
    void beginOnAKnownDay() {
        goTo(BEGINNING);
    }

    private static void goTo(LocalDate day) {
        ZonedDateTime noon = day.atTime(12, 0).atZone(SwedishDays.SWEDEN);
        CLOCK.forward(Duration.between(CLOCK.instant(), noon.toInstant()));
    }

    private static LocalDate today() {
        return SwedishDays.today(CLOCK);
    }

    private static PulseHouse house(int... sizes) {
        return new PulseHouse(TILLIT::getBean, today(), sizes);
    }

    private static void close(PulseHouse pulse, UUID wave) {
        goTo(pulse.wave(wave).terms().closesOn().plusDays(1));
        TILLIT.getBean(CloseWaves.class).close();
    }

    private static void travel(PulseHouse pulse, UUID wave) {
        goTo(pulse.wave(wave).travelsOn());
    }

    @Test
    void theProofSheetTellsHowMuchIsHiddenAndNotWhat() {
        PulseHouse pulse = house(12, 11, 8, 3);
        UUID wave = pulse.start("Skyddet", "felt");
        assertThat(releases.proof(pulse.house.nurse, wave).counts()).isEmpty();
        for (UUID unit : pulse.units) {
            pulse.answer(wave, unit, pulse.units.indexOf(unit) == 3 ? 3 : 8);
        }
        close(pulse, wave);
        ReleaseQuery.Proof proof = releases.proof(pulse.union(), wave);
        assertThat(proof.counts()).hasSize(2).allSatisfy(count -> {
            assertThat(count.groups()).as("four units and the area").isEqualTo(5);
            assertThat(count.hidden()).isBetween(2, 4);
        });
        Tester union = new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) TILLIT).getWebServer().getPort());
        union.signIn(Tester.emailOf(pulse.union()), Tester.PASSWORD);
        assertThat(union.get("/puls/" + wave + "/skydd").body())
                .contains("inget av det dolda gick att räkna ut", "Kommunal")
                .doesNotContain("Grupp A", "Grupp D");
        assertThatThrownBy(() -> releases.proof(house(6).house.admin, wave)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void researchGetsWhatMayTravelWithoutNamesAndAboutLeadersOnlyFiveUnitsTogether() {
        PulseHouse pulse = house(12, 12, 12, 12, 12);
        UUID wave = pulse.start("Forskningen", "above", "sideways");
        pulse.units.forEach(unit -> pulse.answer(wave, unit, 10));
        close(pulse, wave);
        Actor researcher = Tester.colleague(pulse.house.admin, Role.RESEARCHER);
        assertThat(releases.research(researcher, wave).rows())
                .as("in the units' own days")
                .isEmpty();
        travel(pulse, wave);
        List<ReleaseQuery.Row> rows = releases.research(researcher, wave).rows();
        assertThat(rows.stream().filter(row -> row.measure().equals("sideways.safety")))
                .as("five units and the area")
                .hasSize(6);
        assertThat(rows.stream().filter(row -> row.measure().equals("above.ability")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.whole()).isTrue();
                    assertThat(row.n()).isEqualTo(50);
                });
        assertThat(rows.toString()).doesNotContain("Grupp", "Området", pulse.area.toString());
        assertThatThrownBy(() -> releases.research(pulse.house.nurse, wave)).isInstanceOf(Refusal.NotAllowed.class);
    }
}
