@NullMarked
package se.tillit.disclosure;

import org.jspecify.annotations.NullMarked;
