@NullMarked
package se.tillit.chain;

import org.jspecify.annotations.NullMarked;
