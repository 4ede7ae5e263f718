package se.tillit.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.diary.BeginWeek;
import se.tillit.diary.CloseWeeks;
import se.tillit.diary.EnterTime;
import se.tillit.diary.MakeDiaryCodes;
import se.tillit.diary.Week;
import se.tillit.identity.AccountStore;

/** A diary week in the home care of Sjöhaga, over since long. What was entered is simulated, and the title says so. */
@Component
final class SjohagaDiary implements Tale {

    private static final int AGO = 75;

    /** Of every hundred taps: meeting the citizen, staff, quality and process, steering and follow-up, IT trouble, other. */
    private static final int[] TAPS = {58, 11, 8, 12, 5, 6};

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final BeginWeek begin;
    private final MakeDiaryCodes codes;
    private final EnterTime enter;
    private final CloseWeeks close;
    private final Random chance = new Random(20_261_130);

    SjohagaDiary(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            BeginWeek begin,
            MakeDiaryCodes codes,
            EnterTime enter,
            CloseWeeks close) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.begin = begin;
        this.codes = codes;
        this.enter = enter;
        this.close = close;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor johan = actors.get("Johan Berglund");
        clock.daysAgo(AGO, () -> {
            UUID homeCare = chains.asOf(johan, clock.today()).units().stream()
                    .filter(unit -> unit.code().equals("OHTJ"))
                    .map(Unit::id)
                    .findFirst()
                    .orElseThrow();
            UUID week = begin.begin(
                    johan,
                    new Week.Terms(
                            "En vanlig vecka i hemtjänsten (simulerade timmar)",
                            homeCare,
                            "Controllern",
                            "Områdets ledningsgrupp och arbetslagen",
                            "Vilka rapporter området slutar med",
                            clock.today(),
                            10,
                            List.of(
                                    "Möte med invånaren",
                                    "Personal",
                                    "Kvalitet och process",
                                    "Styrning och uppföljning",
                                    "It-strul",
                                    "Annat"),
                            List.of(
                                    "Meeting the citizen",
                                    "Staff",
                                    "Quality and process",
                                    "Steering and follow-up",
                                    "IT trouble",
                                    "Other"),
                            4,
                            "Kommunal och Vision",
                            clock.today().minusDays(30),
                            "Dataskyddsombudet",
                            clock.today().minusDays(24)));
            codes.make(johan, week, null)
                    .forEach(unit -> unit.codes().stream().limit(3).forEach(code -> entries(code.text())));
        });
        clock.daysAgo(AGO - 8, close::close);
    }

    /** A week of some twenty-five hours, eight taps. */
    private void entries(String code) {
        for (int tap = 0; tap < 8; tap++) {
            int drawn = chance.nextInt(100);
            int category = 0;
            while (drawn >= TAPS[category]) {
                drawn -= TAPS[category++];
            }
            int minutes = category == 0 ? 240 : List.of(30, 60, 120, 180).get(chance.nextInt(4));
            enter.enter(code, UUID.randomUUID(), category + 1, minutes);
        }
    }
}
