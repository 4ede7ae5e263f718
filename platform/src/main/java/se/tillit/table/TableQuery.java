package se.tillit.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Level;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What may be seen of tables: everything by those who sit there, the rest as {@link Glimpse} by those who work here. */
@Component
public final class TableQuery {

    /** Tables follow each other; nobody follows them further back than this. */
    private static final int FURTHEST = 20;

    private final Door door;
    private final TableStore tables;
    private final Seated seated;
    private final ChainStore chains;
    private final SignalQuery signals;

    TableQuery(Door door, TableStore tables, Seated seated, ChainStore chains, SignalQuery signals) {
        this.door = door;
        this.tables = tables;
        this.seated = seated;
        this.chains = chains;
        this.signals = signals;
    }

    /**
     * A table as somebody sees it who sits there, leads it or called it.
     *
     * @param own the actor's seat
     * @param leads whether the actor leads it, or called it
     * @param carried steps of the tables before that nobody has told of yet
     * @param next the table that follows this one
     */
    public record Seen(
            RoundTable table,
            Optional<Seat> own,
            boolean leads,
            List<Signal> demands,
            List<RoundTable.Step> carried,
            Optional<RoundTable> before,
            Optional<RoundTable> next,
            Chain chain,
            LocalDate today) {

        /** The rooms that are to be there and those from which somebody comes, from the furthest to the nearest. */
        public List<Level> rooms() {
            return chain.levels().stream()
                    .filter(level -> table.rooms().contains(level.id())
                            || table.sitting().stream()
                                    .anyMatch(seat -> level.id().equals(seat.level())))
                    .toList();
        }

        /** Rooms that are to be there, and from which nobody has been asked. */
        public List<Level> emptyRooms() {
            return chain.levels().stream()
                    .filter(level -> table.rooms().contains(level.id())
                            && table.sitting().stream()
                                    .noneMatch(seat -> level.id().equals(seat.level())))
                    .toList();
        }

        public boolean mayReport(RoundTable.Step step) {
            return step.isOpen()
                    && (leads
                            || own.map(Seat::account)
                                    .filter(account -> account.equals(step.account()))
                                    .isPresent());
        }

        public boolean maySay() {
            return own.filter(seat -> !Boolean.FALSE.equals(seat.comes())).isPresent()
                    && table.current().isPresent();
        }
    }

    /** A row in the list. @param own whether the actor sits there, leads it or called it */
    public record Line(Glimpse glimpse, boolean own) {}

    public record Listed(List<Line> lines, boolean more) {}

    /** The latest day first; for those who do not work here, only those where they sit. */
    public Listed list(Actor actor, @Nullable UUID after, int most) {
        return door.read(actor, Access.SEE_TABLES, () -> {
            if (!worksHere(actor)) {
                return new Listed(lines(actor, tables.of(actor.account())), false);
            }
            RoundTable last =
                    after == null ? null : tables.find(after).orElseThrow(() -> new Refusal.NotFound("table"));
            List<RoundTable> found = tables.all(last, most + 1);
            return new Listed(lines(actor, found.stream().limit(most).toList()), found.size() > most);
        });
    }

    private List<Line> lines(Actor actor, List<RoundTable> found) {
        return found.stream()
                .map(table -> new Line(Glimpse.of(table, seated.today()), table.isParty(actor.account())))
                .toList();
    }

    /** What concerns a demand. */
    public List<Line> about(Actor actor, UUID signal) {
        return door.read(actor, Access.SEE_TABLES, () -> lines(actor, tables.about(signal)).stream()
                .filter(line -> line.own() || worksHere(actor))
                .toList());
    }

