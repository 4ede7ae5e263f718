/** Loading an organisation's own spreadsheets: read, look through, load whole or not at all, take back. */
@NullMarked
package se.tillit.load;

import org.jspecify.annotations.NullMarked;
