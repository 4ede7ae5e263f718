/**
 * Votes on statements become a map of opinion: groups, what each stands for and what unites them.
 *
 * <p>{@link se.tillit.opinion.Votes} holds who voted what; {@link se.tillit.opinion.OpinionMap} is everything that a page
 * shows; {@link se.tillit.opinion.LiveOpinionMap} keeps one up to date while people vote. Within: {@code Layout} places the
 * participants ({@code CentredVotes}, {@code PrincipalComponents}), {@code GroupSearch} finds groups and tests them
 * ({@code Clusters}, {@code Points}), {@code Partition} says who belongs where.
 */
@NullMarked
package se.tillit.opinion;

import org.jspecify.annotations.NullMarked;
