package se.tillit.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.chain.UnitKind;

/** From what a unit needs to what the support was worth. */
class SupportTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final LocalDate LATER = TODAY.plusDays(20);

    private final House house = new House();
    private final UUID it = house.unit("it", "IT", house.office, UnitKind.OWN, "enhet");
    private final UUID other = house.unit("sodra", "Södra gruppen", house.office, UnitKind.OWN, "enhet");
    private final Actor technician = Tester.colleague(house.admin, Role.SUPPORT);
    private final Actor neighbour = Tester.colleague(house.admin, Role.MANAGER);
    private final AskForSupport ask = RunningTillit.bean(AskForSupport.class);
    private final PromiseSupport promise = RunningTillit.bean(PromiseSupport.class);
    private final FollowSupport follow = RunningTillit.bean(FollowSupport.class);
    private final SupportQuery supports = RunningTillit.bean(SupportQuery.class);

    SupportTest() {
        house.worksIn(technician, it);
        house.worksIn(neighbour, other);
        RunningTillit.bean(SetFunctions.class).set(house.chief, List.of(house.staff, it));
    }

    private UUID asked() {
        return ask.ask(house.manager, Need.Kind.ADMINISTRATIVE, "Någon som bokar vikarier");
    }

    private Need need(UUID id) {
        return supports.find(house.manager, id).seen().need();
    }

    @Test
    void onePromiseHoldsWhenAllBehindItHaveAgreedAndTheUnitSaysWhatItWasWorth() {
        UUID id = asked();
        assertThat(need(id).state()).isEqualTo(Need.State.OPEN);
        promise.promise(house.partner, id, 0, "Vi bokar", LATER, List.of(it));
        assertThat(need(id).state()).isEqualTo(Need.State.BEING_AGREED);
        assertThat(supports.find(technician, id).seen().mayAgree()).isTrue();
        promise.agree(technician, id, 1);
        assertThat(need(id).state()).isEqualTo(Need.State.PROMISED);
        follow.done(technician, id, "Bokas från klockan sex");
        assertThat(supports.find(house.nurse, id).seen().mayValue()).isTrue();
        follow.worth(house.nurse, id, Need.Worth.SOME, "Lugnare morgnar");
        assertThat(need(id).state()).isEqualTo(Need.State.WORTH_SAID);
        assertThatThrownBy(() -> follow.worth(house.manager, id, Need.Worth.MUCH, "Mer"))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aChangedPromiseIsAgreedAnewAndWhatOneHasNotReadIsNotAgreedWith() {
        UUID id = asked();
        promise.promise(house.partner, id, 0, "Vi bokar", LATER, List.of(it));
        promise.promise(technician, id, 1, "Vi bokar i ett system", LATER, List.of(house.staff));
        assertThat(need(id).state()).isEqualTo(Need.State.BEING_AGREED);
        assertThatThrownBy(() -> promise.agree(house.partner, id, 1)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> promise.promise(house.partner, id, 1, "Något annat", LATER, List.of()))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> follow.done(technician, id, "Klart")).isInstanceOf(Refusal.Conflict.class);
        promise.agree(house.partner, id, 2);
        assertThat(need(id).promise().body()).isEqualTo("Vi bokar i ett system");
        assertThat(need(id).state()).isEqualTo(Need.State.PROMISED);
    }

    @Test
    void aNoHasAReasonAndComesBeforeAPromiseOrNotAtAll() {
        UUID id = asked();
        assertThatThrownBy(() -> promise.decline(house.partner, id, " ")).isInstanceOf(Refusal.Invalid.class);
        promise.decline(house.partner, id, "Pengarna är slut");
        assertThat(need(id).state()).isEqualTo(Need.State.DECLINED);
        assertThatThrownBy(() -> promise.promise(technician, id, 0, "Ändå", LATER, List.of()))
                .isInstanceOf(Refusal.Conflict.class);
        UUID promised = asked();
        promise.promise(house.partner, promised, 0, "Vi bokar", LATER, List.of());
        assertThatThrownBy(() -> promise.decline(technician, promised, "Nej")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aNeedIsSeenByTheUnitByThoseWhoGiveSupportAndByThoseWhoLead() {
        UUID id = asked();
        for (Actor one : List.of(house.nurse, house.partner, technician, house.chief)) {
            assertThat(supports.all(one).needs())
                    .extracting(seen -> seen.need().id())
                    .contains(id);
        }
        assertThat(supports.all(neighbour).needs()).isEmpty();
        assertThatThrownBy(() -> supports.find(neighbour, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> promise.promise(house.chief, id, 0, "Jag", LATER, List.of()))
                .isInstanceOf(Refusal.NotAllowed.class);
        promise.promise(house.partner, id, 0, "Vi", LATER, List.of());
        assertThatThrownBy(() -> promise.agree(technician, id, 1)).isInstanceOf(Refusal.NotAllowed.class);
        follow.done(house.partner, id, "Gjort");
        assertThatThrownBy(() -> follow.worth(technician, id, Need.Worth.MUCH, "Bra"))
                .isInstanceOf(Refusal.NotAllowed.class);
        House stranger = new House();
        assertThatThrownBy(() -> supports.find(stranger.chief, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> promise.promise(house.partner, asked(), 0, "Vi", LATER, List.of(stranger.staff)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> RunningTillit.bean(SetFunctions.class).set(house.chief, List.of(stranger.staff)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void silencePutsItBeforeWhoLeadsAboveThoseWhoGiveSupport() {
        UUID id = asked();
        assertThat(supports.find(house.chief, id).seen().mayPromise()).isFalse();
        new Ledger(RunningTillit.database())
                .execute("update support_need set due = current_date - 1 where id = '" + id + "'");
        SupportQuery.Seen seen = supports.find(house.chief, id).seen();
        assertThat(seen.silent()).isTrue();
        assertThat(seen.mayPromise()).isTrue();
        assertThat(Tester.as(house.chief).get("/").body()).contains("ingen har svarat i tid");
        assertThat(Tester.as(house.nurse).get("/stod/" + id).body()).contains("Svaret skulle ha kommit senast");
        assertThatThrownBy(() -> promise.promise(neighbour, id, 0, "Vi", LATER, List.of(it)))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> promise.promise(house.chief, id, 0, "De bokar", LATER, List.of()))
                .isInstanceOf(Refusal.Invalid.class);
        promise.promise(house.chief, id, 0, "De bokar", LATER, List.of(it));
        assertThat(need(id).state()).as("those behind it agree all the same").isEqualTo(Need.State.BEING_AGREED);
        promise.agree(technician, id, 1);
        assertThat(need(id).state()).isEqualTo(Need.State.PROMISED);
        assertThat(supports.find(house.chief, id).seen().mayPromise()).isFalse();
        UUID other = asked();
        new Ledger(RunningTillit.database())
                .execute("update support_need set due = current_date - 1 where id = '" + other + "'");
        promise.decline(house.chief, other, "Inte i år");
        assertThat(need(other).state()).isEqualTo(Need.State.DECLINED);
    }

    @Test
    void whatIsNotFilledInIsTold() {
        assertThatThrownBy(() -> ask.ask(house.manager, null, "")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> ask.ask(house.controller, Need.Kind.PROFESSIONAL, "Något"))
                .isInstanceOf(Refusal.Invalid.class);
        UUID id = asked();
        assertThatThrownBy(() -> promise.promise(house.partner, id, 0, "", TODAY, List.of()))
                .isInstanceOf(Refusal.Invalid.class);
    }
}
