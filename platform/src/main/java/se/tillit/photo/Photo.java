package se.tillit.photo;

import java.util.UUID;

/**
 * A picture as a page shows it. Its bytes are served by the capability whose it is, to those who may see what it belongs to.
 *
 * @param width in pixels
 * @param height in pixels
 * @param description what it shows, for who does not see it
 */
public record Photo(UUID id, int width, int height, String description) {

    /** Made anew, and not yet kept. */
    public record Fresh(byte[] jpeg, int width, int height, String description) {}
}
