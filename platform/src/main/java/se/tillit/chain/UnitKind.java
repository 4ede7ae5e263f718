package se.tillit.chain;

/** What a unit is to the organisation. */
public enum UnitKind {
    LEGISLATOR,
    AGENCY,
    REGION,
    OWN,
    /** Auditors and supervisors, beside the chain. */
    REVIEWER,
    /** A private provider. */
    PROVIDER,
    /** A non-profit partner. */
    PARTNER,
    /** The person the service exists for. */
    PERSON
}
