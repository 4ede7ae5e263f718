package se.tillit.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What only the holder of a code can read again. */
class OwnCopyTest {

    private static final byte[] CONTENT = {1, 2, 3, 0, 0};

    private final UUID dialogue = UUID.randomUUID();
    private final Code code = Code.fresh();
    private final byte[] locked = OwnCopy.lock(code, dialogue, CONTENT);

    @Test
    void opensWithItsCodeAndNoOther() {
        assertThat(OwnCopy.unlock(code, dialogue, locked)).hasValue(CONTENT);
        assertThat(OwnCopy.unlock(Code.fresh(), dialogue, locked)).isEmpty();
    }

    @Test
    void isBoundToItsDialogue() {
        assertThat(OwnCopy.unlock(code, UUID.randomUUID(), locked)).isEmpty();
    }

    @Test
    void isNeverTheSameTwice() {
        assertThat(OwnCopy.lock(code, dialogue, CONTENT)).isNotEqualTo(locked).hasSameSizeAs(locked);
    }

    @Test
    void changedOrCutItDoesNotOpen() {
        for (int at = 0; at < locked.length; at++) {
            byte[] changed = locked.clone();
            changed[at] ^= 1;
            assertThat(OwnCopy.unlock(code, dialogue, changed)).isEmpty();
            assertThat(OwnCopy.unlock(code, dialogue, Arrays.copyOf(locked, at)))
                    .isEmpty();
        }
    }
}
