@NullMarked
package se.tillit.goal;

import org.jspecify.annotations.NullMarked;
