package se.tillit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;

/** What is kept of demands from one question to the next is what the database says, however it was changed. */
class SignalStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Actor admin = Tester.organisation();
    private final Door door = RunningTillit.bean(Door.class);
    private final SignalStore signals = RunningTillit.bean(SignalStore.class);
    private SmallChain chain;

    @BeforeEach
    void create() {
        chain = SmallChain.of(admin);
        change("insert into signal (organisation, code, kind, title, issuer, origin, valid)"
                + " values ('$organisation', 'R2', 'REPORT', 'En annan rapport', '$unit', 'OWN', '[2020-01-01,)')");
        change("insert into signal_activity (organisation, signal, ordinal, name, basis)"
                + " values ('$organisation', '$signal', 0, 'Samla in', 'GUESS')");
    }

    private record Read(List<Claim> claims, List<Signal> signals) {}

    private Read read() {
        return new Read(signals.claims(DAY, DAY.plusDays(1)), signals.asOf(DAY));
    }

    private Read kept() {
        return door.readAs(admin.organisation(), this::read);
    }

    /** A transaction that writes is given nothing that is kept. */
    private Read fresh() {
        return door.writeAs(admin.organisation(), this::read);
    }

    private void change(String statement) {
        new Ledger(RunningTillit.database())
                .execute(statement
                        .replace("$organisation", admin.organisation().toString())
                        .replace("$unit", chain.unit().toString())
                        .replace("$position", chain.position().toString())
                        .replace("$signal", chain.signal().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update signal set minutes_low = 10, minutes_likely = 20, minutes_high = 30 where id = '$signal'",
                "update signal set title = 'Å, sist av alla' where id = '$signal'",
                "update signal set valid = '[2020-01-01,2021-01-01)' where id = '$signal'",
                "update signal_receiver set unit = '$unit' where signal = '$signal'",
                "delete from signal_receiver where signal = '$signal'",
                "insert into signal_receiver (organisation, signal, ordinal, unit) values ('$organisation', '$signal', 1, '$unit')",
                "insert into signal_via (organisation, signal, ordinal, unit) values ('$organisation', '$signal', 0, '$unit')",
                "insert into signal_field (organisation, signal, ordinal, name) values ('$organisation', '$signal', 0, 'Antal fall')",
                "update signal_activity set position = '$position' where signal = '$signal'",
                "delete from signal_activity where signal = '$signal'",
                "delete from signal where id = '$signal'",
                "insert into signal (organisation, code, kind, title, issuer, origin, valid)"
                        + " values ('$organisation', 'R3', 'RULE', 'En regel', '$unit', 'LAW', '[2020-01-01,)')"
            })
    void sees(String statement) {
        Read before = kept();
        assertThat(before.claims()).hasSize(2);
        change(statement);
        Read after = kept();
        assertThat(after).isNotEqualTo(before).isEqualTo(fresh());
    }

    @Test
    void readsNothingAnewOfWhatHasNotChanged() {
        Claim before = ofOther(kept());
        change("update signal set title = 'En ny rubrik' where id = '$signal'");
        assertThat(ofOther(kept())).isSameAs(before);
    }

    private Claim ofOther(Read read) {
        UUID changed = chain.signal();
        return read.claims().stream()
                .filter(claim -> !claim.signal().equals(changed))
                .findAny()
                .orElseThrow();
    }
}
