package se.tillit.obstacle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** What only the law can remove, put together and sent upward. */
class PetitionTest {

    private static final Petition.Words WORDS = new Petition.Words("Om planen", "Socialdepartementet", "Vi ber er.");

    private final House house = new House();
    private final ReportObstacle report = RunningTillit.bean(ReportObstacle.class);
    private final ObstacleQuery obstacles = RunningTillit.bean(ObstacleQuery.class);
    private final PetitionQuery petitions = RunningTillit.bean(PetitionQuery.class);
    private final HandlePetition handle = RunningTillit.bean(HandlePetition.class);

    @BeforeEach
    void linksInPlace() {
        RunningTillit.bean(ArrangeObstacles.class)
                .arrange(
                        house.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", house.office));
    }

    private UUID tell(UUID demand, int minutes) {
        return report.report(
                house.nurse,
                new Obstacle.Told(
                        "Planen skrivs om fast inget har ändrats",
                        house.unit,
                        Set.of(Obstacle.Notices.CITIZENS),
                        Obstacle.Often.WEEKLY,
                        null,
                        minutes,
                        null,
                        null),
                List.of(demand),
                false,
                false);
    }

    @Test
    void casesWithOneLegalReferenceBecomeOneRequestAndAllWhoToldAreToldOfItsAnswer() {
        UUID first = house.demand("Plan två gånger om året", house.agency, Origin.LAW, SignalKind.RULE);
        UUID second = house.demand("Plan igen", house.agency, Origin.LAW, SignalKind.RULE);
        UUID own = house.report("Egen rapport");
        UUID one = tell(first, 60);
        UUID other = tell(second, 30);
        tell(own, 10);
        Petition.Bundle bundle = petitions.bundles(house.nurse).getFirst();
        assertThat(petitions.bundles(house.nurse)).hasSize(1);
        assertThat(bundle.facts()).isEqualTo(new Petition.Facts(2, 2, 1, 46 + 23, 2));

        UUID id = handle.draft(house.controller, bundle.legalReference(), WORDS);
        assertThat(petitions.bundles(house.nurse)).as("each stands in one").isEmpty();
        assertThatThrownBy(() -> handle.draft(house.controller, bundle.legalReference(), WORDS))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> handle.sent(house.controller, id)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> handle.decide(house.controller, id, 0, true, "Ja"))
                .isInstanceOf(Refusal.NotAllowed.class);
        handle.write(house.controller, id, 0, new Petition.Words("Om planen", "Socialstyrelsen", "Vi ber er snällt."));
        assertThatThrownBy(() -> handle.decide(house.chief, id, 0, true, "Ja"))
                .as("it was changed after it was read")
                .isInstanceOf(Refusal.Conflict.class);
        handle.decide(house.chief, id, 1, true, "Många timmar till ingen nytta.");
        assertThatThrownBy(() -> handle.write(house.controller, id, 2, WORDS)).isInstanceOf(Refusal.Conflict.class);
        handle.sent(house.controller, id);
        handle.answered(house.controller, id, SwedishDays.today(Clock.systemUTC()), "Vi ser över reglerna.");
        for (UUID obstacle : List.of(one, other)) {
            Obstacle seen = obstacles.find(house.nurse, obstacle).obstacle();
            assertThat(seen.steps())
                    .extracting(Obstacle.Step::kind)
                    .endsWith(Obstacle.Kind.PETITIONED, Obstacle.Kind.PETITION_ANSWERED);
            assertThat(seen.steps().getLast().reason()).isEqualTo("Vi ser över reglerna.");
            assertThat(seen.isOpen()).as("whoever has it still answers").isTrue();
        }
        assertThat(petitions.find(house.nurse, id).stage()).isEqualTo(Petition.Stage.ANSWERED);
        assertThatThrownBy(() -> petitions.find(new House().chief, id)).isInstanceOf(Refusal.NotFound.class);
    }
}
