package se.tillit.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to put right in a file.
 *
 * @param sheet the file's name, and the sheet's where a file has several; empty where none is meant
 * @param row as a spreadsheet program numbers it; 0 where the whole sheet is meant
 * @param text the key of the sentence that says what is wrong and what to do
 */
public record LoadProblem(String sheet, int row, @Nullable Column column, String text, List<Object> arguments) {}
