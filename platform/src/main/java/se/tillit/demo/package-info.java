@NullMarked
package se.tillit.demo;

import org.jspecify.annotations.NullMarked;
