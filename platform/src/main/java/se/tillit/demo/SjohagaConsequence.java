package se.tillit.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.consequence.Consequence;
import se.tillit.consequence.DraftConsequence;
import se.tillit.consequence.SetExchange;
import se.tillit.consequence.WriteConsequence;
import se.tillit.identity.AccountStore;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** One more goal that somebody in Sjöhaga has thought of, on its way to the board. */
@Component
final class SjohagaConsequence implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final SignalQuery signals;
    private final DraftConsequence draft;
    private final WriteConsequence write;
    private final SetExchange exchange;

    SjohagaConsequence(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            SignalQuery signals,
            DraftConsequence draft,
            WriteConsequence write,
            SetExchange exchange) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.signals = signals;
        this.draft = draft;
        this.write = write;
        this.exchange = exchange;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor leila = actors.get("Leila Haddad");
        Map<String, UUID> demands = signals.asOf(leila, clock.today()).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));
        clock.daysAgo(200, () -> exchange.set(actors.get("Karin Ström"), 2));
        clock.daysAgo(11, () -> {
            UUID id = draft.draft(leila, goal(clock.today()));
            write.write(
                    leila,
                    id,
                    0,
                    words(clock.today().plusDays(24)),
                    List.of(
                            new Consequence.Exchange(
                                    demands.get("VON-1"), "Samma siffror som ”Utförd tid”. Controllern är enig."),
                            new Consequence.Exchange(
                                    demands.get("VOC-2"), "Går att hämta ur planeringssystemet i stället."),
                            new Consequence.Exchange(demands.get("HR-3"), "Ingen har läst planerna på två år.")));
        });
    }

    private static Map<String, String> goal(LocalDate today) {
        Map<String, String> fields = new HashMap<>();
        fields.put("rubrik", "Alla ska ha en digital genomförandeplan inom 14 dagar");
        fields.put("slag", "GOAL");
        fields.put("ursprung", "OWN");
        fields.put("utfardare", "Vård- och omsorgsnämnden (VON)");
        fields.put("syfte", "Den som får hjälp ska veta vem som kommer och när.");
        fields.put("anvands", "Vård- och omsorgsnämnden");
        fields.put("beslut", "Nämndens plan för nästa år");
        fields.put("fran", today.withDayOfYear(1).plusYears(1).toString());
        fields.put("till", today.withDayOfYear(1).plusYears(4).toString());
        fields.put("befattning0", "Enhetschef hemtjänst (EC-HTJ)");
        fields.put("befattning1", "Undersköterska (USK)");
        fields.put("enhet1", "Område hemtjänst (OHTJ)");
        fields.put("hurofta", "MONTHLY");
        fields.put("lagst", "30");
        fields.put("troligast", "45");
        fields.put("hogst", "65");
        fields.put("underlag", "ESTIMATE");
        fields.put("sagtav", "Fem enheter i hemtjänsten");
        fields.put("sagtden", today.minusDays(20).toString());
        return fields;
    }

    private static Consequence.Words words(LocalDate meeting) {
        return new Consequence.Words(
                "Vård- och omsorgsnämnden, ärende 9",
                meeting,
                "Den som har en plan vet vem som kommer och när. Fyra av fem har redan en inom 14 dagar. Målet rör"
                        + " alltså ungefär 120 personer om året.",
                "En plan är bra. Men jag vill hellre att det är samma person som kommer.",
                "Ur samtal med sju hemtjänsttagare, i oktober",
                "Socialtjänstlagen gäller ändå. Planen följs upp två gånger om året, och MAS gör stickprov.",
                "att var femte fortsätter att få vänta, mest på Åsen och Södra där planerna skrivs på papper.",
                "om planer är viktigast just nu, och vad som får stå tillbaka.",
                "hur en plan skrivs, och om 14 dagar är rätt för den som nyss kommit hem från sjukhus.",
                """
                Surfplattor till Åsen och Södra, 90 000 kronor en gång.
                Pröva på två enheter till juni och kom tillbaka med resultatet.
                Inget mål, men en fråga till de äldre vid varje uppföljning.""");
    }
}
