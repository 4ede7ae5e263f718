package se.tillit.panel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands who has been asked to help.
 *
 * @param answer null: has not answered
 * @param compensatedOn when she got what she was offered; null: has not
 */
public record Invited(
        LocalDate on,
        @Nullable Boolean answer,
        boolean tookPart,
        @Nullable LocalDate compensatedOn) {}
