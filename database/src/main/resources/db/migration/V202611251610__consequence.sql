-- What a new demand would mean, before anybody decides about it: a demand that holds nowhere and is in no sum, and what is said of it.

create table consequence (
    organisation      uuid not null default current_organisation() references organisation,
    id                uuid not null default uuidv7(),
    version           integer not null default 0,
    title             text not null,
    demand            jsonb not null,                -- the form, as it was filled in
    matter            text,                          -- where it is decided: body, item
    decided_at        date,                          -- the meeting's day
    gain              text,                          -- what residents gain
    residents_say     text,
    residents_source  text,
    if_no             text,                          -- what remains if we say no
    risk_if_no        text,
    politics          text,                          -- what is politics' to decide
    profession        text,
    alternatives      text,                          -- one a line
    made_on           date not null,
    made_by           uuid not null references account,
    made_as           text not null,
    decided_on        date,
    decided_by        uuid references account,
    decided_as        text,
    agreed            boolean,
    reason            text,
    signal            uuid,                          -- the demand that came of it
    primary key (organisation, id),
    foreign key (organisation, signal) references signal,
    check ((decided_on is null) = (decided_by is null) and (decided_on is null) = (agreed is null)
        and (decided_on is null) = (reason is null)),
    check (signal is null or agreed)
);

-- What could go in exchange.
create table consequence_exchange (
    organisation      uuid not null default current_organisation(),
    consequence       uuid not null,
    ordinal           integer not null,
    signal            uuid not null,
    note              text,
    primary key (organisation, consequence, signal),
    foreign key (organisation, consequence) references consequence on delete cascade,
    foreign key (organisation, signal) references signal
);

create table consequence_setting (
    organisation      uuid not null primary key default current_organisation() references organisation,
    out_for_each_new  integer not null check (out_for_each_new between 0 and 5)
);
