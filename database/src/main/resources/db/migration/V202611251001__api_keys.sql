-- Personal keys, by which a program acts for somebody in one organisation.

create table api_key (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    account       uuid not null references account,
    name          text not null check (name = btrim(name) and name <> ''),
    hash          bytea not null check (length(hash) = 32),  -- SHA-256 of the key, which is shown once and kept nowhere
    writes        boolean not null,                          -- false: reads only
    created_on    date not null,
    expires_on    date not null,                             -- the first day on which it no longer opens anything
    last_used_on  date,
    primary key (organisation, id),
    constraint api_key_hash_unique unique (organisation, hash),
    check (created_on < expires_on and expires_on <= created_on + interval '1 year')
);
create index api_key_account on api_key (organisation, account);
