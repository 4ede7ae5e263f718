@NullMarked
package se.tillit.cli;

import org.jspecify.annotations.NullMarked;
