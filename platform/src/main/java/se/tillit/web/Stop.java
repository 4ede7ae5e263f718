package se.tillit.web;

import org.jspecify.annotations.Nullable;
import se.tillit.access.Access;

/**
 * The loop is the menu. All six stops are shown, so that one sees where one is in it; a stop leads somewhere for who may use something
 * there.
 */
public enum Stop {
    MAP("/styrkedja", Access.SEE_CHAIN),
    LISTEN("/fragor", Access.SEE_SIGNALS),
    TALK(null, null),
    DECIDE("/krav/nytt", Access.EDIT_SIGNALS),
    TRY(null, null),
    LEARN(null, null);

    private final @Nullable String address;
    private final @Nullable Access access;

    Stop(@Nullable String address, @Nullable Access access) {
        this.address = address;
        this.access = access;
    }

    /** Where the stop leads for whoever sees the page, or null. */
    public @Nullable String address(Page page) {
        return access != null && page.may(access) ? address : null;
    }
}
