@NullMarked
package se.tillit.identity;

import org.jspecify.annotations.NullMarked;
