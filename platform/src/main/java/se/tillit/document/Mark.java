package se.tillit.document;

import se.tillit.reading.Modality;

/** How a provision is marked in the text; what is to be reported stands out from other duties. */
public enum Mark {
    DUTY("ska", Modality.DUTY, false),
    REPORT("rap", Modality.DUTY, true),
    PROHIBITION("inte", Modality.PROHIBITION, false),
    PERMISSION("far", Modality.PERMISSION, false),
    RECOMMENDATION("bor", Modality.RECOMMENDATION, false);

    private final String css;
    private final Modality modality;
    private final boolean reporting;

    Mark(String css, Modality modality, boolean reporting) {
        this.css = css;
        this.modality = modality;
        this.reporting = reporting;
    }

    /** What the style sheet calls it, after {@code p-}. */
    public String css() {
        return css;
    }

    Modality modality() {
        return modality;
    }

    boolean reporting() {
        return reporting;
    }

    static Mark of(Modality modality, boolean reporting) {
        return reporting && modality == Modality.DUTY
                ? REPORT
                : switch (modality) {
                    case DUTY -> DUTY;
                    case PROHIBITION -> PROHIBITION;
                    case PERMISSION -> PERMISSION;
                    case RECOMMENDATION -> RECOMMENDATION;
                };
    }
}
