package se.tillit.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.ballot.Code;
import se.tillit.identity.AccountStore;
import se.tillit.panel.Age;
import se.tillit.panel.Area;
import se.tillit.panel.AskMembers;
import se.tillit.panel.Help;
import se.tillit.panel.HelpWanted;
import se.tillit.panel.JoinForSomebody;
import se.tillit.panel.Member;
import se.tillit.panel.NoteTakingPart;
import se.tillit.panel.OwnPage;
import se.tillit.panel.Slot;
import se.tillit.panel.TellThem;
import se.tillit.panel.WantHelp;

/** Residents of Sjöhaga who want to be asked, and two units that have asked for their help. */
@Component
final class SjohagaPanel implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final OwnPage own;
    private final JoinForSomebody write;
    private final WantHelp want;
    private final AskMembers ask;
    private final NoteTakingPart note;
    private final TellThem tell;

    /** By what they want to be called. */
    private final Map<String, String> codes = new HashMap<>();

    SjohagaPanel(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            OwnPage own,
            JoinForSomebody write,
            WantHelp want,
            AskMembers ask,
            NoteTakingPart note,
            TellThem tell) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.own = own;
        this.write = write;
        this.want = want;
        this.ask = ask;
        this.note = note;
        this.tell = tell;
    }

    Map<String, String> codes() {
        return codes;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        clock.daysAgo(190, () -> join(organisation));
        clock.daysAgo(120, () -> written(actors.get("Leila Haddad")));
        homeCare(organisation, actors.get("Maria Lindqvist"), actors.get("Leila Haddad"));
        school(organisation, actors.get("Eva Stenmark"), actors.get("Leila Haddad"));
    }

    private void join(UUID organisation) {
        join(
                organisation,
                "Ingrid",
                Age.FROM_65,
                Set.of(Area.ELDERLY, Area.HEALTH),
                "Min man hade hemtjänst i tre år. Jag vet vad ett byte av personal gör med en.",
                null);
        join(organisation, "Lars-Olov", Age.FROM_65, Set.of(Area.ELDERLY, Area.STREETS), null, null);
        join(
                organisation,
                "Fatima",
                Age.FROM_30,
                Set.of(Area.ELDERLY, Area.CONTACT),
                "Jag sköter allt med kommunen åt mina föräldrar.",
                "Tolk till somaliska för min mor");
        join(
                organisation,
                "Bosse",
                Age.FROM_65,
                Set.of(Area.ELDERLY, Area.HEALTH),
                "Jag har haft larm i två år och tryckt på det fyra gånger.",
                null);
        join(organisation, "Gun-Britt", Age.FROM_80, Set.of(Area.ELDERLY), null, "Hiss och en stol med armstöd");
        join(
                organisation,
                "Emil",
                Age.UNDER_30,
                Set.of(Area.SCHOOL, Area.CULTURE),
                "Jag gick ut nian förra året.",
                null);
        join(
                organisation,
                "Sanna",
                Age.FROM_30,
                Set.of(Area.SCHOOL, Area.CONTACT),
                "Två barn i Åsens skola, ett med anpassad studiegång.",
                null);
        join(
                organisation,
                "Mehmet",
                Age.FROM_30,
                Set.of(Area.SCHOOL, Area.SUPPORT),
                null,
                "Kvällar, jag arbetar skift");
        join(
                organisation,
                "Anna-Karin",
                Age.FROM_65,
                Set.of(Area.ELDERLY, Area.CULTURE),
                "Volontär i Väntjänsten.",
                null);
        join(
                organisation,
                "Petra",
                Age.FROM_30,
                Set.of(Area.DISABILITY, Area.SCHOOL),
                "Min son har assistans.",
                "Ledsagare får följa med");
        join(organisation, "Roland", Age.FROM_65, Set.of(Area.ELDERLY, Area.STREETS), null, null);
        join(
                organisation,
                "Yasmin",
                Age.UNDER_30,
                Set.of(Area.SUPPORT, Area.CONTACT),
                "Jag har sökt försörjningsstöd. Breven gick inte att förstå.",
                null);
        join(organisation, "Kerstin", Age.FROM_65, Set.of(Area.ELDERLY, Area.HEALTH), null, "Hörslinga");
        join(organisation, "Jonas", Age.FROM_30, Set.of(Area.SCHOOL), "Tre barn i förskola och skola.", null);
        join(organisation, "Birger", Age.FROM_65, Set.of(Area.ELDERLY, Area.CONTACT), null, null);
        join(organisation, "Ulla", Age.FROM_65, Set.of(Area.ELDERLY), "Jag är god man åt två personer.", null);
        join(organisation, "Hanna", Age.FROM_30, Set.of(Area.ELDERLY, Area.SCHOOL), null, null);
        join(organisation, "Stig", Age.FROM_65, Set.of(Area.ELDERLY, Area.HEALTH), null, null);
        join(organisation, "Maj", Age.FROM_65, Set.of(Area.ELDERLY), null, null);
        join(organisation, "Ali", Age.FROM_30, Set.of(Area.SCHOOL, Area.STREETS), null, null);
        join(organisation, "Gunilla", Age.FROM_65, Set.of(Area.ELDERLY, Area.CULTURE), null, null);
        join(organisation, "Torbjörn", Age.FROM_30, Set.of(Area.SCHOOL), null, null);
        join(organisation, "Elsa", Age.UNDER_30, Set.of(Area.CULTURE, Area.CONTACT), null, null);
        join(organisation, "Dawit", Age.FROM_30, Set.of(Area.SUPPORT, Area.SCHOOL), null, null);
    }

    private void join(
            UUID organisation,
            String called,
            Age age,
            Set<Area> areas,
            @Nullable String experience,
            @Nullable String needs) {
        Code receipt = own.join(
                organisation, contact(called), profile(age, areas, experience, needs), true, "sjohaga-" + called);
        codes.put(called, receipt.printed());
    }

    private void written(Actor leila) {
        Code receipt = write.join(
                leila,
                new Member.Contact("Rut", "Ring efter klockan tio, 0000-11 22 33"),
                profile(
                        Age.FROM_80,
                        Set.of(Area.ELDERLY, Area.HEALTH),
                        "Jag har haft hemtjänst längst av alla på Åsen.",
                        "Hämtas med bil"),
                true,
                "sjohaga-Rut");
        codes.put("Rut", receipt.printed());
    }

    /** Addresses and numbers that nobody has. */
    private static Member.Contact contact(String called) {
        return new Member.Contact(called, called.toLowerCase(Locale.ROOT).replace("ö", "o") + "@post.example");
    }

    private static Member.Profile profile(
            Age age, Set<Area> areas, @Nullable String experience, @Nullable String needs) {
        Set<Slot> slots = age == Age.FROM_30 ? Set.of(Slot.EVENING, Slot.ONLINE) : Set.of(Slot.DAYTIME);
        return new Member.Profile(areas, slots, age, experience, needs);
    }

    private void homeCare(UUID organisation, Actor maria, Actor leila) {
        UUID[] id = new UUID[1];
        clock.daysAgo(
                75,
                () -> id[0] = want.want(
                        maria,
                        new HelpWanted.Words(
                                Help.FOCUS_GROUP,
                                "Hur vill du få veta vem som kommer hem till dig?",
                                "Två timmar tillsammans med tre av oss som arbetar i hemtjänsten. Vi visar schemat som det ser ut hos oss, och ni berättar hur det är att vänta.",
                                "Ni kan påverka hur vi berättar, och när. Hur många vi är i arbetslaget kan vi inte ändra i år.",
                                Set.of(Area.ELDERLY),
                                6,
                                clock.today().plusDays(30),
                                Slot.DAYTIME,
                                "Träffpunkten på Åsen. Ramp från gården, och det går att vara med per telefon",
                                "300 kronor, resan och kaffe")));
        List<String> asked = List.of("Ingrid", "Bosse", "Gun-Britt", "Rut", "Kerstin", "Ulla", "Stig", "Fatima");
        clock.daysAgo(72, () -> ask.ask(leila, id[0], ids(organisation, asked)));
        List<String> coming = List.of("Ingrid", "Bosse", "Rut", "Kerstin", "Ulla", "Fatima");
        clock.daysAgo(66, () -> {
            coming.forEach(called -> own.answer(organisation, codes.get(called), id[0], true));
            own.answer(organisation, codes.get("Stig"), id[0], false);
        });
        clock.daysAgo(43, () -> {
            for (String called : List.of("Ingrid", "Bosse", "Rut", "Kerstin", "Fatima")) {
                note.note(leila, id[0], ids(organisation, List.of(called)).getFirst(), true, true);
            }
        });
        clock.daysAgo(
                12,
                () -> tell.tell(
                        maria,
                        id[0],
                        "Varje måndag ligger det nu en lapp med bilder på köksbordet hos den som vill ha en: vilka som kommer i veckan. Vi ringer när någon annan måste komma. Ni bad också om samma person varje morgon. Det klarar vi inte än, men på Åsen prövar arbetslaget att lägga turerna själva."));
    }

    private void school(UUID organisation, Actor eva, Actor leila) {
        UUID[] id = new UUID[1];
        clock.daysAgo(
                11,
                () -> id[0] = want.want(
                        eva,
                        new HelpWanted.Words(
                                Help.IMPROVEMENT_TEAM,
                                "Gör om breven som skolan skickar när någon är borta mycket",
                                "Tre kvällar, en och en halv timme var. Med är en lärare, en från elevhälsan och skolans administratör. Vi läser breven högt och skriver om dem.",
                                "Ni kan påverka orden, tonen och när brevet går. Att skolan måste höra av sig kan vi inte ta bort.",
                                Set.of(Area.SCHOOL, Area.SUPPORT),
                                4,
                                clock.today().plusDays(30),
                                Slot.EVENING,
                                "Personalrummet i Åsens skola, eller på distans",
                                "200 kronor per kväll")));
        clock.daysAgo(
                9,
                () -> ask.ask(leila, id[0], ids(organisation, List.of("Sanna", "Mehmet", "Jonas", "Petra", "Emil"))));
        clock.daysAgo(6, () -> {
            own.answer(organisation, codes.get("Sanna"), id[0], true);
            own.answer(organisation, codes.get("Petra"), id[0], true);
            own.answer(organisation, codes.get("Jonas"), id[0], false);
        });
    }

    private List<UUID> ids(UUID organisation, List<String> called) {
        return called.stream()
                .map(one -> own.look(organisation, codes.get(one))
                        .orElseThrow()
                        .member()
                        .id())
                .toList();
    }
}
