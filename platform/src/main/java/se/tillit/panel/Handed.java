package se.tillit.panel;

/** Whether somebody who is asked in a survey has got her code, and how. */
enum Handed {
    NOT_YET,
    ON_PAGE,
    ON_SLIP
}
