package se.tillit.reading;

/**
 * A main clause of a sentence, as token indexes.
 *
 * @param start its first token
 * @param end the token after its last
 * @param verb its finite verb
 * @param subjectOmitted the subject is the one of the clause before it ("… och rapporterar till chefen")
 * @param inverted it opens with a condition by its verb ("Kan ärendet inte avgöras, får …")
 */
record Clause(int start, int end, int verb, boolean subjectOmitted, boolean inverted) {}
