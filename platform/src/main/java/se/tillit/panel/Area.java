package se.tillit.panel;

/** What of public service somebody wants to be asked about. */
public enum Area {
    ELDERLY,
    HEALTH,
    DISABILITY,
    SCHOOL,
    SUPPORT,
    CULTURE,
    STREETS,
    CONTACT
}
