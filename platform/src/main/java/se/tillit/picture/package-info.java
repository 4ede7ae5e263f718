/** The picture of the governance chain: units folded until they fit, placed by computation, drawn as SVG; plain Java, deterministic. */
@NullMarked
package se.tillit.picture;

import org.jspecify.annotations.NullMarked;
