/** The week in brief: one page, and one letter a week for those who want it. */
@NullMarked
package se.tillit.digest;

import org.jspecify.annotations.NullMarked;
