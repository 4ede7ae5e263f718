@NullMarked
package se.tillit.audit;

import org.jspecify.annotations.NullMarked;
