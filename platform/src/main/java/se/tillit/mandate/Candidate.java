package se.tillit.mandate;

import java.util.Optional;
import se.tillit.chain.Unit;

/**
 * Somebody who may decide a matter.
 *
 * @param place the nearest unit where the holder's position stands, seen from where it was asked; empty where the chain has no position for
 *     the holder, or several units have it and none of them is on the way up
 * @param steps how many steps up from there; 0 is the unit itself, 99 where no step upwards leads
 */
public record Candidate(Mandate mandate, DelegationOrder order, Holder holder, Optional<Unit> place, int steps) {}
