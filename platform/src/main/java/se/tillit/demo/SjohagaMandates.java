package se.tillit.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.ChainQuery;
import se.tillit.identity.AccountStore;
import se.tillit.load.LoadOrganisation;
import se.tillit.load.ReadSheet;
import se.tillit.mandate.DecideOrder;
import se.tillit.mandate.Decision;
import se.tillit.mandate.DecisionQuery;
import se.tillit.mandate.EditWords;
import se.tillit.mandate.MandateQuery;
import se.tillit.mandate.NoteDecision;
import se.tillit.mandate.OrderTable;
import se.tillit.mandate.TakeInOrder;
import se.tillit.mandate.TellMeeting;

/** What the care board of Sjöhaga has left to others to decide: one version before and one now, the words that people use for it, and decisions. */
@Component
final class SjohagaMandates implements Tale {

    private static final String NAME = "Delegationsordning för vård- och omsorgsnämnden";

    /** What the version before did not have yet. */
    private static final Set<String> NEW = Set.of("1.9.1", "2.16", "4.5.1", "5.6", "6.9", "7.6.1", "7.7");

    private static final Map<String, String> WORDS = Map.of(
            "köpa", "direktupphandling",
            "handla", "direktupphandling",
            "beställa", "avrop",
            "larm", "trygghetslarm",
            "äldreboende", "särskilt boende",
            "matlåda", "matdistribution",
            "ledigt", "semester",
            "journal", "personakt");

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final TakeInOrder takeIn;
    private final DecideOrder decide;
    private final EditWords words;
    private final MandateQuery mandates;
    private final NoteDecision note;
    private final DecisionQuery decisions;
    private final TellMeeting tell;

    SjohagaMandates(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            TakeInOrder takeIn,
            DecideOrder decide,
            EditWords words,
            MandateQuery mandates,
            NoteDecision note,
            DecisionQuery decisions,
            TellMeeting tell) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.takeIn = takeIn;
        this.decide = decide;
        this.words = words;
        this.mandates = mandates;
        this.note = note;
        this.decisions = decisions;
        this.tell = tell;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor birgitta = actors.get("Birgitta Lindell");
        UUID board = chains.asOf(birgitta, clock.today()).units().stream()
                .filter(unit -> unit.code().equals("VON"))
                .findFirst()
                .orElseThrow()
                .id();
        OrderTable now = table();
        int year = clock.today().getYear();
        clock.daysAgo(600, () -> {
            UUID before = takeIn.fromTable(birgitta, NAME, board, before(now));
            LocalDate decided = LocalDate.of(year - 3, 5, 17);
            decide.decide(birgitta, before, decided, "VON " + (year - 3) + "/48", LocalDate.of(year - 3, 7, 1));
        });
        clock.daysAgo(200, () -> {
            UUID order = takeIn.fromTable(birgitta, NAME, board, now);
            LocalDate decided = LocalDate.of(year - 1, 6, 12);
            decide.decide(birgitta, order, decided, "VON " + (year - 1) + "/61", LocalDate.of(year - 1, 7, 1));
            WORDS.forEach((everyday, means) -> words.add(birgitta, everyday, means));
        });
        decided(actors, board);
    }

    /** This month's decisions, and those that the last meeting was told of. */
    private void decided(Map<String, Actor> actors, UUID board) {
        Actor sara = actors.get("Sara Lindgren");
        Actor maria = actors.get("Maria Lindqvist");
        Actor karin = actors.get("Karin Ström");
        noted(sara, 41, "2.3", 96);
        noted(sara, 39, "2.1", 101);
        noted(karin, 36, "7.6", 88);
        clock.daysAgo(30, () -> {
            List<UUID> waiting =
                    decisions.list(actors.get("Birgitta Lindell"), board, null, clock.today()).decisions().stream()
                            .map(Decision::id)
                            .toList();
            tell.tell(actors.get("Birgitta Lindell"), board, waiting, clock.today());
        });
        noted(sara, 20, "2.1", 112);
        noted(sara, 16, "2.8", 115);
        noted(maria, 12, "5.6", 118);
        noted(sara, 9, "2.3", 121);
        noted(karin, 6, "2.12", 117);
        noted(sara, 2, "2.1", 126);
    }

    private void noted(Actor who, int daysAgo, String number, int matter) {
        clock.daysAgo(daysAgo, () -> {
            UUID mandate = mandates.own(who, clock.today()).stream()
                    .map(MandateQuery.Own::mandate)
                    .filter(one -> one.number().equals(number))
                    .findFirst()
                    .orElseThrow()
                    .id();
            note.note(who, mandate, "VON " + clock.today().getYear() + "/" + matter, clock.today());
        });
    }

    private OrderTable table() {
        byte[] text = Sjohaga.text("delegationsordning.csv", clock.today()).getBytes(StandardCharsets.UTF_8);
        return OrderTable.of(ReadSheet.read(new LoadOrganisation.File("delegationsordning.csv", text)));
    }

    /** Three years ago managers decided about less, and some matters were the board's own. */
    private static OrderTable before(OrderTable now) {
        int number = now.headings().indexOf("nr");
        int most = now.headings().indexOf("högsta belopp");
        List<OrderTable.Row> rows = now.rows().stream()
                .filter(row -> !NEW.contains(row.cells().get(number)))
                .map(row -> switch (row.cells().get(number)) {
                    case "7.1" -> with(row, most, "20000");
                    case "7.2" -> with(row, most, "100000");
                    case "4.2" -> with(row, most, "5000");
                    default -> row;
                })
                .toList();
        return new OrderTable(now.headings(), rows);
    }

    private static OrderTable.Row with(OrderTable.Row row, int column, String cell) {
        List<String> cells = new java.util.ArrayList<>(row.cells());
        cells.set(column, cell);
        return new OrderTable.Row(row.number(), cells);
    }
}
