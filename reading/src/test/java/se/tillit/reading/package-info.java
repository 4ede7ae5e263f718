@NullMarked
package se.tillit.reading;

import org.jspecify.annotations.NullMarked;
