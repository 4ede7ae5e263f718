package se.tillit.panel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.tillit.mail.Delivery;

/**
 * Where somebody stands who has been asked to help.
 *
 * @param answer null: has not answered
 * @param compensatedOn when she got what she was offered; null: has not
 * @param asking the letter that asks; null: none is to go, so somebody has to reach her
 * @param telling the letter of what happened; null: none is to go
 */
public record Invited(
        LocalDate on,
        @Nullable Boolean answer,
        boolean tookPart,
        @Nullable LocalDate compensatedOn,
        @Nullable Delivery asking,
        @Nullable Delivery telling) {}
