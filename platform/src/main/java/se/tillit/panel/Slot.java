package se.tillit.panel;

import se.tillit.web.Page;

/** When and how somebody can take part, or is wanted. */
public enum Slot {
    DAYTIME,
    EVENING,
    WEEKEND,
    ONLINE,
    BY_PHONE;

    /** Within a sentence. */
    public String within(Page page) {
        return page.t(this).toLowerCase(page.language().locale());
    }
}
