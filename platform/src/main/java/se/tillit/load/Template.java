package se.tillit.load;

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
import static se.tillit.load.Column.MINUTES_HIGH;
import static se.tillit.load.Column.MINUTES_LIKELY;
import static se.tillit.load.Column.MINUTES_LOW;
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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that can be loaded. A table is recognised by its headings, in any order; loaded in this order, since each refers to those before. */
enum Template {
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
                    DIALOGUE_ON));

    private final String fileName;
    private final List<Column> required;
    private final List<Column> optional;

    Template(String fileName, List<Column> required, List<Column> optional) {
        this.fileName = fileName;
        this.required = required;
        this.optional = optional;
    }

    String fileName() {
        return fileName;
    }

    List<Column> columns() {
        return java.util.stream.Stream.concat(required.stream(), optional.stream())
                .toList();
    }

    /** Where each column of the template stands in the sheet. */
    Map<Column, Integer> places(Sheet sheet) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < sheet.headings().size(); i++) {
            String heading = sheet.headings().get(i);
            int place = i;
            columns().stream()
                    .filter(column -> column.isCalled(heading))
                    .findFirst()
                    .ifPresent(column -> places.putIfAbsent(column, place));
        }
        return places;
    }

    List<Column> missing(Sheet sheet) {
        Map<Column, Integer> places = places(sheet);
        return required.stream().filter(column -> !places.containsKey(column)).toList();
    }

    /** The template that most of the sheet's headings belong to, if it has all that the template requires. */
    static Optional<Template> of(Sheet sheet) {
        return closest(sheet).filter(template -> template.missing(sheet).isEmpty());
    }

    static Optional<Template> closest(Sheet sheet) {
        return java.util.Arrays.stream(values())
                .filter(template -> !template.places(sheet).isEmpty())
                .max(java.util.Comparator.comparingInt((Template template) ->
                        template.places(sheet).size() - template.missing(sheet).size()));
    }
}
