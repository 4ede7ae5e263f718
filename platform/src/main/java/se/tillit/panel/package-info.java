@NullMarked
package se.tillit.panel;

import org.jspecify.annotations.NullMarked;
