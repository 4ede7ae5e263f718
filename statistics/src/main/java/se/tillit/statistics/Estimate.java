package se.tillit.statistics;

/** A number that could be computed, or the reason why the answers at hand do not determine it. */
public sealed interface Estimate {

    /** A finite number. */
    record Value(double value) implements Estimate {}

    /** No number: the answers do not determine it, for this reason. */
    record Undefined(String reason) implements Estimate {}

    /** The value, or the reason where it is not a finite number (0/0, a root of a negative number). */
    static Estimate of(double value, String reasonWhenUndefined) {
        return Double.isFinite(value) ? new Value(value) : new Undefined(reasonWhenUndefined);
    }

    default boolean isDefined() {
        return this instanceof Value;
    }

    /** The value. @throws IllegalStateException with the reason where there is none */
    default double value() {
        return switch (this) {
            case Value(double value) -> value;
            case Undefined(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
