/**
 * A little better every day: {@link se.tillit.improvement.SuggestImprovement} and {@link se.tillit.improvement.SuggestAsCitizen} begin it, the
 * unit's holder {@link se.tillit.improvement.AnswerImprovement answers} in time or it {@link se.tillit.improvement.MoveImprovementsUp moves
 * up}; {@link se.tillit.improvement.ReportTrial} tells how it went, {@link se.tillit.improvement.ThankForImprovement} thanks, {@link
 * se.tillit.improvement.OfferImprovement} and {@link se.tillit.improvement.ReplyToOffer} spread what worked.
 */
@NullMarked
package se.tillit.improvement;

import org.jspecify.annotations.NullMarked;
