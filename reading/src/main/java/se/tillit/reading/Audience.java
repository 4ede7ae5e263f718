package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

/** Who a whole document speaks to: the one who is given the assignment, or those for whom it applies. */
final class Audience {

    private final Tokens tokens;
    private final SubjectFinder subjects;
    private String recipient = "";
    private String scope = "";

    Audience(Tokens tokens, SubjectFinder subjects) {
        this.tokens = tokens;
        this.subjects = subjects;
    }

    void begin() {
        recipient = "";
        scope = "";
    }

    /** The addressee, or where a provision names nobody the one whom the document is for. */
    Addressee of(Addressee addressee) {
        if (addressee.status() != Addressee.Status.UNCLEAR) {
            return addressee;
        }
        String name = recipient.isEmpty() ? scope : recipient;
        return name.isEmpty() ? Addressee.NOBODY : new Addressee(name, Addressee.Status.INHERITED);
    }

    /** What a sentence tells of the whole document: who it is for ("Rutinen gäller för …"), who has the assignment. */
    void read(int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (!tokens.is(i, SCOPE)) {
                continue;
            }
            boolean assigns = tokens.equals(i, "uppdrar") && tokens.equals(i + 1, "åt");
            boolean gives = tokens.equals(i, "ger") && recipient.isEmpty() && hasWord("uppdrag", i, to);
            if (assigns || gives) {
                String name = subjects.receiver(assigns ? i + 2 : i + 1, to);
                recipient = name.isEmpty() ? recipient : name;
                return;
            }
            boolean applies = tokens.equals(i, "gäller")
                    || tokens.equals(i, "omfattar")
                    || tokens.equals(i, "riktar")
                    || tokens.equals(i, "vänder");
            if (applies && i > from && isDocument(i - 1, from)) {
                int at = i + 1;
                while (at < to && (tokens.equals(at, "för") || tokens.equals(at, "sig") || tokens.equals(at, "till"))) {
                    at++;
                }
                String name = at < to ? subjects.receiver(at, to) : "";
                scope = name.isEmpty() ? scope : name;
                return;
            }
        }
    }

    private boolean hasWord(String word, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.equals(i, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDocument(int i, int from) {
        for (int k = i; k >= from && k > i - 3; k--) {
            if (tokens.endsWith(k, "rutinen")
                    || tokens.endsWith(k, "rutin")
                    || tokens.endsWith(k, "riktlinjen")
                    || tokens.endsWith(k, "riktlinjerna")
                    || tokens.endsWith(k, "policyn")
                    || tokens.endsWith(k, "instruktionen")
                    || tokens.endsWith(k, "anvisningen")
                    || tokens.endsWith(k, "dokumentet")) {
                return true;
            }
        }
        return false;
    }
}
