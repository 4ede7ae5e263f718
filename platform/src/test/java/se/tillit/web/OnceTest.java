package se.tillit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.schema.Tables.IDEMPOTENCY;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.access.Role;

class OnceTest {

    private final Actor actor = Tester.organisation();
    private final Once once = RunningTillit.bean(Once.class);
    private final Door door = RunningTillit.bean(Door.class);
    private final DSLContext db = RunningTillit.bean(DSLContext.class);
    private final String key = UUID.randomUUID().toString();

    @Test
    void aFormThatIsSentTwiceHasOneEffectAndOnePlaceToGo() {
        String first = send(actor, form(key, "Nytt krav"));
        String second = send(actor, form(key, "Nytt krav"));
        assertThat(second).isEqualTo(first).startsWith("/enhet/");
        assertThat(effects()).isOne();
    }

    @Test
    void fiftyAtTheSameTimeHaveOneEffectAndOnePlaceToGo() throws Exception {
        List<Callable<String>> all = Collections.nCopies(50, () -> send(actor, form(key, "Nytt krav")));
        try (ExecutorService fifty = Executors.newFixedThreadPool(50)) {
            List<String> places = new ArrayList<>();
            for (var one : fifty.invokeAll(all)) {
                places.add(one.get());
            }
            assertThat(places).hasSize(50).containsOnly(places.getFirst());
        }
        assertThat(effects()).isOne();
    }

    @Test
    void theSameKeyWithOtherFieldsOrAnotherAddressIsAConflict() {
        send(actor, form(key, "Nytt krav"));
        assertThatThrownBy(() -> send(actor, form(key, "Ett annat krav"))).isInstanceOf(Refusal.Conflict.class);
        MockHttpServletRequest elsewhere = form(key, "Nytt krav");
        elsewhere.setRequestURI("/ett/annat/formular");
        assertThatThrownBy(() -> send(actor, elsewhere)).isInstanceOf(Refusal.Conflict.class);
        assertThat(effects()).isOne();
    }

    @Test
    void fieldsThatOnlyLookAlikeWhenRunTogetherAreNotTheSame() {
        MockHttpServletRequest two = form(key, "1");
        two.setParameter("z", "2");
        send(actor, two);
        assertThatThrownBy(() -> send(actor, form(key, "1]z=[2"))).isInstanceOf(Refusal.Conflict.class);
        String other = UUID.randomUUID().toString();
        MockHttpServletRequest several = form(other, "1");
        several.setParameter("titel", "1", "2");
        send(actor, several);
        assertThatThrownBy(() -> send(actor, form(other, "1, 2"))).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aNewTokenAgainstForgeryDoesNotMakeItAnotherForm() {
        MockHttpServletRequest before = form(key, "Nytt krav");
        before.setParameter("_csrf", "ett");
        MockHttpServletRequest after = form(key, "Nytt krav");
        after.setParameter("_csrf", "två");
        assertThat(send(actor, after)).isEqualTo(send(actor, before));
    }

    @Test
    void whatWasRefusedCanBeSentAgain() {
        assertThatThrownBy(() -> once.redirect(actor, form(key, "Nytt krav"), () -> {
                    register();
                    throw new Refusal.Conflict("prov");
                }))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(effects()).isZero();
        send(actor, form(key, "Nytt krav"));
        assertThat(effects()).isOne();
    }

    @Test
    void anotherPersonsKeyIsAnotherKey() {
        send(actor, form(key, "Nytt krav"));
        send(Tester.colleague(actor, Role.CONTROLLER), form(key, "Nytt krav"));
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void aFormWithoutAKeyIsInvalid() {
        for (String none : new String[] {null, "", "nyckel", "0".repeat(40)}) {
            assertThatThrownBy(() -> send(actor, form(none, "Nytt krav"))).isInstanceOf(Refusal.Invalid.class);
        }
        assertThat(effects()).isZero();
    }

    @Test
    void keysOlderThanTwoDaysAreErasedInEveryOrganisationAndNewerOnesStay() {
        Actor neighbour = Tester.organisation();
        for (Actor one : List.of(actor, neighbour)) {
            send(one, form(UUID.randomUUID().toString(), "Gammal"));
            age(one, Duration.ofHours(49));
            send(one, form(UUID.randomUUID().toString(), "Ny"));
            age(one, Duration.ofHours(47));
        }
        once.eraseOldKeys();
        for (Actor one : List.of(actor, neighbour)) {
            assertThat(door.<Integer>readAs(one.organisation(), () -> db.fetchSingle("select count(*) from idempotency")
                            .into(Integer.class)))
                    .isOne();
        }
        once.eraseOldKeys(); // a job may run twice
    }

    @Test
    void theErasureIsWaitingForItsTurn() {
        Instant next = RunningTillit.bean(SchedulerClient.class)
                .getScheduledExecution(TaskInstanceId.of("erase-form-keys", "recurring"))
                .orElseThrow()
                .getExecutionTime();
        assertThat(next).isBefore(RunningTillit.bean(Clock.class).instant().plus(Duration.ofHours(2)));
    }

    private String send(Actor who, MockHttpServletRequest form) {
        return ((RedirectView) once.redirect(who, form, this::register)).getUrl();
    }

    private String register() {
        UUID unit = db.fetchSingle(
                        "insert into unit (code, kind) values (?, 'OWN') returning id", "U" + codes.incrementAndGet())
                .into(UUID.class);
        return "/enhet/" + unit;
    }

    private final AtomicInteger codes = new AtomicInteger();

    private int effects() {
        return door.readAs(actor.organisation(), () -> db.fetchSingle("select count(*) from unit")
                .into(Integer.class));
    }

    private void age(Actor who, Duration by) {
        Instant now = RunningTillit.bean(Clock.class).instant();
        door.writeAs(who.organisation(), () -> db.update(IDEMPOTENCY)
                .set(IDEMPOTENCY.AT, now.minus(by))
                .where(IDEMPOTENCY.AT.gt(now.minus(Duration.ofHours(1))))
                .execute());
    }

    private static MockHttpServletRequest form(String key, String title) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/krav/nytt");
        if (key != null) {
            request.setParameter(Once.FIELD, key);
        }
        request.setParameter("titel", title);
        return request;
    }
}
