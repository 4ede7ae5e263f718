package se.tillit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.load.Municipality.TODAY;
import static se.tillit.load.Municipality.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.load.Change.Effect;
import se.tillit.load.Change.Kind;

class LoadOrganisationTest {

    private final Municipality here = new Municipality();

    private Chain chain() {
        return RunningTillit.bean(ChainQuery.class).asOf(here.admin, TODAY);
    }

    private static LoadProblem only(LoadOrganisation.Outcome outcome) {
        assertThat(outcome.problems()).hasSize(1);
        return outcome.problems().getFirst();
    }

    @Test
    void theDemoMunicipalityLoadsWithoutAProblemAndASecondLoadChangesNothing() {
        LoadOrganisation.File[] files = Municipality.sjohaga().toArray(LoadOrganisation.File[]::new);
        LoadOrganisation.Outcome first = here.load(files);
        assertThat(first.problems()).isEmpty();
        assertThat(first.count(Effect.CREATED)).isGreaterThan(400);
        var dump = here.dump();
        var load = here.newestLoad();
        LoadOrganisation.Outcome second = here.load(files);
        assertThat(second.problems()).isEmpty();
        assertThat(second.changes()).isEmpty();
        assertThat(here.dump()).isEqualTo(dump);
        assertThat(here.newestLoad()).as("a load that does nothing is none").isEqualTo(load);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTF-8        | ;",
                "UTF-8        | ,",
                "windows-1252 | ;",
                "UTF-16       | ;",
            })
    void everyEncodingAndSeparatorGivesTheSameOrganisation(String charset, String separator) {
        String units = Municipality.UNITS.replace(";", separator);
        String positions =
                "kod;namn;enhet;antal;från\nUSK;Undersköterska;HTJ;\"12,5\";1/1 2020\n".replace(";", separator);
        assertThat(here.load(
                                new LoadOrganisation.File("a.csv", units.getBytes(Charset.forName(charset))),
                                new LoadOrganisation.File("b.csv", positions.getBytes(Charset.forName(charset))))
                        .problems())
                .isEmpty();
        Chain chain = chain();
        assertThat(chain.units()).extracting(unit -> unit.name()).contains("Kommunfullmäktige", "Hemtjänsten");
        assertThat(chain.positions().getFirst().name()).isEqualTo("Undersköterska");
        assertThat(chain.persons(chain.positions().getFirst().id(), null)).isEqualByComparingTo("12.5");
    }

    @Test
    void englishHeadingsAndWordsInAnotherOrderAreUnderstood() {
        LoadOrganisation.Outcome outcome = here.load(
                csv(
                        "units.csv",
                        "Level,NAME,from,Parent,Code,Kind\nMunicipality,Council,2020-01-01,,KF,own\nUnit,Home care,1 May 2021,KF,HTJ,provider\n"),
                csv(
                        "demands.csv",
                        "origin,receivers,Issuer,title,code,kind,how often\nlaw,HTJ,KF,Plan for each person,L1,rule,5 times a year\n"));
        assertThat(outcome.problems()).isEmpty();
        assertThat(chain().units()).extracting(unit -> unit.kind().name()).containsExactlyInAnyOrder("OWN", "PROVIDER");
    }

    @Test
    void aWorkbookWithSeveralSheetsIsReadWholeAndItsNotesAreLeft() {
        byte[] file = Xlsx.workbook(book -> {
            Xlsx.sheet(book, "Läs mig", "Anteckningar|Av vem", "Hej|Leila");
            Xlsx.sheet(book, "Befattningar", "kod|namn|enhet|antal", "USK|Undersköterska|HTJ|3");
            Xlsx.sheet(book, "Enheter", "kod|namn|nivå", "HTJ|Hemtjänsten|Enhet");
            book.newWorksheet("Tomt");
        });
        LoadOrganisation.Outcome outcome = here.load(new LoadOrganisation.File("allt.xlsx", file));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.notRead()).containsExactly("allt.xlsx, Läs mig");
        assertThat(outcome.changes()).extracting(Change::kind).contains(Kind.UNIT, Kind.POSITION, Kind.HEADCOUNT);
    }

    /** What is wrong, where it is told to be, and in which words. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicate codes          | A,a,Enhet,,,;A,b,Enhet,,,                                                       | 3 | CODE   | load.duplicate",
                "overlapping validity     | A,a,Enhet,,2020-01-01,2022-01-01;A,b,Enhet,,2021-01-01,                         | 3 | CODE   | load.duplicate",
                "its own parent           | A,a,Enhet,A,,                                                                   | 2 | PARENT | load.own-parent",
                "a circle                 | A,a,Enhet,C,,;B,b,Enhet,A,,;C,c,Enhet,B,,                                       | 0 | PARENT | load.loop",
                "a circle in time         | A,a,Enhet,,2020-01-01,2026-01-01;A,a,Enhet,B,2026-01-01,;B,b,Enhet,A,2020-01-01,| 0 | PARENT | load.loop",
                "an unknown parent        | A,a,Enhet,X,,                                                                   | 2 | PARENT | load.unknown-unit",
                "a parent that ends       | A,a,Enhet,,2020-01-01,2021-01-01;B,b,Enhet,A,2020-01-01,                        | 3 | PARENT | load.parent-not-there",
                "an unknown level         | A,a,Källaren,,,                                                                 | 2 | LEVEL  | load.unknown-level",
                "a formula                | A,=SUM(A1),Enhet,,,                                                             | 2 | NAME   | load.formula",
                "no name                  | A,,Enhet,,,                                                                     | 2 | NAME   | load.empty",
                "no day                   | A,a,Enhet,,31/31 2026,                                                          | 2 | FROM   | load.not-a-date",
                "an end before its start  | A,a,Enhet,,2026-01-01,2025-01-01                                                | 2 | TO     | load.ends-before",
                "a control character      | A,a\u0007b,Enhet,,,                                                             | 2 | NAME   | load.control-characters",
            })
    void everyFaultInUnitsIsToldWithRowAndColumn(String what, String rows, int row, Column column, String text) {
        String table = "kod,namn,nivå,överordnad,från,till\n" + rows.replace(";", "\n");
        var before = here.dump();
        LoadProblem problem = only(here.load(table));
        assertThat(problem.text()).isEqualTo(text);
        assertThat(problem.column()).isEqualTo(column);
        if (row > 0) {
            assertThat(problem.row()).isEqualTo(row);
        } else {
            assertThat(problem.row()).isBetween(2, 4);
        }
        assertThat(here.dump()).as("nothing is stored").isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an unknown unit        | kod,namn,enhet,antal;P,p,X,1                                  | UNIT      | load.unknown-unit",
                "too many               | kod,namn,enhet,antal;P,p,HTJ,99999999                         | PERSONS   | load.too-great",
                "fewer than none        | kod,namn,enhet,antal;P,p,HTJ,-1                               | PERSONS   | load.not-a-number",
                "a code of a unit       | kod,namn,enhet,antal;SN,p,HTJ,1                               | CODE      | load.code-is-a-unit",
                "before its unit        | kod,namn,enhet,antal,från;P,p,HTJ,1,2019-01-01                | UNIT      | load.unit-not-there",
                "no receiver            | kod,slag,rubrik,utfärdare,mottagare,ursprung;R,mål,r,SN,X,lag | RECEIVERS | load.unknown-receiver",
                "no such kind           | kod,slag,rubrik,utfärdare,mottagare,ursprung;R,påbud,r,SN,HTJ,lag | KIND  | load.unknown-word.SignalKind",
                "minutes out of order   | kod,slag,rubrik,utfärdare,mottagare,ursprung,minuter lägst,minuter;R,mål,r,SN,HTJ,lag,9,5 | MINUTES_LIKELY | load.minutes-order",
                "how many times         | kod,slag,rubrik,utfärdare,mottagare,ursprung,hur ofta;R,mål,r,SN,HTJ,lag,ett antal gånger om året | FREQUENCY | load.unknown-word.Rhythm",
                "no such day            | kod,slag,rubrik,utfärdare,mottagare,ursprung,dagar;R,mål,r,SN,HTJ,lag,30 feb | DUE_DAYS | load.not-a-day",
                "no address             | namn,e-post,enhet,roll;Bo,bo(at)x,HTJ,chef                    | EMAIL     | load.not-an-email",
                "no such role           | namn,e-post,enhet,roll;Bo,bo@x.se,HTJ,kung                    | ROLE      | load.unknown-word.Role",
            })
    void everyFaultInOtherTablesIsToldWithRowAndColumn(String what, String rows, Column column, String text) {
        here.begun();
        LoadProblem problem = only(here.load(rows.replace(";", "\n")));
        assertThat(problem.text()).isEqualTo(text);
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem.row()).isEqualTo(2);
    }

    @Test
    void oneFaultInTheLastTableStoresNothingOfTheFirst() {
        var before = here.dump();
        LoadOrganisation.Outcome outcome = here.load(
                csv("enheter.csv", Municipality.UNITS),
                csv("befattningar.csv", Municipality.POSITIONS),
                csv("krav.csv", Municipality.DEMANDS + "R2;mål;Mål;SN;INGEN;egen;\n"));
        assertThat(only(outcome).row()).isEqualTo(4);
        assertThat(here.dump()).isEqualTo(before);
    }

    @Test
    void aRowThatIsWrongIsToldOnceAndNotByAllThatReferToIt() {
        LoadOrganisation.Outcome outcome = here.load(
                csv("enheter.csv", "kod;namn;nivå;överordnad\nA;;Enhet;\nB;b;Enhet;A\n"),
                csv("krav.csv", "kod;slag;rubrik;utfärdare;mottagare;ursprung\nR;mål;r;A;B;lag\n"));
        assertThat(outcome.problems()).extracting(LoadProblem::text).doesNotContain("load.unknown-unit");
    }

    @Test
    void aFileWithNothingButFaultsTellsTheFirstAndCountsTheRest() {
        String rows = IntStream.range(0, 50_000).mapToObj(i -> "A;a;Enhet;\n").collect(Collectors.joining());
        LoadOrganisation.Outcome outcome = here.load("kod;namn;nivå;överordnad\n" + rows);
        assertThat(outcome.problems()).hasSize(Loading.MOST_PROBLEMS);
        assertThat(outcome.problemCount()).isEqualTo(49_999);
    }

    @Test
    void unitsBelowOneAnotherWithoutEndAreRefused() {
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> "E" + i + ";Enhet;Enhet;" + (i == 0 ? "" : "E" + (i - 1)) + "\n")
                .collect(Collectors.joining());
        assertThat(here.load("kod;namn;nivå;överordnad\n" + rows)
                        .problems()
                        .getFirst()
                        .text())
                .isEqualTo("load.too-deep");
    }

    @Test
    void aNewNameHoldsFromTodayAndTheOldOneIsKept() {
        here.begun();
        LoadOrganisation.Outcome outcome = here.load("kod;namn;nivå;överordnad\nHTJ;Hemvården;Enhet;SN\n");
        assertThat(outcome.changes())
                .containsExactly(new Change(
                        Kind.UNIT,
                        Effect.CHANGED,
                        "HTJ",
                        "Hemvården",
                        List.of(
                                new Change.Field(Column.NAME, "Hemtjänsten", "Hemvården"),
                                new Change.Field(Column.FROM, java.time.LocalDate.of(2020, 1, 1), TODAY))));
        assertThat(chain().units()).extracting(unit -> unit.name()).contains("Hemvården");
        Chain before = RunningTillit.bean(ChainQuery.class).asOf(here.admin, TODAY.minusDays(1));
        assertThat(before.units()).extracting(unit -> unit.name()).contains("Hemtjänsten");
    }

    @Test
    void aNewHeadcountHoldsFromTodayAndTheOldOneIsKept() {
        here.begun();
        assertThat(here.load("kod;namn;enhet;antal\nUSK;Undersköterska;HTJ;10\n")
                        .problems())
                .isEmpty();
        Chain before = RunningTillit.bean(ChainQuery.class).asOf(here.admin, TODAY.minusDays(1));
        var position = before.positions().getFirst().id();
        assertThat(before.persons(position, null)).isEqualByComparingTo("12.5");
        assertThat(chain().persons(position, null)).isEqualByComparingTo("10");
    }

    @Test
    void aColumnThatIsLeftOutSaysNothingAndAnEmptyCellSaysThatThereIsNothing() {
        here.begun();
        String headings = "kod;slag;rubrik;utfärdare;mottagare;ursprung";
        String row = "\nR1;rapport;Månadsrapport;SN;HTJ;egen";
        here.load(headings + ";syfte;till" + row + ";Att se;2030-01-01\n");
        assertThat(here.load(headings + row + "\n").changes()).isEmpty();
        assertThat(here.load("kod;namn;nivå\nHTJ;Hemtjänsten;Enhet\n").changes())
                .as("it keeps its parent")
                .isEmpty();
        assertThat(here.load(headings + ";syfte;till" + row + ";;2030-01-01\n").changes())
                .flatExtracting(Change::fields)
                .containsExactly(new Change.Field(Column.PURPOSE, "Att se", null));
    }

    @Test
    void nobodyWorksInAUnitThatHasEnded() {
        here.begun();
        LoadOrganisation.Outcome outcome =
                here.load("kod;namn;nivå;överordnad;till\nHTJ;Hemtjänsten;Enhet;SN;" + TODAY.plusDays(30) + "\n");
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.changes())
                .extracting(Change::kind, Change::effect)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Kind.UNIT, Effect.ENDED),
                        org.assertj.core.groups.Tuple.tuple(Kind.HEADCOUNT, Effect.ENDED));
    }

    @Test
    void whatIsNotInTheFileStaysUnlessSomebodyChoosesToEndIt() {
        here.begun();
        var units = csv("enheter.csv", "kod;namn;nivå\nKF;Kommunfullmäktige;Kommun\nSN;Socialnämnden;Nämnd\n");
        var demands = csv(
                "krav.csv", "kod;slag;rubrik;utfärdare;mottagare;ursprung;från\nR9;mål;Nytt;SN;SN;egen;2026-01-01\n");
        assertThat(here.look(null, units, demands).count(Effect.ENDED)).isZero();
        LoadOrganisation.Outcome plan = here.look(TODAY.plusDays(10), units, demands);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes().stream().filter(change -> change.effect() == Effect.ENDED))
                .extracting(Change::code)
                .as("the law's demand stays")
                .containsExactlyInAnyOrder("HTJ", "USK@HTJ", "R1");
        here.loadEnding(TODAY.plusDays(10), units, demands);
        assertThat(RunningTillit.bean(ChainQuery.class)
                        .asOf(here.admin, TODAY.plusDays(9))
                        .units())
                .hasSize(3);
        assertThat(RunningTillit.bean(ChainQuery.class)
                        .asOf(here.admin, TODAY.plusDays(10))
                        .units())
                .hasSize(2);
        assertThat(here.look(TODAY.plusDays(10), units, demands).changes()).isEmpty();
    }

    @Test
    void aUnitCannotEndBeforeThoseThatBelongToIt() {
        here.begun();
        LoadProblem problem = only(here.load("kod;namn;nivå;överordnad;till\nSN;Socialnämnden;Nämnd;KF;2027-01-01\n"));
        assertThat(problem.text()).isEqualTo("load.still-has-units");
        assertThat(problem.arguments()).containsExactly("SN", "HTJ");
    }

    @Test
    void rolesAreGivenByAdministratorsAlsoThroughAFile() {
        here.begun();
        Actor controller = Tester.colleague(here.admin, Role.CONTROLLER);
        var people = csv("personer.csv", "namn;e-post;enhet;roll\nBo Bo;" + Tester.emailOf(controller) + ";SN;admin\n");
        LoadOrganisation loads = RunningTillit.bean(LoadOrganisation.class);
        assertThat(only(loads.load(controller, List.of(people))).text()).isEqualTo("load.roles-need-administrator");
        assertThat(loads.load(here.admin, List.of(people)).problems()).isEmpty();
    }

    @Test
    void theLastAdministratorCannotBeLoadedAway() {
        here.begun();
        String row = "Ada Admin;" + Tester.emailOf(here.admin).toUpperCase() + ";SN;";
        String headings = "namn;e-post;enhet;roll\n";
        assertThat(only(here.load(headings + row + "chef\n")).text()).isEqualTo("load.no-administrator-left");
        LoadOrganisation.Outcome both = here.load(headings + row + "\"chef, admin\"\n");
        assertThat(both.problems()).isEmpty();
        assertThat(here.load(headings + row + "\"admin, chef\"\n").changes()).isEmpty();
    }

    @Test
    void whoMayNotLoadMayNotLookEither() {
        Actor manager = Tester.colleague(here.admin, Role.MANAGER);
        assertThatThrownBy(() -> RunningTillit.bean(LoadOrganisation.class)
                        .load(manager, List.of(csv("a.csv", Municipality.UNITS))))
                .isInstanceOf(Refusal.NotAllowed.class);
    }
}
