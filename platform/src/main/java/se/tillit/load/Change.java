package se.tillit.load;

import java.util.List;

/** What a load does to one thing. */
public record Change(Kind kind, Effect effect, String code, String title, List<Field> fields) {

    /** What kind of thing. */
    public enum Kind {
        UNIT,
        POSITION,
        HEADCOUNT,
        PERSON,
        SIGNAL
    }

    /** What becomes of it. */
    public enum Effect {
        CREATED,
        CHANGED,
        ENDED
    }

    /** @param name the column's heading */
    public record Field(String name, String before, String after) {}
}