    /** Whether the actor sees everything of the table, or only a {@link #glimpse}. */
    public boolean sits(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_TABLES, () -> tables.find(id)
                .map(table -> table.isParty(actor.account()))
                .orElseThrow(() -> new Refusal.NotFound("table")));
    }

    /** @throws Refusal.NotFound for those who do not sit there */
    public Seen find(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_TABLES, () -> {
            RoundTable table = seated.partaking(actor, id);
            boolean leads = actor.may(Access.LEAD_TABLES)
                    && (table.isLedBy(actor.account())
                            || table.begunBy().account().equals(actor.account()));
            Map<UUID, Signal> demands = signals.find(actor, table.demands());
            Optional<RoundTable> next = tables.after(id);
            List<RoundTable> earlier = before(table);
            return new Seen(
                    table,
                    table.seatOf(actor.account()),
                    leads,
                    table.demands().stream().map(demands::get).toList(),
                    earlier.stream().flatMap(one -> one.openSteps().stream()).toList(),
                    earlier.stream().findFirst(),
                    next,
                    chains.asOf(seated.today()),
                    seated.today());
        });
    }

    /** Those that this one follows, the nearest first. */
    private List<RoundTable> before(RoundTable table) {
        List<RoundTable> found = new ArrayList<>();
        for (Optional<RoundTable> at = Optional.ofNullable(table.follows()).flatMap(tables::find);
                at.isPresent() && found.size() < FURTHEST && !found.contains(at.get());
                at = Optional.ofNullable(at.get().follows()).flatMap(tables::find)) {
            found.add(at.get());
        }
        return found;
    }

    /** @throws Refusal.NotFound for those who do not work here */
    public Glimpse glimpse(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_TABLES, () -> {
            if (!worksHere(actor)) {
                throw new Refusal.NotFound("table");
            }
            return Glimpse.of(tables.find(id).orElseThrow(() -> new Refusal.NotFound("table")), seated.today());
        });
    }

    private static boolean worksHere(Actor actor) {
        return actor.may(Access.LEAD_TABLES);
    }

    /**
     * What waits for somebody.
     *
     * @param toAnswer invitations that the actor has not answered
     * @param toApprove notes that the actor has said nothing of
     * @param toWrite tables that the actor leads, whose day has passed, and of which nothing is written
     * @param toDo steps that the actor sees to, with the question of their table
     */
    record WaitsFor(
            List<RoundTable> toAnswer,
            List<RoundTable> toApprove,
            List<RoundTable> toWrite,
            Map<RoundTable.Step, String> toDo) {}

    WaitsFor waitsFor(Actor actor) {
        if (!actor.may(Access.SEE_TABLES)) {
            return new WaitsFor(List.of(), List.of(), List.of(), Map.of());
        }
        return door.read(actor, Access.SEE_TABLES, () -> {
            LocalDate today = seated.today();
            Map<RoundTable.State, List<RoundTable>> byState =
                    tables.of(actor.account()).stream().collect(Collectors.groupingBy(table -> table.state(today)));
            Function<RoundTable.State, Stream<RoundTable>> in =
                    state -> byState.getOrDefault(state, List.of()).stream();
            return new WaitsFor(
                    in.apply(RoundTable.State.COMING)
                            .filter(table -> table.seatOf(actor.account())
                                    .filter(seat -> seat.comes() == null)
                                    .isPresent())
                            .toList(),
                    in.apply(RoundTable.State.TO_APPROVE)
                            .filter(table -> table.seatOf(actor.account())
                                    .filter(table.missing()::contains)
                                    .isPresent())
                            .toList(),
                    in.apply(RoundTable.State.TO_WRITE)
                            .filter(table -> table.isLedBy(actor.account()))
                            .toList(),
                    tables.openStepsOf(actor.account()));
        });
    }

    /** A line for residents. */
    public record Came(String question, LocalDate on, RoundTable.Told told) {}

    public record Told(String organisation, List<Came> all) {}

    /**
     * What residents are told. Anybody at all may ask: it holds nothing but what somebody decided to tell them.
     *
     * @throws Refusal.NotFound where there is no such organisation
     */
    public Told toldBy(UUID organisation) {
        return door.readAs(
                organisation,
                () -> new Told(
                        tables.organisationName(organisation).orElseThrow(() -> new Refusal.NotFound("organisation")),
                        tables.told().stream()
                                .flatMap(table -> Stream.ofNullable(table.told())
                                        .map(told -> new Came(
                                                table.invitation().question(),
                                                table.invitation().on(),
                                                told)))
                                .toList()));
    }
}
