/** What Tillit itself takes of people's time, by the formula it uses for everybody else: times × minutes, against a ceiling. */
@NullMarked
package se.tillit.owntime;

import org.jspecify.annotations.NullMarked;
