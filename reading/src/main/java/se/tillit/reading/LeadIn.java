package se.tillit.reading;

/**
 * The words before a list, and what they make of its items.
 *
 * @param text as written, without the closing colon
 * @param modality of the items, where the kind gives them one
 * @param addressee who the items speak to
 * @param deadline the lead-in's own, which holds for every item
 * @param gives what it makes of items that name only things
 */
record LeadIn(String text, Kind kind, Modality modality, Addressee addressee, String deadline, Gives gives) {

    LeadIn(String text, Kind kind, Modality modality, Addressee addressee, String deadline) {
        this(text, kind, modality, addressee, deadline, Gives.NOTHING);
    }

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

    enum Gives {
        NOTHING,
        /** "ska till registret lämna": an item that is a message is a report. */
        MESSAGES,
        /** "Rapporten ska", "ska redovisa": every item is part of a report. */
        REPORTS
    }
}
