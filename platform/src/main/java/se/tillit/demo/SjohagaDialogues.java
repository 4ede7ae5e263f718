package se.tillit.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Level;
import se.tillit.chain.Unit;
import se.tillit.dialogue.AnswerDialogue;
import se.tillit.dialogue.CloseDialogues;
import se.tillit.dialogue.Dialogue;
import se.tillit.dialogue.DialogueEntry;
import se.tillit.dialogue.DialogueKind;
import se.tillit.dialogue.DialogueModeration;
import se.tillit.dialogue.DialogueQuery;
import se.tillit.dialogue.MakeSlips;
import se.tillit.dialogue.NameGroups;
import se.tillit.dialogue.OpenDialogue;
import se.tillit.dialogue.TakePart;
import se.tillit.dialogue.Who;
import se.tillit.identity.AccountStore;
import se.tillit.pulse.Code;

/**
 * Two dialogues in Sjöhaga: a closed one among those who work in home care, answered by the committee, and an open one that goes on. Who votes is
 * simulated, by chance drawn anew the same at every start, and the pages say so.
 */
@Component
final class SjohagaDialogues implements Tale {

    private static final String SIMULATED = "Personerna och svaren i det här samtalet är simulerade.";

    /** A statement, and how many in ten of each kind of people agree with it. */
    private record Line(String body, int... agree) {}

    /** Nurses' assistants who want time; those who want routines; those who want the team to plan. */
    private static final List<Line> PLANNING = List.of(
            new Line("Samma personer ska komma till samma hem så ofta det går.", 9, 9, 10),
            new Line("Den äldre ska få flytta ett besök utan att det blir ett ärende.", 9, 8, 9),
            new Line("Nya medarbetare behöver tydliga rutiner de första veckorna.", 8, 10, 8),
            new Line("Minutregistreringen behövs för att ersättningen ska bli rättvis.", 1, 8, 3),
            new Line("Arbetslaget ska få lägga schemat utan att fråga planeraren.", 2, 2, 10),
            new Line("Alla besök ska följa den tid som står i planen.", 2, 9, 1),
            new Line("Dokumentationen tar tid från dem vi ska hjälpa.", 10, 4, 4),
            new Line("Det är bättre att alla gör lika än att var och en gör som den tycker.", 3, 9, 2),
            new Line("Jag vågar säga nej till en uppgift som inte hjälper den äldre.", 2, 3, 9),
            new Line("Planeringen blir bättre när de som kör turen är med.", 7, 4, 10),
            new Line("Vi behöver fler avstämningar med biståndshandläggaren.", 8, 7, 2),
            new Line("Chefen vet hur en vanlig dag ser ut.", 3, 7, 5),
            new Line("En missad signering ska alltid ge en avvikelse.", 2, 8, 3),
            new Line("Det ska gå att byta tur med en kollega samma dag.", 4, 3, 10),
            new Line("Restiden mellan besöken ska räknas som den är.", 10, 8, 9),
            new Line("Färre personer i varje arbetslag vore bättre.", 9, 4, 3),
            new Line("Nämnden borde följa med på en kvällstur.", 8, 7, 8),
            new Line("Mål om antal besök hjälper oss att göra ett bra jobb.", 1, 6, 2),
            new Line("Den som är vikarie ska få samma introduktion som alla andra.", 9, 10, 9),
            new Line("Vi ska kunna stanna längre när någon behöver det, och svara för det efteråt.", 10, 4, 8),
            new Line("Kontrollen av nycklar är onödigt krånglig.", 8, 2, 3),
            new Line("Jag vet vem som bestämmer vad.", 1, 7, 8));

