/**
 * Who must answer in a unit, who above when nobody does, and within how many working days: one duty for everything that people say. {@link
 * se.tillit.answering.Holders} is that of one day; {@link se.tillit.answering.Escalation} moves each morning what nobody answered.
 */
@NullMarked
package se.tillit.answering;

import org.jspecify.annotations.NullMarked;
