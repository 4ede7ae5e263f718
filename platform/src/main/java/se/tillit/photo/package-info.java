/** Pictures that people send along: made anew in a process of its own, so that what is kept holds neither place, device nor tricks. */
@NullMarked
package se.tillit.photo;

import org.jspecify.annotations.NullMarked;
