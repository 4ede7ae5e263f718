/** Who may decide what on a board's behalf: the delegation order in rows, asked, checked and tried; and the decisions made by it. */
@NullMarked
package se.tillit.mandate;

import org.jspecify.annotations.NullMarked;
