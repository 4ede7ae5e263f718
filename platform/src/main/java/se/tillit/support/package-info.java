/** What support units need for their core work, the one promise that those who give support make together, and what it was worth. */
@NullMarked
package se.tillit.support;

import org.jspecify.annotations.NullMarked;
