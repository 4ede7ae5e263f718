package se.tillit.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import se.tillit.pulse.UnitWords;
import se.tillit.pulse.Wave;
import se.tillit.pulse.WaveQuery;
import se.tillit.pulse.WriteWords;

/**
 * Pulses in Sjöhaga. Home care has answered three: two of them the leader has answered, and the third is the units' own just now. In the
 * residential homes one goes on. The answers are simulated, and the titles say so.
 */
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
    private final WriteWords words;
    private final Map<UUID, Double> levels = new HashMap<>();
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
            WaveQuery waves,
            WriteWords words) {
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
        this.words = words;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor elin = actors.get("Elin Forsgren");
        Actor karin = actors.get("Karin Ström");
        Actor maria = actors.get("Maria Lindqvist");
        UUID homeCare = unit(elin, "OHTJ");
        UUID spring = closed(
                elin,
                200,
                new Asked("Våren: nivån över oss och vi själva (simulerade svar)", homeCare, null, false),
                List.of("above", "sideways"));
        clock.daysAgo(
                185,
                () -> words.write(
                        maria,
                        spring,
                        new UnitWords(
                                unit(elin, "HTJ-ASEN"),
                                "Vi litar på varandra i gruppen. Det är besluten uppifrån som kommer utan att någon"
                                        + " har frågat hur kvällarna ser ut.",
                                "Vi lägger kvällsturerna själva från juni och berättar i september hur det gick.",
                                "Att larmrutinen får ligga still tills vi har prövat, och en bil till på kvällen.",
                                true,
                                clock.today(),
                                0)));
        answered(
                karin,
                175,
                spring,
                "Ni säger att vi vill väl men vet för lite om kvällarna. Från augusti går en av oss i ledningen med en"
                        + " kväll i månaden, och larmrutinen ändras inte igen utan att två av er är med. Fler fordon får"
                        + " vi inte i år.");
        UUID summer = closed(
                elin,
                140,
                new Asked(
                        "Sommaren: chefernas bild av nivån under (simulerade svar)",
                        homeCare,
                        chains.asOf(elin, clock.today()).positions().stream()
                                .filter(position -> position.code().equals("EC-HTJ"))
                                .map(position -> position.id())
                                .findFirst()
                                .orElseThrow(),
                        true),
                List.of("below"));
        answered(
                karin,
                115,
                summer,
                "Ni litar på era medarbetare mer än de märker. I höst frågar vi dem samma sak igen, och på"
                        + " chefsträffen i oktober går vi igenom vilka kontroller som säger något annat än det ni säger.");
        closed(
                elin,
                16,
                new Asked("Hösten: nivån över oss och engagemang (simulerade svar)", homeCare, null, false),
                List.of("above", "hme"));
        clock.daysAgo(3, () -> {
            UUID question = add.add(elin, question(), clock.today().plusYears(1));
            UUID wave = start.start(
                    elin,
                    terms(
                            new Asked(
                                    "Boendena: känner vi oss betrodda? (simulerade svar)",
                                    unit(elin, "OSB"),
                                    null,
                                    false),
                            14),
                    List.of("felt", "own." + question));
            answers(elin, wave, false, true);
        });
    }

    /** @param all whether nearly everybody answers: if all did, it would be known how many in each unit */
    private record Asked(String title, UUID root, @Nullable UUID position, boolean all) {}

    private UUID unit(Actor elin, String code) {
        return chains.asOf(elin, clock.today()).units().stream()
                .filter(unit -> unit.code().equals(code))
                .map(Unit::id)
                .findFirst()
                .orElseThrow();
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

    private UUID closed(Actor elin, int ago, Asked asked, List<String> chosen) {
        UUID[] wave = new UUID[1];
        clock.daysAgo(ago, () -> {
            wave[0] = start.start(elin, terms(asked, 10), chosen);
            answers(elin, wave[0], asked.all(), !chosen.contains("sideways"));
        });
        clock.daysAgo(ago - 11, close::close);
        return wave[0];
    }

    private void answered(Actor karin, int ago, UUID wave, String said) {
        clock.daysAgo(ago, () -> leader.answer(karin, wave, said));
    }

    private Wave.Terms terms(Asked asked, int days) {
        return new Wave.Terms(
                asked.title(),
                asked.root(),
                asked.position(),
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

    /**
     * Each unit has a level of its own, which drifts from wave to wave, and each person another; but in spring, hardly anybody answers in the last unit. In
     * Åsen it is better in autumn.
     */
    private void answers(Actor elin, UUID id, boolean all, boolean silent) {
        Wave wave = waves.find(elin, id).wave();
        UUID asen = unit(elin, "HTJ-ASEN");
        List<MakeCodes.Slips> slips = codes.make(elin, id, null);
        for (MakeCodes.Slips unit : slips) {
            double drift = 0.25 * chance.nextGaussian() + (unit.unit().equals(asen) && !all ? 0.7 : 0);
            double level = all
                    ? 4.1
                    : levels.merge(unit.unit(), 3.0 + 0.4 * chance.nextGaussian(), (before, fresh) -> before + drift);
            int many = all
                    ? slips.indexOf(unit) < 3 ? 0 : unit.codes().size()
                    : silent && unit == slips.getLast()
                            ? 3
                            : Math.min(unit.codes().size() * 2 / 3, 10 + chance.nextInt(5));
            for (int person = 0; person < many; person++) {
                double own = level + 0.5 * chance.nextGaussian();
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
