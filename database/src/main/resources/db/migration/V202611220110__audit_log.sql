-- What was done, in an order that cannot be altered unseen: each entry holds the hash of the one before it.

create table log_head (
    organisation  uuid primary key default current_organisation() references organisation,
    sequence      bigint not null,
    hash          bytea not null check (length(hash) = 32)
);

create table log_entry (
    organisation  uuid not null default current_organisation() references organisation,
    sequence      bigint not null,
    at            timestamptz not null,
    actor         bytea not null,                    -- SHA-256(salt || account); erasing the salt erases the person
    action        text not null,
    subject       uuid,
    details       text not null,                     -- JSON, no personal data
    previous      bytea not null,
    hash          bytea not null,
    primary key (organisation, sequence)
);
create index log_entry_subject on log_entry (organisation, subject);

create table log_salt (
    organisation  uuid not null default current_organisation() references organisation,
    account       uuid not null references account,
    salt          bytea not null check (length(salt) = 32),
    primary key (organisation, account)
);
