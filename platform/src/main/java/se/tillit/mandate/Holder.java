package se.tillit.mandate;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of those who have a mandate.
 *
 * @param name as the order writes it
 * @param position the chain's position of that name; null for somebody that the chain has no position for
 */
public record Holder(String name, @Nullable UUID position) {

    private static final Pattern ELECTED = Pattern.compile(
            "(?iU).*\\b(ordförande\\w*|presidi\\w+|\\w*utskott\\w*|ledamot\\w*|ledamöter|ersättare|nämnden|styrelsen)\\b.*");
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?iU).*\\b(delegat\\w*|beslutsfattar\\w*|den som)\\b.*\\b(ursprung\\w*|ärendet|beslutet)\\b.*");
    private static final Pattern TOGETHER = Pattern.compile(
            "(?iU).*(\\w*ledningsgrupp\\w*|\\bgruppen\\b|\\bgemensamt\\b|\\btillsammans\\b|\\bi förening\\b|\\w*teamet\\b).*");

    /** What somebody is who decides on a board's behalf. */
    public enum Kind {
        POSITION,
        /** A chair, a member or a committee of the board itself. */
        ELECTED,
        /** Whoever decided in the matter from the beginning. */
        ORIGINAL,
        /** Several officials together. */
        TOGETHER,
        /** Someone that the chain has no position for. */
        UNKNOWN
    }

    public Kind kind() {
        if (position != null) {
            return Kind.POSITION;
        }
        if (ELECTED.matcher(name).matches()) {
            return Kind.ELECTED;
        }
        if (ORIGINAL.matcher(name).matches()) {
            return Kind.ORIGINAL;
        }
        return TOGETHER.matcher(name).matches() ? Kind.TOGETHER : Kind.UNKNOWN;
    }
}
