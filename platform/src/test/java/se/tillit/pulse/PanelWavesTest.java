package se.tillit.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Problem;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;
import se.tillit.panel.AnswerSurvey;
import se.tillit.panel.Area;
import se.tillit.panel.EraseMember;
import se.tillit.panel.MakeSlip;
import se.tillit.panel.Member;
import se.tillit.panel.OwnPage;
import se.tillit.panel.ReadMembers;
import se.tillit.panel.StartSurvey;
import se.tillit.panel.SurveyQuery;

/** Short surveys of the citizen panel: whom they ask, that nobody learns who answered what, and that they stay apart from units' waves. */
@ExtendWith(OutputCaptureExtension.class)
class PanelWavesTest {

    private static final LocalDate TODAY = SwedishDays.today(Clock.systemUTC());
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());

    private final PulseHouse pulse = new PulseHouse(RunningTillit::bean, TODAY, 12, 14);
    private final UUID organisation = pulse.house.admin.organisation();
    private final Actor coordinator = pulse.house.controller;
    private final OwnPage own = RunningTillit.bean(OwnPage.class);
    private final StartSurvey start = RunningTillit.bean(StartSurvey.class);
    private final AnswerSurvey say = RunningTillit.bean(AnswerSurvey.class);
    private final MakeSlip slip = RunningTillit.bean(MakeSlip.class);
    private final SurveyQuery surveys = RunningTillit.bean(SurveyQuery.class);
    private final CloseWaves close = RunningTillit.bean(CloseWaves.class);
    private final String clear = "own." + pulse.ownQuestion(ItemKind.SCALE);
    private final String how = "own." + pulse.ownQuestion(ItemKind.CHOICE, "Brev", "Samtal");
    private final String words = "own." + pulse.ownQuestion(ItemKind.TEXT);

    /** Joins so many, today. @return the codes of their own pages */
    private List<String> joinToday(int many, Area... areas) {
        return IntStream.range(0, many)
                .mapToObj(n -> own.join(
                                organisation,
                                new Member.Contact("Kanariefågel " + n, "kanarie.example"),
                                new Member.Profile(Set.of(areas), Set.of(), null, null, null),
                                true,
                                UUID.randomUUID().toString())
                        .printed())
                .toList();
    }

    /** The same, a month ago. */
    private List<String> joined(int many, Area... areas) {
        List<String> codes = joinToday(many, areas);
        LEDGER.execute("update panel_member set joined_on = joined_on - 30 where organisation = '" + organisation
                + "' and joined_on = current_date");
        return codes;
    }

    private PanelWaves.Asking asking(Set<Area> areas, String... questions) {
        return new PanelWaves.Asking(
                "Våra brev <b>🐦</b>",
                List.of(questions),
                Set.copyOf(areas.stream().map(Area::name).toList()),
                "Kundcenters chef",
                "Kundcenter",
                "Vilka brev som skrivs om",
                TODAY.plusDays(7),
                "Dataskyddsombudet",
                TODAY.minusDays(3));
    }

    private UUID ask(Area... areas) {
        return start.start(coordinator, asking(Set.of(areas), clear, how, words));
    }

    private OwnPage.Own page(String code) {
        return own.look(organisation, code).orElseThrow();
    }

    private UUID idOf(String code) {
        return page(code).member().id();
    }

    private Wave wave(UUID survey) {
        return surveys.find(coordinator, survey).wave();
    }

    private AnswerPulse.Standing answer(UUID survey, String code, int value, String said) {
        Map<String, String> values = new TreeMap<>();
        wave(survey)
                .items()
                .forEach(item -> values.put(
                        item.field(),
                        item.kind() == ItemKind.TEXT
                                ? said
                                : Integer.toString(item.kind() == ItemKind.CHOICE ? 1 + value % 2 : value)));
        return RunningTillit.bean(AnswerPulse.class).answer(code, values);
    }

    private void answerAll(UUID survey, List<String> members) {
        for (int n = 0; n < members.size(); n++) {
            Code code = own.takePart(organisation, members.get(n), survey);
            assertThat(answer(survey, code.printed(), 1 + n % 5, "Tecknet " + n))
                    .isEqualTo(AnswerPulse.Standing.OPEN);
        }
    }

    private PanelWaves.Result closed(UUID survey) {
        LEDGER.execute(
                "update pulse_wave set opens_on = opens_on - 9, closes_on = closes_on - 9 where id = '" + survey + "'");
        close.close();
        return surveys.find(coordinator, survey).result();
    }

    private static List<String> keys(Refusal.Invalid invalid) {
        List<String> keys = new ArrayList<>();
        for (Problem problem : invalid.problems()) {
            keys.add(problem.field() + " " + problem.text());
        }
        return keys;
    }

    @Test
    void onlyThoseAreAskedWhoHadJoinedBeforeTodayAndChoseAnAreaAndThatStandsFast() {
        List<String> elderly = joined(11, Area.ELDERLY, Area.HEALTH);
        String school = joined(11, Area.SCHOOL).getFirst();
        String late = joinToday(1, Area.ELDERLY).getFirst();
        UUID survey = ask(Area.ELDERLY, Area.CULTURE);
        assertThat(wave(survey).persons()).isEqualTo(11);
        assertThat(page(elderly.getFirst()).open()).hasSize(1);
        for (String other : List.of(school, late)) {
            own.change(
                    organisation,
                    other,
                    page(other).member().contact(),
                    new Member.Profile(Set.of(Area.ELDERLY), Set.of(), null, null, null));
            assertThat(page(other).open()).isEmpty();
            assertThatThrownBy(() -> own.takePart(organisation, other, survey)).isInstanceOf(Refusal.NotFound.class);
            Code derived = Code.read(other).orElseThrow().derived(survey);
            assertThat(answer(survey, derived.printed(), 3, "Jag vet hur koden räknas"))
                    .isEqualTo(AnswerPulse.Standing.UNKNOWN);
        }
    }

    @Test
    void aSurveyOfFewerThanTenIsRefusedAndEverythingThatIsMissingIsToldAtOnce() {
        joined(9, Area.ELDERLY);
        joined(9, Area.SCHOOL);
        assertThatThrownBy(() -> ask(Area.ELDERLY))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(keys(invalid))
                        .containsExactly("omraden pulse.panel.too-few"));
        PanelWaves.Asking nothing = new PanelWaves.Asking(
                "x".repeat(201),
                List.of("own." + UUID.randomUUID(), "above", "' or 1=1"),
                Set.of(),
                "",
                "",
                "",
                TODAY,
                "",
                null);
        assertThatThrownBy(() -> start.start(coordinator, nothing))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(keys(invalid))
                        .containsExactlyInAnyOrder(
                                "rubrik web.too-long",
                                "fragor pulse.needs-items",
                                "fragar pulse.needs-asker",
                                "anvands pulse.needs-user",
                                "beslut pulse.needs-decision",
                                "stanger pulse.panel.needs-last-day",
                                "dpia pulse.needs-assessment"));
        String[] eleven = Stream.generate(() -> "own." + pulse.ownQuestion(ItemKind.SCALE))
                .limit(11)
                .toArray(String[]::new);
        assertThatThrownBy(() -> start.start(coordinator, asking(Set.of(), eleven)))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(keys(invalid))
                        .containsExactly("fragor pulse.panel.too-long"));
        for (Actor other : List.of(pulse.house.nurse, pulse.house.manager, pulse.house.chief)) {
            assertThatThrownBy(() -> start.start(other, asking(Set.of(), clear)))
                    .isInstanceOf(Refusal.NotAllowed.class);
        }
    }

    @Test
    void ofTwoWhoBeginAtOnceOneDoes() throws Exception {
        joined(12, Area.ELDERLY);
        List<Future<UUID>> begun = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (int n = 0; n < 4; n++) {
                begun.add(people.submit(() -> ask()));
            }
        }
        assertThat(begun.stream().filter(one -> one.state() == Future.State.SUCCESS))
                .hasSize(1);
        assertThat(surveys.all(coordinator)).hasSize(1);
    }

    @Test
    void fiftyAtOnceWhoEachPressTwiceGetOneCodeEachAndEachAnswersOnce() throws Exception {
        List<String> members = joined(50, Area.ELDERLY);
        UUID survey = ask();
        List<Future<String>> taken = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(10)) {
            for (String member :
                    Stream.concat(members.stream(), members.stream()).toList()) {
                taken.add(people.submit(() -> {
                    String code = own.takePart(organisation, member, survey).printed();
                    AnswerPulse.Standing standing = answer(survey, code, 3, "Samtidigt");
                    return code + " " + standing;
                }));
            }
        }
        List<String> each = new ArrayList<>();
        for (Future<String> one : taken) {
            each.add(one.get());
        }
        assertThat(each.stream().filter(one -> one.endsWith("OPEN"))).hasSize(50);
        assertThat(each.stream().map(one -> one.split(" ")[0]).distinct()).hasSize(50);
        assertThat(of("select 1 from pulse_code where wave = '%s'", survey)).hasSize(50);
        assertThat(page(members.getFirst()).open().getFirst().isOnPage()).isTrue();
    }

    @Test
    void ofFourAnswersNothingIsShownAndItIsSaidInWords() {
        List<String> members = joined(12, Area.ELDERLY);
        UUID survey = ask();
        answerAll(survey, members.subList(0, 4));
        PanelWaves.Result result = closed(survey);
        assertThat(result.answers()).isNull();
        assertThat(result.figures()).allSatisfy(figure -> assertThat(figure.n()).isNull());
        assertThat(result.chosen()).allSatisfy(chosen -> assertThat(chosen.n()).isNull());
        assertThat(result.comments()).isEmpty();
        String shown = Tester.as(pulse.house.nurse)
                .get("/intressebank/enkat/" + survey)
                .body();
        assertThat(shown).contains("Inget kan visas.").doesNotContain("Tecknet", "svarade. Ett medelvärde");
    }

    @Test
    void ofSevenAnswersTheMeanIsShownAndNeitherWhatTheyChoseNorWhatTheyWrote() {
        List<String> members = joined(12, Area.ELDERLY);
        UUID survey = ask();
        answerAll(survey, members.subList(0, 7));
        PanelWaves.Result result = closed(survey);
        assertThat(result.answers()).isEqualTo(7);
        assertThat(result.figure(clear).mean()).isNotNull();
        assertThat(result.chosen()).allSatisfy(chosen -> assertThat(chosen.n()).isNull());
        assertThat(result.comments()).isEmpty();
    }

    @Test
    void whenItClosesMembersAndThoseWhoWorkHereSeeTheSameAndNothingMoreIsAskedUntilItIsAnswered() {
        List<String> members = joined(24, Area.ELDERLY);
        UUID survey = ask();
        answerAll(survey, members.subList(0, 20));
        assertThat(surveys.find(coordinator, survey).result()).isNull();
        assertThat(page(members.getFirst()).closed()).isEmpty();
        assertThatThrownBy(() -> ask())
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(keys(invalid))
                        .containsExactly("rubrik pulse.panel.one-at-a-time"));
        assertThatThrownBy(() -> say.answer(coordinator, survey, "För tidigt")).isInstanceOf(Refusal.Invalid.class);
        PanelWaves.Result result = closed(survey);
        assertThat(result.answers()).isEqualTo(20);
        assertThat(result.figure(clear).mean()).isEqualByComparingTo("3.0");
        assertThat(result.chosen()).extracting(Outcome.Chosen::n).doesNotContainNull();
        assertThat(result.comments()).hasSize(20);
        // Also somebody who joined afterwards, and who was not asked.
        String late = joinToday(1, Area.CULTURE).getFirst();
        for (String member : List.of(members.getLast(), late)) {
            assertThat(page(member).closed())
                    .singleElement()
                    .satisfies(one -> assertThat(one.result().figures()).isEqualTo(result.figures()));
        }
        assertThat(surveys.find(pulse.house.nurse, survey).result().figures()).isEqualTo(result.figures());
        assertThatThrownBy(() -> ask())
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(keys(invalid))
                        .containsExactly("rubrik pulse.panel.last-unanswered"));
        assertThatThrownBy(() -> say.answer(coordinator, survey, " ")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> say.answer(pulse.house.chief, survey, "Tack")).isInstanceOf(Refusal.NotAllowed.class);
        say.answer(coordinator, survey, "Vi skriver om <tre> brev.");
        assertThatThrownBy(() -> say.answer(coordinator, survey, "Igen")).isInstanceOf(Refusal.Conflict.class);
        assertThat(page(late).closed().getFirst().wave().answer().text()).isEqualTo("Vi skriver om <tre> brev.");
        assertThat(ask()).isNotEqualTo(survey);
    }

    @Test
    void somebodyHasACodeOnHerPageOrOnASlipAndNotBoth() {
        List<String> members = joined(12, Area.ELDERLY);
        UUID survey = ask();
        String onPaper = members.getFirst();
        Code paper = slip.make(coordinator, survey, idOf(onPaper));
        assertThatThrownBy(() -> own.takePart(organisation, onPaper, survey)).isInstanceOf(Refusal.NotFound.class);
        assertThat(page(onPaper).open().getFirst().isOnSlip()).isTrue();
        own.takePart(organisation, members.get(1), survey);
        for (UUID other : Arrays.asList(idOf(onPaper), idOf(members.get(1)), UUID.randomUUID(), null)) {
            assertThatThrownBy(() -> slip.make(coordinator, survey, other)).isInstanceOf(Refusal.Invalid.class);
        }
        assertThat(answer(survey, paper.printed(), 4, "På papper")).isEqualTo(AnswerPulse.Standing.OPEN);
        assertThat(answer(survey, paper.printed(), 4, "Igen")).isEqualTo(AnswerPulse.Standing.USED);
        assertThat(surveys.find(coordinator, survey).forSlips())
                .as("who has got a code is not to be seen in whom one can choose")
                .hasSize(12);
        assertThat(surveys.find(pulse.house.nurse, survey).forSlips()).isEmpty();
        assertThatThrownBy(() -> slip.make(pulse.house.manager, survey, idOf(members.get(2))))
                .isInstanceOf(Refusal.NotAllowed.class);
        closed(survey);
        assertThatThrownBy(() -> slip.make(coordinator, survey, idOf(members.get(2))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> own.takePart(organisation, members.get(2), survey))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whoeverLeavesAfterAnsweringIsErasedAndTheFiguresStand() {
        List<String> members = joined(12, Area.ELDERLY);
        UUID survey = ask();
        answerAll(survey, members.subList(0, 11));
        UUID left = idOf(members.getFirst());
        own.leave(organisation, members.getFirst());
        RunningTillit.bean(EraseMember.class).erase(coordinator, idOf(members.get(1)));
        assertThat(rows().values().stream().flatMap(List::stream)).noneMatch(row -> row.contains(left.toString()));
        PanelWaves.Result result = closed(survey);
        assertThat(result.answers()).isEqualTo(11);
        assertThat(result.comments()).hasSize(11);
    }

    /** The rows of this organisation in every table. */
    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>(LEDGER.tables());
        rows.remove("scheduled_tasks");
        rows.replaceAll((table, all) -> all.stream()
                .filter(row -> row.contains(organisation.toString()))
                .toList());
        return rows;
    }

    private static List<String> of(String query, UUID survey) {
        return LEDGER.strings(query.formatted(survey));
    }

    @Test
    void neitherARowNorATransactionNorAPlaceNorALogJoinsSomebodyToHerCodeAndNothingIsLeftWhenItHasClosed(
            CapturedOutput output) {
        List<String> members = joined(20, Area.ELDERLY);
        UUID survey = ask();
        Map<String, List<String>> before = rows();
        List<Code> codes = members.stream()
                .map(member -> own.takePart(organisation, member, survey))
                .toList();
        Map<String, List<String>> after = rows();
        assertThat(after.keySet().stream().filter(table -> !after.get(table).equals(before.get(table))))
                .containsExactlyInAnyOrder("panel_surveyed", "pulse_code");
        List<String> hashes = codes.stream()
                .map(code -> HexFormat.of().formatHex(code.hash()))
                .toList();
        assertThat(after.get("pulse_code")).hasSize(20).allSatisfy(row -> assertThat(members.stream()
                        .filter(member -> row.contains(idOf(member).toString())))
                .isEmpty());
        assertThat(after.get("panel_surveyed")).allSatisfy(row -> assertThat(row)
                .matches("\\{\"wave\": \"[0-9a-f-]{36}\", \"handed\": \"ON_PAGE\", \"member\": \"[0-9a-f-]{36}\","
                        + " \"organisation\": \"[0-9a-f-]{36}\"}"));
        // One transaction wrote all codes last, and it noted nobody.
        List<String> written = of("select distinct xmin::text from pulse_code where wave = '%s'", survey);
        assertThat(written)
                .hasSize(1)
                .doesNotContainAnyElementsOf(
                        of("select distinct xmin::text from panel_surveyed where wave = '%s'", survey));
        // Nor do codes lie in the order in which they were fetched.
        assertThat(correlation(
                        of("select encode(hash, 'hex') from pulse_code where wave = '%s' order by ctid", survey)
                                .stream()
                                .map(hashes::indexOf)
                                .toList()))
                .isBetween(-0.9, 0.9);
        // Whoever has the database has no code, so neither can it be reckoned from the hash that opens her page.
        for (int n = 0; n < members.size(); n++) {
            String stored = HexFormat.of()
                    .formatHex(Code.read(members.get(n)).orElseThrow().hash());
            assertThat(hashes).doesNotContain(stored, HexFormat.of().formatHex(Code.hash(survey + stored)));
        }
        IntStream.range(0, 12).forEach(n -> answer(survey, codes.get(n).printed(), 3 + n % 2, "Tecknet"));
        assertThat(output.getAll())
                .doesNotContain(codes.stream().map(Code::text).toArray(String[]::new))
                .doesNotContain(codes.stream().map(Code::printed).toArray(String[]::new));
        closed(survey);
        Map<String, List<String>> then = rows();
        assertThat(then.get("panel_surveyed")).isEmpty();
        assertThat(then.get("pulse_sealed")).isEmpty();
        assertThat(then.get("pulse_code")).allSatisfy(row -> assertThat(row).contains("\"used\": false"));
    }

    /** Of the numbers with their places (Spearman 1904); beyond 0.9 by chance about once in ten million. */
    private static double correlation(List<Integer> numbers) {
        int many = numbers.size();
        double squares = IntStream.range(0, many)
                .mapToDouble(place -> Math.pow(numbers.get(place) - place, 2))
                .sum();
        return 1 - 6 * squares / (many * (many * many - 1.0));
    }

    @Test
    void aUnitsWaveBesideAPanelsIsNeitherHinderedNorComparedAndNoUnitsPageFindsThePanels() {
        List<String> members = joined(12, Area.ELDERLY);
        UUID survey = ask();
        UUID units = pulse.start("Enheterna samtidigt", clear);
        answerAll(survey, members);
        pulse.answer(units, pulse.units.getFirst(), 12);
        closed(survey);
        WaveQuery waves = RunningTillit.bean(WaveQuery.class);
        assertThat(waves.all(coordinator)).extracting(Wave::id).containsExactly(units);
        assertThat(waves.turns(pulse.house.chief)).isEmpty();
        UUID root = wave(survey).terms().root();
        List<Runnable> ways = List.of(
                () -> waves.find(coordinator, survey),
                () -> RunningTillit.bean(UnitQuery.class).report(coordinator, survey, root),
                () -> RunningTillit.bean(LevelQuery.class).find(coordinator, survey),
                () -> RunningTillit.bean(ReleaseQuery.class).proof(coordinator, survey),
                () -> RunningTillit.bean(ReleaseQuery.class).research(coordinator, survey),
                () -> RunningTillit.bean(MakeCodes.class).make(coordinator, survey, null),
                () -> RunningTillit.bean(AnswerWave.class).answer(pulse.house.chief, survey, "Tack"),
                () -> surveys.find(coordinator, units),
                () -> slip.make(coordinator, units, idOf(members.getFirst())),
                () -> own.takePart(organisation, members.getFirst(), units),
                () -> say.answer(coordinator, units, "Tack"));
        for (Runnable way : ways) {
            assertThatThrownBy(way::run).isInstanceOf(Refusal.NotFound.class);
        }
        // The panel's waits for an answer; a unit's may begin anyway once its own has been answered, and the panel's
        // the other way round.
        LEDGER.execute("update pulse_wave set opens_on = opens_on - 30, closes_on = closes_on - 30 where id = '" + units
                + "'");
        close.close();
        assertThat(pulse.wave(units).proof().barred()).isZero();
        LEDGER.execute("update pulse_wave set closed_on = closed_on - 20 where id = '" + units + "'");
        RunningTillit.bean(AnswerWave.class).answer(pulse.areaManager, units, "Vi har läst.");
        assertThat(pulse.start("Enheterna igen", clear)).isNotNull();
        say.answer(coordinator, survey, "Tack");
        assertThat(ask()).isNotNull();
    }

    /** Twelve answered, and then thirteen: the difference would be one person's answer. */
    @Test
    void aSecondSurveyThatWouldTellWhatAFewAnsweredBesideTheFirstIsNotShown() {
        List<String> members = new ArrayList<>(joined(12, Area.ELDERLY));
        UUID first = start.start(coordinator, asking(Set.of(Area.ELDERLY), clear));
        answerAll(first, members);
        assertThat(closed(first).figure(clear).mean()).isNotNull();
        say.answer(coordinator, first, "Tack");
        members.addAll(joined(1, Area.SCHOOL));
        UUID second = start.start(coordinator, asking(Set.of(), clear));
        answerAll(second, members);
        assertThat(closed(second).figure(clear).mean()).isNull();
        assertThat(wave(second).proof().barred()).isEqualTo(1);
    }

    @Test
    void aNeighboursSurveyIsNotFound() {
        List<String> members = joined(12, Area.ELDERLY);
        UUID survey = ask();
        PulseHouse neighbour = new PulseHouse(RunningTillit::bean, TODAY, 10);
        Actor theirs = neighbour.house.controller;
        assertThat(surveys.all(theirs)).isEmpty();
        List<Runnable> ways = List.of(
                () -> surveys.find(theirs, survey),
                () -> slip.make(theirs, survey, idOf(members.getFirst())),
                () -> say.answer(theirs, survey, "Tack"),
                () -> own.takePart(neighbour.house.admin.organisation(), members.getFirst(), survey),
                () -> own.takePart(organisation, members.getFirst(), UUID.randomUUID()),
                () -> own.takePart(organisation, members.getFirst(), null),
                () -> own.takePart(organisation, "' or 1=1 --", survey));
        for (Runnable way : ways) {
            assertThatThrownBy(way::run).isInstanceOf(Refusal.NotFound.class);
        }
        assertThatThrownBy(() -> surveys.find(Tester.colleague(pulse.house.admin, Role.INSPECTOR), survey))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(RunningTillit.bean(ReadMembers.class).page(theirs, null, 10).members())
                .isEmpty();
    }

    @Test
    void aSurveyIsBegunAnsweredReadAndAnsweredToAtThePages() {
        List<String> members = joined(12, Area.ELDERLY);
        Tester controller = Tester.as(coordinator);
        String form = "/intressebank/enkat/ny";
        assertThat(controller.send(form, form, Map.of("rubrik", "Våra brev")).statusCode())
                .isEqualTo(422);
        Map<String, String> fields = new TreeMap<>(Map.of(
                "rubrik", "Våra brev <i>🐦",
                "fragar", "Kundcenters chef",
                "anvands", "Kundcenter",
                "beslut", "Vilka brev som skrivs om",
                "stanger", TODAY.plusDays(7).toString(),
                "dpia", "Dataskyddsombudet",
                "dpia-dag", TODAY.toString()));
        fields.put(clear, "ja");
        fields.put("omrade-ELDERLY", "ja");
        String survey = controller
                .send(form, form, fields)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        UUID id = UUID.fromString(survey.replaceFirst(".*/", ""));
        assertThat(controller.get(survey).body()).contains("Våra brev &lt;i&gt;🐦", "Hjälp för äldre", "Gör en lapp");
        assertThat(Tester.as(pulse.house.nurse).get(survey).body()).doesNotContain("Gör en lapp", "Kanariefågel");

        Tester resident = new Tester();
        String mine = "/vara-med/" + organisation + "/min-sida";
        for (String member : members) {
            assertThat(resident.post(mine, Map.of("kod", member)).body()).contains("Våra brev &lt;i&gt;🐦");
            String part = resident.post(mine, Map.of("kod", member, "gor", "enkat", "enkat", id.toString()))
                    .body();
            String answering = part.substring(part.indexOf("action=\"/svara\""));
            String code = Tester.hidden(answering.substring(0, answering.indexOf("</form>")))
                    .get("kod");
            var sent = resident.post("/svara", Map.of("kod", code, "skicka", "ja", "f1", "5"));
            assertThat(sent.headers().firstValue("Location")).hasValueSatisfying(where -> {
                assertThat(where).endsWith("/svara/tack?intressebanken");
                assertThat(resident.get(where.replaceFirst("https?://[^/]+", ""))
                                .body())
                        .contains("ser alla i intressebanken resultatet samtidigt");
            });
        }
        // Everybody has chosen the most there is: any figure would tell what each of them said.
        closed(id);
        assertThat(controller.get("/").body()).contains("Svara intressebanken om");
        assertThat(resident.post(mine, Map.of("kod", members.getFirst())).body())
                .contains("Inget kan visas.", "Kundcenters chef har inte svarat än.");
        assertThat(controller
                        .send(survey, survey + "/svar", Map.of("svar", "Vi skriver om <tre> brev."))
                        .statusCode())
                .isEqualTo(302);
        assertThat(resident.post(mine, Map.of("kod", members.getFirst())).body())
                .contains("Det här hände tack vare er", "Vi skriver om &lt;tre&gt; brev.");
        assertThat(Tester.as(pulse.house.manager).get("/intressebank").body())
                .contains("Vi skriver om &lt;tre&gt; brev.");
    }
}
