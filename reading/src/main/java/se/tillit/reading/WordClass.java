package se.tillit.reading;

import java.util.Locale;

/**
 * What a word can be, one bit each, so that a token's classes fit in a {@code long} and every rule is a mask. The words
 * themselves stand in the tables {@code words.tsv}, {@code nouns.tsv} and {@code verbs.tsv}.
 */
enum WordClass {
    // Small words, by the name of their row in words.tsv.
    DUTY,
    PERMIT,
    SHOULD,
    CAN,
    NEED,
    NEGATION,
    NO,
    ONLY,
    RELATIVE,
    ATT,
    COORDINATOR,
    SUBORDINATOR,
    QUESTION,
    PREPOSITION,
    ADVERB,
    DETERMINER,
    PRONOUN,
    ACTOR,
    PARTICLE,
    MONTH,
    WEEKDAY,
    UNIT,
    NUMBER,
    ORDINAL,
    FREQUENCY,
    OBSERVATION,
    /** May open a deadline. */
    TIME,
    /** May say who a document or an assignment is for. */
    SCOPE,
    /** Ends like the name of a law. */
    LAW,
    // Nouns, by the name of their row in nouns.tsv.
    ROLE,
    MESSAGE,
    ACCOUNT,
    EVENT,
    SETTING,
    THING,
    /** A document that informs those it is sent to, though it is made for something else. */
    SENT,
    /** A record that things are entered in. */
    BOOK,
    /** A document with a date of its own. */
    DATED,
    // A noun's genitive never heads its phrase.
    GENITIVE,
    // Verb forms.
    INFINITIVE,
    PRESENT,
    PASSIVE_INFINITIVE,
    PASSIVE_PRESENT,
    IMPERATIVE,
    PAST,
    SUPINE,
    PARTICIPLE,
    // Verbs, by the classes in verbs.tsv.
    ACT,
    REPORT,
    RECORD,
    CARRY,
    COMPETENCE,
    STATE,
    /** A finite verb that orders or allows together with a word near it (phrases.tsv). */
    PHRASE;

    final long bit = 1L << ordinal();

    static WordClass named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static long any(WordClass a, WordClass b) {
        return a.bit | b.bit;
    }

    static long any(WordClass a, WordClass b, WordClass c) {
        return a.bit | b.bit | c.bit;
    }

    static long any(WordClass a, WordClass b, WordClass c, WordClass d) {
        return a.bit | b.bit | c.bit | d.bit;
    }

    static long any(WordClass a, WordClass b, WordClass c, WordClass d, WordClass e) {
        return a.bit | b.bit | c.bit | d.bit | e.bit;
    }

    /** The masks above are asked for at every word and must make no array. */
    static long any(WordClass... classes) {
        long mask = 0;
        for (WordClass wordClass : classes) {
            mask |= wordClass.bit;
        }
        return mask;
    }
}
