package se.tillit.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.followup.AgreeNote;
import se.tillit.followup.FollowUp;
import se.tillit.followup.ListNeed;
import se.tillit.followup.OpenFollowUp;
import se.tillit.followup.SayWord;
import se.tillit.followup.TellFollowUp;
import se.tillit.followup.Word;
import se.tillit.followup.WriteNote;
import se.tillit.identity.AccountStore;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What people in Sjöhaga need to know, and two questions that they follow up together. */
@Component
final class SjohagaFollowUps implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final ListNeed list;
    private final SayWord say;
    private final OpenFollowUp open;
    private final TellFollowUp tell;
    private final WriteNote write;
    private final AgreeNote agree;

    SjohagaFollowUps(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            SignalQuery signals,
            ListNeed list,
            SayWord say,
            OpenFollowUp open,
            TellFollowUp tell,
            WriteNote write,
            AgreeNote agree) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.signals = signals;
        this.list = list;
        this.say = say;
        this.open = open;
        this.tell = tell;
        this.write = write;
        this.agree = agree;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor maria = actors.get("Maria Lindqvist");
        Actor aisha = actors.get("Aisha Warsame");
        Actor karin = actors.get("Karin Ström");
        Actor elin = actors.get("Elin Forsgren");
        Map<String, UUID> demands = signals.asOf(maria, clock.today()).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));
        UUID asen = chains.asOf(maria, clock.today()).units().stream()
                .filter(unit -> unit.code().equals("HTJ-ASEN"))
                .map(Unit::id)
                .findFirst()
                .orElseThrow();

        clock.daysAgo(34, () -> {
            list.list(aisha, "Om Astrid och de andra får äta i sällskap när de vill det.");
            list.list(
                    actors.get("Astrid Lund"), "Om samma person kommer på morgonen, så att jag slipper förklara igen.");
            UUID time = list.list(maria, "Hur mycket av dagen som går till restid mellan besöken.");
            say.say(maria, asen, null, time, Word.Said.MISSING, "Enhetschefen, med planeringen");
            say.say(maria, asen, demands.get("VOC-2"), null, Word.Said.KEEP, "Enhetschefen");
        });
        UUID[] staff = new UUID[1];
        clock.daysAgo(
                30,
                () -> staff[0] = open.open(
                        elin,
                        "Har de som arbetar i hemtjänsten det de behöver för att göra ett bra jobb?",
                        demands.get("KF-7"),
                        List.of(demands.get("KS-I1"), demands.get("KS-I4")),
                        clock.today().plusDays(120)));
        clock.daysAgo(25, () -> {
            tell.tell(
                    maria,
                    staff[0],
                    FollowUp.Telling.STORY,
                    "I augusti fick vi en samordnare till. Sedan dess har ingen behövt avbryta ett besök för att svara i telefon om schemat.");
            tell.tell(
                    aisha,
                    staff[0],
                    FollowUp.Telling.STORY,
                    "Förra vintern sov jag dåligt innan helgpassen. Nu vet jag vem jag kan ringa.");
        });
        clock.daysAgo(
                18,
                () -> tell.tell(
                        aisha,
                        staff[0],
                        FollowUp.Telling.READING,
                        "Övertiden sjönk när samordnaren kom, inte när enkäten gjordes. Fråga oss om det innan ni drar in den."));
        clock.daysAgo(11, () -> {
            write.write(
                    elin,
                    staff[0],
                    0,
                    "Samordnaren har gjort skillnad, både för övertiden och för arbetsron. Vi behåller den och ser om Centrum behöver detsamma.",
                    clock.today().plusDays(120));
            agree.agree(maria, staff[0], 1);
        });
        clock.daysAgo(
                4,
                () -> open.open(
                        karin,
                        "Kommer hjälpen när den är lovad?",
                        demands.get("KF-3"),
                        List.of(demands.get("VON-I1"), demands.get("VOC-2")),
                        clock.today().plusDays(90)));
    }
}
