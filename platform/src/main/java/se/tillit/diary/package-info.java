/**
 * Tidsdagbok: for one week, those who want to enter what their time goes to, in two taps, so that nobody can find out what one person
 * entered.
 *
 * <ol>
 *   <li>{@link se.tillit.diary.BeginWeek} begins one: of whom, for what, agreed with whom; at most once a year;
 *   <li>{@link se.tillit.diary.MakeDiaryCodes} makes codes, with which {@link se.tillit.diary.EnterTime} takes entries and seals them;
 *   <li>{@link se.tillit.diary.CloseWeeks} opens the seals, keeps the hours that may be shown of branches and levels, and nothing else;
 *   <li>{@link se.tillit.diary.WeekQuery} cuts that to what somebody may see, and {@link se.tillit.diary.TakeOverDiary} lets it correct
 *       estimates.
 * </ol>
 */
@NullMarked
package se.tillit.diary;

import org.jspecify.annotations.NullMarked;
