package se.tillit.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;

/** What may be seen of the panel: how varied it is, what it is asked, and by whoever asked those who have said yes. Who is in it: {@link ReadMembers}. */
@Component
public final class PanelQuery {

    private final Door door;
    private final MemberStore members;
    private final HelpStore wanted;
    private final Clock clock;

    PanelQuery(Door door, MemberStore members, HelpStore wanted, Clock clock) {
        this.door = door;
        this.members = members;
        this.wanted = wanted;
        this.clock = clock;
    }

    public record Listed(List<HelpWanted> wanted, boolean more, LocalDate today) {}

    public Listed list(Actor actor, @Nullable UUID after, int most) {
        return door.read(actor, Access.SEE_PANEL, () -> {
            HelpWanted last =
                    after == null ? null : wanted.find(after).orElseThrow(() -> new Refusal.NotFound("request"));
            List<HelpWanted> found = wanted.all(last, most + 1);
            return new Listed(found.stream().limit(most).toList(), found.size() > most, SwedishDays.today(clock));
        });
    }

    /** Of those who had joined when the month began, so that nobody sees by it who has just joined. */
    public Spread spread(Actor actor) {
        return door.read(actor, Access.SEE_PANEL, () -> {
            LocalDate month = SwedishDays.today(clock).withDayOfMonth(1);
            return Spread.of(members.all().stream()
                    .filter(member -> member.joinedOn().isBefore(month))
                    .toList());
        });
    }

    /** Somebody who has said yes, as whoever asked for help sees her: no way to reach her, which is whoever coordinates' to do. */
    public record Helper(String called, @Nullable String needs, boolean tookPart) {}

    /**
     * @param helpers those who have said yes; empty for others than whoever asked or coordinates
     * @param mayTell whether the actor may tell those who took part what happened
     */
    public record Seen(HelpWanted help, List<Helper> helpers, boolean coordinates, boolean mayTell, LocalDate today) {}

    /** @throws Refusal.NotFound also for another organisation's */
    public Seen find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_PANEL, () -> {
            HelpWanted help = wanted.find(id).orElseThrow(() -> new Refusal.NotFound("request"));
            boolean coordinates = actor.may(Access.COORDINATE_PANEL);
            boolean own = help.askedBy().equals(actor.account()) && actor.may(Access.ASK_PANEL);
            return new Seen(
                    help,
                    coordinates || own ? helpers(id) : List.of(),
                    coordinates,
                    (coordinates || own) && help.sums().tookPart() > 0,
                    SwedishDays.today(clock));
        });
    }

    private List<Helper> helpers(UUID request) {
        Map<UUID, Invited> asked = wanted.asked(request);
        return members.all().stream()
                .filter(member -> asked.containsKey(member.id())
                        && Boolean.TRUE.equals(asked.get(member.id()).answer()))
                .map(member -> new Helper(
                        member.contact().called(),
                        member.profile().needs(),
                        asked.get(member.id()).tookPart()))
                .toList();
    }

    /**
     * @param toAsk requests of which nobody has been asked yet, for whoever coordinates
     * @param toTell the actor's own of which those who took part have not been told what happened
     */
    record WaitsFor(List<HelpWanted> toAsk, List<HelpWanted> toTell) {}

    WaitsFor waitsFor(Actor actor) {
        if (!actor.may(Access.SEE_PANEL)) {
            return new WaitsFor(List.of(), List.of());
        }
        return door.read(actor, Access.SEE_PANEL, () -> {
            LocalDate today = SwedishDays.today(clock);
            Map<HelpWanted.State, List<HelpWanted>> byState =
                    wanted.all(null, 200).stream().collect(Collectors.groupingBy(help -> help.state(today)));
            return new WaitsFor(
                    actor.may(Access.COORDINATE_PANEL)
                            ? byState.getOrDefault(HelpWanted.State.NEW, List.of()).stream()
                                    .filter(help -> !help.words().on().isBefore(today))
                                    .toList()
                            : List.of(),
                    byState.getOrDefault(HelpWanted.State.HELD, List.of()).stream()
                            .filter(help -> help.askedBy().equals(actor.account())
                                    && help.sums().tookPart() > 0)
                            .toList());
        });
    }
}