    /** Residents and their relatives; staff; those in administration and politics. */
    private static final List<Line> EVENING = List.of(
            new Line("Den som kommer på kvällen ska veta vad som hände på dagen.", 10, 9, 9),
            new Line("Det är viktigare att det är någon jag känner än att klockslaget stämmer.", 9, 8, 4),
            new Line("Kommunen ska säga till när någon blir sen.", 10, 8, 9),
            new Line("Nattlarm med kamera kan ersätta en del besök, om den som bor där vill.", 3, 6, 9),
            new Line("Anhöriga ska kunna skriva till nattpersonalen.", 9, 4, 5),
            new Line("Två ska gå tillsammans på natten, även om det blir färre besök.", 4, 9, 3),
            new Line("Det räcker med ett telefonsamtal de kvällar allt är lugnt.", 2, 3, 7),
            new Line("Den som har hjälp hemma ska få bestämma när kvällen börjar.", 9, 7, 5),
            new Line("Läkemedel på kvällen ska alltid ges av samma yrkesgrupp.", 6, 3, 8),
            new Line("Det ska finnas någon att ringa hela natten som kan svara på riktigt.", 10, 9, 7),
            new Line("Vi kan vänta längre på hjälp om vi vet hur länge.", 8, 7, 8),
            new Line("Nycklar till hemmet ska finnas på färre händer.", 8, 3, 7),
            new Line("Kommunen ska mäta hur trygg kvällen är, inte hur många besök det blev.", 8, 9, 4),
            new Line("Trygghetslarm ska vara gratis för den som behöver det.", 9, 8, 3));

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final OpenDialogue open;
    private final MakeSlips slips;
    private final TakePart part;
    private final CloseDialogues close;
    private final NameGroups names;
    private final AnswerDialogue answer;
    private final DialogueQuery dialogues;
    private final Random chance = new Random(20_261_130);

