@NullMarked
package se.tillit.question;

import org.jspecify.annotations.NullMarked;
