package se.tillit.reading;

/**
 * The words before a list, and what they make of its items.
 *
 * @param text as written, without the closing colon
 * @param modality of the items, where the kind gives them one
 * @param addressee who the items speak to
 * @param deadline the lead-in's own, which holds for every item
 */
record LeadIn(String text, Kind kind, Modality modality, Addressee addressee, String deadline) {

    enum Kind {
        /** "Enhetschefen ska": each item is a provision. */
        OPEN,
        /** "Planen ska innehålla": the lead-in is the provision, and the items are its objects or conditions. */
        WHOLE,
        /** "Gör så här": each item stands for itself. */
        POINTER,
        /** "i syfte att": the items are reasons. */
        PURPOSE
    }
}
