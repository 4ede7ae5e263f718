@NullMarked
package se.tillit.finding;

import org.jspecify.annotations.NullMarked;
