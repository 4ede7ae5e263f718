/**
 * Tillitspuls: short questions about trust, asked so that nobody can find out what one person answered.
 *
 * <ol>
 *   <li>{@link se.tillit.pulse.StartWave} begins a wave: what, of whom, for which decision, agreed with whom;
 *   <li>{@link se.tillit.pulse.MakeCodes} makes one-time codes, which {@link se.tillit.pulse.AnswerPulse} takes with an answer and seals it;
 *   <li>{@link se.tillit.pulse.CloseWaves} opens the seals, keeps what may be shown ({@code Tabulation}) and nothing else;
 *   <li>{@link se.tillit.pulse.WaveQuery} cuts that to what somebody may see, and {@link se.tillit.pulse.AnswerWave} answers to it.
 * </ol>
 *
 * {@link se.tillit.pulse.PanelWaves} asks the citizen panel by the same steps. No page about units finds those waves.
 *
 * What each of those who might want to know can find is in {@code docs/hotmodell-puls.md}.
 */
@NullMarked
package se.tillit.pulse;

import org.jspecify.annotations.NullMarked;
