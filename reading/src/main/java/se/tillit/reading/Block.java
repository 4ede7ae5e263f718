package se.tillit.reading;

/**
 * A stretch of a document's text with one role.
 *
 * @param kind what it is
 * @param start its first character in the text as read, after a list marker or a section mark
 * @param end the character after its last
 * @param page the page it starts on, from 1; 0 where the format has no pages
 * @param level a heading's level from 1, a list item's depth from 1, else 0
 * @param numbered for an item: its marker is a number or a letter
 */
public record Block(Kind kind, int start, int end, int page, int level, boolean numbered) {

    /** The role of a block. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        /** One row of a table, its cells parted by " | ". */
        ROW
    }
}
