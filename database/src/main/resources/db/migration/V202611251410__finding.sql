-- Findings: places to look, made by checks; what was dismissed, and what each role has been shown.

-- Checks of an organisation's own: conditions over a demand's fields, never SQL.
create table finding_check (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    name          text not null check (name = btrim(name) and name <> ''),
    kind          text,
    origin        text,
    missing       text,
    older_than    integer check (older_than > 0),    -- months since it began to hold
    hours_above   integer check (hours_above > 0),   -- hours a year for one person
    advice        text not null,
    primary key (organisation, id),
    check (num_nonnulls(kind, origin, missing, older_than, hours_above) > 0)
);

-- As of the last time the demands were gone through. About a demand, or about a position.
create table finding (
    organisation    uuid not null default current_organisation() references organisation,
    id              uuid not null default uuidv7(),
    check_name      text not null,
    signal          uuid,
    other           uuid,                            -- the demand that it repeats
    position        uuid,
    a               text,                            -- what the check's sentence says more
    b               text,
    signal_version  integer,                         -- a demand that was changed since is not spoken of until it has been looked at again
    primary key (organisation, id),
    foreign key (organisation, signal) references signal on delete cascade,
    foreign key (organisation, other) references signal on delete cascade,
    foreign key (organisation, position) references position on delete cascade,
    check (num_nonnulls(signal, position) = 1)
);
create index finding_check_name on finding (organisation, check_name, id);
create index finding_signal on finding (organisation, signal);

-- By subject and not by finding, so that it stays away when the demands are gone through again. No other demand is written as noughts.
create table finding_dismissal (
    organisation   uuid not null default current_organisation() references organisation,
    check_name     text not null,
    subject        uuid not null,
    other          uuid not null,
    reason         text not null check (reason <> ''),
    dismissed_on   date not null,
    dismissed_by   uuid not null references account,
    primary key (organisation, check_name, subject, other)
);

-- The few that a role is shown in a month.
create table finding_month (
    organisation  uuid not null default current_organisation() references organisation,
    role          text not null,
    month         date not null check (extract(day from month) = 1),
    ordinal       integer not null,
    check_name    text not null,
    subject       uuid not null,
    other         uuid not null,
    primary key (organisation, role, month, ordinal)
);

create table finding_look (
    organisation  uuid primary key default current_organisation() references organisation,
    day           date not null
);
