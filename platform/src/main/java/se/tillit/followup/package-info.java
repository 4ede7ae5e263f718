@NullMarked
package se.tillit.followup;

import org.jspecify.annotations.NullMarked;
