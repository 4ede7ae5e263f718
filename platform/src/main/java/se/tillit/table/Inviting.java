package se.tillit.table;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Problems;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;

/** Checks an invitation and seats those who are asked. */
@Component
final class Inviting {

    /** From twenty it is no table any more: then a wide dialogue serves better. */
    static final int MOST = 19;

    private static final int LONGEST = 300;
    private static final int LONGEST_TEXT = 1_500;
    private static final int LONGEST_ROLE = 100;

    private final TableStore tables;
    private final ChainStore chains;

    Inviting(TableStore tables, ChainStore chains) {
        this.tables = tables;
        this.chains = chains;
    }

    static void check(RoundTable.Invitation invitation, Problems problems) {
        text(problems, "fraga", invitation.question(), LONGEST, "table.needs-question");
        text(problems, "varfor", invitation.why(), LONGEST_TEXT, "table.needs-why");
        text(problems, "paverka", invitation.influences(), LONGEST_TEXT, "table.needs-influences");
        text(problems, "inte", invitation.beyond(), LONGEST_TEXT, "table.needs-beyond");
        text(problems, "plats", invitation.place(), LONGEST, "table.needs-place");
    }

    static void text(Problems problems, String field, String text, int longest, String missing) {
        problems.addIf(text.isBlank(), field, missing).addIf(text.length() > longest, field, "web.too-long", longest);
    }

    /** Whoever is to lead it; null, with a problem told, where nobody is called so or may. */
    TableStore.@Nullable Known facilitator(String name, Problems problems) {
        List<TableStore.Known> found = tables.known(name).stream()
                .filter(one -> Access.LEAD_TABLES.allows(one.roles()))
                .toList();
        problems.addIf(found.isEmpty(), "leder", "table.facilitator-unknown")
                .addIf(found.size() > 1, "leder", "table.person-several", name);
        return found.size() == 1 ? found.getFirst() : null;
    }

    /** Those with accounts who are meant; problems are told of those who are not found. */
    List<TableStore.Known> people(Guests guests, int before, Problems problems) {
        int all = before
                + guests.people().size()
                + guests.citizens().size()
                + guests.nearest().size()
                + guests.others().size();
        problems.addIf(all > MOST, "personer", "table.too-many", MOST);
        roles(guests)
                .forEach(role -> problems.addIf(role.length() > LONGEST_ROLE, "andra", "web.too-long", LONGEST_ROLE));
        if (all > MOST) {
            return List.of(); // nobody looks up a thousand names
        }
        return guests.people().stream()
                .flatMap(name -> {
                    List<TableStore.Known> found = tables.known(name);
                    problems.addIf(found.isEmpty(), "personer", "table.person-unknown", name)
                            .addIf(found.size() > 1, "personer", "table.person-several", name);
                    return found.stream();
                })
                .toList();
    }

    private static Stream<String> roles(Guests guests) {
        return Stream.of(guests.citizens(), guests.nearest(), guests.others()).flatMap(List::stream);
    }

    void seat(UUID table, Guests guests, List<TableStore.Known> people, Chain chain) {
        people.forEach(person -> seat(table, person, chain));
        guests.citizens().forEach(role -> tables.seat(table, null, role, null, Seat.Stands.CITIZEN));
        guests.nearest().forEach(role -> tables.seat(table, null, role, null, Seat.Stands.NEAREST));
        guests.others().forEach(role -> tables.seat(table, null, role, null, Seat.Stands.OTHER));
    }

    private void seat(UUID table, TableStore.Known person, Chain chain) {
        Optional<ChainStore.Workplace> place = chains.workplace(person.account(), chain.day());
        Optional<Unit> unit = place.flatMap(one -> chain.unit(one.unit()));
        String position = place.flatMap(one -> chain.position(one.position()))
                .map(Position::name)
                .orElse(null);
        boolean met = unit.filter(one -> one.kind() == UnitKind.PERSON).isPresent()
                || person.roles().contains(Role.RESIDENT);
        Seat.Stands stands = met
                ? Seat.Stands.CITIZEN
                : person.roles().contains(Role.STAFF) ? Seat.Stands.NEAREST : Seat.Stands.OTHER;
        // A person met lives in a "unit" that is called like her: that is no role.
        String role = position != null
                ? position
                : unit.filter(one -> one.kind() != UnitKind.PERSON)
                        .map(Unit::name)
                        .orElse(null);
        tables.seat(table, person.account(), role, unit.map(Unit::level).orElse(null), stands);
    }
}
