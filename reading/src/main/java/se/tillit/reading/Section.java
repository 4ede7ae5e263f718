package se.tillit.reading;

/**
 * A numbered section or the text under one heading.
 *
 * @param name as a reader would cite it: "3 kap. 4 §", "3.2 Avgifter", "Uppföljning"; empty before the first
 * @param start its first character in the text as read
 * @param end the character after its last
 */
public record Section(String name, int start, int end) {}
