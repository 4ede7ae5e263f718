/** Proposals that demands become fewer or lighter: gathered, commented by those concerned, decided, carried out, and asked about afterwards. */
@NullMarked
package se.tillit.proposal;

import org.jspecify.annotations.NullMarked;
