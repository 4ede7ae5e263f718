package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.DemandRule;
import se.tillit.chain.MergeTarget;
import se.tillit.chain.MergeUnits;

/** A result is first its own unit's: they read it in words, say what they make of it, and then it travels, with their words beside it. */
class ClosestFirstTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);
    private static final LocalDate BEGINNING = LocalDate.of(2032, 3, 1);
    private static final String TRUST = "felt.trust";

    private final WaveQuery waves = TILLIT.getBean(WaveQuery.class);
    private final UnitQuery units = TILLIT.getBean(UnitQuery.class);
    private final WriteWords write = TILLIT.getBean(WriteWords.class);
    private final Ledger ledger = new Ledger(RunningTillit.database());

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

    /** Answered by the leader, so that the next may begin. */
    private static void finish(PulseHouse pulse, UUID wave) {
        travel(pulse, wave);
        TILLIT.getBean(AnswerWave.class).answer(pulse.areaManager, wave, "Vi har läst.");
    }

    /** As the house's, beginning today. */
    private static UUID start(PulseHouse pulse, String title, String... chosen) {
        Wave.Terms terms = pulse.terms(title);
        return TILLIT.getBean(StartWave.class)
                .start(
                        pulse.house.controller,
                        new Wave.Terms(
                                terms.title(),
                                terms.root(),
                                null,
                                terms.asker(),
                                terms.usedBy(),
                                terms.decision(),
                                today(),
                                today().plusDays(7),
                                10,
                                terms.unionWith(),
                                terms.unionOn(),
                                terms.assessedBy(),
                                terms.assessedOn()),
                        List.of(chosen));
    }

    /** One answer each, the same on every statement. */
    private static void say(PulseHouse pulse, UUID wave, UUID unit, int... values) {
        List<String> codes = pulse.codes(wave, unit);
        for (int i = 0; i < values.length; i++) {
            pulse.answer(codes.get(i), pulse.all(wave, values[i]));
        }
    }

    private static UnitWords words(UUID unit, String said, String needs, boolean help, int version) {
        return new UnitWords(unit, said, "", needs, help, today(), version);
    }

    private static List<String> problems(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (Refusal.Invalid invalid) {
            return java.util.stream.StreamSupport.stream(invalid.problems().spliterator(), false)
                    .map(problem -> problem.text())
                    .toList();
        }
    }

    private UnitReport.Line line(Actor actor, UUID wave, UUID unit, String measure) {
        return units.report(actor, wave, unit).lines().stream()
                .filter(one -> one.figure().measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aUnitSaysWhatItMakesOfItsResultInItsOwnDaysAndThenItTravels() {
        PulseHouse pulse = house(9, 9);
        UUID wave = pulse.start("Egna dagar", "felt");
        UUID unit = pulse.units.getFirst();
        pulse.units.forEach(one -> pulse.answer(wave, one, 8));
        Actor nurse = pulse.house.nurse;
        assertThatThrownBy(() -> units.report(nurse, wave, unit))
                .as("before it closes")
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(problems(() -> write.write(nurse, wave, words(unit, "Nu", "", false, 0))))
                .containsExactly("pulse.words-too-early");

        close(pulse, wave);
        assertThat(units.report(nurse, wave, unit).mayWrite()).isTrue();
        assertThat(problems(() -> write.write(nurse, wave, words(unit, " ", "", true, 0))))
                .containsExactly("pulse.needs-words", "pulse.words-help-with-what");
        write.write(nurse, wave, words(unit, "Kvällarna är tunga.", "En till på kvällen.", true, 0));
        assertThatThrownBy(() -> write.write(nurse, wave, words(unit, "Igen", "", false, 0)))
                .as("a colleague has written meanwhile")
                .isInstanceOf(Refusal.Conflict.class);
        write.write(pulse.house.manager, wave, words(unit, "Kvällarna är tunga, helgerna med.", "En till.", true, 1));
        UUID other = pulse.units.get(1);
        assertThatThrownBy(() -> write.write(nurse, wave, words(other, "Åt er", "", false, 0)))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> write.write(nurse, wave, words(pulse.area, "Uppåt", "", false, 0)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> units.report(nurse, wave, other)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> units.report(pulse.areaManager, wave, unit))
                .as("from above, in the unit's own days")
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(waves.find(pulse.areaManager, wave).words()).isEmpty();
        assertThat(waves.find(pulse.house.chief, wave).words()).isEmpty();

        travel(pulse, wave);
        assertThat(waves.find(pulse.areaManager, wave).words()).singleElement().satisfies(one -> {
            assertThat(one.said()).isEqualTo("Kvällarna är tunga, helgerna med.");
            assertThat(one.wantsHelp()).isTrue();
        });
        assertThat(units.report(pulse.areaManager, wave, unit).words()).isPresent();
        assertThat(problems(() -> write.write(nurse, wave, words(unit, "För sent", "", false, 2))))
                .containsExactly("pulse.words-too-late");
        Actor stranger = house(6).house.admin;
        assertThatThrownBy(() -> units.report(stranger, wave, unit)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> write.write(stranger, wave, words(unit, "Hej", "", false, 0)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whoeverSavesLastSeesWhatTheColleagueWroteAndKeepsTheirOwn() {
        PulseHouse pulse = house(9, 9);
        UUID wave = pulse.start("Två skriver", "felt");
        UUID unit = pulse.units.getFirst();
        pulse.units.forEach(one -> pulse.answer(wave, one, 8));
        close(pulse, wave);
        Tester nurse = new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) TILLIT).getWebServer().getPort());
        nurse.signIn(Tester.emailOf(pulse.house.nurse), Tester.PASSWORD);
        String address = "/puls/" + wave + "/enhet/" + unit;
        Map<String, String> form = Tester.hidden(nurse.get(address).body());
        write.write(pulse.house.manager, wave, words(unit, "Chefens rad", "", false, 0));
        Map<String, String> fields = new TreeMap<>(form);
        fields.put("sagt", "Min <b>rad</b>");
        HttpResponse<String> stale = nurse.post(address, fields);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Chefens rad").contains("Min &lt;b&gt;rad&lt;/b&gt;");
        Map<String, String> again = new TreeMap<>(Tester.hidden(stale.body()));
        again.put("sagt", "Bådas rader");
        assertThat(nurse.post(address, again).statusCode()).isEqualTo(302);
        assertThat(nurse.get(address).body()).contains("Bådas rader").doesNotContain("Chefens rad");
    }

    @Test
    void whoeverIsStillFillingInWhenItClosesIsToldSoAndTheCodeIsNotUsed() {
        PulseHouse pulse = house(9, 9);
        UUID wave = pulse.start("Stänger", "felt");
        String code = pulse.codes(wave, pulse.units.getFirst()).getFirst();
        pulse.answer(wave, pulse.units.get(1), 8);
        Tester somebody = new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) TILLIT).getWebServer().getPort());
        assertThat(somebody.post("/svara", Map.of("kod", code)).statusCode()).isEqualTo(200);
        close(pulse, wave);
        HttpResponse<String> late =
                somebody.post("/svara", new TreeMap<>(Map.of("kod", code, "skicka", "ja", "f1", "4")));
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("Det går inte längre att svara.", "Har du börjat fylla i räknas det inte");
        assertThat(pulse.wave(wave).proof().answers()).isEqualTo(8);
    }

    @Test
    void aChangeIsSaidInWordsAndOnlyWhereItIsMoreThanChance() {
        PulseHouse pulse = house(20, 20);
        UUID unit = pulse.units.getFirst();
        UUID other = pulse.units.get(1);
        UUID first = start(pulse, "Första", "felt");
        say(pulse, first, unit, 2, 2, 2, 3, 3, 2, 1, 2, 3, 2, 2, 2, 3, 2, 1);
        say(pulse, first, other, 3, 4, 3, 3, 4, 2, 3, 4, 3, 3, 2, 3, 4, 3, 3);
        close(pulse, first);
        assertThat(line(pulse.house.nurse, first, unit, TRUST).before()).isEmpty();
        finish(pulse, first);
        UUID second = start(pulse, "Andra", "felt");
        say(pulse, second, unit, 4, 4, 3, 4, 5, 4, 4, 3, 4, 5, 4, 4, 4, 3);
        say(pulse, second, other, 3, 4, 3, 3, 4, 3, 3, 4, 3, 3, 2, 3, 4, 3);
        close(pulse, second);
        UnitReport.Before better =
                line(pulse.house.nurse, second, unit, TRUST).before().orElseThrow();
        assertThat(better.mean()).isEqualByComparingTo("2.1");
        assertThat(better.change().verdict()).isEqualTo(Contrast.Verdict.HIGHER);
        travel(pulse, second);
        Actor chief = Tester.colleague(pulse.house.admin, Role.MANAGER);
        pulse.house.worksIn(chief, other);
        assertThat(line(chief, second, other, TRUST)
                        .before()
                        .orElseThrow()
                        .change()
                        .verdict())
                .isEqualTo(Contrast.Verdict.UNKNOWN);
    }

    @Test
    void whereEverybodyAnswersTwiceAndOneJoinsTheNewcomersAnswerIsNotReadOutOfTheDifference() {
        PulseHouse pulse = house(8, 14);
        UUID unit = pulse.units.getFirst();
        UUID first = start(pulse, "Före", "felt");
        say(pulse, first, unit, 2, 3, 3, 4, 2, 3, 4, 3);
        pulse.answer(first, pulse.units.get(1), 12);
        close(pulse, first);
        assertThat(line(pulse.house.nurse, first, unit, TRUST).figure().isShown())
                .isTrue();
        finish(pulse, first);
        pulse.resize(unit, 9);
        UUID second = start(pulse, "Efter", "felt");
        say(pulse, second, unit, 2, 3, 3, 4, 2, 3, 4, 3, 1);
        pulse.answer(second, pulse.units.get(1), 12);
        close(pulse, second);
        assertThat(line(pulse.house.nurse, second, unit, TRUST).figure().isShown())
                .as("24 less 25 would tell that the ninth said 1")
                .isFalse();
        assertThat(pulse.wave(second).proof().barred()).isPositive();
        assertThat(pulse.wave(second).proof().findings()).isZero();
    }

    @Test
    void peopleOfAUnitThatHasMergedSeeTheirOwnAndAreComparedWithAllThatItCameOf() {
        PulseHouse pulse = house(12, 11, 13);
        UUID a = pulse.units.get(0);
        UUID b = pulse.units.get(1);
        UUID first = start(pulse, "Var för sig", "felt");
        pulse.units.forEach(unit -> pulse.answer(first, unit, 10));
        close(pulse, first);
        finish(pulse, first);
        goTo(today().plusDays(5));
        int version = Integer.parseInt(ledger.strings("select version from unit where id = '" + a + "'")
                .getFirst());
        UUID merged = TILLIT.getBean(MergeUnits.class)
                .merge(
                        pulse.house.controller,
                        a,
                        version,
                        today(),
                        List.of(b),
                        new MergeTarget.NewUnit("ab", "Sammanslagna"),
                        DemandRule.FOLLOW);
        assertThat(units.report(pulse.house.nurse, first, a).own())
                .as("worked in a when it was asked")
                .isTrue();
        assertThatThrownBy(() -> units.report(pulse.house.nurse, first, b))
                .as("and never in b")
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(units.report(pulse.house.manager, first, b).own())
                .as("leads both now")
                .isTrue();

        UUID second = start(pulse, "Tillsammans", "felt");
        pulse.answer(second, merged, 15);
        pulse.answer(second, pulse.units.get(2), 10);
        close(pulse, second);
        assertThat(line(pulse.house.manager, second, merged, TRUST)
                        .before()
                        .orElseThrow()
                        .mean())
                .as("ten in each, one to five twice")
                .isEqualByComparingTo("3.0");
    }

    @Test
    void theUnitIsRemindedInItsDaysAndThenTheLeaderUntilAnswered() {
        PulseHouse pulse = house(9, 9);
        UUID wave = pulse.start("Påminnelsen", "felt");
        pulse.units.forEach(one -> pulse.answer(wave, one, 8));
        assertThat(waves.turns(pulse.house.nurse)).isEmpty();
        close(pulse, wave);
        assertThat(waves.turns(pulse.house.nurse)).singleElement().satisfies(turn -> assertThat(turn.silent())
                .containsExactly(pulse.units.getFirst()));
        assertThat(waves.turns(pulse.areaManager)).isEmpty();
        write.write(pulse.house.nurse, wave, words(pulse.units.getFirst(), "Bra", "", false, 0));
        assertThat(waves.turns(pulse.house.nurse)).isEmpty();
        travel(pulse, wave);
        assertThat(waves.turns(pulse.areaManager)).hasSize(1);
        assertThat(waves.turns(pulse.house.manager))
                .as("leads a unit, not the area")
                .isEmpty();
        finish(pulse, wave);
        assertThat(waves.turns(pulse.areaManager)).isEmpty();
    }

    @Test
    void closingIsInTheLogWithoutAnybodysName() {
        PulseHouse pulse = house(9, 9);
        UUID wave = pulse.start("Loggen", "felt");
        pulse.units.forEach(one -> pulse.answer(wave, one, 8));
        close(pulse, wave);
        assertThat(ledger.strings("select encode(actor, 'hex') || ' ' || details from log_entry"
                        + " where action = 'pulse.close' and subject = '" + wave + "'"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry).startsWith("0".repeat(64) + " ").doesNotContain("answers"));
        ledger.assertEveryLogIsUnbroken();
    }

    @Test
    void theGapIsToldWhereBothDirectionsAreFiveAndNeverWhereOneIsFewer() {
        PulseHouse pulse = house(12, 12, 12, 12, 12);
        UUID unit = pulse.units.getFirst();
        UUID upwards = start(pulse, "Uppåt", "above");
        pulse.units.forEach(one -> pulse.answer(upwards, one, 10));
        close(pulse, upwards);
        assertThat(units.report(pulse.house.nurse, upwards, unit).gaps()).isEmpty();
        finish(pulse, upwards);
        UUID few = start(pulse, "Fyra chefer", "below");
        say(pulse, few, unit, 3, 4, 5, 2);
        close(pulse, few);
        finish(pulse, few);
        assertThat(units.report(pulse.house.nurse, upwards, unit).gaps())
                .as("four on the other side")
                .isEmpty();
        UUID downwards = start(pulse, "Nedåt", "below");
        pulse.units.forEach(one -> say(pulse, downwards, one, 4, 5, 4, 3, 5, 4));
        close(pulse, downwards);
        finish(pulse, downwards);
        assertThat(units.report(pulse.house.nurse, upwards, unit).gaps())
                .hasSize(3)
                .allSatisfy(gap -> {
                    assertThat(gap.here().n()).isEqualTo(10);
                    assertThat(gap.above().n()).isEqualTo(30);
                });
        assertThat(units.report(pulse.areaManager, upwards, unit).gaps())
                .as("what is about the nearest manager stays in the unit")
                .isEmpty();
    }

    @Test
    void hmeIsToldFromNoughtToAHundredFromTheMeansThatAreShown() {
        PulseHouse pulse = house(12, 12);
        UUID wave = start(pulse, "HME", "hme");
        pulse.units.forEach(one -> say(pulse, wave, one, 4, 4, 4, 4, 3, 5, 4, 4, 4, 4));
        close(pulse, wave);
        UnitReport.Hme hme = units.report(pulse.house.nurse, wave, pulse.units.getFirst())
                .hme()
                .orElseThrow();
        assertThat(hme.parts()).extracting(UnitReport.Hme.Part::index).containsExactly(75, 75, 75);
        assertThat(hme.total()).isEqualTo(75);
        travel(pulse, wave);
        assertThat(Optional.of(units.report(pulse.areaManager, wave, pulse.units.getFirst()))
                        .flatMap(UnitReport::hme))
                .isEmpty();
    }

    @Test
    void levelsStandBesideEachOtherOnlyWhenTheResultHasTravelled() {
        PulseHouse pulse = house(12, 12, 12);
        UUID wave = start(pulse, "Nivåer", "sideways");
        pulse.units.forEach(one -> pulse.answer(wave, one, 10));
        close(pulse, wave);
        LevelQuery levels = TILLIT.getBean(LevelQuery.class);
        assertThat(levels.find(pulse.areaManager, wave).travelled()).isFalse();
        travel(pulse, wave);
        assertThat(levels.find(pulse.areaManager, wave).levels())
                .as("one level alone is none beside another")
                .isEmpty();
        assertThat(levels.find(pulse.areaManager, wave).associations())
                .as("three units")
                .isEmpty();
        assertThatThrownBy(() -> levels.find(house(6).house.admin, wave)).isInstanceOf(Refusal.NotFound.class);
    }
}
