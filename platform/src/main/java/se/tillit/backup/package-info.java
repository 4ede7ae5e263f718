/** {@code ./tillit backup} and {@code ./tillit restore}: programs of their own that find the database as {@code ./tillit serve} does; and an organisation that is taken out from a page. */
@NullMarked
package se.tillit.backup;

import org.jspecify.annotations.NullMarked;
