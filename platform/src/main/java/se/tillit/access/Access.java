package se.tillit.access;

import static se.tillit.access.Role.ADMINISTRATOR;
import static se.tillit.access.Role.CONTROLLER;
import static se.tillit.access.Role.INSPECTOR;
import static se.tillit.access.Role.LEADERSHIP;
import static se.tillit.access.Role.REGISTRAR;
import static se.tillit.access.Role.SUPPORT;
import static se.tillit.access.Role.UNION;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what: the one table that verbs and queries enforce, that {@code docs/access.md} is written from, and that the tests try every
 * route against. Openness is the default, so what the organisation asks of its people is seen by all; an inspector sees only the case at hand.
 */
public enum Access {
    /** Sign out, choose language, see one's own start page. */
    BE_SIGNED_IN(EnumSet.allOf(Role.class)),
    /** See levels, units, positions and how many they are. */
    SEE_CHAIN(EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    /** See demands, goals, reports and rules, and what they cost. */
    SEE_SIGNALS(EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    /** Register and change demands, goals, reports and rules. */
    EDIT_SIGNALS(EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    /** Merge, split, move, rename and end units; positions and headcounts. */
    EDIT_CHAIN(EnumSet.of(CONTROLLER, ADMINISTRATOR)),
    /** Load spreadsheets, and undo that. */
    IMPORT(EnumSet.of(CONTROLLER, ADMINISTRATOR)),
    /** Create accounts, give and take roles, disable accounts. */
    MANAGE_ACCOUNTS(EnumSet.of(ADMINISTRATOR)),
    /** Read and take out the log of what was done. */
    SEE_LOG(EnumSet.of(ADMINISTRATOR, REGISTRAR, UNION));

    private final Set<Role> roles;

    Access(Set<Role> roles) {
        this.roles = roles;
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }

    public boolean allows(Collection<Role> any) {
        return any.stream().anyMatch(roles::contains);
    }
}
