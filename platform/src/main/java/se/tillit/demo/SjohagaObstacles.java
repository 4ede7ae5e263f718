package se.tillit.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.identity.AccountStore;
import se.tillit.obstacle.AnswerObstacle;
import se.tillit.obstacle.ArrangeObstacles;
import se.tillit.obstacle.ExtendObstacle;
import se.tillit.obstacle.HandlePetition;
import se.tillit.obstacle.JoinObstacles;
import se.tillit.obstacle.MoveUp;
import se.tillit.obstacle.Obstacle;
import se.tillit.obstacle.Obstacle.Notices;
import se.tillit.obstacle.Obstacle.Often;
import se.tillit.obstacle.Obstacle.Settled;
import se.tillit.obstacle.ObstacleQuery;
import se.tillit.obstacle.ObstacleSettings;
import se.tillit.obstacle.PassOn;
import se.tillit.obstacle.Petition;
import se.tillit.obstacle.ReportObstacle;
import se.tillit.obstacle.SupportObstacle;
import se.tillit.obstacle.TellAsCitizen;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What people in Sjöhaga have said is in the way, and what became of it. */
@Component
final class SjohagaObstacles implements Tale {

    private static final int DAYS_TO_ANSWER = 10;

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final SignalQuery signals;
    private final ChainQuery chains;
    private final ArrangeObstacles arrange;
    private final ReportObstacle report;
    private final SupportObstacle support;
    private final AnswerObstacle answer;
    private final PassOn passOn;
    private final ExtendObstacle extend;
    private final JoinObstacles join;
    private final MoveUp moveUp;
    private final HandlePetition petitions;
    private final TellAsCitizen citizens;
    private final ObstacleQuery obstacles;

