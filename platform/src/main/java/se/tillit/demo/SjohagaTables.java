package se.tillit.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Level;
import se.tillit.identity.AccountStore;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.table.AgreeStep;
import se.tillit.table.ApproveNotes;
import se.tillit.table.AskAtTable;
import se.tillit.table.BeginTable;
import se.tillit.table.Guests;
import se.tillit.table.JoinTable;
import se.tillit.table.LeadRounds;
import se.tillit.table.ReportStep;
import se.tillit.table.RoundTable;
import se.tillit.table.Seat;
import se.tillit.table.TableQuery;
import se.tillit.table.TellWhatCame;
import se.tillit.table.WriteNotes;

/** Three tables in Sjöhaga: one about a list in the kitchen, one that followed it up, and one that is to come. */
@Component
final class SjohagaTables implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final TableQuery tables;
    private final BeginTable begin;
    private final JoinTable join;
    private final AskAtTable ask;
    private final LeadRounds rounds;
    private final WriteNotes write;
    private final ApproveNotes approve;
    private final AgreeStep agree;
    private final ReportStep report;
    private final TellWhatCame tell;

    SjohagaTables(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            SignalQuery signals,
            TableQuery tables,
            BeginTable begin,
            JoinTable join,
            AskAtTable ask,
            LeadRounds rounds,
            WriteNotes write,
            ApproveNotes approve,
            AgreeStep agree,
            ReportStep report,
            TellWhatCame tell) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.signals = signals;
        this.tables = tables;
        this.begin = begin;
        this.join = join;
        this.ask = ask;
        this.rounds = rounds;
        this.write = write;
        this.approve = approve;
        this.agree = agree;
        this.report = report;
        this.tell = tell;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Map<String, UUID> demands = signals.asOf(actors.get("Maria Lindqvist"), clock.today()).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));
        UUID kitchen = kitchen(actors, demands.get("OHTJ-7"));
        again(actors, demands.get("OHTJ-7"), kitchen);
        coming(actors, demands.get("HR-3"));
    }

    /** Politician, staff function, manager, professional and citizen around one demand. */
    private UUID kitchen(Map<String, Actor> actors, UUID demand) {
        Actor elin = actors.get("Elin Forsgren");
        Actor leila = actors.get("Leila Haddad");
        Actor maria = actors.get("Maria Lindqvist");
        Actor aisha = actors.get("Aisha Warsame");
        Actor astrid = actors.get("Astrid Lund");
        Actor bengt = actors.get("Bengt Nyberg");
        UUID[] id = new UUID[1];
        clock.daysAgo(
                62,
                () -> id[0] = begin.begin(
                        elin,
                        new BeginTable.Plan(
                                new RoundTable.Invitation(
                                        "Vem har nytta av matlistan i köket?",
                                        "Listan fylls i fyra veckor om året. Ingen i arbetslaget vet vem som läser den, och Astrid undrar varför den sitter på kylskåpet.",
                                        "Om listan ska finnas kvar, hur ofta och i vilken form.",
                                        "Att vi måste upptäcka undernäring. Det ska vi göra på något sätt.",
                                        clock.today().plusDays(14),
                                        LocalTime.of(13, 0),
                                        "Samlingssalen på Åsen, bredvid biblioteket",
                                        null),
                                elin.name(),
                                List.of(demand),
                                rooms(elin, "namnd", "forvaltning", "enhet", "motet"),
                                new Guests(
                                        Stream.of(bengt, leila, maria, aisha, astrid)
                                                .map(Actor::name)
                                                .toList(),
                                        List.of("En anhörig"),
                                        List.of(),
                                        List.of("Dietisten på vårdcentralen")),
                                null)));
        clock.daysAgo(
                58, () -> List.of(bengt, leila, maria, aisha, astrid).forEach(one -> join.join(one, id[0], true)));
        clock.daysAgo(
                55,
                () -> ask.ask(
                        aisha,
                        id[0],
                        RoundTable.Asking.UNDERSTAND,
                        "Vem läser listan när vi har lämnat in den?",
                        null));
        clock.daysAgo(
                52,
                () -> ask.ask(
                        astrid,
                        id[0],
                        RoundTable.Asking.UNDERSTAND,
                        "Vad händer om det står att jag har ätit dåligt?",
                        null));
        clock.daysAgo(
                50,
                () -> ask.ask(bengt, id[0], RoundTable.Asking.UNDERSTAND, "Är det nämnden som har bett om den?", null));
        clock.daysAgo(48, () -> {
            List<Seat> seats = tables.find(elin, id[0]).table().seats();
            seats.forEach(seat -> rounds.hear(elin, id[0], seat.id(), true));
            rounds.judge(elin, id[0]);
            rounds.next(elin, id[0], 1);
            ask.ask(
                    maria,
                    id[0],
                    RoundTable.Asking.JUDGE,
                    "Hittar vi dem som går ner i vikt bättre på något annat sätt?",
                    null);
            ask.ask(
                    elin,
                    id[0],
                    RoundTable.Asking.JUDGE,
                    "Kan den som vill själv få säga till när maten inte smakar?",
                    seat(elin, id[0], "En anhörig"));
            seats.forEach(seat -> rounds.hear(elin, id[0], seat.id(), true));
            write.write(
                    elin,
                    id[0],
                    0,
                    "Listan kom till efter en granskning för två år sedan. Kvalitetsstaben samlar in den men läser den sällan.\n"
                            + "Aisha och hennes kollegor märker när någon äter sämre, men säger det i bilen och inte till någon som kan göra något.\n"
                            + "Vi är överens om att listan inte hjälper Astrid. Vi är inte överens om den kan tas bort helt.");
        });
        clock.daysAgo(47, () -> {
            approve.say(bengt, id[0], 1, true, null);
            approve.say(leila, id[0], 1, true, null);
            approve.say(
                    aisha,
                    id[0],
                    1,
                    false,
                    "Vi säger det till sjuksköterskan också, inte bara i bilen. Men vi får sällan veta vad som hände sedan.");
        });
        clock.daysAgo(46, () -> {
            write.write(
                    elin,
                    id[0],
                    1,
                    "Listan kom till efter en granskning för två år sedan. Kvalitetsstaben samlar in den men läser den sällan.\n"
                            + "Arbetslaget märker när någon äter sämre och säger det till sjuksköterskan, men får sällan veta vad som hände sedan.\n"
                            + "Vi är överens om att listan inte hjälper Astrid. Vi är inte överens om den kan tas bort helt.");
            agree.agree(
                    elin,
                    id[0],
                    "Ta reda på om någon har använt listorna det senaste året",
                    "Kvalitetsstaben",
                    seat(elin, id[0], leila.name()),
                    clock.today().plusDays(14));
            agree.agree(
                    elin,
                    id[0],
                    "Pröva att väga dem som vill en gång i månaden, i stället för listan",
                    "Enhetschefen i Åsen",
                    seat(elin, id[0], maria.name()),
                    clock.today().plusDays(30));
            agree.agree(
                    elin,
                    id[0],
                    "Fråga nämnden vad den behöver veta om maten",
                    "Nämndens ledamot",
                    seat(elin, id[0], bengt.name()),
                    clock.today().plusDays(60));
        });
        clock.daysAgo(44, () -> {
            for (Actor one : List.of(bengt, leila, maria, aisha)) {
                approve.say(one, id[0], 2, true, null);
            }
            approve.say(
                    astrid,
                    id[0],
                    2,
                    true,
                    "Det var roligt att bli frågad. Jag äter bättre i sällskap, det står inte på någon lista.");
            approve.noteFor(elin, id[0], seat(elin, id[0], "En anhörig"), 2, true, null);
            approve.noteFor(
                    elin,
                    id[0],
                    seat(elin, id[0], "Dietisten på vårdcentralen"),
                    2,
                    true,
                    "Vikten säger mer än listan.");
        });
        clock.daysAgo(
                33,
                () -> report.report(
                        leila,
                        id[0],
                        step(leila, id[0], 0),
                        true,
                        "Ingen har öppnat dem sedan i våras. Vi slutar samla in listorna och frågar arbetslaget i stället."));
        clock.daysAgo(
                18,
                () -> report.report(
                        maria,
                        id[0],
                        step(maria, id[0], 1),
                        true,
                        "Elva ville vara med. Två hade gått ner och har fått hjälp av dietisten."));
        clock.daysAgo(
                16,
                () -> tell.tell(
                        elin,
                        id[0],
                        "Matlistan på kylskåpet samlas inte in längre. Den som vill blir vägd en gång i månaden, och personalen får veta vad som händer när de säger till."));
        return id[0];
    }

    private void again(Map<String, Actor> actors, UUID demand, UUID before) {
        Actor elin = actors.get("Elin Forsgren");
        Actor leila = actors.get("Leila Haddad");
        Actor maria = actors.get("Maria Lindqvist");
        Actor aisha = actors.get("Aisha Warsame");
        Actor astrid = actors.get("Astrid Lund");
        Actor bengt = actors.get("Bengt Nyberg");
        UUID[] id = new UUID[1];
        clock.daysAgo(
                22,
                () -> id[0] = begin.begin(
                        elin,
                        new BeginTable.Plan(
                                new RoundTable.Invitation(
                                        "Hur gick det utan matlistan?",
                                        "Vi följer upp det vi kom fram till i höstas.",
                                        "Om vi fortsätter att väga dem som vill, och om fler enheter ska pröva.",
                                        "Att vi måste upptäcka undernäring.",
                                        clock.today().plusDays(13),
                                        LocalTime.of(14, 30),
                                        "Hemma hos Astrid, Björkstigen 4",
                                        null),
                                elin.name(),
                                List.of(demand),
                                rooms(elin, "namnd", "forvaltning", "enhet", "motet"),
                                new Guests(
                                        Stream.of(bengt, leila, maria, aisha, astrid)
                                                .map(Actor::name)
                                                .toList(),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                                before)));
        clock.daysAgo(
                20, () -> List.of(bengt, leila, maria, aisha, astrid).forEach(one -> join.join(one, id[0], true)));
        clock.daysAgo(9, () -> {
            rounds.judge(elin, id[0]);
            report.report(
                    elin,
                    before,
                    step(elin, before, 2),
                    false,
                    "Nämnden hann inte i oktober. Ledamoten tar upp det i december i stället.");
        });
        clock.daysAgo(8, () -> {
            write.write(
                    elin,
                    id[0],
                    0,
                    "Elva personer i Åsen vägs en gång i månaden, därför att de själva vill. Två har fått hjälp i tid.\n"
                            + "Ingen saknar listan. Astrid saknar sällskap vid maten, och det hör till målet om att ingen ska behöva äta ensam.");
            agree.agree(
                    elin,
                    id[0],
                    "Berätta för de andra hemtjänstgrupperna hur Åsen gör",
                    "Enhetschefen i Åsen",
                    seat(elin, id[0], maria.name()),
                    clock.today().plusDays(40));
            agree.agree(
                    elin,
                    id[0],
                    "Ta upp i nämnden vad den behöver veta om maten",
                    "Nämndens ledamot",
                    seat(elin, id[0], bengt.name()),
                    clock.today().plusDays(25));
        });
        clock.daysAgo(
                6, () -> List.of(leila, aisha, astrid, bengt).forEach(one -> approve.say(one, id[0], 1, true, null)));
    }

    private void coming(Map<String, Actor> actors, UUID demand) {
        Actor mikael = actors.get("Mikael Öberg");
        Actor eva = actors.get("Eva Stenmark");
        Actor elin = actors.get("Elin Forsgren");
        UUID[] id = new UUID[1];
        clock.daysAgo(
                6,
                () -> id[0] = begin.begin(
                        mikael,
                        new BeginTable.Plan(
                                new RoundTable.Invitation(
                                        "Vad blir det av handlingsplanerna efter medarbetarenkäten?",
                                        "Varje enhet skriver en plan om året. Tre har frågat vem som läser den.",
                                        "Mallen, hur ofta planen skrivs och vem som ska läsa den.",
                                        "Att arbetsmiljön ska undersökas och följas upp. Det kräver lagen.",
                                        clock.today().plusDays(13),
                                        LocalTime.of(9, 0),
                                        "Rum Åsen i kommunhuset",
                                        null),
                                mikael.name(),
                                List.of(demand),
                                rooms(mikael, "kommun", "forvaltning", "enhet"),
                                new Guests(
                                        Stream.of(
                                                        "Elin Forsgren",
                                                        "Maria Lindqvist",
                                                        "Eva Stenmark",
                                                        "Jonas Ekdahl",
                                                        "Karin Ström",
                                                        "Margareta Sundin")
                                                .toList(),
                                        List.of(),
                                        List.of("Ett skyddsombud från hemtjänsten"),
                                        List.of()),
                                null)));
        clock.daysAgo(5, () -> {
            join.join(eva, id[0], true);
            join.join(elin, id[0], true);
            ask.ask(
                    eva,
                    id[0],
                    RoundTable.Asking.UNDERSTAND,
                    "Har någon läst en plan från början till slut, och vad gjorde ni då?",
                    null);
        });
        clock.daysAgo(3, () -> {
            join.join(actors.get("Jonas Ekdahl"), id[0], true);
            ask.ask(
                    actors.get("Jonas Ekdahl"),
                    id[0],
                    RoundTable.Asking.UNDERSTAND,
                    "Vilka av åtgärderna i förra planen blev av?",
                    null);
            ask.ask(
                    elin,
                    id[0],
                    RoundTable.Asking.UNDERSTAND,
                    "Vad skulle ni skriva om det inte fanns någon mall?",
                    null);
        });
    }

    private List<UUID> rooms(Actor actor, String... codes) {
        return chains.asOf(actor, clock.today()).levels().stream()
                .filter(level -> List.of(codes).contains(level.code()))
                .map(Level::id)
                .toList();
    }

    /** The seat of somebody, by name or role. */
    private UUID seat(Actor actor, UUID table, String called) {
        return tables.find(actor, table).table().seats().stream()
                .filter(seat -> called.equals(seat.name()) || called.equals(seat.role()))
                .map(Seat::id)
                .findFirst()
                .orElseThrow();
    }

    private UUID step(Actor actor, UUID table, int ordinal) {
        return tables.find(actor, table).table().steps().get(ordinal).id();
    }
}
