package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Actor;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Headcount;
import se.tillit.chain.Validity;

/** A house with positions, whose board leaves some matters to others. */
final class Council {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    static final List<String> COLUMNS = List.of(
            "nr",
            "ärendegrupp",
            "ärende",
            "lagrum",
            "delegat",
            "villkor",
            "högsta belopp",
            "vidaredelegation",
            "anmälan",
            "vidare från",
            "till",
            "slag",
            "beslut per år",
            "handläggningsdagar");

    final House house = new House();
    final UUID manager = position("EC", "Enhetschef", house.unit, house.manager);
    final UUID nurse = position("USK", "Undersköterska", house.unit, house.nurse);
    final UUID chief = position("FCH", "Förvaltningschef", house.office, house.chief);
    final UUID officer = position("DSO", "Dataskyddsombud", house.staff, house.partner);

    private final TakeInOrder takeIn = RunningTillit.bean(TakeInOrder.class);
    private final DecideOrder decide = RunningTillit.bean(DecideOrder.class);

    /** A position that somebody has at a unit. */
    UUID position(String code, String name, UUID unit, Actor who) {
        ChainStore chain = RunningTillit.bean(ChainStore.class);
        return house.within(() -> {
            Validity always = new Validity(House.BEGINNING, null);
            chain.insertPositions(List.of(code));
            UUID position = chain.positionsByCode().get(code);
            chain.replacePositionHistories(
                    Map.of(position, List.of(new ChainStore.PositionVersion(always, name, null))));
            chain.replaceHeadcountHistory(
                    position, unit, List.of(new Headcount(position, unit, BigDecimal.ONE, always)));
            chain.setMembership(who.account(), new ChainStore.Membership(unit, position, always));
            return position;
        });
    }

    record Cells(List<String> all) {}

    /** A row by its first cells, in the order of {@link #COLUMNS}. */
    static Cells row(String... cells) {
        return new Cells(Stream.concat(Arrays.stream(cells), Stream.generate(() -> ""))
                .limit(COLUMNS.size())
                .toList());
    }

    static OrderTable table(List<Cells> rows) {
        return new OrderTable(
                COLUMNS,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> new OrderTable.Row(i + 2, rows.get(i).all()))
                        .toList());
    }

    UUID draft(Cells... rows) {
        return takeIn.fromTable(house.controller, "Delegationsordning", house.board, table(List.of(rows)));
    }

    UUID inUse(Cells... rows) {
        return inUse(TODAY.minusDays(10), rows);
    }

    UUID inUse(LocalDate from, Cells... rows) {
        UUID id = draft(rows);
        decide.decide(house.controller, id, from, "NÄM 1/26", from);
        return id;
    }

    MandateQuery.Asked ask(Actor who, String words) {
        return ask(who, words, null);
    }

    MandateQuery.Asked ask(Actor who, String words, BigDecimal amount) {
        return RunningTillit.bean(MandateQuery.class).ask(who, new Question(words, null, amount, null, null, TODAY));
    }

    Answer only(Actor who, String words) {
        List<Answer> answers = ask(who, words).answers();
        if (answers.size() != 1) {
            throw new AssertionError(answers.size() + " answers to " + words);
        }
        return answers.getFirst();
    }
}
