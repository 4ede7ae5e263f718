/** Plain letters to the organisation's mail server, for those who have asked for them. */
@NullMarked
package se.tillit.mail;

import org.jspecify.annotations.NullMarked;
