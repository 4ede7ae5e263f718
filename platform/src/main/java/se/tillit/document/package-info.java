/** Steering documents: the register, what is read in them, and what people say of that. */
@NullMarked
package se.tillit.document;

import org.jspecify.annotations.NullMarked;
