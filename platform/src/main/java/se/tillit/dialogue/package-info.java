/**
 * Samtal: people write short statements, others agree, disagree or pass, and a map shows which groups of opinion there are, what each stands
 * for and what unites them.
 *
 * <ol>
 *   <li>{@link se.tillit.dialogue.OpenDialogue} begins one: the question, what it can change and what not, who answers and when;
 *   <li>{@link se.tillit.dialogue.MakeSlips} makes one-time codes where the organiser wants one vote a person;
 *   <li>{@link se.tillit.dialogue.TakePart} takes votes and statements from whoever holds a key, and erases them when she wants;
 *   <li>{@link se.tillit.dialogue.DrawMap} asks the engine, keeps what may be shown ({@code Tabulate}), and does so again when somebody has voted;
 *   <li>{@code CountBallots} does that once at a workplace, where votes are sealed ({@code WorkplaceBallotStore}) until the dialogue has closed;
 *   <li>{@link se.tillit.dialogue.DialogueQuery} says what may be seen, and {@code MapSvg} and {@code Findings} put it in a picture and in words.
 * </ol>
 *
 * What is kept of a voter, and why so little in a closed dialogue at a workplace, is in {@code docs/decisions/0022-dialogues.md}.
 */
@NullMarked
package se.tillit.dialogue;

import org.jspecify.annotations.NullMarked;
