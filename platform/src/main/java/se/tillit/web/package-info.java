@NullMarked
package se.tillit.web;

import org.jspecify.annotations.NullMarked;
