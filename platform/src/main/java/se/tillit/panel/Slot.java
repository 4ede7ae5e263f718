package se.tillit.panel;

/** When and how somebody can take part. */
public enum Slot {
    DAYTIME,
    EVENING,
    WEEKEND,
    ONLINE,
    BY_PHONE
}
