/** What steering costs those whom it lands on: sums, the year, what is asked for twice, and what would be freed. */
@NullMarked
package se.tillit.burden;

import org.jspecify.annotations.NullMarked;
