package se.tillit.signal;

/** What a goal or measure looks at. */
public enum Effect {
    EFFECT,
    OUTPUT,
    EXPERIENCE
}