    SjohagaDialogues(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            OpenDialogue open,
            MakeSlips slips,
            TakePart part,
            CloseDialogues close,
            NameGroups names,
            AnswerDialogue answer,
            DialogueQuery dialogues) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.open = open;
        this.slips = slips;
        this.part = part;
        this.close = close;
        this.names = names;
        this.answer = answer;
        this.dialogues = dialogues;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor elin = actors.get("Elin Forsgren");
        Actor bengt = actors.get("Bengt Nyberg");
        Chain chain = chains.asOf(elin, clock.today());
        planning(elin, bengt, chain);
        evening(elin, chain);
    }

    private void planning(Actor elin, Actor bengt, Chain chain) {
        List<UUID> rooms = rooms(chain, "Nämnd", "Förvaltning", "Område", "Enhet");
        UUID[] id = new UUID[1];
        clock.daysAgo(75, () -> {
            LocalDate day = clock.today();
            id[0] = open.open(
                    elin,
                    new Dialogue.Terms(
                            "Hur ska dagen planeras i hemtjänsten?",
                            "Få veta vad de som arbetar i hemtjänsten, och de som leder den, menar om planering och registrering.",
                            "Vem som lägger turerna och vad som ska registreras, från januari.",
                            "Larmrutinen, nycklarna och budgeten för nästa år.",
                            "Alla som arbetar i hemtjänsten, deras chefer, staberna och nämnden.",
                            DialogueKind.WORKPLACE,
                            DialogueEntry.CODE,
                            DialogueModeration.BEFORE,
                            unit(chain, "OHTJ"),
                            rooms,
                            unit(chain, "VON"),
                            day.plusDays(45),
                            day,
                            day.plusDays(20),
                            200,
                            SIMULATED),
                    PLANNING.stream().map(Line::body).toList());
            List<Code> codes = slips.make(elin, id[0], 144);
            int[] kinds = {62, 42, 38};
            int next = 0;
            for (int kind = 0; kind < kinds.length; kind++) {
                for (int person = 0; person < kinds[kind]; person++) {
                    UUID room = rooms.get(kind == 1 ? Math.min(3, chance.nextInt(5)) : chance.nextInt(12) == 0 ? 2 : 3);
                    Code key = part.enter(
                                    new Who(id[0], null, null),
                                    codes.get(next++).text(),
                                    room)
                            .key();
                    part.vote(new Who(id[0], key, null), votes(PLANNING, kind));
                }
            }
        });
        clock.daysAgo(54, () -> {
            close.close(elin, id[0]);
            close.finish(elin, id[0]);
            names.name(elin, id[0], groupNames(dialogues.find(elin, id[0]).result()));
        });
        clock.daysAgo(
                46,
                () -> answer.answer(
                        bengt,
                        id[0],
                        dialogues.find(bengt, id[0]).answers().getFirst().id(),
                        0,
                        "Vi prövar att arbetslagen själva planerar sina dagar, i tre enheter från januari till juni. Minutregistreringen vilar under"
                                + " tiden. Larm och nycklar ändrar vi inte.",
                        clock.today().plusDays(240)));
    }

    /** By what they stand for: who is for following the plan to the minute, who for letting the team plan. */
    private static Map<Integer, String> groupNames(se.tillit.dialogue.Result result) {
        Map<Integer, String> names = new TreeMap<>();
        for (int group = 0; group < result.groups().size(); group++) {
            int at = group;
            double follows = share(result, 5, at);
            double plans = share(result, 4, at);
            names.put(
                    group,
                    follows > 0.5 ? "Trygga rutiner" : plans > 0.7 ? "Låt arbetslaget planera" : "Mer tid på plats");
        }
        return names.values().stream().distinct().count() == names.size() ? names : Map.of();
    }

    private static double share(se.tillit.dialogue.Result result, int statement, int group) {
        return result.row(statement)
                .filter(row -> !row.groups().isEmpty())
                .map(row -> row.groups().get(group).share())
                .orElse(0.0);
    }

    private void evening(Actor elin, Chain chain) {
        List<UUID> rooms = rooms(chain, "Nämnd", "Förvaltning", "Enhet", "Mötet");
        clock.daysAgo(9, () -> {
            LocalDate day = clock.today();
            UUID id = open.open(
                    elin,
                    new Dialogue.Terms(
                            "Vad gör kvällen och natten trygg för den som har hjälp hemma?",
                            "Hitta det som invånare, anhöriga, personal och ansvariga är överens om innan kvällens arbete läggs om.",
                            "Hur kvälls- och nattpatrullen arbetar från mars.",
                            "Vem som har rätt till hjälp, och avgifterna.",
                            "Alla som bor i Sjöhaga, och alla som arbetar med hjälp i hemmet.",
                            DialogueKind.PUBLIC,
                            DialogueEntry.LINK,
                            DialogueModeration.BEFORE,
                            null,
                            rooms,
                            unit(chain, "VOF"),
                            day.plusDays(50),
                            day,
                            day.plusDays(28),
                            200,
                            SIMULATED),
                    EVENING.stream().map(Line::body).toList());
            List<Who> people = new ArrayList<>();
            int[] kinds = {27, 21, 13};
            for (int kind = 0; kind < kinds.length; kind++) {
                for (int person = 0; person < kinds[kind]; person++) {
                    UUID room = rooms.get(Math.min(
                            rooms.size() - 1, kind == 0 ? rooms.size() - 1 : kind == 1 ? 2 : chance.nextInt(2)));
                    Code key = part.enter(new Who(id, null, null), "", room).key();
                    Who who = new Who(id, key, null);
                    part.vote(who, votes(EVENING, kind));
                    people.add(who);
                }
            }
            part.write(people.getFirst(), "Samma telefonnummer ska gälla dygnet runt, så att jag slipper leta.", true);
            part.write(people.get(30), "Vi som kör på natten behöver kunna se vad kvällen skrev, i telefonen.", true);
            part.write(people.get(5), "Nattsköterskan Anna Berg borde få bestämma mer.", true);
        });
    }

    /** Most have voted on most. */
    private Map<Integer, Integer> votes(List<Line> lines, int kind) {
        Map<Integer, Integer> votes = new TreeMap<>();
        IntStream.range(0, lines.size()).forEach(number -> {
            double agree = Math.clamp(0.5 + 1.3 * (lines.get(number).agree()[kind] / 10.0 - 0.5), 0.03, 0.97);
            double drawn = chance.nextDouble();
            if (chance.nextInt(12) > 0) {
                votes.put(number, chance.nextInt(14) == 0 ? 0 : drawn < agree ? 1 : -1);
            }
        });
        return votes;
    }

    private static List<UUID> rooms(Chain chain, String... beginnings) {
        return java.util.stream.Stream.of(beginnings)
                .flatMap(beginning -> chain.levels().stream()
                        .filter(level -> level.nameSv().startsWith(beginning))
                        .limit(1))
                .map(Level::id)
                .toList();
    }

    private static UUID unit(Chain chain, String code) {
        return chain.units().stream()
                .filter(unit -> unit.code().equals(code))
                .map(Unit::id)
                .findFirst()
                .orElseThrow();
    }
}
