@NullMarked
package se.tillit.statistics;

import org.jspecify.annotations.NullMarked;
