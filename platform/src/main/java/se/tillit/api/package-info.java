/** The way in for programs: personal keys, and the page that says what can be asked. What is answered lies beside each capability's pages. */
@NullMarked
package se.tillit.api;

import org.jspecify.annotations.NullMarked;
