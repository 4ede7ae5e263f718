package se.tillit.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Access;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.ballot.Code;

/** Residents who want to be asked: who sees what of them, what they answer, and that nothing is left when they leave. */
class PanelTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());

    private final House house = new House();
    private final UUID organisation = house.admin.organisation();
    private final OwnPage own = RunningTillit.bean(OwnPage.class);
    private final JoinForSomebody write = RunningTillit.bean(JoinForSomebody.class);
    private final EraseMember erase = RunningTillit.bean(EraseMember.class);
    private final WantHelp want = RunningTillit.bean(WantHelp.class);
    private final AskMembers ask = RunningTillit.bean(AskMembers.class);
    private final NoteTakingPart note = RunningTillit.bean(NoteTakingPart.class);
    private final TellThem tell = RunningTillit.bean(TellThem.class);
    private final PanelQuery panel = RunningTillit.bean(PanelQuery.class);
    private final ReadMembers read = RunningTillit.bean(ReadMembers.class);

    private static Member.Profile profile(Area... areas) {
        return new Member.Profile(
                Set.of(areas), Set.of(Slot.DAYTIME), Age.FROM_65, "Kanariefågel har hemtjänst", "Hiss");
    }

    private String joined(String called, Area... areas) {
        return own.join(
                        organisation,
                        new Member.Contact(called, called + "@kanarie.example"),
                        profile(areas),
                        true,
                        UUID.randomUUID().toString())
                .printed();
    }

    private void joined(String called, Set<Slot> slots, @Nullable String experience) {
        own.join(
                organisation,
                new Member.Contact(called, "070"),
                new Member.Profile(Set.of(Area.ELDERLY), slots, null, experience, null),
                true,
                UUID.randomUUID().toString());
    }

    private static HelpWanted.Words words(LocalDate on) {
        return new HelpWanted.Words(
                Help.FOCUS_GROUP,
                "Hur vill du få veta vem som kommer?",
                "Två timmar om larmet och personalen",
                "Hur, inte om",
                Set.of(Area.ELDERLY),
                4,
                on,
                Slot.DAYTIME,
                "Åsen",
                "300 kronor");
    }

    private UUID wanted() {
        return want.want(house.manager, words(TODAY));
    }

    private UUID idOf(String code) {
        return own.look(organisation, code).orElseThrow().member().id();
    }

    @Test
    void onlyWhoeverCoordinatesSeesHowToReachSomebodyAndWhoeverAskedSeesANameOnceSheHasSaidYes() {
        String code = joined("Astrid", Area.ELDERLY);
        UUID id = wanted();
        ask.ask(house.controller, id, List.of(idOf(code)));
        assertThat(panel.find(house.manager, id)).satisfies(seen -> {
            assertThat(seen.help().sums().asked()).isEqualTo(1);
            assertThat(seen.helpers()).isEmpty();
        });
        own.answer(organisation, code, id, true);
        assertThat(panel.find(house.manager, id).helpers())
                .extracting(PanelQuery.Helper::called)
                .containsExactly("Astrid");
        assertThat(panel.find(house.manager, id).toString()).doesNotContain("kanarie.example", "Kanariefågel");
        assertThat(panel.find(house.nurse, id).helpers()).isEmpty();
        assertThat(panel.find(house.chief, id).helpers()).isEmpty();
        assertThat(read.matches(house.controller, id)
                        .getFirst()
                        .member()
                        .contact()
                        .at())
                .isEqualTo("Astrid@kanarie.example");
        assertThatThrownBy(() -> read.page(house.manager, null, 50)).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> read.matches(house.manager, id)).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> read.one(house.manager, idOf(code))).isInstanceOf(Refusal.NotAllowed.class);
        for (Role role : Role.values()) {
            assertThat(Access.COORDINATE_PANEL.allows(role))
                    .isEqualTo(Set.of(Role.CONTROLLER, Role.SUPPORT).contains(role));
        }
    }

    @Test
    void whoeverLeavesIsErasedFromEveryTable() {
        String code = joined("Kanariefågel", Area.ELDERLY);
        UUID member = idOf(code);
        UUID id = wanted();
        ask.ask(house.controller, id, List.of(member));
        own.answer(organisation, code, id, true);
        note.note(house.controller, id, member, true, true);
        own.change(organisation, code, new Member.Contact("Kanariefågeln", "ny@kanarie.example"), profile(Area.HEALTH));
        List<String> hers = List.of(
                "Kanariefågel",
                "kanarie.example",
                member.toString(),
                HexFormat.of().formatHex(Code.read(code).orElseThrow().hash()));
        assertThat(holding(hers))
                .containsOnlyKeys("panel_asked", "panel_interest", "panel_member", "panel_profile", "panel_time");
        own.leave(organisation, code);
        assertThat(holding(hers)).isEmpty();
        assertThat(own.look(organisation, code)).isEmpty();
        assertThat(panel.find(house.manager, id).help().sums().asked()).isZero();
    }

    @Test
    void whoeverIsErasedOnRequestLeavesNothingEither() {
        Code receipt = write.join(
                house.controller,
                new Member.Contact("Kanariefågel", "tel"),
                profile(Area.ELDERLY),
                true,
                "form " + UUID.randomUUID());
        UUID member = idOf(receipt.printed());
        assertThatThrownBy(() -> erase.erase(house.manager, member)).isInstanceOf(Refusal.NotAllowed.class);
        Tester.as(house.controller)
                .send("/intressebank/medlemmar/" + member, "/intressebank/medlemmar/" + member + "/bort", Map.of());
        assertThat(holding(List.of("Kanariefågel", member.toString()))).isEmpty();
        assertThatThrownBy(() -> erase.erase(house.controller, member)).isInstanceOf(Refusal.NotFound.class);
    }

    /** Rows of this organisation that hold one of these, by table. */
    private Map<String, List<String>> holding(List<String> sought) {
        Map<String, List<String>> rows = new TreeMap<>(LEDGER.tables());
        rows.remove("scheduled_tasks");
        rows.replaceAll((table, all) -> all.stream()
                .filter(row -> row.contains(organisation.toString()) || table.startsWith("spring_session"))
                .filter(row -> sought.stream().anyMatch(row::contains))
                .toList());
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    @Test
    void joiningWithoutAnAccountWritesInThePanelsTablesAndNowhereElse() {
        Tester somebody = Tester.as(house.nurse);
        Map<String, List<String>> before = LEDGER.tables();
        var answer = somebody.post(
                "/vara-med/" + organisation,
                Map.of(
                        "kallas", "Astrid",
                        "kontakt", "070",
                        "omrade-ELDERLY", "ja",
                        "samtycke", "ja",
                        "nyckel", UUID.randomUUID().toString()));
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, List<String>> after = LEDGER.tables();
        assertThat(after.keySet().stream()
                        .filter(table -> !table.equals("scheduled_tasks"))
                        .filter(table -> !after.get(table).equals(before.get(table)))
                        .filter(table ->
                                after.get(table).stream().anyMatch(row -> row.contains(organisation.toString()))))
                .containsExactlyInAnyOrder("panel_member", "panel_profile", "panel_interest");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aFormThatIsSentTwiceJoinsOnceAndNothingIsKeptWithoutAYes() {
        String form = UUID.randomUUID().toString();
        Member.Contact astrid = new Member.Contact("Astrid", "070");
        assertThatThrownBy(() -> own.join(organisation, astrid, profile(Area.ELDERLY), false, form))
                .isInstanceOf(Refusal.Invalid.class);
        own.join(organisation, astrid, profile(Area.ELDERLY), true, form);
        assertThatThrownBy(() -> own.join(organisation, astrid, profile(Area.ELDERLY), true, form))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(read.page(house.controller, null, 50).members()).hasSize(1);
        assertThatThrownBy(() -> own.join(
                        organisation,
                        new Member.Contact("", "x".repeat(200)),
                        new Member.Profile(Set.of(), Set.of(), null, "x".repeat(2_000), null),
                        false,
                        ""))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(problem -> problem.field())
                        .contains("kallas", "kontakt", "omraden", "erfarenhet", "samtycke"));
    }

    @Test
    void aCodeOpensItsHoldersPageInItsOwnOrganisationAndNoOther() {
        String code = joined("Astrid", Area.ELDERLY);
        joined("Gunnel", Area.ELDERLY);
        assertThat(own.look(organisation, code.toLowerCase().replace("-", " "))
                        .orElseThrow()
                        .member()
                        .contact()
                        .called())
                .isEqualTo("Astrid");
        House neighbour = new House();
        assertThat(own.look(neighbour.admin.organisation(), code)).isEmpty();
        for (String other : List.of("", "fel", "22222-22222-22222", "' or 1=1 --", "x".repeat(10_000))) {
            assertThat(own.look(organisation, other)).isEmpty();
            assertThatThrownBy(() -> own.leave(organisation, other)).isInstanceOf(Refusal.NotFound.class);
        }
        assertThatThrownBy(() -> own.organisationName(UUID.randomUUID())).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void somebodyAnswersOnlyWhatSheWasAskedAndMayChangeHerMindUntilTheDay() {
        String code = joined("Astrid", Area.ELDERLY);
        String other = joined("Gunnel", Area.ELDERLY);
        UUID id = wanted();
        ask.ask(house.controller, id, List.of(idOf(code)));
        assertThatThrownBy(() -> own.answer(organisation, other, id, true)).isInstanceOf(Refusal.NotFound.class);
        own.answer(organisation, code, id, false);
        own.answer(organisation, code, id, true);
        assertThat(panel.find(house.manager, id).help().sums().yes()).isEqualTo(1);
        assertThatThrownBy(() -> note.note(house.controller, id, idOf(other), true, true))
                .as("nobody takes part without having said yes")
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> tell.tell(house.manager, id, "Tack")).isInstanceOf(Refusal.Invalid.class);
        note.note(house.controller, id, idOf(code), true, true);
        assertThatThrownBy(() -> own.answer(organisation, code, id, false)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> tell.tell(house.chief, id, "Tack")).isInstanceOf(Refusal.NotAllowed.class);
        tell.tell(house.manager, id, "Lappen ligger på bordet");
        OwnPage.Own page = own.look(organisation, code).orElseThrow();
        assertThat(page.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.tookPart()).isTrue();
            assertThat(asked.compensatedOn()).isEqualTo(TODAY);
            assertThat(asked.help().told()).isNotNull();
        });
    }

    @Test
    void thoseWhoFitInMoreWaysStandFirstAndAmongThemThoseAskedTheFewestTimes() {
        String often = joined("Ofta", Area.ELDERLY);
        joined("Sällan", Area.ELDERLY);
        String school = joined("Skola", Area.SCHOOL);
        joined("Kvällstid", Set.of(Slot.EVENING), "Jag vill gärna veta vilka som ska komma, två timmar innan.");
        joined("Tyst", Set.of(), null);
        joined("Väntar", Set.of(Slot.DAYTIME), "Personalens byten, och hur larmen fungerar.");
        UUID first = wanted();
        ask.ask(house.controller, first, List.of(idOf(often)));
        UUID second = wanted();
        List<Match> matches = read.matches(house.controller, second);
        assertThat(matches)
                .extracting(match -> match.member().contact().called())
                .startsWith("Väntar", "Sällan", "Ofta")
                .contains("Kvällstid", "Tyst")
                .hasSize(5);
        assertThat(matches)
                .filteredOn(Match::hasWritten)
                .extracting(match -> match.member().contact().called())
                .containsExactly("Väntar");
        assertThat(matches)
                .extracting(match -> match.member().contact().called(), Match::canThen)
                .contains(tuple("Ofta", true), tuple("Kvällstid", false), tuple("Tyst", null));
        assertThatThrownBy(() -> ask.ask(house.controller, second, List.of(idOf(school))))
                .as("who does not want to be asked about it")
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> ask.ask(house.controller, second, List.of())).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> ask.ask(house.manager, second, List.of(idOf(often))))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void readingWhoIsInThePanelIsLoggedWithHowManyAndNeverWhom() {
        UUID member = idOf(joined("Astrid", Area.ELDERLY));
        joined("Gunnel", Area.ELDERLY);
        UUID id = wanted();
        Tester coordinator = Tester.as(house.controller);
        assertThat(coordinator.get("/intressebank/medlemmar").body())
                .contains("Astrid")
                .doesNotContain("kanarie.example");
        assertThat(coordinator.get("/intressebank/medlemmar/" + member).body()).contains("Astrid@kanarie.example");
        assertThat(coordinator.get("/intressebank/" + id).body())
                .contains("Astrid")
                .doesNotContain("kanarie.example");
        Tester.as(house.manager).get("/intressebank/" + id);
        String log = house.within(() -> RunningTillit.bean(DSLContext.class)
                .fetch(
                        "select action, subject, details from log_entry where action like 'panel.read%' order by sequence")
                .formatCSV());
        assertThat(log.lines().skip(1))
                .satisfiesExactly(
                        list -> assertThat(list)
                                .startsWith("panel.read-members,\"\",")
                                .contains("2"),
                        one -> assertThat(one).startsWith("panel.read-member,\"\","),
                        matches -> assertThat(matches)
                                .startsWith("panel.read-members," + id)
                                .contains("2"));
        assertThat(log).doesNotContain(member.toString(), "Astrid");
    }

    @Test
    void aNeighboursPanelIsNotFound() {
        String code = joined("Astrid", Area.ELDERLY);
        UUID id = wanted();
        House neighbour = new House();
        assertThatThrownBy(() -> panel.find(neighbour.controller, id)).isInstanceOf(Refusal.NotFound.class);
        assertThat(read.page(neighbour.controller, null, 50).members()).isEmpty();
        assertThatThrownBy(() -> read.one(neighbour.controller, idOf(code))).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> read.matches(neighbour.controller, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> erase.erase(neighbour.controller, idOf(code))).isInstanceOf(Refusal.NotFound.class);
        UUID theirs = want.want(neighbour.manager, words(TODAY));
        assertThatThrownBy(() -> ask.ask(neighbour.controller, theirs, List.of(idOf(code))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private static Member member(@Nullable Age age, Set<Area> areas) {
        return new Member(
                UUID.randomUUID(),
                new Member.Contact("n", "k"),
                new Member.Profile(areas, Set.of(), age, null, null),
                TODAY,
                TODAY,
                false);
    }

    /** Whoever knows the sum to the last person, which the page does not tell, learns of no group smaller than ten. */
    @Test
    void noSmallGroupIsShownNorCanBeReckonedFromWhatIs() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            int many = random.nextInt(80);
            List<Member> members = IntStream.range(0, many)
                    .mapToObj(n -> {
                        int age = random.nextInt(random.nextBoolean() ? 5 : 2);
                        return member(
                                age == 4 ? null : Age.values()[age],
                                random.nextInt(10) == 0 ? Set.of(Area.SCHOOL) : Set.of(Area.ELDERLY, Area.HEALTH));
                    })
                    .toList();
            Spread spread = Spread.of(members);
            String which = "seed " + seed;
            assertThat(spread.total().isPresent()).as(which).isEqualTo(many >= Spread.FEWEST);
            long shown = 0;
            long hidden = 0;
            for (Map.Entry<Optional<Age>, Optional<Integer>> one : spread.ages().entrySet()) {
                long in = members.stream()
                        .filter(member ->
                                Optional.ofNullable(member.profile().age()).equals(one.getKey()))
                        .count();
                shown += one.getValue().isPresent() ? in : 0;
                hidden += one.getValue().isPresent() ? 0 : 1;
                assertThat(one.getValue().isEmpty() || in >= Spread.FEWEST)
                        .as(which)
                        .isTrue();
            }
            long rest = many - shown;
            assertThat(shown == 0 || rest == 0 || rest >= Spread.FEWEST && hidden > 1)
                    .as(which)
                    .isTrue();
            spread.areas().forEach((area, about) -> {
                long in = members.stream()
                        .filter(member -> member.profile().areas().contains(area))
                        .count();
                assertThat(about.isEmpty() || in >= Spread.FEWEST && (in == many || many - in >= Spread.FEWEST))
                        .as(which)
                        .isTrue();
            });
        }
    }

    @Test
    void somebodyJoinsIsAskedAnswersAndLeavesAtThePages() {
        Tester resident = new Tester();
        String joining = "/vara-med/" + organisation;
        assertThat(resident.send(joining, joining, Map.of("kallas", "Astrid")).statusCode())
                .isEqualTo(422);
        String shown = resident.send(
                        joining,
                        joining,
                        Map.of(
                                "kallas", "Astrid <i>",
                                "kontakt", "070",
                                "omrade-ELDERLY", "ja",
                                "alder", "FROM_80",
                                "samtycke", "ja"))
                .body();
        String code = Tester.hidden(shown).get("kod");
        assertThat(shown)
                .contains("Den visas bara nu")
                .contains(Code.read(code).orElseThrow().printed());

        Tester manager = Tester.as(house.manager);
        String page = manager.send(
                        "/intressebank/ny",
                        "/intressebank/ny",
                        new TreeMap<>(Map.of(
                                "slag", "FOCUS_GROUP",
                                "rubrik", "Vem kommer?",
                                "infor", "Två timmar",
                                "paverka", "Hur",
                                "omrade-ELDERLY", "ja",
                                "tid", "EVENING",
                                "antal", "4",
                                "dag", TODAY.toString(),
                                "plats", "Åsen",
                                "ersattning", "300 kronor")))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        Tester coordinator = Tester.as(house.controller);
        assertThat(coordinator.get("/").body()).contains("Ingen är tillfrågad än.");
        assertThat(coordinator.get(page).body()).contains("Astrid &lt;i&gt;");
        coordinator.send(page, page + "/fraga", Map.of("vem-" + idOf(code), "ja"));
        assertThat(manager.get(page).body())
                .contains("1 tillfrågade, 0 har sagt ja")
                .doesNotContain("Astrid");

        String mine = joining + "/min-sida";
        assertThat(resident.post(mine, Map.of("kod", code)).body())
                .contains("Vem kommer?")
                .contains("300 kronor");
        resident.post(mine, Map.of("kod", code, "gor", "svara", "fraga", page.replaceFirst(".*/", ""), "svar", "ja"));
        assertThat(manager.get(page).body()).contains("Astrid &lt;i&gt;").doesNotContain("070");
        coordinator.send(page, page + "/medverkan", Map.of("vem", idOf(code).toString(), "med", "ja", "ersatt", "ja"));
        manager.send(page, page + "/tack", Map.of("tack", "Lappen ligger på bordet"));
        assertThat(resident.post(mine, Map.of("kod", code)).body())
                .contains("Det här hände tack vare dig.")
                .contains("Lappen ligger på bordet");
        assertThat(resident.post(mine, Map.of("kod", code, "gor", "lamna")).body())
                .contains("Allt om dig är raderat");
        assertThat(resident.post(mine, Map.of("kod", code)).statusCode()).isEqualTo(422);
        assertThat(Tester.as(house.nurse).get("/intressebank").body()).contains("för få i intressebanken");
    }
}
