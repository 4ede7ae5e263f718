package se.tillit.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for somebody, as it stands on their start page.
 *
 * @param title the whole matter as a sentence
 * @param by null: there is no hurry
 * @param act what one does, in a word
 * @param minutes how long it takes
 */
public record Waiting(String title, String why, @Nullable LocalDate by, String act, int minutes, String address) {}
