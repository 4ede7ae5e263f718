/**
 * Taking part without an account: the codes that let somebody in or back; and what pulse and diary share so that nobody learns what one person
 * said, the seal and the keys that lie outside the database.
 */
@NullMarked
package se.tillit.ballot;

import org.jspecify.annotations.NullMarked;
