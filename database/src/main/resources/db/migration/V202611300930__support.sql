-- What support units need for their core work, and the one promise that those who give support make together.

-- Units that give support to others: HR, economy, IT.
create table support_function (
    organisation  uuid not null default current_organisation() references organisation,
    unit          uuid not null,
    primary key (organisation, unit),
    foreign key (organisation, unit) references unit
);

create table support_need (
    organisation    uuid not null default current_organisation() references organisation,
    id              uuid not null default uuidv7(),
    unit            uuid not null,
    kind            text not null check (kind in ('ADMINISTRATIVE', 'PROFESSIONAL', 'PSYCHOSOCIAL')),
    body            text not null,
    asked_on        date not null,
    asked_by        uuid not null references account,
    asked_role      text not null,                     -- what the one who asked was called on the day
    due             date not null,                     -- a promise, or a no with a reason, by then
    declined_on     date,
    declined_by     uuid references account,
    declined_role   text,
    reason          text,
    primary key (organisation, id),
    foreign key (organisation, unit) references unit,
    check (num_nulls(declined_on, declined_by, declined_role, reason) in (0, 4))
);
create index support_need_unit on support_need (organisation, unit);

-- One for each need. It holds when every function behind it has agreed to it as it is written.
create table support_promise (
    organisation  uuid not null default current_organisation(),
    need          uuid not null,
    version       integer not null,                    -- a changed promise is agreed anew
    body          text not null,
    kept_by       date not null,
    written_on    date not null,
    written_by    uuid not null references account,
    written_role  text not null,
    done_on       date,
    done_by       uuid references account,
    done_body     text,
    worth         text check (worth in ('MUCH', 'SOME', 'NOTHING')),
    worth_body    text,
    worth_on      date,
    worth_by      uuid references account,
    worth_role    text,
    primary key (organisation, need),
    foreign key (organisation, need) references support_need on delete cascade,
    check (num_nulls(done_on, done_by, done_body) in (0, 3)),
    check (num_nulls(worth, worth_body, worth_on, worth_by, worth_role) in (0, 5)),
    check (worth is null or done_on is not null)
);

-- The functions behind a promise, and who agreed for each.
create table support_party (
    organisation   uuid not null default current_organisation(),
    need           uuid not null,
    unit           uuid not null,
    agreed_version integer,                            -- null: has not agreed yet
    agreed_on      date,
    agreed_by      uuid references account,
    agreed_role    text,
    primary key (organisation, need, unit),
    foreign key (organisation, need) references support_promise on delete cascade,
    foreign key (organisation, unit) references unit,
    check (num_nulls(agreed_version, agreed_on, agreed_by, agreed_role) in (0, 4))
);
