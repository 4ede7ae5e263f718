package se.tillit.load;

import java.time.Instant;
import java.util.UUID;

/** A load that was made. */
public record PastLoad(
        UUID id, Instant at, String by, String files, int created, int changed, int ended, boolean undone) {}
