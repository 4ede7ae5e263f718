/** Processes of their own for reading what strangers made. */
@NullMarked
package se.tillit.worker;

import org.jspecify.annotations.NullMarked;
