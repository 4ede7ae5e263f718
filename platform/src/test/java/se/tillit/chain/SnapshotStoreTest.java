package se.tillit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;

class SnapshotStoreTest {

    private record Question(UUID test) {}

    private final Question question = new Question(UUID.randomUUID());
    private final Actor one = Tester.organisation();
    private final Actor other = Tester.organisation();
    private final AtomicInteger made = new AtomicInteger();
    private final Door door = RunningTillit.bean(Door.class);
    private final SnapshotStore snapshots = RunningTillit.bean(SnapshotStore.class);

    private int asked(Actor actor) {
        return door.readAs(actor.organisation(), () -> snapshots.of(question, made::incrementAndGet));
    }

    @Test
    void isMadeOnceWhileNothingChanges() {
        assertThat(asked(one)).isEqualTo(1);
        assertThat(asked(one)).isEqualTo(1);
    }

    @Test
    void isMadeAnewOnceSomethingHasChanged() {
        assertThat(asked(one)).isEqualTo(1);
        new Ledger(RunningTillit.database()).addUnitAndPosition(one.organisation());
        assertThat(asked(one)).isEqualTo(2);
    }

    @Test
    void isAnotherForAnotherOrganisationAndStaysWhenThatOneChanges() {
        assertThat(asked(one)).isEqualTo(1);
        assertThat(asked(other)).isEqualTo(2);
        new Ledger(RunningTillit.database()).addUnitAndPosition(other.organisation());
        assertThat(asked(one)).isEqualTo(1);
    }

    @Test
    void whoWritesSeesWhatTheyHaveWrittenAndKeepsItFromOthers() {
        assertThat(asked(one)).isEqualTo(1);
        int inside = door.writeAs(one.organisation(), () -> snapshots.of(question, made::incrementAndGet));
        assertThat(inside).isEqualTo(2);
        assertThat(asked(one)).isEqualTo(1);
    }

    @Test
    void whatIsReadWhileSomebodyWritesIsNotKept() {
        int during = door.readAs(
                one.organisation(),
                () -> snapshots.of(question, () -> {
                    new Ledger(RunningTillit.database()).addUnitAndPosition(one.organisation());
                    return made.incrementAndGet();
                }));
        assertThat(during).isEqualTo(1);
        assertThat(asked(one)).isEqualTo(2);
    }

    @Test
    void isGivenWhatWasMadeBefore() {
        assertThat(renewed()).isEqualTo("nothing, then 1");
        assertThat(renewed()).isEqualTo("nothing, then 1");
        new Ledger(RunningTillit.database()).addUnitAndPosition(one.organisation());
        assertThat(renewed()).isEqualTo("nothing, then 1, then 2");
    }

    private String renewed() {
        return door.readAs(
                one.organisation(),
                () -> snapshots.<String>renewed(
                        question,
                        before -> (before == null ? "nothing" : before) + ", then " + made.incrementAndGet()));
    }

    @Test
    void ofTheChainAloneItStaysWhenADemandChanges() {
        UUID organisation = one.organisation();
        UUID demand = SmallChain.of(one).signal();
        int before = ofChain(organisation);
        int beside = asked(one);
        new Ledger(RunningTillit.database()).execute("update signal set body = 'Ny text' where id = '" + demand + "'");
        assertThat(ofChain(organisation)).isEqualTo(before);
        assertThat(asked(one)).isNotEqualTo(beside);
        new Ledger(RunningTillit.database())
                .execute("update unit_version set name = 'Ett nytt namn' where organisation = '" + organisation + "'");
        assertThat(ofChain(organisation)).isNotEqualTo(before);
    }

    private int ofChain(UUID organisation) {
        return door.readAs(organisation, () -> snapshots.ofChain(new OfChain(question.test()), made::incrementAndGet));
    }

    private record OfChain(UUID test) {}
}
