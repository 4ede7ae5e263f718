-- Who may do what, and for which organisation. Several organisations can live in one installation.

create extension if not exists btree_gist;

-- The organisation that the running transaction acts for, or null: then row-level security shows nothing.
-- On a reused connection the setting comes back as an empty string.
create function current_organisation() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.organisation', true), '')::uuid;

create table organisation (
    id          uuid primary key default uuidv7(),
    name        text not null check (name = btrim(name) and name <> ''),
    created_at  timestamptz not null
);

-- One person's way in. Global: the same person may work for several organisations.
create table account (
    id             uuid primary key default uuidv7(),
    email          text not null check (email = lower(btrim(email)) and email like '%_@_%'),
    name           text not null check (name = btrim(name) and name <> ''),
    password_hash  text,                             -- Argon2id; null: signs in by passkey or OpenID Connect only
    language       text not null default 'sv' check (language in ('sv', 'en')),
    disabled       boolean not null default false,
    version        integer not null default 0,
    constraint account_email_unique unique (email)
);

create table assignment (
    organisation  uuid not null default current_organisation() references organisation,
    account       uuid not null references account,
    role          text not null,
    primary key (organisation, account, role)
);

-- Before anybody has signed in there is no organisation to act for; this one question must still be answered.
create function organisations_of(wanted uuid) returns table (organisation uuid, name text)
    language sql stable security definer set search_path = public
    begin atomic
        select distinct o.id, o.name from assignment a join organisation o on o.id = a.organisation where a.account = wanted order by o.name;
    end;

-- A form that was sent twice has one effect: the answer to the first is the answer to the second.
create table idempotency (
    organisation  uuid not null default current_organisation() references organisation,
    account       uuid not null references account,
    key           uuid not null,
    request       bytea not null,                    -- SHA-256 of address and fields
    location      text,
    at            timestamptz not null,
    primary key (organisation, account, key)
);
create index idempotency_at on idempotency (at);

create table sign_in_attempt (
    subject  bytea not null,                         -- SHA-256 of e-mail or address: nothing to read for who steals the table
    at       timestamptz not null
);
create index sign_in_attempt_subject on sign_in_attempt (subject, at);

-- Sessions, as Spring Session expects them.
create table spring_session (
    primary_id             char(36) not null primary key,
    session_id             char(36) not null,
    creation_time          bigint not null,
    last_access_time       bigint not null,
    max_inactive_interval  integer not null,
    expiry_time            bigint not null,
    principal_name         varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id  char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name      varchar(200) not null,
    attribute_bytes     bytea not null,
    primary key (session_primary_id, attribute_name)
);
