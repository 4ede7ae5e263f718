/** What a new demand would mean, before anybody decides about it. */
@NullMarked
package se.tillit.consequence;

import org.jspecify.annotations.NullMarked;
