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
import se.tillit.identity.AccountStore;
import se.tillit.support.AskForSupport;
import se.tillit.support.FollowSupport;
import se.tillit.support.Need;
import se.tillit.support.PromiseSupport;
import se.tillit.support.SetFunctions;

/** What support units in Sjöhaga need: one promise kept, one being agreed, one no, and one that waits. */
@Component
final class SjohagaSupport implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final SetFunctions functions;
    private final AskForSupport ask;
    private final PromiseSupport promise;
    private final FollowSupport follow;

    SjohagaSupport(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            SetFunctions functions,
            AskForSupport ask,
            PromiseSupport promise,
            FollowSupport follow) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.functions = functions;
        this.ask = ask;
        this.promise = promise;
        this.follow = follow;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor karin = actors.get("Karin Ström");
        Actor elin = actors.get("Elin Forsgren");
        Actor johan = actors.get("Johan Berglund");
        Actor farid = actors.get("Farid Nouri");
        Actor maria = actors.get("Maria Lindqvist");
        Map<String, UUID> units =
                chains.asOf(karin, clock.today()).units().stream().collect(Collectors.toMap(Unit::code, Unit::id));
        List<UUID> giving = List.of(units.get("HR"), units.get("VOC"), units.get("IT"));
        UUID[] need = new UUID[2];
        clock.daysAgo(50, () -> {
            functions.set(karin, giving);
            need[0] = ask.ask(
                    maria,
                    Need.Kind.ADMINISTRATIVE,
                    "Någon som bokar vikarier mellan sex och åtta på morgonen, så att jag kan vara med när nattpasset lämnar över.");
        });
        clock.daysAgo(43, () -> {
            promise.promise(
                    elin,
                    need[0],
                    0,
                    "Bemanningsenheten bokar vikarier före klockan åtta, i ett enda system. Vi börjar i Åsen och Centrum.",
                    clock.today().plusDays(30),
                    giving);
            promise.agree(johan, need[0], 1);
        });
        clock.daysAgo(41, () -> promise.agree(farid, need[0], 1));
        clock.daysAgo(
                15, () -> follow.done(elin, need[0], "Bemanningsenheten öppnar klockan 5.45 sedan den 9 november."));
        clock.daysAgo(
                4,
                () -> follow.worth(
                        maria,
                        need[0],
                        Need.Worth.MUCH,
                        "Jag har varit med på överlämningen tio dagar av elva. Det är första gången på flera år."));
        clock.daysAgo(24, () -> {
            UUID screens = ask.ask(
                    actors.get("Sara Lindgren"),
                    Need.Kind.ADMINISTRATIVE,
                    "Två skärmar till var och en som utreder, så att vi slipper skriva ut underlag.");
            promise.decline(
                    farid,
                    screens,
                    "Pengarna för i år är slut. Vi har lagt det först i planen för nästa år och hör av oss i januari.");
        });
        clock.daysAgo(13, () -> {
            need[1] = ask.ask(
                    actors.get("Eva Stenmark"),
                    Need.Kind.PSYCHOSOCIAL,
                    "Handledning för oss som leder, efter en höst med många svåra samtal med vårdnadshavare.");
        });
        clock.daysAgo(
                6,
                () -> promise.promise(
                        elin,
                        need[1],
                        0,
                        "Handledning i grupp var tredje vecka under våren, på arbetstid och utan att enhetens budget belastas.",
                        clock.today().plusDays(60),
                        List.of(units.get("VOC"))));
        clock.daysAgo(
                5,
                () -> ask.ask(
                        actors.get("Aisha Warsame"),
                        Need.Kind.PROFESSIONAL,
                        "Någon att ringa om demens på kvällar och helger."));
    }
}
