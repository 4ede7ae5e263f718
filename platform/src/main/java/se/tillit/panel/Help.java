package se.tillit.panel;

/** What a unit can want help with. */
public enum Help {
    IMPROVEMENT_TEAM,
    EVENT_ANALYSIS,
    USER_AUDIT,
    FOCUS_GROUP,
    STEERING_GROUP
}
