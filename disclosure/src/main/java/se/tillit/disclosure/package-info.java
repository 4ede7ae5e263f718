/**
 * Tables that are safe to publish about small groups.
 *
 * <p>Everything a survey wave will ever show is one {@link se.tillit.disclosure.Release}; {@link
 * se.tillit.disclosure.Protection#protect} decides together what is withheld, attacks the result, and hands back the
 * {@link se.tillit.disclosure.Published} tables with their {@link se.tillit.disclosure.ProofSheet}. Inside:
 *
 * <ol>
 *   <li>{@code Axis} and {@code Lattice}: which groups contain which, and the sums that tie their numbers together;
 *   <li>{@code World}: one complete set of numbers that agrees with the tables;
 *   <li>{@code Attacker}: what somebody who reads everything published can infer (linear and integer programmes);
 *   <li>{@code Complement} and {@code Search}: the cheapest further groups to withhold until the attacker finds nothing.
 * </ol>
 */
@NullMarked
package se.tillit.disclosure;

import org.jspecify.annotations.NullMarked;
