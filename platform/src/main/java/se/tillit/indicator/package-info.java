@NullMarked
package se.tillit.indicator;

import org.jspecify.annotations.NullMarked;
