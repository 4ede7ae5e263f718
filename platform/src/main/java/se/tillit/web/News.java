package se.tillit.web;

import gg.jte.Content;
import java.time.LocalDate;

/**
 * What has become of something that somebody said, as it stands on their start page and in their week.
 *
 * @param on the day of the latest step
 * @param title the whole matter in a few words
 * @param row an item of a list
 */
public record News(LocalDate on, String title, String address, Content row) {}
