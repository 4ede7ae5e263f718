package se.tillit.access;

/** What somebody is in the governance chain, and therefore what Tillit lets them do; see {@link Access}. */
public enum Role {
    /** Runs the installation for the organisation: accounts, settings, complete export. */
    ADMINISTRATOR,
    /** Controller or verksamhetsutvecklare: keeps the chain and its demands up to date. */
    CONTROLLER,
    /** Förvaltningschef and above. */
    LEADERSHIP,
    /** First-line manager, enhetschef. */
    MANAGER,
    /** Meets the citizen: undersköterska, lärare, handläggare. */
    STAFF,
    /** Staff function: HR, economy, quality. */
    SUPPORT,
    /** Elected: council, board, committee. */
    POLITICIAN,
    /** Union representative. */
    UNION,
    /** Registrator, arkivarie. */
    REGISTRAR,
    /** From a supervising authority: only the case at hand. */
    INSPECTOR,
    /** Citizen, patient, service user, relative. */
    RESIDENT,
    RESEARCHER
}
