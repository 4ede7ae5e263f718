package se.tillit.openness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.calendar.SwedishDays;
import se.tillit.improvement.AnswerImprovement;
import se.tillit.improvement.Improvement;
import se.tillit.improvement.ImprovementQuery;
import se.tillit.improvement.OfferImprovement;
import se.tillit.improvement.ReplyToOffer;
import se.tillit.improvement.ReportTrial;
import se.tillit.improvement.SuggestAsCitizen;
import se.tillit.improvement.SuggestImprovement;
import se.tillit.obstacle.ArrangeObstacles;
import se.tillit.obstacle.ObstacleSettings;

/** What holds of any public record, of improvements too. */
class ImprovementAsRecordTest {

    private static final String KIND = "forbattring";
    private static final String SECRET = "Gurgelhild Trasta";

    private final House house = new House();
    private final Actor registrar = Tester.colleague(house.admin, Role.REGISTRAR);
    private final ImprovementQuery improvements = RunningTillit.bean(ImprovementQuery.class);
    private final RecordQuery records = RunningTillit.bean(RecordQuery.class);

    @BeforeEach
    void open() {
        RunningTillit.bean(ArrangeObstacles.class)
                .arrange(
                        house.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", house.office));
    }

    private UUID suggest() {
        return RunningTillit.bean(SuggestImprovement.class)
                .suggest(
                        house.nurse,
                        "Vi ringer " + SECRET + " om morgonen. Det blir lugnare.",
                        house.unit,
                        null,
                        false,
                        false);
    }

    private UUID workedAndTold() {
        UUID id = suggest();
        AnswerImprovement.Trial trial = new AnswerImprovement.Trial(
                "Kvällspasset",
                SwedishDays.today(Clock.systemUTC()).plusWeeks(2),
                SECRET + " svarar",
                Improvement.Measure.NONE);
        RunningTillit.bean(AnswerImprovement.class)
                .answer(
                        house.manager,
                        id,
                        version(id),
                        new AnswerImprovement.Given(Improvement.Choice.TRY, "Fråga " + SECRET, trial));
        RunningTillit.bean(ReportTrial.class)
                .report(
                        house.nurse,
                        id,
                        version(id),
                        new ReportTrial.Given(
                                ReportTrial.Effect.WORKED,
                                SECRET + " är nöjd",
                                Improvement.Measure.NONE,
                                SECRET + " får ett samtal om morgonen"));
        return id;
    }

    private int version(UUID id) {
        return improvements.find(house.manager, id).improvement().version();
    }

    private void mark(UUID id, boolean whole) {
        RunningTillit.bean(MarkSecrecy.class)
                .mark(registrar, KIND, id, whole, whole ? List.of() : List.of(SECRET), "26 kap. 1 §", null);
    }

    @Test
    void isNumberedByTheRuleAlsoWhenSomebodyWithoutAnAccountSuggestsIt() {
        RunningTillit.bean(ArrangeRecords.class)
                .rule(
                        registrar,
                        KIND,
                        new ArrangeRecords.Given(
                                Rule.Registered.ALWAYS,
                                null,
                                2,
                                RecordKind.Counted.CLOSED,
                                "Planen § 4",
                                LocalDate.EPOCH));
        suggest();
        RunningTillit.bean(SuggestAsCitizen.class)
                .suggest(
                        house.admin.organisation(),
                        house.unit,
                        "En bänk vid ingången",
                        Improvement.From.RELATIVE,
                        false);
        assertThat(records.diary(house.nurse, new DiaryFilter(null, null, "")))
                .extracting(Entry::sender)
                .containsExactly("Närstående", "Medarbetare");
    }

    @Test
    void whatIsMarkedIsShownToThoseWhoDealWithItAndNobodyElseWhateverWayTheyGo() {
        UUID id = workedAndTold();
        Tester colleague = Tester.as(Tester.colleague(house.admin, Role.STAFF));
        String page = "/forbattringar/" + id;
        String board = "/forbattringar/tavla/" + house.unit;
        String wall = "/hinder/vagg/" + house.unit;
        String became = "/sa-blev-det/" + house.admin.organisation();
        assertThat(colleague.get(page).body()).contains(SECRET);
        mark(id, false);
        for (String one : List.of(page, board, "/forbattringar", "/", wall, became)) {
            assertThat(colleague.get(one).body()).as(one).doesNotContain(SECRET);
        }
        assertThat(Tester.as(house.nurse).get("/").body()).doesNotContain(SECRET);
        assertThat(improvements.list(house.chief, "Gurgelhild", Set.of(Improvement.Stage.WORKED), null, 9))
                .as("a search would tell")
                .isEmpty();
        assertThat(Tester.as(house.manager).get(page).body()).contains(SECRET);
        assertThat(Tester.as(registrar).get(page).body()).contains(SECRET);
        mark(id, true);
        assertThat(colleague.get(page).body()).doesNotContain("samtal om morgonen", "lugnare");
        assertThat(colleague.get(became).body()).doesNotContain("samtal om morgonen");
    }

    @Test
    void whatIsErasedLeavesNothingBehindAndWhatBeganFromItStays() {
        UUID id = workedAndTold();
        RunningTillit.bean(OfferImprovement.class).offer(house.nurse, id, Set.of(house.office));
        UUID there = RunningTillit.bean(ReplyToOffer.class)
                .reply(
                        house.chief,
                        id,
                        house.office,
                        new ReplyToOffer.Given(
                                se.tillit.improvement.Offer.Reply.TRIES,
                                null,
                                new AnswerImprovement.Trial(
                                        "Vi",
                                        SwedishDays.today(Clock.systemUTC()).plusWeeks(2),
                                        "Det märks",
                                        Improvement.Measure.NONE)));
        RecordKind kind = RunningTillit.bean(Kinds.class).kind(KIND);
        assertThat(rowsWithTheSecret()).isNotEmpty();
        RunningTillit.bean(Door.class).writeAs(house.admin.organisation(), () -> {
            kind.lock(List.of(id));
            kind.erase(id);
            return id;
        });
        assertThat(rowsWithTheSecret())
                .as("the one that began from it says the same")
                .allMatch(row -> row.contains(there.toString()));
        assertThat(improvements.find(house.chief, there).improvement().cameFrom())
                .isNull();
        RunningTillit.bean(Door.class).writeAs(house.admin.organisation(), () -> {
            kind.erase(there);
            return there;
        });
        assertThat(rowsWithTheSecret()).isEmpty();
    }

    @Test
    void anObstacleThatItWaitedForIsErasedWithoutIt() {
        UUID id = suggest();
        RunningTillit.bean(AnswerImprovement.class)
                .answer(
                        house.manager,
                        id,
                        version(id),
                        new AnswerImprovement.Given(
                                Improvement.Choice.OTHERS, "Växeln bestämmer", AnswerImprovement.Trial.NONE));
        UUID obstacle = improvements.find(house.nurse, id).improvement().obstacle();
        assertThat(obstacle).isNotNull();
        RunningTillit.bean(Door.class).writeAs(house.admin.organisation(), () -> {
            RunningTillit.bean(Kinds.class).kind("hinder").erase(obstacle);
            return obstacle;
        });
        assertThat(improvements.find(house.nurse, id).improvement().obstacle()).isNull();
        assertThat(Tester.as(house.nurse).get("/forbattringar/" + id).statusCode())
                .isEqualTo(200);
    }

    private static List<String> rowsWithTheSecret() {
        return OpennessTest.rowsWith(List.of(SECRET));
    }
}
