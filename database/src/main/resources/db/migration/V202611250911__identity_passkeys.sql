-- Passkeys: what a browser or telephone proves itself with. Public keys only; global, as accounts are.

create table passkey (
    id                  bytea primary key,             -- the credential's own, chosen by the authenticator
    account             uuid not null references account,
    label               text not null check (label = btrim(label) and label <> ''),
    public_key          bytea not null,                -- COSE
    signature_count     bigint not null,
    verified            boolean not null,
    transports          text[] not null,
    backup_eligible     boolean not null,
    backed_up           boolean not null,
    attestation_object  bytea not null,                -- as it was registered; a sign-in is checked against it
    client_data         bytea not null,
    created_at          timestamptz not null,
    used_at             timestamptz not null
);
create index passkey_account on passkey (account);
