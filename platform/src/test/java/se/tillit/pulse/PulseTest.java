package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.ballot.Seal;
import se.tillit.calendar.SwedishDays;
import se.tillit.owntime.SetOwnTimeLimits;

/** A wave from beginning to answer, with a clock that the test turns. */
class PulseTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);
    private static final LocalDate BEGINNING = LocalDate.of(2031, 3, 3);
    private static final String ABILITY = "above.ability";

    private final CloseWaves closing = TILLIT.getBean(CloseWaves.class);
    private final WaveQuery waves = TILLIT.getBean(WaveQuery.class);
    private final AnswerWave leader = TILLIT.getBean(AnswerWave.class);
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

    private static PulseHouse house(int... sizes) {
        return new PulseHouse(TILLIT::getBean, SwedishDays.today(CLOCK), sizes);
    }

    /** The day after the last, and what the job does then. */
    private void close(PulseHouse pulse, UUID wave) {
        goTo(pulse.wave(wave).terms().closesOn().plusDays(1));
        closing.close();
    }

    private void travel(PulseHouse pulse, UUID wave) {
        goTo(pulse.wave(wave).travelsOn());
    }

    private Optional<Outcome.Figure> figure(Actor actor, UUID wave, String measure, UUID unit, boolean whole) {
        return waves.find(actor, wave).figures().stream()
                .filter(one -> one.measure().equals(measure) && one.unit().equals(unit) && one.whole() == whole)
                .findFirst();
    }

    private static List<String> problems(Callable<?> work) {
        try {
            work.call();
            return List.of();
        } catch (Refusal.Invalid invalid) {
            return java.util.stream.StreamSupport.stream(invalid.problems().spliterator(), false)
                    .map(problem -> problem.text())
                    .toList();
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    @Test
    void fiftyAtOnceWithOneCodeGiveOneAnswer() throws Exception {
        PulseHouse pulse = house(8);
        UUID wave = pulse.start("Femtio", "felt");
        String code = pulse.codes(wave, pulse.units.getFirst()).getFirst();
        Map<String, String> values = pulse.all(wave, 4);
        Callable<AnswerPulse.Standing> answering = () -> pulse.answer(code, values);
        List<AnswerPulse.Standing> standings = new java.util.ArrayList<>();
        try (var many = Executors.newFixedThreadPool(16)) {
            for (Future<AnswerPulse.Standing> one : many.invokeAll(Collections.nCopies(50, answering))) {
                standings.add(one.get());
            }
        }
        assertThat(Collections.frequency(standings, AnswerPulse.Standing.OPEN)).isOne();
        assertThat(Collections.frequency(standings, AnswerPulse.Standing.USED)).isEqualTo(49);
        assertThat(ledger.strings("select id from pulse_sealed where wave = '" + wave + "'"))
                .hasSize(1);
    }

    @Test
    void manyAtOnceWithACodeEachAreAllTaken() throws Exception {
        PulseHouse pulse = house(30);
        UUID wave = pulse.start("Trettio", "felt");
        List<String> codes = pulse.codes(wave, pulse.units.getFirst());
        Map<String, String> values = pulse.all(wave, 3);
        List<Callable<AnswerPulse.Standing>> all = codes.stream()
                .<Callable<AnswerPulse.Standing>>map(code -> () -> pulse.answer(code, values))
                .toList();
        try (var many = Executors.newFixedThreadPool(16)) {
            for (Future<AnswerPulse.Standing> one : many.invokeAll(all)) {
                assertThat(one.get()).isEqualTo(AnswerPulse.Standing.OPEN);
            }
        }
        assertThat(ledger.strings("select id from pulse_sealed where wave = '" + wave + "'"))
                .hasSize(30);
    }

    @Test
    void onlyACodeThatIsOpenLetsOneAnswerAndSlipsMadeAnewReplaceTheUnused() {
        PulseHouse pulse = house(6);
        UUID wave = pulse.start("Koder", "felt");
        UUID unit = pulse.units.getFirst();
        List<String> old = pulse.codes(wave, unit);
        assertThat(pulse.answer(old.getFirst(), pulse.all(wave, 4))).isEqualTo(AnswerPulse.Standing.OPEN);
        List<String> fresh = pulse.codes(wave, unit);
        assertThat(fresh).as("six people, of whom one has answered").hasSize(5);
        assertThat(pulse.answer(old.getFirst(), pulse.all(wave, 4))).isEqualTo(AnswerPulse.Standing.USED);
        assertThat(pulse.answer(old.get(1), pulse.all(wave, 4))).isEqualTo(AnswerPulse.Standing.UNKNOWN);
        String altered = fresh.getFirst().substring(0, 16) + (fresh.getFirst().endsWith("A") ? "B" : "A");
        assertThat(pulse.answer(altered, pulse.all(wave, 4))).isEqualTo(AnswerPulse.Standing.UNKNOWN);
        assertThat(pulse.answer("", pulse.all(wave, 4))).isEqualTo(AnswerPulse.Standing.UNKNOWN);
        assertThat(pulse.answer(" " + fresh.get(1).toLowerCase().replace("-", " ") + " ", pulse.all(wave, 4)))
                .as("typed by somebody")
                .isEqualTo(AnswerPulse.Standing.OPEN);
        close(pulse, wave);
        assertThat(pulse.answer(fresh.get(2), pulse.all(wave, 4))).isEqualTo(AnswerPulse.Standing.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "0", "6", "2147483648", "9223372036854775808", "1e308", "1,5", "１２", "5.0000001", "x"})
    void whatIsNotOnTheScaleIsToldAndTheCodeStaysUnused(String value) {
        PulseHouse pulse = house(5);
        UUID wave = pulse.start("Skala", "felt");
        String code = pulse.codes(wave, pulse.units.getFirst()).getFirst();
        Map<String, String> values = new TreeMap<>(pulse.all(wave, 4));
        values.put("f2", value);
        assertThat(problems(() -> pulse.answer(code, values))).containsExactly("pulse.out-of-scale");
        assertThat(problems(() -> pulse.answer(code, Map.of()))).containsExactly("pulse.nothing-answered");
        assertThat(pulse.answer(code, pulse.all(wave, 4))).isEqualTo(AnswerPulse.Standing.OPEN);
    }

    @Test
    void aWaveDoesNotBeginBeforeEverythingIsAgreed() {
        PulseHouse pulse = house(6);
        Wave.Terms good = pulse.terms("Bra");
        LocalDate today = BEGINNING;
        Wave.Terms bare =
                new Wave.Terms(" ", pulse.area, null, "", "", "", today, today, 1, "", today, "", today.plusDays(1));
        StartWave start = TILLIT.getBean(StartWave.class);
        assertThat(problems(() -> start.start(pulse.house.controller, bare, List.of())))
                .containsExactly(
                        "pulse.needs-title",
                        "pulse.needs-items",
                        "pulse.needs-asker",
                        "pulse.needs-user",
                        "pulse.needs-decision",
                        "pulse.needs-days",
                        "pulse.needs-comment-days",
                        "pulse.needs-union",
                        "pulse.needs-assessment");
        assertThat(problems(() -> start.start(pulse.house.controller, good, List.of("below"))))
                .as("the lower level rates first")
                .containsExactly("pulse.lower-first");
        assertThatThrownBy(() -> start.start(pulse.house.nurse, good, List.of("above")))
                .isInstanceOf(Refusal.NotAllowed.class);
        Actor stranger = house(6).house.controller;
        assertThat(problems(() -> start.start(stranger, good, List.of("above"))))
                .as("another organisation's unit has nobody in it")
                .containsExactly("pulse.needs-people");
    }

    @Test
    void noNewWaveBeginsBeforeTheLeaderHasAnsweredTheLast() {
        PulseHouse pulse = house(7, 6);
        UUID first = pulse.start("Den första", "above");
        assertThat(problems(() -> pulse.start("Samtidigt", "felt"))).containsExactly("pulse.one-at-a-time");
        close(pulse, first);
        assertThat(problems(() -> pulse.start("Efter", "felt"))).contains("pulse.last-unanswered");

        assertThat(problems(() -> {
                    leader.answer(pulse.areaManager, first, "Vi ändrar schemat.");
                    return null;
                }))
                .as("those whom it is about have it for themselves first")
                .containsExactly("pulse.answer-too-early");
        travel(pulse, first);
        assertThatThrownBy(() -> leader.answer(pulse.house.manager, first, "Jag leder en grupp"))
                .isInstanceOf(Refusal.NotAllowed.class);
        leader.answer(pulse.areaManager, first, "Vi ändrar schemat.");
        assertThatThrownBy(() -> leader.answer(pulse.areaManager, first, "Eller inte"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(waves.find(pulse.house.nurse, first).wave().answer())
                .isEqualTo(new Wave.LeadersAnswer(
                        "Vi ändrar schemat.", pulse.wave(first).travelsOn(), "Manager Provsson", "Området"));

        Wave.Terms terms = pulse.terms("Den andra");
        Wave.Terms now = new Wave.Terms(
                terms.title(),
                terms.root(),
                null,
                terms.asker(),
                terms.usedBy(),
                terms.decision(),
                SwedishDays.today(CLOCK),
                SwedishDays.today(CLOCK).plusDays(7),
                10,
                terms.unionWith(),
                terms.unionOn(),
                terms.assessedBy(),
                terms.assessedOn());
        assertThat(TILLIT.getBean(StartWave.class).start(pulse.house.controller, now, List.of("below")))
                .as("the lower level has rated, so the upper one may")
                .isNotNull();
    }

    @Test
    void aWaveStaysWithinWhatTillitMayTakeOfARolesTime() {
        PulseHouse pulse = house(6);
        TILLIT.getBean(SetOwnTimeLimits.class).set(pulse.house.admin, Map.of(Optional.<Role>empty(), "2"));
        assertThat(problems(() -> pulse.start("Lång", "above", "hme"))).containsExactly("pulse.budget-of-others");
        assertThat(pulse.start("Kort", "felt")).isNotNull();
    }

    @Test
    void meansAreThoseOfTheAnswersAndSmallGroupsAreWithheldSoThatNobodyCanSubtract() {
        PulseHouse pulse = house(12, 11, 8, 3);
        UUID wave = pulse.start("Siffror", "above");
        for (UUID unit : pulse.units) {
            pulse.answer(wave, unit, pulse.units.indexOf(unit) == 3 ? 3 : 8);
        }
        close(pulse, wave);
        travel(pulse, wave);
        // 1+2+3+4+5+1+2+3 in eight
        assertThat(figure(pulse.house.nurse, wave, ABILITY, pulse.units.get(0), false))
                .hasValueSatisfying(one -> {
                    assertThat(one.n()).isEqualTo(8);
                    assertThat(one.mean()).isEqualByComparingTo("2.6");
                    assertThat(one.low()).as("no interval for fewer than ten").isNull();
                });
        List<Outcome.Figure> all =
                pulse.house.within(() -> RunningTillit.bean(OutcomeStore.class).figures(wave)).stream()
                        .filter(one -> one.measure().equals(ABILITY))
                        .toList();
        assertThat(all.stream().filter(one -> !one.whole() && one.n() == null))
                .as("the small unit and at least one beside it")
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(one -> one.unit().equals(pulse.units.get(3)));
        assertThat(all.stream().filter(one -> one.whole() && one.unit().equals(pulse.area)))
                .singleElement()
                .satisfies(one -> assertThat(one.n()).isEqualTo(27));
        assertThat(pulse.wave(wave).proof()).satisfies(proof -> {
            assertThat(proof.findings()).isZero();
            assertThat(proof.answers()).isEqualTo(27);
        });
    }

    @Test
    void oneRespondentOrAllAlikeShowNothing() {
        PulseHouse alone = house(6);
        UUID one = alone.start("En", "felt");
        alone.answer(one, alone.units.getFirst(), 1);
        close(alone, one);
        travel(alone, one);
        assertThat(waves.find(alone.house.nurse, one).figures()).isNotEmpty().allMatch(figure -> figure.n() == null);

        goTo(BEGINNING);
        PulseHouse alike = house(9);
        UUID same = alike.start("Lika", "felt");
        List<String> codes = alike.codes(same, alike.units.getFirst());
        codes.forEach(code -> alike.answer(code, alike.all(same, 5)));
        close(alike, same);
        travel(alike, same);
        assertThat(figure(alike.house.nurse, same, "felt.trust", alike.units.getFirst(), false))
                .hasValueSatisfying(figure -> assertThat(figure.mean()).isNull());
    }

    @Test
    void closestFirstThenUpAndWhatIsAboutTheLeaderOnlyOfFiveUnitsTogether() {
        PulseHouse pulse = house(8, 8, 8, 8);
        UUID few = pulse.start("Fyra enheter", "above", "sideways");
        pulse.units.forEach(unit -> pulse.answer(few, unit, 7));
        close(pulse, few);
        UUID own = pulse.units.get(0);
        UUID other = pulse.units.get(1);
        assertThat(figure(pulse.house.nurse, few, ABILITY, own, false)).isPresent();
        assertThat(waves.find(pulse.house.nurse, few).figures())
                .as("before it travels, the own unit alone")
                .allMatch(one -> one.unit().equals(own));
        assertThat(waves.find(pulse.areaManager, few).figures()).isEmpty();
        assertThat(waves.find(pulse.house.admin, few).figures()).isEmpty();
        travel(pulse, few);
        assertThat(figure(pulse.areaManager, few, "sideways.safety", other, false))
                .isPresent();
        assertThat(figure(pulse.areaManager, few, ABILITY, other, false)).isEmpty();
        assertThat(figure(pulse.areaManager, few, ABILITY, pulse.area, true)).isEmpty();
        assertThat(figure(pulse.house.nurse, few, "sideways.safety", other, false))
                .as("a colleague elsewhere")
                .isEmpty();

        goTo(BEGINNING);
        PulseHouse five = house(8, 8, 8, 8, 8);
        UUID many = five.start("Fem enheter", "above");
        five.units.forEach(unit -> five.answer(many, unit, 6));
        close(five, many);
        travel(five, many);
        assertThat(figure(five.areaManager, many, ABILITY, five.area, true))
                .hasValueSatisfying(one -> assertThat(one.n()).isEqualTo(30));
        assertThatThrownBy(() -> waves.find(five.house.admin, few)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aCommentStandsOnlyWhereTenAnsweredAndOnlyOnce() {
        PulseHouse pulse = house(14, 6, 6, 6, 4);
        UUID text = pulse.ownQuestion(ItemKind.TEXT);
        UUID wave = pulse.start("Ord", "felt", "own." + text);
        String field = pulse.wave(wave).items().getLast().field();
        for (UUID unit : pulse.units) {
            List<String> codes = pulse.codes(wave, unit);
            for (int i = 0; i < codes.size() - 2; i++) {
                Map<String, String> values = new TreeMap<>(pulse.all(wave, 1 + i % 5));
                values.put(field, "Ord " + pulse.units.indexOf(unit) + " " + i);
                pulse.answer(codes.get(i), values);
            }
        }
        close(pulse, wave);
        List<Outcome.Comment> comments =
                pulse.house.within(() -> RunningTillit.bean(OutcomeStore.class).comments(wave));
        assertThat(comments).extracting(Outcome.Comment::said).doesNotHaveDuplicates();
        assertThat(comments.stream().filter(one -> !one.whole()))
                .hasSize(12)
                .allMatch(one ->
                        one.unit().equals(pulse.units.getFirst()) && one.said().startsWith("Ord 0"));
        assertThat(comments.stream().filter(Outcome.Comment::whole))
                .as("fourteen in units too small, told together")
                .hasSize(14);
    }

    @Test
    void aChoiceIsCountedOverAllAndFewAreWithheld() {
        PulseHouse pulse = house(20);
        UUID question = pulse.ownQuestion(ItemKind.CHOICE, "Dag", "Kväll", "Natt");
        UUID wave = pulse.start("Val", "felt", "own." + question);
        String field = pulse.wave(wave).items().getLast().field();
        List<String> codes = pulse.codes(wave, pulse.units.getFirst());
        for (int i = 0; i < 20; i++) {
            Map<String, String> values = new TreeMap<>(pulse.all(wave, 1 + i % 5));
            values.put(field, i < 11 ? "1" : i < 18 ? "2" : "3");
            pulse.answer(codes.get(i), values);
        }
        close(pulse, wave);
        travel(pulse, wave);
        List<Outcome.Chosen> chosen = waves.find(pulse.house.nurse, wave).chosen();
        assertThat(chosen).hasSize(3);
        assertThat(chosen.get(2).n()).as("two people").isNull();
        assertThat(chosen.stream().filter(one -> one.n() == null)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whoeverIsCutOffWhileClosingLeavesAWaveThatClosesOnceAndWhole() throws Exception {
        PulseHouse pulse = house(8, 9);
        UUID wave = pulse.start("Avbruten", "felt");
        pulse.units.forEach(unit -> pulse.answer(wave, unit, 7));
        String late = pulse.codes(wave, pulse.units.getFirst()).getFirst();
        goTo(pulse.wave(wave).terms().closesOn().plusDays(1));
        // Held up where the result is written, and there its connection is killed, as by kill -9.
        try (Connection holder = ledger.connect();
                var statement = holder.createStatement();
                var other = Executors.newSingleThreadExecutor()) {
            holder.setAutoCommit(false);
            statement.execute("lock table pulse_cell in exclusive mode");
            Future<?> cut = other.submit(closing::close);
            String waiting = "select pid from pg_locks where not granted and relation = 'pulse_cell'::regclass";
            while (ledger.strings(waiting).isEmpty() && !cut.isDone()) {
                Thread.onSpinWait();
            }
            ledger.strings("select pg_terminate_backend((" + waiting + "))::text");
            assertThatThrownBy(cut::get).hasRootCauseInstanceOf(Exception.class);
            holder.rollback();
        }
        assertThat(pulse.wave(wave)).satisfies(cut -> {
            assertThat(cut.closing()).isTrue();
            assertThat(cut.closedOn()).isNull();
        });
        assertThat(ledger.strings("select id from pulse_sealed where wave = '" + wave + "'"))
                .as("nothing is forgotten before the result is kept")
                .hasSize(14);
        assertThat(pulse.answer(late, pulse.all(wave, 3))).isEqualTo(AnswerPulse.Standing.CLOSED);

        closing.close();
        List<String> cells =
                ledger.strings("select to_jsonb(c)::text from pulse_cell c where wave = '" + wave + "' order by 1");
        assertThat(cells).isNotEmpty();
        assertThat(pulse.wave(wave).proof().answers()).isEqualTo(14);
        closing.close();
        assertThat(ledger.strings("select to_jsonb(c)::text from pulse_cell c where wave = '" + wave + "' order by 1"))
                .isEqualTo(cells);
        assertThat(ledger.strings("select id from pulse_sealed where wave = '" + wave + "'"))
                .isEmpty();
    }

    @Test
    void answersThatSomebodySealedWithoutACodeAreNotCounted() {
        PulseHouse pulse = house(9, 9);
        UUID wave = pulse.start("Stoppad", "felt");
        pulse.units.forEach(unit -> pulse.answer(wave, unit, 7));
        byte[] publicKey =
                pulse.house.within(() -> RunningTillit.bean(WaveStore.class).publicKey(wave));
        Answer forged = new Answer(pulse.units.getFirst(), Map.of(1, "1", 2, "1", 3, "1", 4, "1"));
        pulse.house.within(() -> {
            RunningTillit.bean(BallotStore.class)
                    .add(
                            wave,
                            Seal.seal(
                                    wave,
                                    publicKey,
                                    forged.bytes(pulse.wave(wave).items())));
            RunningTillit.bean(BallotStore.class).add(wave, new byte[500]);
            RunningTillit.bean(BallotStore.class).add(wave, Seal.seal(wave, publicKey, "{}".getBytes()));
            Answer beyond = new Answer(pulse.units.getFirst(), Map.of(1, "99"));
            RunningTillit.bean(BallotStore.class).add(wave, Seal.seal(wave, publicKey, beyond.bytes(List.of())));
            return wave;
        });
        close(pulse, wave);
        assertThat(pulse.wave(wave).proof().answers()).as("the other unit's").isEqualTo(7);
    }

    @Test
    void whereTheKeyIsLostTheWaveClosesWithoutAFigureAfterTwoWeeks() throws Exception {
        PulseHouse pulse = house(9);
        UUID wave = pulse.start("Nyckellös", "felt");
        pulse.answer(wave, pulse.units.getFirst(), 8);
        java.nio.file.Files.delete(RunningTillit.keys().resolve(wave.toString()));
        close(pulse, wave);
        assertThat(pulse.wave(wave).closedOn()).isNull();
        goTo(pulse.wave(wave).terms().closesOn().plusDays(14));
        closing.close();
        assertThat(pulse.wave(wave).proof().answers()).isZero();
    }

    @Test
    void theInstrumentsAreWholeAndInBothLanguages() {
        List<Instrument> all = TILLIT.getBean(Instruments.class).all();
        assertThat(all).extracting(Instrument::code).startsWith("above", "below");
        for (String direction : List.of("above", "below")) {
            assertThat(TILLIT.getBean(Instruments.class)
                            .withCode(direction)
                            .orElseThrow()
                            .parts())
                    .extracting(part -> part.items().size())
                    .containsExactly(4, 4, 4);
        }
        assertThat(TILLIT.getBean(Instruments.class)
                        .withCode("hme")
                        .orElseThrow()
                        .items())
                .hasSize(9)
                .extracting(Item::textSv)
                .contains("Mitt arbete känns meningsfullt.", "Jag vet vad som förväntas av mig i mitt arbete.");
        assertThat(all.stream().flatMap(one -> one.items().stream()))
                .extracting(Item::code)
                .doesNotHaveDuplicates();
    }

    @Test
    void intervalsAgreeWithMeansAndAreToldOfTenOrMoreWhereNoNeighbourIsWithheld() {
        PulseHouse pulse = house(15, 15);
        UUID wave = pulse.start("Säkerhet", "felt");
        pulse.units.forEach(unit -> pulse.answer(wave, unit, 12));
        close(pulse, wave);
        assertThat(figure(pulse.house.nurse, wave, "felt.trust", pulse.units.getFirst(), false))
                .hasValueSatisfying(one -> {
                    double mean = Arrays.stream(
                                    IntStream.range(0, 12).map(i -> 1 + i % 5).toArray())
                            .average()
                            .orElseThrow();
                    assertThat(one.mean().doubleValue()).isBetween(mean - 0.051, mean + 0.051);
                    assertThat(one.low()).isLessThan(one.mean());
                    assertThat(one.high()).isGreaterThan(one.mean());
                });
    }
}
