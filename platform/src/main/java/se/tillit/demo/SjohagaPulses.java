package se.tillit.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.identity.AccountStore;
import se.tillit.pulse.AddQuestion;
import se.tillit.pulse.AnswerPulse;
import se.tillit.pulse.AnswerWave;
import se.tillit.pulse.CloseWaves;
import se.tillit.pulse.ItemKind;
import se.tillit.pulse.MakeCodes;
import se.tillit.pulse.OwnQuestion;
import se.tillit.pulse.StartWave;
import se.tillit.pulse.Wave;
import se.tillit.pulse.WaveQuery;

/** Three pulses in the home care of Sjöhaga: two that have closed and one that goes on. The answers are simulated, and the titles say so. */
@Component
final class SjohagaPulses implements Tale {

    private static final List<String> WORDS = List.of(
            "Mer tid hos dem som behöver det, och mindre att skriva dubbelt.",
            "Det är bra när vi får planera turerna själva.",
            "Systemet för avvikelser tar längre tid än själva samtalet.",
            "Vi hade velat få veta varför larmrutinen ändrades.");

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final StartWave start;
    private final AddQuestion add;
    private final MakeCodes codes;
    private final AnswerPulse answer;
    private final CloseWaves close;
    private final AnswerWave leader;
    private final WaveQuery waves;
    private final Random chance = new Random(20_261_125);

    SjohagaPulses(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            StartWave start,
            AddQuestion add,
            MakeCodes codes,
            AnswerPulse answer,
            CloseWaves close,
            AnswerWave leader,
            WaveQuery waves) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.start = start;
        this.add = add;
        this.codes = codes;
        this.answer = answer;
        this.close = close;
        this.leader = leader;
        this.waves = waves;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor elin = actors.get("Elin Forsgren");
        Actor karin = actors.get("Karin Ström");
        closed(
                elin,
                karin,
                200,
                "Våren: villkoren från nivån över oss (simulerade svar)",
                List.of("above"),
                "Ni säger att vi vill väl men vet för lite om kvällarna. Från augusti går en av oss i ledningen med en kväll i månaden,"
                        + " och larmrutinen ändras inte igen utan att två av er är med. Fler fordon får vi inte i år.");
        closed(
                elin,
                karin,
                50,
                "Hösten: engagemang och samarbete (simulerade svar)",
                List.of("hme", "sideways"),
                "Samarbetet med biståndet är svårast. Vi träffas tre gånger före jul, med er som åker turerna. Det andra hinner vi inte nu.");
        clock.daysAgo(3, () -> {
            UUID words = add.add(elin, question(), clock.today().plusYears(1));
            UUID wave = start.start(
                    elin,
                    terms(elin, "Just nu: känner vi oss betrodda? (simulerade svar)", 14),
                    List.of("felt", "own." + words));
            answers(elin, wave);
        });
    }

    private static OwnQuestion.Wording question() {
        return new OwnQuestion.Wording(
                ItemKind.TEXT,
                "Vad skulle göra störst skillnad för dem du möter?",
                "What would make the greatest difference to those you meet?",
                List.of(),
                List.of(),
                "Områdeschefen",
                "Områdets ledningsgrupp",
                "Vad området prövar i vår");
    }

    private void closed(Actor elin, Actor karin, int ago, String title, List<String> chosen, String said) {
        UUID[] wave = new UUID[1];
        clock.daysAgo(ago, () -> {
            wave[0] = start.start(elin, terms(elin, title, 10), chosen);
            answers(elin, wave[0]);
        });
        clock.daysAgo(ago - 11, close::close);
        clock.daysAgo(ago - 25, () -> leader.answer(karin, wave[0], said));
    }

    private Wave.Terms terms(Actor elin, String title, int days) {
        UUID homeCare = chains.asOf(elin, clock.today()).units().stream()
                .filter(unit -> unit.code().equals("OHTJ"))
                .map(Unit::id)
                .findFirst()
                .orElseThrow();
        return new Wave.Terms(
                title,
                homeCare,
                null,
                "HR-staben",
                "Områdets ledningsgrupp",
                "Vad området ändrar det kommande halvåret",
                clock.today(),
                clock.today().plusDays(days),
                10,
                "Kommunal och Vision",
                clock.today().minusDays(30),
                "Dataskyddsombudet",
                clock.today().minusDays(24));
    }

    /** Each unit has a level of its own, and each person another; in the last unit hardly anybody answers. */
    private void answers(Actor elin, UUID id) {
        Wave wave = waves.find(elin, id).wave();
        List<MakeCodes.Slips> slips = codes.make(elin, id, null);
        for (MakeCodes.Slips unit : slips) {
            double level = 3.3 + 0.5 * chance.nextGaussian();
            int many = unit == slips.getLast() ? 3 : Math.min(unit.codes().size() * 2 / 3, 9 + chance.nextInt(4));
            for (int person = 0; person < many; person++) {
                double own = level + 0.6 * chance.nextGaussian();
                Map<String, String> values = new TreeMap<>();
                wave.items()
                        .forEach(item -> values.put(
                                item.field(),
                                item.kind() == ItemKind.TEXT
                                        ? WORDS.get(chance.nextInt(WORDS.size()))
                                        : Long.toString(
                                                Math.clamp(Math.round(own + 0.7 * chance.nextGaussian()), 1, 5))));
                answer.answer(unit.codes().get(person).text(), values);
            }
        }
    }
}
