-- Public records: the register, secrecy marks, what is kept and what is erased, and what is given out when somebody asks.
-- A record of any kind is named by what kind it is and its id; there is no foreign key, since kinds lie in tables of their own.

create table record_setting (
    organisation  uuid not null primary key default current_organisation() references organisation,
    prefix        text not null check (prefix ~ '^[[:alnum:]-]{1,12}$')
);

-- What the organisation has decided for each kind. Without a decision nothing is erased.
create table record_rule (
    organisation  uuid not null default current_organisation() references organisation,
    kind          text not null,
    registered    text not null default 'REQUEST' check (registered in ('REQUEST', 'ALWAYS', 'CLOSED', 'SENT')),
    keep          boolean,                           -- null: nobody has decided
    years         integer check (years between 1 and 200),
    counted       text check (counted in ('RECEIVED', 'CLOSED')),
    decision      text,                              -- the legal ground, or the decision's number
    decided_on    date,
    primary key (organisation, kind),
    check ((keep is null) = (decision is null)),
    check ((keep is null) = (decided_on is null)),
    check ((keep is false) = (years is not null)),
    check ((years is null) = (counted is null))
);

-- The last number given in a year. Its row is locked while one is given, so that numbers have neither gaps nor twins.
create table record_series (
    organisation  uuid not null default current_organisation() references organisation,
    year          integer not null,
    last          integer not null check (last >= 0),
    primary key (organisation, year)
);

create table record_erasure (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    kind          text not null,
    reference     text not null,
    reason        text not null,
    rule          text not null,                     -- the decision that the erasure rests on, as it stood
    decided_on    date not null,
    decided_by    uuid not null references account,
    decided_role  text not null,
    primary key (organisation, id)
);

-- What is left of what was erased: that it was, and when it had come and ended. Nothing of what it said.
create table erased_record (
    organisation  uuid not null default current_organisation(),
    erasure       uuid not null,
    ordinal       integer not null,
    kind          text not null,
    record        uuid not null,
    number        text,
    received_on   date not null,
    closed_on     date,
    primary key (organisation, erasure, ordinal),
    unique (organisation, kind, record),
    foreign key (organisation, erasure) references record_erasure
);

-- 5 kap. 1–2 §§ offentlighets- och sekretesslagen: when it came, its number, from whom, what it is about.
create table record_entry (
    organisation   uuid not null default current_organisation() references organisation,
    id             uuid not null default uuidv7(),
    kind           text not null,
    record         uuid not null,
    year           integer not null,
    number         integer not null,
    prefix         text not null,                    -- as it was then
    registered_on  date not null,
    registered_by  uuid references account,          -- null: by the organisation's rule
    received_on    date not null,
    sender         text,
    matter         text,
    erasure        uuid,
    primary key (organisation, id),
    unique (organisation, year, number),
    unique (organisation, kind, record),
    foreign key (organisation, erasure) references record_erasure,
    check ((erasure is null) = (matter is not null)),
    check (erasure is null or sender is null)
);

-- Grounds beside the common ones, which the program knows.
create table secrecy_ground (
    organisation  uuid not null default current_organisation() references organisation,
    section       text not null,
    what          text not null,
    primary key (organisation, section)
);

-- A warning, not a decision: whoever asks is answered after a new judgement.
create table secrecy_mark (
    organisation   uuid not null default current_organisation() references organisation,
    id             uuid not null default uuidv7(),
    kind           text not null,
    record         uuid not null,
    whole          boolean not null,
    section        text not null,
    why            text,
    marked_on      date not null,
    marked_by      uuid not null references account,
    marked_role    text not null,
    lifted_on      date,
    lifted_by      uuid references account,
    lifted_role    text,
    lifted_reason  text,
    primary key (organisation, id),
    check ((lifted_on is null) = (lifted_by is null))
);
create index secrecy_mark_record on secrecy_mark (organisation, kind, record) where lifted_on is null;

-- Words rather than places: what is said once is often repeated in the answer, and is hidden there too.
create table secrecy_passage (
    organisation  uuid not null default current_organisation(),
    mark          uuid not null,
    ordinal       integer not null,
    words         text not null check (length(words) >= 2),
    primary key (organisation, mark, ordinal),
    foreign key (organisation, mark) references secrecy_mark on delete cascade
);

create table record_request (
    organisation   uuid not null default current_organisation() references organisation,
    id             uuid not null default uuidv7(),
    asked_on       date not null,
    asked          text not null,                    -- what, never who or why (2 kap. 18 § tryckfrihetsförordningen)
    noted_by       uuid not null references account,
    noted_role     text not null,
    outcome        text check (outcome in ('GIVEN', 'PART', 'REFUSED', 'NOTHING')),
    answered_on    date,
    answered_by    uuid references account,
    answered_role  text,
    section        text,
    reason         text,
    file_hash      bytea,                            -- SHA-256 of what was given out
    primary key (organisation, id),
    check ((outcome is null) = (answered_on is null)),
    check ((outcome is null) = (answered_by is null))
);
create index record_request_open on record_request (organisation, asked_on) where outcome is null;

create table request_record (
    organisation  uuid not null default current_organisation(),
    request       uuid not null,
    ordinal       integer not null,
    kind          text not null,
    record        uuid not null,
    primary key (organisation, request, ordinal),
    unique (organisation, request, kind, record),
    foreign key (organisation, request) references record_request on delete cascade
);
create index request_record_record on request_record (organisation, kind, record);

-- What is hidden in what is given out: from one character to before another of a part, each with its ground.
create table request_mask (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    request       uuid not null,
    ordinal       integer not null,
    part          text not null,
    starts        integer not null check (starts >= 0),
    ends          integer not null,
    section       text not null,
    primary key (organisation, id),
    foreign key (organisation, request, ordinal) references request_record on delete cascade,
    check (ends > starts)
);
create index request_mask_record on request_mask (organisation, request, ordinal);
