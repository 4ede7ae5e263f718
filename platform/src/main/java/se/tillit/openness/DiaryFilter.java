package se.tillit.openness;

import org.jspecify.annotations.Nullable;

/** Which lines of the register somebody wants to see; null and empty words are all. */
public record DiaryFilter(@Nullable Integer year, @Nullable String kind, String words) {}
