/** Days as people in Sweden count them: which day it is, and which they work. */
@NullMarked
package se.tillit.calendar;

import org.jspecify.annotations.NullMarked;
