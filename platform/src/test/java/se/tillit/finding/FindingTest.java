package se.tillit.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.chain.UnitKind;
import se.tillit.question.AnswerQuestion;
import se.tillit.question.AskWhoUses;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** Each check on a small chain: what it finds, and what it leaves alone. */
class FindingTest {

    private final House house = new House();
    private final LookForFindings look = RunningTillit.bean(LookForFindings.class);
    private final FindingQuery findings = RunningTillit.bean(FindingQuery.class);
    private final DismissFinding dismiss = RunningTillit.bean(DismissFinding.class);
    private final MakeCheck make = RunningTillit.bean(MakeCheck.class);
    private final Checks checks = RunningTillit.bean(Checks.class);
    private final DSLContext db = RunningTillit.bean(DSLContext.class);
    private final LocalDate today =
            LocalDate.now(RunningTillit.bean(java.time.Clock.class).withZone(java.time.ZoneId.of("Europe/Stockholm")));

    /** Says nothing that any check looks for. */
    private UUID demand(SignalKind kind) {
        UUID demand = house.demand(kind + " " + UUID.randomUUID(), house.staff, Origin.OWN, kind);
        change(demand, "decision = 'Beslut', risk = '" + demand + "'");
        return demand;
    }

    private void change(UUID demand, String what) {
        house.within(() -> db.execute("update signal set " + what + " where id = ?", demand));
    }

    private List<Finding> look(String check) {
        look.look(house.controller);
        return findings.of(house.controller, findings.check(house.controller, check), null, 100);
    }

    private UUID position(String code) {
        return house.within(() -> {
            UUID made = db.fetchSingle("insert into position (code) values (?) returning id", code)
                    .into(UUID.class);
            db.execute(
                    "insert into position_version (position, valid, name) values (?, '[2020-01-01,)', ?)", made, code);
            return made;
        });
    }

