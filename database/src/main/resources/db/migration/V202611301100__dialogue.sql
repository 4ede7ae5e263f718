-- Samtal: statements, votes on them, and the map that they make. In a closed dialogue at a workplace nothing here has a time, an address, an
-- account or an order for who voted what, and nothing joins a code to a voter or a voter to the statements she wrote; see decision 0022.

create table dialogue (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    question      text not null check (question <> ''),
    purpose       text not null,
    influence     text not null,                     -- what it can change, said before it begins
    limits        text not null,                     -- and what it cannot
    who           text not null,                     -- who is asked, in words
    kind          text not null check (kind in ('PUBLIC', 'WORKPLACE')),
    entry         text not null check (entry in ('LINK', 'CODE', 'ACCOUNT')),
    moderation    text not null check (moderation in ('BEFORE', 'AFTER')),
    unit          uuid,                              -- whose people are asked, with all below; null: everybody with the link
    answerer      uuid not null,                     -- the unit that answers
    answer_by     date not null,
    opens_on      date not null,
    closes_on     date not null,                     -- the last day
    longest       integer not null check (longest between 140 and 280),
    minutes       integer not null check (minutes > 0),
    note          text,                              -- where it comes from, if not from here: simulated, loaded
    closed_on     date,
    created_on    date not null,
    created_by    uuid references account,
    primary key (organisation, id),
    foreign key (organisation, unit) references unit,
    foreign key (organisation, answerer) references unit,
    check (closes_on >= opens_on),
    check (kind <> 'WORKPLACE' or entry = 'CODE')
);

-- The rooms that can be told on the way in.
create table dialogue_room (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    level         uuid not null,
    primary key (organisation, dialogue, level),
    foreign key (organisation, dialogue) references dialogue on delete cascade,
    foreign key (organisation, level) references level
);

create table dialogue_code (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    hash          bytea not null,                    -- SHA-256 of 75 random bits
    used          boolean not null default false,
    primary key (organisation, dialogue, hash),
    foreign key (organisation, dialogue) references dialogue on delete cascade
);

-- Who takes part: a key that only the device holds, or an account where the organiser asks for one. Ids are random.
create table dialogue_participant (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    id            uuid not null default gen_random_uuid(),
    hash          bytea,
    account       uuid references account,
    room          uuid,
    primary key (organisation, dialogue, id),
    unique (organisation, dialogue, hash),
    unique (organisation, dialogue, account),
    foreign key (organisation, dialogue) references dialogue on delete cascade,
    foreign key (organisation, dialogue, room) references dialogue_room,
    check (hash is null or account is null)
);

create table dialogue_statement (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    number        integer not null,
    body          text not null check (char_length(body) between 1 and 1000),
    state         text not null check (state in ('WAITING', 'SHOWN', 'HELD', 'DECLINED', 'REPLACED')),
    author        bytea,                             -- another hash of the writer's key than the one that votes; null: the organiser's own
    meta          boolean not null default false,    -- about the dialogue rather than its subject
    reason        text,                              -- of the published policy
    decided_on    date,
    decided_by    uuid references account,
    parent        integer,                           -- what it was split or reworded from
    consent       text check (consent in ('ASKED', 'GIVEN', 'REFUSED')),
    primary key (organisation, dialogue, number),
    foreign key (organisation, dialogue) references dialogue on delete cascade,
    foreign key (organisation, dialogue, parent) references dialogue_statement on delete set null (parent)
);
create index dialogue_statement_author on dialogue_statement (organisation, dialogue, author);

create table dialogue_vote (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    participant   uuid not null,
    statement     integer not null,
    vote          smallint not null check (vote between -1 and 1),  -- 1 agrees, -1 disagrees, 0 passes
    week          date,                              -- the Monday; never in a closed dialogue at a workplace
    primary key (organisation, dialogue, participant, statement),
    foreign key (organisation, dialogue, participant) references dialogue_participant on delete cascade,
    foreign key (organisation, dialogue, statement) references dialogue_statement on delete cascade
);
create index dialogue_vote_statement on dialogue_vote (organisation, dialogue, statement);

-- Counts what has happened, in several rows so that voters do not wait for each other; their sum tells whether a result is of today.
create table dialogue_change (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    stripe        smallint not null,
    changes       bigint not null,
    primary key (organisation, dialogue, stripe),
    foreign key (organisation, dialogue) references dialogue on delete cascade
);

-- What was computed last: every node shows this.
create table dialogue_result (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    changes       bigint not null,                   -- computed from at least so many
    computed_at   timestamptz not null,
    body          jsonb not null,
    primary key (organisation, dialogue),
    foreign key (organisation, dialogue) references dialogue on delete cascade
);

-- What people call a group of opinion, once the dialogue is closed.
create table dialogue_group (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    grp           smallint not null,
    name          text not null check (name <> ''),
    primary key (organisation, dialogue, grp),
    foreign key (organisation, dialogue) references dialogue on delete cascade
);

-- The answer to the dialogue as a whole, or to what came out of one statement; and who owes it when.
create table dialogue_answer (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    dialogue      uuid not null,
    statement     integer,                           -- null: the whole dialogue
    unit          uuid not null,
    due           date not null,
    asked_on      date not null,
    asked_by      uuid references account,
    body          text,
    next_on       date,                              -- when more will be told
    answered_on   date,
    answered_by   uuid references account,
    answered_role text,
    version       integer not null default 0,
    primary key (organisation, id),
    foreign key (organisation, dialogue) references dialogue on delete cascade,
    foreign key (organisation, dialogue, statement) references dialogue_statement on delete cascade,
    foreign key (organisation, unit) references unit,
    check ((body is null) = (answered_on is null)),
    check ((body is null) = (answered_role is null))
);
create unique index dialogue_answer_once on dialogue_answer (organisation, dialogue, statement) nulls not distinct;

-- Whoever has a link has no account, so it is not known for which organisation to act before the dialogue has been looked up.
create function organisation_of_dialogue(wanted uuid) returns uuid
    language sql stable security definer set search_path = public
    begin atomic
        select organisation from dialogue where id = wanted;
    end;
revoke all on function organisation_of_dialogue(uuid) from public;
grant execute on function organisation_of_dialogue(uuid) to tillit_app;
create index dialogue_id on dialogue (id);
