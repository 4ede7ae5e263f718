package se.tillit.dialogue;

/** When somebody looks through what is written. What may name a person is always held until somebody has looked. */
public enum DialogueModeration {
    BEFORE,
    AFTER
}
