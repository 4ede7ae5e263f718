package se.tillit.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.tillit.access.Language;

/** A column of a template: what it is called in Swedish and English, and other words that systems use for it. */
public enum Column {
    CODE("kod", "code", "id", "enhetskod", "nummer"),
    NAME("namn", "name", "benämning", "enhetsnamn", "befattning namn"),
    PARENT("överordnad", "parent", "överordnad enhet", "tillhör"),
    LEVEL("nivå", "level", "rum"),
    KIND("slag", "kind", "typ av enhet", "typ av krav"),
    FROM("från", "from", "gäller från", "fr o m", "startdatum"),
    TO("till", "to", "gäller till", "till och med dagen före", "slutdatum"),
    UNIT("enhet", "unit"),
    PERSONS("antal", "persons", "headcount", "antal personer", "antal anställda"),
    HOURLY_COST("timkostnad", "hourly cost", "kronor per timme"),
    EMAIL("e-post", "email", "e-mail", "epostadress", "mejl"),
    POSITION("befattning", "position"),
    ROLE("roll", "role", "roller", "roles"),
    TITLE("rubrik", "title", "krav"),
    TEXT("text", "body", "beskrivning"),
    ISSUER("utfärdare", "issuer", "kravställare", "avsändare"),
    RECEIVERS("mottagare", "receivers", "berör"),
    VIA("via", "through"),
    ORIGIN("ursprung", "origin"),
    LEGAL_BASIS("lagrum", "legal basis", "rättslig grund"),
    PURPOSE("syfte", "purpose"),
    DECISION("beslut", "decision", "används i beslut"),
    USED_BY("används av", "used by", "användare"),
    EFFECT("typ", "type"),
    PERSPECTIVE("perspektiv", "perspective"),
    FREQUENCY("hur ofta", "how often", "frekvens", "frequency"),
    DUE_DAYS("dagar", "days", "datum"),
    MINUTES_LOW("minuter lägst", "minutes low"),
    MINUTES_LIKELY("minuter troligast", "minutes likely", "minuter"),
    MINUTES_HIGH("minuter högst", "minutes high"),
    MINUTES_BASIS("underlag", "basis", "minuter underlag"),
    MINUTES_BY("sagt av", "said by", "uppskattat av"),
    MINUTES_ON("sagt den", "said on", "uppskattat den"),
    ASKS_FOR("uppgifter", "fields", "begärda uppgifter"),
    REVIEW("nästa översyn", "next review", "översyn"),
    RISK("risk", "risk"),
    DIALOGUE_PARTNER("dialogpart", "dialogue partner"),
    DIALOGUE_ON("senast i dialog", "last dialogue");

    private final String swedish;
    private final String english;
    private final List<String> names;

    Column(String swedish, String english, String... others) {
        this.swedish = swedish;
        this.english = english;
        this.names = Stream.concat(Stream.of(swedish, english), Stream.of(others))
                .map(Column::normal)
                .toList();
    }

    /** The heading in our own templates. */
    public String heading(Language language) {
        return language == Language.SV ? swedish : english;
    }

    boolean isCalled(String heading) {
        return names.contains(normal(heading));
    }

    /** Capitals, points and spaces differ between systems and mean nothing. */
    static String normal(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
