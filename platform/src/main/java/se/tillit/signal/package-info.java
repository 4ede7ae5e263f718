@NullMarked
package se.tillit.signal;

import org.jspecify.annotations.NullMarked;
