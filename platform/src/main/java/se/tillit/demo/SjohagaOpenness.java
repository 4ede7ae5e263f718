package se.tillit.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.identity.AccountStore;
import se.tillit.obstacle.AnswerObstacle;
import se.tillit.obstacle.Obstacle;
import se.tillit.obstacle.ObstacleQuery;
import se.tillit.obstacle.TellAsCitizen;
import se.tillit.openness.AnswerRequest;
import se.tillit.openness.ArrangeRecords;
import se.tillit.openness.MarkSecrecy;
import se.tillit.openness.MaskRequest;
import se.tillit.openness.NoteRequest;
import se.tillit.openness.RecordKind;
import se.tillit.openness.RecordQuery;
import se.tillit.openness.RegisterRecord;
import se.tillit.openness.Request;
import se.tillit.openness.Rule;

/**
 * How Sjöhaga's registrar keeps public records: what is decided, some in the register, one marked, one request answered, one that waits, and
 * something old enough to go.
 */
@Component
final class SjohagaOpenness implements Tale {

    private static final String OBSTACLE = "hinder";

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final TellAsCitizen citizens;
    private final AnswerObstacle answerObstacle;
    private final ObstacleQuery obstacles;
    private final ArrangeRecords arrange;
    private final RegisterRecord register;
    private final MarkSecrecy secrecy;
    private final RecordQuery records;
    private final NoteRequest requests;
    private final MaskRequest masks;
    private final AnswerRequest answers;

    SjohagaOpenness(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            TellAsCitizen citizens,
            AnswerObstacle answerObstacle,
            ObstacleQuery obstacles,
            ArrangeRecords arrange,
            RegisterRecord register,
            MarkSecrecy secrecy,
            RecordQuery records,
            NoteRequest requests,
            MaskRequest masks,
            AnswerRequest answers) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.citizens = citizens;
        this.answerObstacle = answerObstacle;
        this.obstacles = obstacles;
        this.arrange = arrange;
        this.register = register;
        this.secrecy = secrecy;
        this.records = records;
        this.requests = requests;
        this.masks = masks;
        this.answers = answers;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor birgitta = actors.get("Birgitta Lindell");
        Actor maria = actors.get("Maria Lindqvist");
        Map<String, UUID> units =
                chains.asOf(maria, clock.today()).units().stream().collect(Collectors.toMap(Unit::code, Unit::id));

        clock.daysAgo(
                1_170,
                () -> citizens.tell(
                        organisation,
                        new Obstacle.Told(
                                "Trappan vid dagverksamheten är hal när det fryser på. Pappa vågar inte gå dit.",
                                units.get("HTJ-ASEN"),
                                Set.of(Obstacle.Notices.CITIZENS),
                                null,
                                null,
                                null,
                                null,
                                "Sand på morgonen."),
                        false));
        clock.daysAgo(1_165, () -> {
            UUID stairs = one(birgitta, "trappan dagverksamheten");
            answerObstacle.answer(
                    maria,
                    stairs,
                    obstacles.find(maria, stairs).obstacle().version(),
                    new AnswerObstacle.Given(
                            Obstacle.Settled.REMOVED,
                            "Fastighet sandar före klockan åtta så snart det är under noll.",
                            null,
                            null,
                            null,
                            List.of()));
            register.register(birgitta, OBSTACLE, stairs);
        });
        clock.daysAgo(300, () -> {
            arrange.prefix(birgitta, "SJÖ");
            arrange.rule(
                    birgitta,
                    OBSTACLE,
                    new ArrangeRecords.Given(
                            Rule.Registered.SENT,
                            false,
                            2,
                            RecordKind.Counted.CLOSED,
                            "Dokumenthanteringsplan för kommunstyrelsen, § 12",
                            clock.today()));
            arrange.rule(
                    birgitta,
                    "hemstallan",
                    new ArrangeRecords.Given(
                            Rule.Registered.ALWAYS,
                            true,
                            0,
                            null,
                            "Dokumenthanteringsplan för kommunstyrelsen, § 13",
                            clock.today()));
            arrange.ground(birgitta, "26 kap. 5 §", "Den som har anmält något till socialtjänsten");
        });
        clock.daysAgo(44, () -> {
            register.register(birgitta, OBSTACLE, one(birgitta, "duscha biståndsenheten"));
            register.register(birgitta, OBSTACLE, one(birgitta, "slöjden vaktmästaren"));
            UUID request = requests.note(birgitta, clock.today(), "Det som har sagts om dusch på kvällen", false);
            requests.add(birgitta, request, OBSTACLE, one(birgitta, "duscha biståndsenheten"));
            masks.mask(birgitta, request, 1, List.of(), List.of("Astrid"), "26 kap. 1 §");
            answers.give(birgitta, request, records.extract(birgitta, request).fingerprint());
        });
        clock.daysAgo(20, () -> {
            UUID request = requests.note(birgitta, clock.today(), "Brev om en brygga vid Kvarndammen", false);
            answers.refuse(
                    birgitta, request, Request.Reply.NOTHING, "", "Vi har letat i Tillit. Fråga tekniska kontoret.");
        });
        clock.daysAgo(4, () -> {
            UUID plan = one(birgitta, "Nils likadan våras");
            register.register(birgitta, OBSTACLE, plan);
            secrecy.mark(
                    birgitta,
                    OBSTACLE,
                    plan,
                    false,
                    List.of("Nils", "Han blir orolig och tror att något ska tas bort."),
                    "26 kap. 1 §",
                    "Går att räkna ut vem det är i en liten grupp.");
        });
        clock.daysAgo(3, () -> {
            UUID request = requests.note(birgitta, clock.today(), "Allt om nycklar i hemtjänsten i höst", false);
            requests.add(birgitta, request, OBSTACLE, one(birgitta, "nycklar trapphus"));
            requests.add(birgitta, request, OBSTACLE, one(birgitta, "nycklarna kvitteras"));
            masks.mask(birgitta, request, 1, List.of(), List.of("på Kvarngatan"), "18 kap. 8 §");
        });
    }

    private UUID one(Actor registrar, String words) {
        return records.search(registrar, words).getFirst().line().id();
    }
}