    private void landsOn(UUID demand, UUID position) {
        house.within(() ->
                db.execute("update signal_receiver set unit = null, position = ? where signal = ?", position, demand));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ingen-anvander          | REPORT    | used_by = null                              | used_by = 'Nämnden'
            ingen-anvander          | CONTROL   | used_by = null                              | valid = '[2020-01-01,2021-01-01)', used_by = null
            inget-beslut            | REPORT    | decision = null                             | decision = 'Budgeten'
            inget-beslut            | INDICATOR | decision = null                             | decision = null, valid = '[2026-06-01,)'
            mal-utan-uppfoljning    | GOAL      | decision = null, review_on = null           | decision = null, review_on = '2099-01-01'
            mal-utan-uppfoljning    | GOAL      | decision = null, review_on = '2021-01-01'   | decision = 'Budgeten', review_on = null
            indikator-utan-fraga    | INDICATOR | purpose = null                              | purpose = 'Syfte'
            mal-som-lagen-redan-har | GOAL      | legal_basis = '1 kap. 1 §'                  | legal_basis = '1 kap. 1 §', origin = 'LAW'
            har-upphort             | REPORT    | valid = daterange('2020-01-01', current_date - 30) | valid = daterange('2020-01-01', current_date - 400)
            lag-utan-lagrum         | RULE      | origin = 'LAW', legal_basis = null          | origin = 'LAW', legal_basis = '1 kap. 1 §'
            kontroll-utan-risk      | CONTROL   | risk = null                                 | risk = 'Brand'
            """)
    void aCheckFindsWhatItLooksForAndNothingElse(String check, SignalKind kind, String found, String left) {
        UUID wanted = demand(kind);
        change(wanted, found);
        UUID other = demand(kind);
        change(other, left);
        assertThat(look(check)).extracting(Finding::subject).contains(wanted).doesNotContain(other);
    }

    @Test
    void whatWasLastUsedLongAgoIsFoundAlsoWhereADecisionStands() {
        UUID old = demand(SignalKind.REPORT);
        UUID recent = demand(SignalKind.REPORT);
        for (UUID one : List.of(old, recent)) {
            UUID question = RunningTillit.bean(AskWhoUses.class).ask(house.nurse, one, false);
            RunningTillit.bean(AnswerQuestion.class)
                    .answer(
                            house.partner,
                            question,
                            new AnswerQuestion.Told(
                                    "Nämnden", "Budgeten", today.minusMonths(one.equals(old) ? 19 : 17), null, false));
        }
        assertThat(look("inget-beslut")).extracting(Finding::subject).containsExactly(old);
    }

    @Test
    void aDemandInADocumentThatHasRunOutIsFoundUnlessAnotherStillHolds() {
        UUID demand = demand(SignalKind.REPORT);
        UUID twice = demand(SignalKind.REPORT);
        source(demand, 0, document("Gammal rutin", "2024-12-31"));
        source(twice, 0, document("Äldre rutin", "2023-12-31"));
        source(twice, 1, document("Ny rutin", "2099-12-31"));
        assertThat(look("dokument-som-gatt-ut")).singleElement().satisfies(found -> {
            assertThat(found.subject()).isEqualTo(demand);
            assertThat(found.a()).isEqualTo("2024-12-31");
            assertThat(found.b()).isEqualTo("Gammal rutin");
        });
    }

    private UUID document(String title, String validUntil) {
        return house.within(() -> db.fetchSingle(
                        "insert into document (title, type, valid_until) values (?, 'rutin', ?::date) returning id",
                        title,
                        validUntil)
                .into(UUID.class));
    }

    private void source(UUID demand, int ordinal, UUID document) {
        house.within(() -> {
            db.execute("insert into document_file (sha256, content) values (sha256('x'), 'x') on conflict do nothing");
            UUID version = db.fetchSingle("""
                            insert into document_version (document, ordinal, state, sha256, file_name, status, words, sentences, long_words, text,
                                blocks, facts, at)
                            values (?, 1, 'CURRENT', sha256('x'), 'x.md', 'READ', 0, 0, 0, '', '[]', '{}', now()) returning id""", document).into(UUID.class);
            return db.execute("""
                    insert into signal_source (signal, ordinal, document, version, title, section, page, from_char, to_char, text)
                    values (?, ?, ?, ?, '', '', 0, 0, 0, '')""", demand, ordinal, document, version);
        });
    }

    @Test
    void theSameFigureAskedOfTheSameIsOneFindingWhateverTheTitlesSay() {
        UUID first = demand(SignalKind.REPORT);
        UUID second = demand(SignalKind.REPORT);
        UUID elsewhere = demand(SignalKind.REPORT);
        landsOn(elsewhere, position("ANNAN"));
        house.within(() -> {
            for (UUID one : List.of(first, second, elsewhere)) {
                db.execute(
                        "insert into signal_field (signal, ordinal, name) values (?, 0, ?)",
                        one,
                        one.equals(first) ? "Utförda timmar" : "utförda timmar");
            }
            return first;
        });
        assertThat(look("samma-uppgift")).singleElement().satisfies(found -> {
            assertThat(Set.of(found.subject(), found.otherOrNone())).isEqualTo(Set.of(first, second));
            assertThat(found.a()).isEqualToIgnoringCase("utförda timmar");
        });
    }

    @Test
    void twoControlsOfOneRiskAreFoundWhereTheyMeetTheSamePeople() {
        UUID first = demand(SignalKind.CONTROL);
        UUID second = demand(SignalKind.CONTROL);
        UUID elsewhere = demand(SignalKind.CONTROL);
        landsOn(elsewhere, position("ANNAN"));
        List.of(first, second, elsewhere).forEach(one -> change(one, "risk = 'Fel i utbetalningar '"));
        assertThat(look("dubbel-kontroll")).singleElement().satisfies(found -> assertThat(
                        Set.of(found.subject(), found.otherOrNone()))
                .isEqualTo(Set.of(first, second)));
    }

    @Test
    void fiveThingsInOneWeekAreAClashAndFourAreNot() {
        UUID five = position("FEM");
        UUID four = position("FYRA");
        for (int n = 0; n < 5; n++) {
            UUID demand = demand(SignalKind.REPORT);
            change(demand, "due_days = '{02-29,03-0" + (n + 1) + "}'");
            landsOn(demand, five);
        }
        for (int n = 0; n < 4; n++) {
            UUID demand = demand(SignalKind.REPORT);
            change(demand, "due_days = '{05-10}'");
            landsOn(demand, four);
        }
        assertThat(look("krock-i-aret")).singleElement().satisfies(found -> {
            assertThat(found.position()).isEqualTo(five);
            assertThat(found.b()).isEqualTo("5");
        });
    }

    @Test
    void moreThanTenReportsAMonthAreCountedFromHowOftenEachComes() {
        UUID many = position("MÅNGA");
        UUID few = position("FÅ");
        UUID weekly = demand(SignalKind.REPORT);
        change(weekly, "frequency = 'WEEKLY'"); // 4.33 a month
        UUID fortnightly = demand(SignalKind.REPORT);
        change(fortnightly, "frequency = 'TIMES', times_per_year = 72"); // 6 a month
        landsOn(weekly, many);
        landsOn(fortnightly, many);
        UUID unknown = demand(SignalKind.REPORT);
        change(unknown, "frequency = 'ON_DEMAND'");
        landsOn(unknown, many);
        UUID monthly = demand(SignalKind.REPORT);
        change(monthly, "frequency = 'TIMES', times_per_year = 120"); // exactly 10
        landsOn(monthly, few);
        assertThat(look("manga-i-manaden")).singleElement().satisfies(found -> {
            assertThat(found.position()).isEqualTo(many);
            assertThat(List.of(found.a(), found.b())).containsExactly("10", "2");
        });
    }

    @Test
    void aDemandWhoseIssuerEndedIsOwnedByNobodyUnlessSomebodyTookOver() {
        UUID gone = house.unit("borta", "Projektet", null, UnitKind.OWN, "enhet");
        UUID merged = house.unit("slogs", "Gamla staben", null, UnitKind.OWN, "enhet");
        UUID ofGone = house.demand("Projektets rapport", gone, Origin.OWN, SignalKind.REPORT);
        house.demand("Gamla stabens rapport", merged, Origin.OWN, SignalKind.REPORT);
        house.within(() -> {
            for (UUID unit : List.of(gone, merged)) {
                db.execute("update unit_version set valid = '[2020-01-01,2024-01-01)' where unit = ?", unit);
            }
            return db.execute(
                    "insert into unit_succession (predecessor, successor, on_day, kind) values (?, ?, '2024-01-01', 'merge')",
                    merged,
                    house.staff);
        });
        assertThat(look("ingen-ager")).extracting(Finding::subject).containsExactly(ofGone);
    }

    @Test
    void whatIsDismissedStaysAwayAndTheRestRemains() {
        UUID first = demand(SignalKind.REPORT);
        UUID second = demand(SignalKind.REPORT);
        List.of(first, second).forEach(one -> change(one, "used_by = null"));
        Finding found = look("ingen-anvander").stream()
                .filter(one -> one.subject().equals(first))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> dismiss.dismiss(house.controller, found.id(), ""))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> dismiss.dismiss(new House().controller, found.id(), "Deras"))
                .isInstanceOf(Refusal.NotFound.class);
        dismiss.dismiss(house.controller, found.id(), "Revisorerna läser");
        assertThat(look("ingen-anvander")).extracting(Finding::subject).containsExactly(second);
    }

    @Test
    void aDemandThatWasChangedSinceIsNotSpokenOf() {
        UUID demand = demand(SignalKind.REPORT);
        change(demand, "used_by = null");
        assertThat(look("ingen-anvander")).hasSize(1);
        change(demand, "used_by = 'Nämnden', version = version + 1");
        Check check = findings.check(house.controller, "ingen-anvander");
        assertThat(findings.of(house.controller, check, null, 10)).isEmpty();
        assertThat(findings.counts(house.controller))
                .extracting(counted -> counted.check().id())
                .doesNotContain("ingen-anvander");
    }

    @Test
    void aRoleIsShownTheSameFiveAllMonthAndOthersTheNext() {
        for (int n = 0; n < 12; n++) {
            change(demand(SignalKind.REPORT), "used_by = null");
        }
        look.look(house.controller);
        Set<UUID> first = few(house.manager, today);
        assertThat(first).hasSize(MonthsFew.FEW);
        change(demand(SignalKind.CONTROL), "risk = null");
        look.look(house.controller);
        assertThat(few(house.manager, today)).isEqualTo(first);

        LocalDate next = today.plusMonths(1);
        house.within(() -> {
            RunningTillit.bean(MonthsFew.class).choose(next.withDayOfMonth(1));
            return first;
        });
        assertThat(few(house.manager, next)).hasSize(MonthsFew.FEW).doesNotContainAnyElementsOf(first);
        assertThat(few(house.manager, today)).isEqualTo(first);
    }

    private Set<UUID> few(Actor actor, LocalDate day) {
        Set<UUID> subjects = new HashSet<>();
        findings.month(actor, day)
                .few()
                .forEach(found -> subjects.add(found.finding().subject()));
        return subjects;
    }

    @Test
    void theFewComeFromManyChecksInTurnAndNoDemandTwice() {
        UUID shared = UUID.randomUUID();
        Map<String, List<Finding>> byCheck = Map.of(
                "a", List.of(about("a", shared), about("a", null), about("a", null), about("a", null)),
                "b", List.of(about("b", shared), about("b", null)),
                "c", List.of(about("c", null)));
        List<Finding> chosen = MonthsFew.inTurn(byCheck, 0);
        assertThat(chosen).extracting(Finding::check).containsExactly("a", "c", "a", "b", "a");
        assertThat(MonthsFew.inTurn(byCheck, 1)).extracting(Finding::check).startsWith("b", "c");
        assertThat(MonthsFew.inTurn(Map.of(), 7)).isEmpty();
    }

    private static Finding about(String check, @Nullable UUID demand) {
        UUID id = demand == null ? UUID.randomUUID() : demand;
        return new Finding(UUID.randomUUID(), check, new Finding.Demand(id, "Rapport"), null, null, "", "");
    }

    @Test
    void anOrganisationsOwnCheckHoldsEveryConditionThatItNames() {
        UUID wanted = demand(SignalKind.REPORT);
        change(
                wanted,
                "purpose = null, frequency = 'MONTHLY', minutes_low = 60, minutes_likely = 120, minutes_high = 240");
        UUID lighter = demand(SignalKind.REPORT);
        change(
                lighter,
                "purpose = null, frequency = 'MONTHLY', minutes_low = 60, minutes_likely = 100, minutes_high = 240");
        UUID withMore = demand(SignalKind.REPORT);
        change(
                withMore,
                "purpose = null, frequency = 'MONTHLY', minutes_low = 60, minutes_likely = 100, minutes_high = 240");
        house.within(() -> db.execute("""
                insert into signal_activity (signal, ordinal, name, minutes_low, minutes_likely, minutes_high)
                values (?, 0, 'Hämta siffrorna', 10, 20, 30)""", withMore));
        UUID younger = demand(SignalKind.REPORT);
        change(
                younger,
                "purpose = null, frequency = 'MONTHLY', minutes_low = 60, minutes_likely = 120, minutes_high = 240, valid = daterange(current_date - 100, null)");
        UUID id = make.make(
                house.controller,
                new OwnCheck(
                        "Gamla och tunga",
                        SignalKind.REPORT,
                        Origin.OWN,
                        OwnCheck.Lacks.PURPOSE,
                        12,
                        20,
                        Advice.LENGTHEN));
        assertThat(look(id.toString())).extracting(Finding::subject).containsExactlyInAnyOrder(wanted, withMore);
        assertThat(findings.check(house.controller, id.toString()).title(Language.EN))
                .isEqualTo("Gamla och tunga");
        Actor neighbour = new House().controller;
        assertThatThrownBy(() -> findings.check(neighbour, id.toString())).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> make.remove(neighbour, id)).isInstanceOf(Refusal.NotFound.class);
        make.remove(house.controller, id);
        assertThatThrownBy(() -> findings.check(house.controller, id.toString()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"PURPOSE", "USER", "DECISION", "MINUTES", "RISK", "LEGAL_BASIS", "END"})
    void anOwnCheckCanLookForEachThingThatIsMissing(OwnCheck.Lacks lacks) {
        String column = Map.of(
                        OwnCheck.Lacks.USER, "used_by = null",
                        OwnCheck.Lacks.MINUTES, "minutes_low = null, minutes_likely = null, minutes_high = null",
                        OwnCheck.Lacks.END, "valid = '[2020-01-01,)'")
                .getOrDefault(lacks, lacks.name().toLowerCase(java.util.Locale.ROOT) + " = null");
        String whole = "purpose = 'P', used_by = 'U', decision = 'B', risk = 'R', legal_basis = '1 §', "
                + "minutes_low = 1, minutes_likely = 1, minutes_high = 1";
        UUID complete = demand(SignalKind.CONTROL);
        change(complete, whole);
        UUID wanted = demand(SignalKind.CONTROL);
        change(wanted, whole);
        change(wanted, column);
        UUID id = make.make(house.controller, new OwnCheck("Saknar", null, null, lacks, null, null, Advice.DROP));
        assertThat(look(id.toString())).extracting(Finding::subject).containsExactly(wanted);
    }

    @Test
    void aCheckWithoutConditionsWouldFindEverythingAndIsRefused() {
        assertThatThrownBy(() ->
                        make.make(house.controller, new OwnCheck("Allt", null, null, null, null, null, Advice.DROP)))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void goingThroughOneOrganisationTouchesNoOther() {
        House other = new House();
        UUID theirs = other.report("Deras");
        other.within(() -> db.execute("update signal set used_by = null where id = ?", theirs));
        look.look(other.controller);
        look.look(house.controller);
        assertThat(look("ingen-anvander")).isEmpty();
        assertThat(findings.of(other.controller, findings.check(other.controller, "ingen-anvander"), null, 9))
                .extracting(Finding::subject)
                .containsExactly(theirs);
    }

    @Test
    void everyCheckSaysWhatItIsInBothLanguagesAndNeverAsksForMore() {
        assertThat(checks.all()).hasSize(14).allSatisfy(one -> {
            for (Language language : Language.values()) {
                assertThat(one.check().title(language)).isNotBlank();
                assertThat(one.check().why(language)).isNotBlank().doesNotContain("!", "styrsignal", "steering signal");
            }
        });
    }

    @Test
    void onlyThoseWhoWorkOnFindingsSeeAllOfThem() {
        assertThatThrownBy(() -> findings.counts(house.manager)).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> findings.month(house.nurse, today)).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(MonthsFew.roles()).doesNotContain(Role.STAFF);
    }
}
