package se.tillit.pulse;

import java.util.UUID;

/** What others keep about a wave only while it is open: who was asked by name. */
public interface AtClosing {

    /** In the transaction that forgets the answers. */
    void forget(UUID wave);
}
