-- Proposals that demands become fewer or lighter: gathered, commented by those concerned, decided, carried out, and asked about afterwards.

create table proposal (
    organisation      uuid not null default current_organisation() references organisation,
    id                uuid not null default uuidv7(),
    version           integer not null default 0,
    title             text not null check (title = btrim(title) and title <> ''),
    why               text,
    freed_to          text,                          -- where the time that is freed goes
    from_day          date,                          -- the first day on which it is as proposed
    stop_rule         text,                          -- what would make us take it back
    return_on         date,                          -- when we look at it again
    consult           text,                          -- who must be asked before it is decided
    law               text,                          -- what law stands in the way
    made_on           date not null,
    made_by           uuid not null references account,
    made_as           text not null,                 -- position and unit, as they were called on the day
    sent_on           date,
    until             date,                          -- the last day to comment
    decided_on        date,
    decided_by        uuid references account,
    decided_as        text,
    agreed            boolean,
    reason            text,
    stands_behind     text,                          -- who answers for it if something goes wrong
    freed_low         numeric,                       -- hours a year, as they were reckoned on the day
    freed_likely      numeric,
    freed_high        numeric,
    told_residents    text,                          -- what residents are told of it; null: nothing
    still_controlled  text,                          -- and how what mattered is watched from now on
    effect_asked_on   date,
    primary key (organisation, id),
    check ((sent_on is null) = (until is null)),
    check (decided_on is null or sent_on is not null),
    check ((decided_on is null) = (decided_by is null) and (decided_on is null) = (agreed is null)
        and (decided_on is null) = (reason is null) and (decided_on is null) = (stands_behind is null)),
    check ((freed_low is null) = (freed_likely is null) and (freed_low is null) = (freed_high is null)),
    check (told_residents is null or agreed),
    check ((told_residents is null) = (still_controlled is null))
);
create index proposal_decided on proposal (organisation, decided_on);

create table proposal_demand (
    organisation      uuid not null default current_organisation(),
    proposal          uuid not null,
    signal            uuid not null,
    ordinal           integer not null,
    change            text not null,
    into_signal       uuid,                          -- the demand that it becomes part of
    rhythm            text,                          -- how often instead
    serves            text,                          -- which risk it meets, or what it gives the citizen
    controllers_say   text,
    controlled_say    text,
    remains           text,                          -- what watches that from now on
    agreed            boolean,
    successor         uuid,                          -- the demand that took its place
    primary key (organisation, proposal, signal),
    foreign key (organisation, proposal) references proposal on delete cascade,
    foreign key (organisation, signal) references signal,
    foreign key (organisation, into_signal) references signal,
    foreign key (organisation, successor) references signal
);
create index proposal_demand_signal on proposal_demand (organisation, signal);

create table proposal_comment (
    organisation      uuid not null default current_organisation(),
    id                uuid not null default uuidv7(),
    proposal          uuid not null,
    account           uuid not null references account,
    said_on           date not null,
    said_as           text not null,
    side              text not null,                 -- whether it lands on them, they ask for it, or neither
    words             text not null,
    primary key (organisation, id),
    foreign key (organisation, proposal) references proposal on delete cascade
);
create index proposal_comment_proposal on proposal_comment (organisation, proposal);

-- Half a year later: did it become as it was said. One answer each, which can be changed.
create table proposal_effect (
    organisation      uuid not null default current_organisation(),
    proposal          uuid not null,
    account           uuid not null references account,
    said_on           date not null,
    said_as           text not null,
    answer            text not null,
    words             text,
    primary key (organisation, proposal, account),
    foreign key (organisation, proposal) references proposal on delete cascade
);