    SjohagaObstacles(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            SignalQuery signals,
            ChainQuery chains,
            ArrangeObstacles arrange,
            ReportObstacle report,
            SupportObstacle support,
            AnswerObstacle answer,
            PassOn passOn,
            ExtendObstacle extend,
            JoinObstacles join,
            MoveUp moveUp,
            HandlePetition petitions,
            TellAsCitizen citizens,
            ObstacleQuery obstacles) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.signals = signals;
        this.chains = chains;
        this.arrange = arrange;
        this.report = report;
        this.support = support;
        this.answer = answer;
        this.passOn = passOn;
        this.extend = extend;
        this.join = join;
        this.moveUp = moveUp;
        this.petitions = petitions;
        this.citizens = citizens;
        this.obstacles = obstacles;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor maria = actors.get("Maria Lindqvist");
        Actor eva = actors.get("Eva Stenmark");
        Actor aisha = actors.get("Aisha Warsame");
        Actor jonas = actors.get("Jonas Ekdahl");
        Actor sara = actors.get("Sara Lindgren");
        Actor karin = actors.get("Karin Ström");
        Actor per = actors.get("Per Hallgren");
        Actor leila = actors.get("Leila Haddad");
        Actor farid = actors.get("Farid Nouri");
        Chain chain = chains.asOf(maria, clock.today());
        Map<String, UUID> units = chain.units().stream().collect(Collectors.toMap(Unit::code, Unit::id));
        Map<String, UUID> demands = signals.asOf(maria, clock.today()).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));
        Map<String, String> references = signals.asOf(maria, clock.today()).stream()
                .filter(signal -> signal.details().legalBasis() != null)
                .collect(Collectors.toMap(signal -> signal.details().code(), signal -> signal.details()
                        .legalBasis()));
        UUID asen = units.get("HTJ-ASEN");
        UUID school = units.get("SKO-ASEN");

        clock.daysAgo(
                200,
                () -> arrange.arrange(
                        farid,
                        new ObstacleSettings(
                                DAYS_TO_ANSWER,
                                "https://sjohaga.example/lex-sarah",
                                "https://sjohaga.example/lex-maria",
                                "https://sjohaga.example/visselblas",
                                units.get("VOF"))));

        UUID visits = ago(
                70,
                () -> report.report(
                        aisha,
                        told(
                                "Astrid vill duscha på kvällen, men tiden ligger på morgonen. Jag måste ringa"
                                        + " biståndsenheten varje gång och de svarar först på eftermiddagen.",
                                asen,
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.WEEKLY,
                                null,
                                12),
                        List.of(demands.get("OHTJ-8")),
                        true,
                        false));
        ago(68, () -> support.support(maria, visits, true));
        ago(
                61,
                () -> answer(
                        karin,
                        visits,
                        Settled.CHANGED,
                        "Ni får flytta ett besök samma dag när den ni hjälper vill det. Biståndsenheten läser det i"
                                + " efterhand. Tack för att du sade till.",
                        null,
                        "Personalen måste ringa och vänta på svar när någon vill byta tid för ett besök"));

        UUID keys = ago(
                66,
                () -> report.report(
                        aisha,
                        told(
                                "Det är två nycklar till samma trapphus på Kvarngatan. En till porten och en till"
                                        + " källaren där rullatorn står.",
                                asen,
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.DAILY,
                                null,
                                3),
                        List.of(),
                        true,
                        false));
        ago(
                63,
                () -> passOn.pass(
                        maria,
                        keys,
                        version(maria, keys),
                        units.get("FAST"),
                        "Låsen i huset är fastighetsenhetens sak. Jag har berättat för Per att det kommer."));
        ago(
                52,
                () -> answer(
                        per,
                        keys,
                        Settled.REFUSED,
                        "Fastighetsägaren säger nej till ett gemensamt lås så länge avtalet gäller. Det löper ut i"
                                + " juni, och då tar vi upp frågan igen.",
                        null,
                        "Två olika nycklar behövs till samma trapphus på Kvarngatan"));

        UUID store = ago(
                48,
                () -> report.report(
                        jonas,
                        told(
                                "Förrådet med material till slöjden går bara att öppna av vaktmästaren. Han är på tre"
                                        + " skolor och klassen står och väntar.",
                                school,
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.WEEKLY,
                                null,
                                10),
                        List.of(),
                        true,
                        false));
        ago(
                45,
                () -> answer(
                        eva,
                        store,
                        Settled.REMOVED,
                        "Slöjdlärarna har egna nycklar från och med i dag.",
                        null,
                        "Klassen fick vänta på vaktmästaren för att komma in i slöjdförrådet"));

        UUID cupboard = ago(
                40,
                () -> report.report(
                        aisha,
                        told(
                                "Nycklarna ska kvitteras i pärmen både när passet börjar och när det slutar, fast"
                                        + " skåpet redan registrerar vem som tar ut dem.",
                                asen,
                                Set.of(Notices.STAFF),
                                Often.DAILY,
                                "Rutin för nyckelhantering",
                                2),
                        List.of(demands.get("OHTJ-2")),
                        false,
                        false));
        ago(
                34,
                () -> answer(
                        karin,
                        cupboard,
                        Settled.EXEMPT,
                        "Åsen prövar utan pärmen och litar på skåpets lista. Saknas ingen nyckel under tiden tar vi"
                                + " bort kvitteringen för alla.",
                        clock.today().plusDays(60),
                        "Samma nyckel kvitteras både i skåpet och i en pärm"));

        ago(
                32,
                () -> report.report(
                        aisha,
                        told(
                                "Matlistan i köket fyller vi i för hand en hel vecka, men ingen av oss har hört vad"
                                        + " den används till. Sven-Olof tycker att det känns som ett förhör.",
                                asen,
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.SOMETIMES,
                                null,
                                15),
                        List.of(demands.get("OHTJ-7")),
                        true,
                        false));
        clock.daysAgo(13, moveUp::move);

        UUID logout = ago(
                11,
                () -> report.report(
                        sara,
                        told(
                                "Vi loggas ut ur journalen efter fem minuter. Sitter jag och pratar med någon måste"
                                        + " jag börja om med kort och kod, och då tappar vi tråden.",
                                units.get("BIST"),
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.DAILY,
                                "Journalsystemet",
                                4),
                        List.of(),
                        true,
                        false));
        ago(9, () -> support.support(maria, logout, true));
        ago(8, () -> support.support(jonas, logout, false));
        UUID again = ago(
                7,
                () -> report.report(
                        maria,
                        told(
                                "Journalen loggar ut mig efter fem minuter, mitt i samtalet med den jag ska hjälpa.",
                                asen,
                                Set.of(Notices.STAFF),
                                Often.DAILY,
                                "Journalsystemet",
                                4),
                        List.of(),
                        true,
                        false));
        clock.daysAgo(6, () -> join.join(karin, again, logout));
        ago(6, () -> support.support(aisha, logout, false));
        clock.daysAgo(
                2,
                () -> extend.extend(
                        karin,
                        logout,
                        version(karin, logout),
                        "Leverantören svarar på måndag om tiden kan ställas in för oss som sitter i samtal."));

        ago(
                6,
                () -> report.report(
                        maria,
                        told(
                                "Genomförandeplanen ska skrivas om två gånger om året också när inget har ändrats."
                                        + " Elsa frågar varför vi pratar om samma sak igen.",
                                asen,
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.SOMETIMES,
                                null,
                                60),
                        List.of(demands.get("SOL-16")),
                        true,
                        false));

        ago(
                5,
                () -> report.report(
                        aisha,
                        told(
                                "Planen för Nils är likadan som i våras, men jag ska ändå sitta med honom och skriva"
                                        + " om den från början. Han blir orolig och tror att något ska tas bort.",
                                asen,
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.SOMETIMES,
                                null,
                                50),
                        List.of(demands.get("SOL-16")),
                        true,
                        false));
        clock.daysAgo(
                3,
                () -> petitions.draft(
                        leila,
                        references.get("SOL-16"),
                        new Petition.Words(
                                "Låt en plan gälla tills något ändras",
                                "Socialstyrelsen",
                                "Sjöhaga kommun ber Socialstyrelsen att förtydliga att en genomförandeplan inte"
                                        + " behöver skrivas om när inget har ändrats för den enskilde.\n\n"
                                        + "Medarbetare i hemtjänsten har berättat att planen skrivs om två gånger om året"
                                        + " också när allt är sig likt. Den äldre undrar varför, och blir ibland orolig"
                                        + " för att hjälpen ska minska. Samtalet om hur hjälpen ges vill vi ha kvar. Det"
                                        + " är omskrivningen vi vill slippa.")));
        ago(
                4,
                () -> report.report(
                        aisha,
                        told(
                                "Jag ska skriva under passet, men datorn står på kontoret. Då skriver jag på en lapp"
                                        + " först och sedan en gång till.",
                                asen,
                                Set.of(Notices.STAFF),
                                Often.DAILY,
                                null,
                                8),
                        List.of(demands.get("SOL-2")),
                        false,
                        false));
        clock.daysAgo(
                3,
                () -> citizens.tell(
                        organisation,
                        new Obstacle.Told(
                                "Min mamma har hemtjänst. När hon har varit hos doktorn måste jag själv ringa och"
                                        + " berätta vad som är ändrat, för hemtjänsten får inte veta det.",
                                asen,
                                Set.of(Notices.CITIZENS, Notices.RELATIVES),
                                null,
                                null,
                                null,
                                null,
                                "Att någon ringer mig, eller att de som kommer hem till mamma redan vet."),
                        false));

        ago(
                daysUntilFriday(clock.today()),
                () -> report.report(
                        aisha,
                        told(
                                "Samma tider ska skrivas in två gånger. Först håller jag telefonen mot brickan vid"
                                        + " dörren, och sedan fyller jag i veckoblanketten som Maria behöver till sina"
                                        + " båda rapporter om utförd tid. Den kvarten hade jag kunnat sitta kvar hos"
                                        + " Astrid.",
                                asen,
                                Set.of(Notices.CITIZENS, Notices.STAFF),
                                Often.WEEKLY,
                                "Veckoblanketten för utförd tid",
                                15),
                        List.of(demands.get("VOC-1"), demands.get("VON-1")),
                        true,
                        false));
    }

    private void answer(
            Actor actor, UUID id, Settled settled, String text, @Nullable LocalDate until, @Nullable String told) {
        answer.answer(
                actor, id, version(actor, id), new AnswerObstacle.Given(settled, text, null, until, told, List.of()));
    }

    private int version(Actor actor, UUID id) {
        return obstacles.find(actor, id).obstacle().version();
    }

    /** How many days ago something was told that is to be answered by the coming Friday; or, where that is a holiday, by a day near it. */
    private static int daysUntilFriday(LocalDate today) {
        return IntStream.rangeClosed(1, 60)
                .filter(days -> {
                    LocalDate due = SwedishDays.after(today.minusDays(days), DAYS_TO_ANSWER);
                    return due.getDayOfWeek() == DayOfWeek.FRIDAY
                            && !due.isBefore(today)
                            && due.isBefore(today.plusDays(7));
                })
                .findFirst()
                .orElse(1);
    }

    private static Obstacle.Told told(
            String text, UUID unit, Set<Notices> notices, Often often, @Nullable String thing, int minutes) {
        return new Obstacle.Told(text, unit, notices, often, thing, minutes, null, null);
    }

    private UUID ago(int days, Supplier<UUID> what) {
        UUID[] made = new UUID[1];
        clock.daysAgo(days, () -> made[0] = what.get());
        return made[0];
    }

    private void ago(int days, Runnable what) {
        clock.daysAgo(days, what);
    }
}
