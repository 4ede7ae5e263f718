-- Goals that several levels write together before anybody decides.

create table goal_draft (
    organisation   uuid not null default current_organisation() references organisation,
    id             uuid not null default uuidv7(),
    version        integer not null default 1,
    title          text not null,
    body           text not null,
    purpose        text not null,
    used_by        text not null,                     -- who will use the answer to whether the goal is met
    issuer         uuid not null,
    above          uuid,                              -- the goal that it serves; null: right below the common picture
    begins         date not null,
    ends           date not null,
    write_by       date not null,                     -- the last day to write what it means
    opened_on      date not null,
    opened_by      uuid not null references account,
    closed_on      date,
    closed_by      uuid references account,
    closed_role    text,
    heard          text,                              -- what was heard, and what it changed; or why it came to nothing
    without        text,                              -- why it was decided without those who had not written
    signal         uuid,                              -- what it became; null with a closing day: it came to nothing
    primary key (organisation, id),
    foreign key (organisation, issuer) references unit,
    foreign key (organisation, above) references signal on delete set null (above),
    foreign key (organisation, signal) references signal on delete set null (signal),
    check (begins < ends),
    check ((closed_on is null) = (closed_by is null)),
    check ((closed_on is null) = (heard is null))
);
create index goal_draft_signal on goal_draft (organisation, signal) where signal is not null;

create table goal_draft_receiver (
    organisation  uuid not null default current_organisation(),
    draft         uuid not null,
    unit          uuid not null,
    primary key (organisation, draft, unit),
    foreign key (organisation, draft) references goal_draft on delete cascade,
    foreign key (organisation, unit) references unit
);

-- Who has been asked.
create table goal_draft_level (
    organisation  uuid not null default current_organisation(),
    draft         uuid not null,
    level         uuid not null,
    primary key (organisation, draft, level),
    foreign key (organisation, draft) references goal_draft on delete cascade,
    foreign key (organisation, level) references level on delete cascade
);

-- What it means where somebody works. One says it once, and may say it better.
create table goal_voice (
    organisation   uuid not null default current_organisation(),
    draft          uuid not null,
    account        uuid not null references account,
    level          uuid not null,
    unit           uuid not null,
    role           text,                              -- the position, as it was called on the day
    meaning        text not null,
    instead        text,                              -- what could go, to make room
    written_on     date not null,
    draft_version  integer not null,                  -- the wording that it was written about
    primary key (organisation, draft, account),
    foreign key (organisation, draft) references goal_draft on delete cascade,
    foreign key (organisation, level) references level on delete cascade,
    foreign key (organisation, unit) references unit
);
