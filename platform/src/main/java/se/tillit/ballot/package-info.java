/**
 * Taking part without an account: the codes that let somebody in or back; and what pulse, diary and dialogue share so that nobody learns what
 * one person said, the seal and the keys that lie outside the database.
 */
@NullMarked
package se.tillit.ballot;

import org.jspecify.annotations.NullMarked;
