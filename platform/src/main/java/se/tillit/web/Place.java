package se.tillit.web;

import se.tillit.access.Access;

/** Where one can go from the menu. A page below a place belongs to it: {@code /krav/…} to {@code /krav}. */
public enum Place {
    CHAIN("/styrkedja", Access.SEE_CHAIN),
    OVERVIEW("/overblick", Access.SEE_SIGNALS),
    POSITIONS("/befattningar", Access.SEE_CHAIN),
    SIGNALS("/krav", Access.SEE_SIGNALS),
    FINDINGS("/fynd", Access.SEE_FINDINGS),
    BURDEN("/borda", Access.SEE_SIGNALS),
    SHARED("/borda/samma", Access.SEE_SIGNALS),
    DOCUMENTS("/dokument", Access.SEE_DOCUMENTS),
    OBSTACLES("/hinder", Access.SEE_OBSTACLES),
    IMPROVEMENTS("/forbattringar", Access.SEE_IMPROVEMENTS),
    QUESTIONS("/fragor", Access.SEE_SIGNALS),
    MANDATE("/mandat", Access.SEE_MANDATES),
    PROPOSALS("/forslag", Access.SEE_SIGNALS),
    CONSEQUENCES("/konsekvens", Access.SEE_SIGNALS),
    DIALOGUES("/samtal", Access.SEE_DIALOGUES),
    GOALS("/mal", Access.SEE_SIGNALS),
    FOLLOW_UP("/uppfoljning", Access.SEE_SIGNALS),
    INDICATORS("/indikatorer", Access.SEE_SIGNALS),
    PULSE("/puls", Access.SEE_PULSE),
    TABLES("/samtalsbord", Access.SEE_TABLES),
    PANEL("/intressebank", Access.SEE_PANEL),
    DIARY("/dagbok", Access.SEE_DIARY),
    SUPPORT("/stod", Access.SEE_SUPPORT),
    RECORDS("/allmanna-handlingar", Access.SEE_RECORDS),
    LOAD("/las-in", Access.IMPORT),
    REGISTER("/krav/nytt", Access.EDIT_SIGNALS);

    private final String address;
    private final Access access;

    Place(String address, Access access) {
        this.address = address;
        this.access = access;
    }

    public String address() {
        return address;
    }

    /** What a role may not use, it does not see. */
    public boolean isFor(Page page) {
        return page.may(access);
    }

    /** How much of the page's address is this place's; 0 where the page lies elsewhere. The longest is where the page belongs. */
    int covers(String path) {
        boolean here = path.startsWith(address)
                && (path.length() == address.length() || "/?.".indexOf(path.charAt(address.length())) >= 0);
        return here ? address.length() : 0;
    }
}
