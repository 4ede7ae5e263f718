package se.tillit.mandate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.tillit.access.Language;

/** A column of the table that a delegation order is loaded from: its name in our own template, and what other orders call it. */
enum OrderColumn {
    NUMBER("nr", "number", "nummer", "punkt", "ärendenummer", "no"),
    HEADING("ärendegrupp", "group", "grupp", "område"),
    MATTER("ärende", "matter", "ärendetyp", "ärendeslag", "beslut", "typ av ärende", "ärende beslut"),
    LEGAL("lagrum", "legal reference", "lagstöd", "författning", "lag"),
    HOLDER("delegat", "who", "beslutsfattare", "beslutande", "delegerad till"),
    CONDITIONS("villkor", "conditions", "villkor och beloppsgräns", "anmärkning", "kommentar", "begränsning"),
    MOST("högsta belopp", "amount limit", "beloppsgräns", "belopp", "högst"),
    PASS_ON("vidaredelegation", "may be passed on", "vidare", "vidaredelegering", "får vidaredelegeras"),
    NOTIFIED("anmälan", "notified", "anmäls", "anmälan till nämnd", "anmälan till nämnden", "återredovisning"),
    NOTIFIED_BY("anmäls senast", "notified by", "anmäls när"),
    KIND("slag", "kind", "typ"),
    PASSED_ON_FROM("vidare från", "passed on from", "vidaredelegerad från"),
    FROM("från", "from", "gäller från"),
    TO("till", "to", "gäller till"),
    REFERENCE("beslutsreferens", "decision reference", "beslutshänvisning"),
    YEARLY("beslut per år", "decisions yearly", "antal beslut", "antal per år"),
    DAYS("handläggningsdagar", "handling days", "handläggningstid");

    private final String swedish;
    private final String english;
    private final List<String> names;

    OrderColumn(String swedish, String english, String... others) {
        this.swedish = swedish;
        this.english = english;
        this.names =
                Stream.concat(Stream.of(swedish, english), Stream.of(others)).toList();
    }

    String heading(Language language) {
        return language == Language.SV ? swedish : english;
    }

    /** Where the column stands among the headings; -1 where it does not. */
    int in(List<String> headings) {
        for (int at = 0; at < headings.size(); at++) {
            String plain = headings.get(at)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", " ")
                    .strip();
            if (names.contains(plain)) {
                return at;
            }
        }
        return -1;
    }

    /** Without these a row says nothing. */
    boolean isNeeded() {
        return this == MATTER || this == HOLDER;
    }
}
