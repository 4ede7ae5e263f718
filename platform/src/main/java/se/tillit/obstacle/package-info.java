/**
 * What is in the way of helping somebody: told in a minute, held by whoever can act, answered in time or moved up, and told to all who said
 * it. {@link se.tillit.obstacle.ReportObstacle} and {@link se.tillit.obstacle.SupportObstacle} begin it; {@link
 * se.tillit.obstacle.AnswerObstacle}, {@link se.tillit.obstacle.PassOn}, {@link se.tillit.obstacle.ExtendObstacle}, {@link
 * se.tillit.obstacle.JoinObstacles} and {@link se.tillit.obstacle.ReopenObstacle} move it; {@link se.tillit.obstacle.MoveUp} does when nobody did.
 */
@NullMarked
package se.tillit.obstacle;

import org.jspecify.annotations.NullMarked;
