package se.tillit.panel;

/** Broad enough to say little of anybody. */
public enum Age {
    UNDER_30,
    FROM_30,
    FROM_65,
    FROM_80
}
