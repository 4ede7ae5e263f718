@NullMarked
package se.tillit.overview;

import org.jspecify.annotations.NullMarked;
