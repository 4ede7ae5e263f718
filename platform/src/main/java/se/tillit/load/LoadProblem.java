package se.tillit.load;

import java.util.List;

/**
 * One thing to put right in a file.
 *
 * @param row as a spreadsheet program numbers it; 0 where the whole sheet is meant
 * @param column the heading, or empty
 * @param text the key of the sentence that says what is wrong and what to do
 */
public record LoadProblem(String sheet, int row, String column, String text, List<Object> arguments) {}
