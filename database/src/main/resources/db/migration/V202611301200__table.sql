-- Tables where the rooms of the chain meet around one question: who was asked, what was asked there, what all could stand behind, what was to
-- be done and what came of it.

create table round_table (
    organisation   uuid not null default current_organisation() references organisation,
    id             uuid not null default uuidv7(),
    version        integer not null default 0,
    question       text not null,
    why            text not null,
    influences     text not null,                    -- what the table can influence
    beyond         text not null,                    -- and what it cannot
    held_on        date not null,
    starts_at      time not null,
    place          text not null,
    matter_path    text,                             -- a page here that it is about, beside demands: an obstacle, a journey
    matter_title   text,
    facilitator    uuid not null references account,
    begun_on       date not null,
    begun_by       uuid not null references account,
    follows        uuid,                             -- the table before, whose open steps this one begins from
    judging_since  date,                             -- null: questions to understand come first
    round          integer not null default 1 check (round >= 1),
    told           text,                             -- what residents are told came of it
    told_on        date,
    told_by        uuid references account,
    primary key (organisation, id),
    foreign key (organisation, follows) references round_table,
    check (follows <> id),
    check ((matter_path is null) = (matter_title is null)),
    check ((told is null) = (told_on is null)),
    check ((told is null) = (told_by is null))
);
create index round_table_held on round_table (organisation, held_on, id);
create index round_table_follows on round_table (organisation, follows);

create table round_table_demand (
    organisation  uuid not null default current_organisation(),
    round_table   uuid not null,
    signal        uuid not null,
    primary key (organisation, round_table, signal),
    foreign key (organisation, round_table) references round_table on delete cascade,
    foreign key (organisation, signal) references signal on delete cascade
);
create index round_table_demand_signal on round_table_demand (organisation, signal);

-- The rooms that are to be there.
create table round_table_room (
    organisation  uuid not null default current_organisation(),
    round_table   uuid not null,
    level         uuid not null,
    primary key (organisation, round_table, level),
    foreign key (organisation, round_table) references round_table on delete cascade,
    foreign key (organisation, level) references level
);

-- Somebody asked to the table. Without an account it is a role, as "en anhörig", and no name.
create table round_table_seat (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    round_table   uuid not null,
    account       uuid references account,
    role          text,                              -- what the person was called when asked
    level         uuid,                              -- the room that she comes from
    stands        text not null check (stands in ('CITIZEN', 'NEAREST', 'OTHER')),
    comes         boolean,                           -- null: has not said
    spoken_in     integer not null default 0,        -- the latest round in which she has been heard
    primary key (organisation, id),
    foreign key (organisation, round_table) references round_table on delete cascade,
    foreign key (organisation, level) references level,
    unique (organisation, round_table, account),
    unique (organisation, round_table, id),
    check (account is not null or role is not null)
);
create index round_table_seat_account on round_table_seat (organisation, account);

create table round_table_question (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    round_table   uuid not null,
    kind          text not null check (kind in ('UNDERSTAND', 'JUDGE')),
    body          text not null,
    asked_on      date not null,
    asked_by      uuid not null references account,
    seat          uuid,                              -- whose question it is, where the facilitator wrote it down
    primary key (organisation, id),
    foreign key (organisation, round_table) references round_table on delete cascade,
    foreign key (organisation, round_table, seat) references round_table_seat (organisation, round_table, id) on delete set null (seat)
);
create index round_table_question_table on round_table_question (organisation, round_table, id);

-- Every version of what was written; nobody's approval of one is an approval of the next.
create table round_table_notes (
    organisation  uuid not null default current_organisation(),
    round_table   uuid not null,
    version       integer not null check (version >= 1),
    body          text not null,
    written_on    date not null,
    written_by    uuid not null references account,
    primary key (organisation, round_table, version),
    foreign key (organisation, round_table) references round_table on delete cascade
);

create table round_table_word (
    organisation  uuid not null default current_organisation(),
    round_table   uuid not null,
    version       integer not null,
    seat          uuid not null,
    approves      boolean not null,
    remark        text,
    at_table      boolean not null,                  -- noted by the facilitator for somebody without an account
    said_on       date not null,
    primary key (organisation, round_table, version, seat),
    foreign key (organisation, round_table, version) references round_table_notes on delete cascade,
    foreign key (organisation, round_table, seat) references round_table_seat (organisation, round_table, id) on delete cascade,
    check (approves or remark is not null)
);

create table round_table_step (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    round_table   uuid not null,
    what          text not null,
    owner         text not null,                     -- the role that sees to it
    account       uuid references account,           -- who holds it, where that is somebody at the table
    due           date not null,
    agreed_on     date not null,
    agreed_by     uuid not null references account,
    done          boolean,                           -- null: nobody has said
    result        text,
    reported_on   date,
    reported_by   uuid references account,
    primary key (organisation, id),
    foreign key (organisation, round_table) references round_table on delete cascade,
    check ((done is null) = (result is null)),
    check ((done is null) = (reported_on is null)),
    check ((done is null) = (reported_by is null))
);
create index round_table_step_table on round_table_step (organisation, round_table, due);
create index round_table_step_account on round_table_step (organisation, account) where done is null;
