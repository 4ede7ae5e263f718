@NullMarked
package se.tillit.table;

import org.jspecify.annotations.NullMarked;
