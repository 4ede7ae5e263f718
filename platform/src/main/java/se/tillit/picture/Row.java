package se.tillit.picture;

/**
 * A level of the chain; its place in the list of levels is its place in the picture, the law first and the meeting with a person last.
 *
 * @param name shown to the left of the level, or above it on a phone; may be empty
 */
public record Row(String name) {}
