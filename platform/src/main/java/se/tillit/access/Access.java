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
    BE_SIGNED_IN("Sign out, choose language, see one's own start page.", EnumSet.allOf(Role.class)),
    SEE_CHAIN("See levels, units, positions and how many they are.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    SEE_SIGNALS(
            "See demands, goals, reports and rules, and what they cost.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    EDIT_SIGNALS("Register and change demands, goals, reports and rules.", EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    SEE_DOCUMENTS("Read and search steering documents.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    EDIT_DOCUMENTS(
            "Take in steering documents, say what is in them, make demands of that.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    EDIT_CHAIN(
            "Merge, split, move, rename and end units; positions and headcounts.",
            EnumSet.of(CONTROLLER, ADMINISTRATOR)),
    IMPORT("Load spreadsheets, and undo that.", EnumSet.of(CONTROLLER, ADMINISTRATOR)),
    MANAGE_ACCOUNTS("Create accounts, give and take roles, disable accounts.", EnumSet.of(ADMINISTRATOR)),
    SEE_LOG("Read and take out the log of what was done.", EnumSet.of(ADMINISTRATOR, REGISTRAR, UNION));

    private final String what;
    private final Set<Role> roles;

    Access(String what, Set<Role> roles) {
        this.what = what;
        this.roles = roles;
    }

    /** What it lets one do, for who reads the table. */
    public String what() {
        return what;
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }

    public boolean allows(Collection<Role> any) {
        return any.stream().anyMatch(roles::contains);
    }
}
