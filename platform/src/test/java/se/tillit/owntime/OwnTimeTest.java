package se.tillit.owntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.access.Role;

class OwnTimeTest {

    private static final YearMonth NOW = YearMonth.now(ZoneId.of("Europe/Stockholm"));

    private final Actor administrator = Tester.organisation();
    private final OwnTimeQuery times = RunningTillit.bean(OwnTimeQuery.class);
    private final Tally tally = RunningTillit.bean(Tally.class);

    @Test
    void pagesThatAreReadAreCountedByRoleWhereEnoughHaveIt() {
        List<Actor> managers = five(Role.MANAGER);
        Tester maria = Tester.as(managers.getFirst());
        maria.get("/krav");
        maria.get("/krav");
        maria.get("/krav/" + UUID.randomUUID()); // not found: nothing was read
        tally.write();
        OwnTime ofManagers = times.mine(managers.getLast(), NOW);
        assertThat(ofManagers.role()).contains(Role.MANAGER);
        assertThat(ofManagers.people()).isEqualTo(5);
        assertThat(ofManagers.uses()).containsExactly(new OwnTime.Use("GET /krav", 2, 0));
        // Two pages of half a minute, over five people.
        assertThat(ofManagers.minutesEach()).isEqualByComparingTo("0.2");
    }

    @Test
    void rolesThatFewHaveAreCountedTogetherAndNothingIsKeptWhereAllTogetherAreFew() {
        Actor union = Tester.colleague(administrator, Role.UNION);
        tally.count(union, "GET /krav", 0);
        tally.write();
        assertThat(times.mine(union, NOW).uses()).isEmpty();

        Tester.colleague(administrator, Role.REGISTRAR);
        Tester.colleague(administrator, Role.RESEARCHER);
        Tester.colleague(administrator, Role.SUPPORT);
        tally.count(union, "GET /krav", 0);
        tally.write();
        OwnTime together = times.mine(union, NOW);
        assertThat(together.role()).isEmpty();
        assertThat(together.people()).isEqualTo(5); // with the administrator
        assertThat(together.uses()).containsExactly(new OwnTime.Use("GET /krav", 1, 0));
        assertThat(rows("select role from own_use")).containsExactly("OTHER");
    }

    @Test
    void aFormTakesFromWhenItWasShownUntilItIsSentAndNothingWhereItLayOpenForLong() {
        List<Actor> leaders = five(Role.LEADERSHIP);
        Tester eva = Tester.as(leaders.getFirst());
        for (int minutes : new int[] {2, 11}) {
            Map<String, String> form =
                    new TreeMap<>(Tester.hidden(eva.get("/egen-tid").body()));
            UUID key = UUID.fromString(form.get("nyckel"));
            long earlier = minutes * 60_000L << 16;
            form.put(
                    "nyckel",
                    new UUID(key.getMostSignificantBits() - earlier, key.getLeastSignificantBits()).toString());
            form.put("takLEADERSHIP", "30");
            assertThat(eva.post("/egen-tid", form).statusCode()).isEqualTo(302);
        }
        tally.write();
        OwnTime.Use sent = times.mine(leaders.getLast(), NOW).uses().getLast();
        assertThat(sent.act()).isEqualTo("POST /egen-tid");
        assertThat(sent.times()).isEqualTo(2);
        assertThat(sent.seconds()).isBetween(120L, 150L);
    }

    @Test
    void theCeilingIsSetByWhoMayAndTellsWhenItIsReached() {
        List<Actor> managers = five(Role.MANAGER);
        SetOwnTimeLimits limits = RunningTillit.bean(SetOwnTimeLimits.class);
        assertThat(times.mine(managers.getFirst(), NOW).isSpent()).isFalse();
        limits.set(administrator, Map.of(Optional.of(Role.MANAGER), "0"));
        assertThat(times.mine(managers.getFirst(), NOW).limit()).isZero();
        assertThat(times.mine(managers.getFirst(), NOW).isSpent()).isTrue();
        assertThatThrownBy(() -> limits.set(administrator, Map.of(Optional.of(Role.MANAGER), "-1")))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> limits.set(managers.getFirst(), Map.of(Optional.of(Role.MANAGER), "1")))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(times.mine(managers.getFirst(), NOW).limit()).isZero();
    }

    private List<Actor> five(Role role) {
        List<Actor> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(Tester.colleague(administrator, role));
        }
        return five;
    }

    private List<String> rows(String query) {
        return RunningTillit.bean(Door.class)
                .readAs(
                        administrator.organisation(),
                        () -> RunningTillit.bean(DSLContext.class).fetch(query).into(String.class));
    }
}
