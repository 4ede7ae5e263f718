package se.tillit.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Level;
import se.tillit.chain.Unit;
import se.tillit.chain.Validity;
import se.tillit.goal.EndGoal;
import se.tillit.goal.Ending;
import se.tillit.goal.GoalDraft;
import se.tillit.goal.GoalPair;
import se.tillit.goal.LimitGoals;
import se.tillit.goal.OpenGoalDraft;
import se.tillit.goal.PairGoals;
import se.tillit.goal.PlaceGoal;
import se.tillit.goal.SayPurpose;
import se.tillit.goal.WeighGoals;
import se.tillit.goal.WriteAboutGoal;
import se.tillit.identity.AccountStore;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** How Sjöhaga's goals hang together, which of them do not go together, and one that is being written. */
@Component
final class SjohagaGoals implements Tale {

    /** By goal, the one that it serves. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("VON-3", "KF-3"),
            Map.entry("VON-4", "KF-3"),
            Map.entry("VON-5", "KF-3"),
            Map.entry("VON-2", "KF-3"),
            Map.entry("VON-6", "KF-6"),
            Map.entry("BUN-1", "KF-2"),
            Map.entry("BUN-2", "KF-2"),
            Map.entry("BUN-3", "KF-2"),
            Map.entry("BUN-4", "KF-2"),
            Map.entry("BUN-5", "KF-7"),
            Map.entry("BUN-6", "KF-2"),
            Map.entry("SN-1", "KF-2"),
            Map.entry("SN-2", "KF-9"),
            Map.entry("SN-3", "KF-4"),
            Map.entry("SN-4", "KF-9"),
            Map.entry("SBN-2", "KF-1"),
            Map.entry("SBN-4", "KF-1"),
            Map.entry("KS-3", "KF-7"));

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final SayPurpose purpose;
    private final LimitGoals limit;
    private final PlaceGoal place;
    private final PairGoals pair;
    private final WeighGoals weigh;
    private final OpenGoalDraft open;
    private final WriteAboutGoal write;
    private final EndGoal end;

    SjohagaGoals(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            SignalQuery signals,
            SayPurpose purpose,
            LimitGoals limit,
            PlaceGoal place,
            PairGoals pair,
            WeighGoals weigh,
            OpenGoalDraft open,
            WriteAboutGoal write,
            EndGoal end) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.signals = signals;
        this.purpose = purpose;
        this.limit = limit;
        this.place = place;
        this.pair = pair;
        this.weigh = weigh;
        this.open = open;
        this.write = write;
        this.end = end;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor johan = actors.get("Johan Berglund");
        Actor leila = actors.get("Leila Haddad");
        Actor karin = actors.get("Karin Ström");
        Actor margareta = actors.get("Margareta Sundin");
        Chain chain = chains.asOf(johan, clock.today());
        Map<String, UUID> units = chain.units().stream().collect(Collectors.toMap(Unit::code, Unit::id));
        Map<String, UUID> levels = chain.levels().stream().collect(Collectors.toMap(Level::code, Level::id));
        Map<String, UUID> goals = signals.asOf(johan, clock.today()).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));

        clock.daysAgo(200, () -> {
            purpose.say(
                    margareta,
                    0,
                    "Den som bor i Sjöhaga ska kunna lita på att hjälpen finns när den behövs, att barnen lär sig och har det bra, "
                            + "och att platsen går att leva på hela livet. Vi som arbetar här finns till för mötet med den som bor här.");
            limit.limit(margareta, Map.of(levels.get("kommun"), 9, levels.get("namnd"), 24));
            PLACES.forEach((goal, above) -> place.place(johan, goals.get(goal), goals.get(above)));
        });
        clock.daysAgo(60, () -> {
            UUID food = pair.pair(
                    leila,
                    GoalPair.Tie.CONFLICT,
                    goals.get("KF-1"),
                    goals.get("VON-5"),
                    "Hemtjänsten ska köra mindre, och samtidigt åka tillbaka för att hålla sällskap vid måltiden.",
                    units.get("KF"));
            weigh.weigh(
                    johan,
                    food,
                    "Sällskapet går före. Fullmäktige räknar inte måltidsresorna i miljömålet, och hemtjänsten får två elbilar till.");
        });
        clock.daysAgo(
                15,
                () -> pair.pair(
                        karin,
                        GoalPair.Tie.CONFLICT,
                        goals.get("VON-4"),
                        goals.get("VON-6"),
                        "Färre ansikten hos den äldre kräver fler som är i tjänst samtidigt. Då ökar kostnaden mer än lönerna. "
                                + "I dag väljer samordnaren varje morgon vilket av målen som får vika.",
                        units.get("VON")));
        clock.daysAgo(
                50,
                () -> end.end(
                        johan,
                        goals.get("BUN-6"),
                        new EndGoal.Told(
                                Ending.Fate.STOP,
                                null,
                                clock.today().withDayOfYear(1).plusYears(1),
                                "Alla har en dator sedan flera år. Hur den används avgör skolorna själva, och ingen följer målet.",
                                List.of(levels.get("omrade"), levels.get("enhet")))));
        drafts(actors, units, levels, goals);
    }

    private void drafts(
            Map<String, Actor> actors, Map<String, UUID> units, Map<String, UUID> levels, Map<String, UUID> goals) {
        LocalDate newYear = clock.today().withDayOfYear(1).plusYears(1);
        UUID[] draft = new UUID[1];
        clock.daysAgo(
                9,
                () -> draft[0] = open.open(
                        actors.get("Karin Ström"),
                        new GoalDraft.Details(
                                "Du vet vem som kommer hem till dig i dag",
                                "Den som har hemtjänst ska kvällen innan veta vem som kommer, och ungefär när.",
                                "Att vänta utan att veta är det som flest äldre berättar om.",
                                "Nämnden, när arbetslagen ses över i mars",
                                units.get("VON"),
                                List.of(units.get("OHTJ")),
                                goals.get("KF-3"),
                                new Validity(newYear, newYear.plusYears(3)),
                                clock.today().plusDays(21),
                                Set.of(
                                        levels.get("namnd"),
                                        levels.get("forvaltning"),
                                        levels.get("omrade"),
                                        levels.get("enhet"),
                                        levels.get("motet")))));
        clock.daysAgo(
                7,
                () -> write.write(
                        actors.get("Aisha Warsame"),
                        draft[0],
                        "Jag säger gärna vem som kommer i morgon. Men schemat ändras ofta efter klockan sex på kvällen, och då blir det jag som har lovat fel.",
                        "Att vi ringer in ändringar till samordnaren en gång till på morgonen."));
        clock.daysAgo(
                6,
                () -> write.write(
                        actors.get("Astrid Lund"),
                        draft[0],
                        "Jag vill veta vem det är när det ringer på dörren. Klockslaget är inte så noga.",
                        null));
        clock.daysAgo(
                3,
                () -> write.write(
                        actors.get("Karin Ström"),
                        draft[0],
                        "För oss betyder det att planeringssystemet måste kunna visa morgondagen för den äldre. Det klarar det inte i dag, och det kostar omkring 200 000 kronor.",
                        null));
    }
}
