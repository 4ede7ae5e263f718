package se.tillit.signal;

import java.time.Instant;

/** What was said of an activity before, until somebody said something else. */
public record PastEstimate(Activity activity, Instant until) {}
