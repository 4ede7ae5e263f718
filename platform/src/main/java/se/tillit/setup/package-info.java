@NullMarked
package se.tillit.setup;

import org.jspecify.annotations.NullMarked;
