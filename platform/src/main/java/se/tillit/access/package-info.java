@NullMarked
package se.tillit.access;

import org.jspecify.annotations.NullMarked;
