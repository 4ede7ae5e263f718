package se.tillit.load;

import static se.tillit.load.Column.ASKS_FOR;
import static se.tillit.load.Column.CODE;
import static se.tillit.load.Column.DECISION;
import static se.tillit.load.Column.DIALOGUE_ON;
import static se.tillit.load.Column.DIALOGUE_PARTNER;
import static se.tillit.load.Column.DUE_DAYS;
import static se.tillit.load.Column.EFFECT;
import static se.tillit.load.Column.EMAIL;
import static se.tillit.load.Column.FREQUENCY;
import static se.tillit.load.Column.FROM;
import static se.tillit.load.Column.HOURLY_COST;
import static se.tillit.load.Column.ISSUER;
import static se.tillit.load.Column.KIND;
import static se.tillit.load.Column.LEGAL_BASIS;
import static se.tillit.load.Column.LEVEL;
import static se.tillit.load.Column.MINUTES_BASIS;
import static se.tillit.load.Column.MINUTES_BY;
import static se.tillit.load.Column.MINUTES_HIGH;
import static se.tillit.load.Column.MINUTES_LIKELY;
import static se.tillit.load.Column.MINUTES_LOW;
import static se.tillit.load.Column.MINUTES_ON;
import static se.tillit.load.Column.NAME;
import static se.tillit.load.Column.ORIGIN;
import static se.tillit.load.Column.PARENT;
import static se.tillit.load.Column.PERSONS;
import static se.tillit.load.Column.PERSPECTIVE;
import static se.tillit.load.Column.POSITION;
import static se.tillit.load.Column.PURPOSE;
import static se.tillit.load.Column.RECEIVERS;
import static se.tillit.load.Column.REVIEW;
import static se.tillit.load.Column.RISK;
import static se.tillit.load.Column.ROLE;
import static se.tillit.load.Column.TEXT;
import static se.tillit.load.Column.TITLE;
import static se.tillit.load.Column.TO;
import static se.tillit.load.Column.UNIT;
import static se.tillit.load.Column.USED_BY;
import static se.tillit.load.Column.VIA;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables that can be loaded. A table is recognised by its headings, in any order; loaded in this order, since each refers to those before. */
public enum Template {
    UNITS("enheter", List.of(CODE, NAME, LEVEL), List.of(PARENT, KIND, FROM, TO)),
    POSITIONS("befattningar", List.of(CODE, NAME, UNIT, PERSONS), List.of(HOURLY_COST, FROM, TO)),
    PEOPLE("personer", List.of(NAME, EMAIL, UNIT, ROLE), List.of(POSITION, FROM, TO)),
    SIGNALS(
            "krav",
            List.of(CODE, KIND, TITLE, ISSUER, RECEIVERS, ORIGIN),
            List.of(
                    TEXT,
                    VIA,
                    LEGAL_BASIS,
                    PURPOSE,
                    DECISION,
                    USED_BY,
                    EFFECT,
                    PERSPECTIVE,
                    FREQUENCY,
                    DUE_DAYS,
                    MINUTES_LOW,
                    MINUTES_LIKELY,
                    MINUTES_HIGH,
                    FROM,
                    TO,
                    REVIEW,
                    RISK,
                    DIALOGUE_PARTNER,
                    DIALOGUE_ON,
                    MINUTES_BASIS,
                    MINUTES_BY,
                    MINUTES_ON,
                    ASKS_FOR));

    private final String fileName;
    private final List<Column> required;
    private final List<Column> optional;

    Template(String fileName, List<Column> required, List<Column> optional) {
        this.fileName = fileName;
        this.required = required;
        this.optional = optional;
    }

    /** The name of our own file and sheet, without an ending. */
    public String fileName() {
        return fileName;
    }

    List<Column> required() {
        return required;
    }

    public List<Column> columns() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    Optional<Column> columnCalled(String heading) {
        return columns().stream().filter(column -> column.isCalled(heading)).findFirst();
    }
}
