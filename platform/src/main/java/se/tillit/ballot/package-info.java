/**
 * What pulse and diary share so that nobody learns what one person said: codes on slips, the seal, and the keys that lie outside the database.
 */
@NullMarked
package se.tillit.ballot;

import org.jspecify.annotations.NullMarked;
