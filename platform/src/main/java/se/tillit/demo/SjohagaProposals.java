package se.tillit.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.identity.AccountStore;
import se.tillit.proposal.AskAboutEffects;
import se.tillit.proposal.Change;
import se.tillit.proposal.CommentProposal;
import se.tillit.proposal.ConfirmEffect;
import se.tillit.proposal.DecideProposal;
import se.tillit.proposal.Effect;
import se.tillit.proposal.MakeProposal;
import se.tillit.proposal.Proposal;
import se.tillit.proposal.SendProposal;
import se.tillit.proposal.WriteProposal;
import se.tillit.signal.Frequency;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What people in Sjöhaga have proposed to make simpler: one thing that was decided and tried, and one that is out for comments. */
@Component
final class SjohagaProposals implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final SignalQuery signals;
    private final MakeProposal make;
    private final WriteProposal write;
    private final SendProposal send;
    private final CommentProposal comment;
    private final DecideProposal decide;
    private final AskAboutEffects askEffects;
    private final ConfirmEffect confirm;

    SjohagaProposals(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            SignalQuery signals,
            MakeProposal make,
            WriteProposal write,
            SendProposal send,
            CommentProposal comment,
            DecideProposal decide,
            AskAboutEffects askEffects,
            ConfirmEffect confirm) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.signals = signals;
        this.make = make;
        this.write = write;
        this.send = send;
        this.comment = comment;
        this.decide = decide;
        this.askEffects = askEffects;
        this.confirm = confirm;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Map<String, UUID> demands = signals.asOf(actors.get("Johan Berglund"), clock.today()).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));
        courses(actors, demands);
        staffReports(actors, demands);
    }

    private void courses(Map<String, Actor> actors, Map<String, UUID> demands) {
        Actor leila = actors.get("Leila Haddad");
        Actor karin = actors.get("Karin Ström");
        Actor aisha = actors.get("Aisha Warsame");
        UUID courses = demands.get("VOF-2");
        UUID selfChecks = demands.get("KVAL-5");
        UUID[] id = new UUID[1];
        clock.daysAgo(300, () -> {
            LocalDate from = clock.today().plusDays(45);
            id[0] = make.make(
                    leila,
                    "Webbutbildningarna vartannat år i stället för varje år",
                    "Samma fem kurser görs om varje höst, mellan besöken, också av den som nyss har gjort dem.",
                    "Tiden går tillbaka till besöken hemma hos de äldre.",
                    List.of(courses, selfChecks));
            write.write(
                    leila,
                    id[0],
                    0,
                    new Proposal.Words(
                            "Webbutbildningarna vartannat år i stället för varje år",
                            "Samma fem kurser görs om varje höst, mellan besöken, också av den som nyss har gjort dem.",
                            "Tiden går tillbaka till besöken hemma hos de äldre.",
                            from,
                            "Om någon som inte har gått kursen är med om ett tillbud som kursen handlar om.",
                            from.plusMonths(12),
                            "Skyddsombuden och MAS",
                            null),
                    List.of(
                            item(
                                    courses,
                                    Change.LENGTHEN,
                                    Frequency.Rhythm.EVERY_SECOND_YEAR,
                                    "Att ny personal kan brand, hygien och förflyttning.",
                                    "Förvaltningen vill kunna visa att alla har gått.",
                                    "Tre timmar om året på telefonen i bilen. Man klickar sig igenom.",
                                    "Den som är ny går alla kurser första veckan. MAS går igenom hygienen på plats."),
                            item(
                                    selfChecks,
                                    Change.REMOVE,
                                    null,
                                    "Att anteckningarna hjälper nästa kollega.",
                                    "Kvalitetsstaben väljer utbildning efter svaren.",
                                    "Trettio frågor är många.",
                                    "Gruppens egen genomgång en gång i månaden.")));
            send.send(leila, id[0], 1, clock.today().plusDays(14));
        });
        clock.daysAgo(
                292,
                () -> comment.comment(
                        aisha, id[0], "Bra. Men låt den som vill få gå om förflyttning, den glömmer man."));
        clock.daysAgo(
                280,
                () -> decide.decide(
                        karin,
                        id[0],
                        new DecideProposal.Yes(
                                Set.of(courses),
                                clock.today().plusDays(25),
                                "Det räcker att den som är ny går alla kurser genast. Egenkontrollen av anteckningar"
                                        + " står kvar, för den har visat sig hjälpa nya kollegor.",
                                "Vård- och omsorgsnämnden, § 41",
                                new Proposal.Told(
                                        "Personalen går de fem webbkurserna vartannat år i stället för varje år."
                                                + " Tiden blir besök.",
                                        "Den som är ny går alla kurser första veckan, och sjuksköterskan som är"
                                                + " medicinskt ansvarig går igenom hygienen på plats."))));
        clock.daysAgo(60, askEffects::ask);
        clock.daysAgo(
                55,
                () -> confirm.confirm(
                        aisha,
                        id[0],
                        Effect.Answer.YES,
                        "I höst hann vi prata igenom Astrids nya rutin i stället. Det var den tiden."));
    }

    private void staffReports(Map<String, Actor> actors, Map<String, UUID> demands) {
        Actor maria = actors.get("Maria Lindqvist");
        UUID sickLeave = demands.get("HR-1");
        UUID plan = demands.get("HR-3");
        UUID template = demands.get("VOF-3");
        UUID rounds = demands.get("AV-2");
        UUID[] id = new UUID[1];
        clock.daysAgo(9, () -> {
            LocalDate from = clock.today().withDayOfMonth(1).plusMonths(3);
            String title = "En rapport om personalen i stället för tre";
            String why = "Tre rapporter till HR frågar om samma människor, och planen efter enkäten har ingen läst.";
            String freedTo = "En förmiddag i månaden ute i gruppen, inte vid datorn.";
            id[0] = make.make(maria, title, why, freedTo, List.of(plan, sickLeave, template, rounds));
            write.write(
                    maria,
                    id[0],
                    0,
                    new Proposal.Words(
                            title,
                            why,
                            freedTo,
                            from,
                            "Om sjukfrånvaron ökar två kvartal i rad och ingen har märkt det.",
                            from.plusMonths(9),
                            "Centrala samverkansgruppen",
                            "Arbetsmiljölagen kräver att ohälsa upptäcks och att ronder görs. Hur ofta bestämmer vi."),
                    List.of(
                            item(
                                    plan,
                                    Change.REMOVE,
                                    null,
                                    "Att det som personalen säger i enkäten leder till något.",
                                    "HR-partnern har inte läst planerna på två år.",
                                    "Sex timmar om våren för en mall som ingen svarar på.",
                                    "Gruppen går igenom svaren på ett möte och väljer en sak att ändra."),
                            item(
                                    sickLeave,
                                    Change.LENGTHEN,
                                    Frequency.Rhythm.QUARTERLY,
                                    "Att den som mår dåligt fångas upp tidigt.",
                                    "HR vill ha kvar avstämningen, men inte varje månad.",
                                    "Samtalen tar jag ändå. Rapporten skrivs efteråt.",
                                    "Chefens egna samtal, och lönesystemet som larmar vid sjätte tillfället."),
                            item(
                                    template,
                                    Change.VOLUNTARY,
                                    null,
                                    "Att samtalet handlar om rätt saker.",
                                    "Mallen är ett stöd, tycker HR.",
                                    "Sex sidor är för mycket mellan två besök.",
                                    "Samtalet hålls ändå varje år."),
                            item(
                                    rounds,
                                    Change.LENGTHEN,
                                    Frequency.Rhythm.YEARLY,
                                    "Att ingen skadas av lyft, bilar och trappor.",
                                    null,
                                    "Ronden är bra. Blanketten är samma som förra gången.",
                                    null)));
            send.send(maria, id[0], 1, clock.today().plusDays(14));
        });
        clock.daysAgo(
                6,
                () -> comment.comment(
                        actors.get("Eva Stenmark"),
                        id[0],
                        "Vi gör redan så på skolan: ett möte om enkäten, en sak att ändra. Planen skriver jag för mallens skull."));
        clock.daysAgo(
                5,
                () -> comment.comment(
                        actors.get("Mikael Öberg"),
                        id[0],
                        "Facket säger ja, om samtalen om sjukfrånvaro verkligen hålls och skyddsombudet får siffrorna."));
        clock.daysAgo(
                2,
                () -> comment.comment(
                        actors.get("Aisha Warsame"), id[0], "Fråga hur jag mår i stället för att ge mig sex sidor."));
    }

    private static Proposal.Item item(
            UUID demand,
            Change change,
            Frequency.@Nullable Rhythm often,
            String serves,
            @Nullable String controllers,
            String controlled,
            @Nullable String remains) {
        return new Proposal.Item(demand, change, null, often, serves, controllers, controlled, remains, null, null);
    }
}
