-- What is in the way: told once, held by one unit at a time, and answered; with everybody who said it, and the whole way it went.

create table obstacle (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    text          text not null,
    unit          uuid,                              -- where it is in the way; null: not told
    citizens      boolean not null default false,    -- who notices
    staff         boolean not null default false,
    relatives     boolean not null default false,
    often         text check (often in ('SOMETIMES', 'WEEKLY', 'DAILY')),
    thing         text,                              -- a document or a system, as it is called
    minutes       integer check (minutes between 1 and 600), -- that it takes of one of us each time; a guess
    costs         text,                              -- what it costs the one we are there for
    would_help    text,
    from_citizen  boolean not null default false,
    reported_at   timestamptz not null,
    holder        uuid not null,                     -- the unit that is to answer
    holder_role   text not null,                     -- as it was called when it came there
    held_since    date not null,
    due           date,                              -- null: answered, joined, or nobody above to go to
    extended      boolean not null default false,
    moved_up      boolean not null default false,    -- after silence: then the chain sees the clock too
    settled       text check (settled in ('REMOVED', 'CHANGED', 'EXEMPT', 'REFUSED')),
    settled_on    date,
    settled_by    uuid references account,
    settled_role  text,
    answer        text,
    holds_from    date,
    holds_until   date,                              -- an exemption on trial ends
    told          text,                              -- how it is told on pages for everybody; null: it is not
    joined_to     uuid,
    reopened_on   date,
    steps         integer not null default 0,
    version       integer not null default 0,
    search        tsvector not null generated always as (to_tsvector('swedish', text)) stored,
    primary key (organisation, id),
    foreign key (organisation, unit) references unit,
    foreign key (organisation, holder) references unit,
    foreign key (organisation, joined_to) references obstacle,
    check (joined_to <> id),
    check ((settled is null) = (settled_on is null)),
    check ((settled is null) = (answer is null)),
    check (settled is null or due is null)
);
create index obstacle_due on obstacle (organisation, due) where due is not null;
create index obstacle_holder on obstacle (organisation, holder) where settled is null and joined_to is null;
create index obstacle_open on obstacle (organisation, reported_at desc, id desc) where settled is null and joined_to is null;
create index obstacle_settled on obstacle (organisation, settled_on desc, id desc) where settled is not null;
create index obstacle_told on obstacle (organisation, settled_on desc, id desc) where settled is not null and told is not null;
create index obstacle_joined on obstacle (organisation, joined_to) where joined_to is not null;
create index obstacle_search on obstacle using gin (search);

-- One demand, or two that cannot both be met.
create table obstacle_demand (
    organisation  uuid not null default current_organisation(),
    obstacle      uuid not null,
    ordinal       integer not null,
    signal        uuid not null,
    primary key (organisation, obstacle, ordinal),
    unique (organisation, obstacle, signal),
    foreign key (organisation, obstacle) references obstacle on delete cascade,
    foreign key (organisation, signal) references signal
);
create index obstacle_demand_signal on obstacle_demand (organisation, signal);

-- Everybody who said it or says it too. Who has no account has a receipt instead, of which only the hash is kept.
create table obstacle_voice (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    obstacle      uuid not null,                     -- where it is answered; changes when obstacles are joined
    said_in       uuid not null,                     -- the one that it was said in
    account       uuid references account,
    unit          uuid,
    named         boolean not null default false,
    first         boolean not null default false,    -- who told it
    on_day        date not null,
    receipt       bytea,
    primary key (organisation, id),
    foreign key (organisation, obstacle) references obstacle,
    foreign key (organisation, said_in) references obstacle,
    foreign key (organisation, unit) references unit,
    check (account is null or receipt is null)
);
create unique index obstacle_voice_once on obstacle_voice (organisation, obstacle, account) where account is not null;
create index obstacle_voice_account on obstacle_voice (organisation, account) where account is not null;
create unique index obstacle_voice_receipt on obstacle_voice (receipt) where receipt is not null;
create index obstacle_voice_obstacle on obstacle_voice (organisation, obstacle);

-- The way it went. A day that passed in silence moves it once, whoever looks and however often.
create table obstacle_step (
    organisation  uuid not null default current_organisation(),
    obstacle      uuid not null,
    number        integer not null,
    kind          text not null check (kind in ('REPORTED', 'HELD', 'PASSED_ON', 'EXTENDED', 'SILENCE', 'STAYS', 'SUCCEEDED', 'JOINED',
                                               'REMOVED', 'CHANGED', 'EXEMPT', 'REFUSED', 'REOPENED')),
    on_day        date not null,
    unit          uuid,                              -- who has it from this step on
    role          text,
    account       uuid references account,           -- who did it; null: nobody, or somebody who is not named
    reason        text,
    due           date,                              -- the day to answer by from this step on
    passed        date,                              -- for silence: the day that passed
    primary key (organisation, obstacle, number),
    foreign key (organisation, obstacle) references obstacle on delete cascade,
    foreign key (organisation, unit) references unit
);
create unique index obstacle_step_silence on obstacle_step (organisation, obstacle, passed) where passed is not null;

create table obstacle_setting (
    organisation  uuid not null primary key default current_organisation() references organisation,
    working_days  integer not null default 10 check (working_days between 3 and 60),
    lex_sarah     text,
    lex_maria     text,
    whistle       text,
    front         uuid,                              -- the unit that takes care of what has no other place
    foreign key (organisation, front) references unit
);
