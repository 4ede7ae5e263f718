package se.tillit.web;

import se.tillit.access.Access;

/** The loop is the menu. A stop is shown to who may use something there; stops whose capabilities are still to come are not listed. */
public enum Stop {
    MAP("/styrkedja", Access.SEE_CHAIN),
    DECIDE("/krav/nytt", Access.EDIT_SIGNALS);

    private final String address;
    private final Access access;

    Stop(String address, Access access) {
        this.address = address;
        this.access = access;
    }

    public String address() {
        return address;
    }

    public Access access() {
        return access;
    }
}
