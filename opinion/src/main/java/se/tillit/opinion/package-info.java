@NullMarked
package se.tillit.opinion;

import org.jspecify.annotations.NullMarked;
