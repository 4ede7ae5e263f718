package se.tillit.reading;

/**
 * One provision inside a sentence, as token indexes, before it has a place in a document.
 *
 * @param from its first token
 * @param to the token after its last
 * @param verb the verb that says what is to be done
 */
record Act(int from, int to, int verb, Modality modality, boolean reporting, Addressee addressee, String deadline) {}
