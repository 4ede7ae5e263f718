-- A little better every day: an idea for one unit, what its holder says of it, the trial, what was learned, and where it went from there.

create table improvement (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    unit          uuid not null,                     -- where it would be better
    idea          text not null,
    told_at       timestamptz not null,
    from_whom     text not null check (from_whom in ('STAFF', 'USER', 'RELATIVE', 'CITIZEN')),
    demand        uuid,                              -- a demand that it has to do with
    stage         text not null default 'IDEA'
                  check (stage in ('IDEA', 'TRYING', 'WORKED', 'FAILED', 'UNCLEAR', 'OTHERS', 'NOT_NOW')),
    holder        uuid not null,                     -- the unit that is to answer
    holder_role   text not null,                     -- as it was called when it came there
    held_since    date not null,
    due           date,                              -- null: answered, or nobody above to go to
    extended      boolean not null default false,
    moved_up      boolean not null default false,
    answer        text,
    answered_on   date,
    answered_by   uuid references account,
    answered_role text,
    who           text,                              -- who tries it
    until         date,                              -- the day to see how it went
    sign          text,                              -- how we shall see whether it works
    measure       text,                              -- something simple that is counted before and after
    measured_in   text,
    value_before  numeric,
    value_after   numeric,
    learned       text,
    ended_on      date,
    ended_role    text,
    told          text,                              -- how it is told on pages for everybody; null: it is not
    obstacle      uuid,                              -- what others have to decide first
    came_from     uuid,                              -- the one in another unit that it began as
    steps         integer not null default 0,
    version       integer not null default 0,
    same          text not null generated always as (md5(lower(btrim(idea)))) stored,
    search        tsvector not null generated always as (to_tsvector('swedish', idea || ' ' || coalesce(learned, ''))) stored,
    primary key (organisation, id),
    foreign key (organisation, unit) references unit,
    foreign key (organisation, holder) references unit,
    foreign key (organisation, demand) references signal,
    foreign key (organisation, obstacle) references obstacle,
    foreign key (organisation, came_from) references improvement,
    check (due is null or stage = 'IDEA'),
    check (stage = 'IDEA' or answered_on is not null),
    check ((stage = 'OTHERS') = (obstacle is not null)),
    check (stage <> 'TRYING' or (who is not null and until is not null and sign is not null)),
    check ((stage in ('WORKED', 'FAILED', 'UNCLEAR')) <= (learned is not null and ended_on is not null)),
    check (told is null or stage = 'WORKED')
);
create index improvement_due on improvement (organisation, due) where due is not null;
create index improvement_holder on improvement (organisation, holder) where stage = 'IDEA';
create index improvement_board on improvement (organisation, unit, stage, told_at desc);
create index improvement_stage on improvement (organisation, stage, told_at desc, id desc);
create index improvement_trials on improvement (organisation, unit, until) where stage = 'TRYING';
create index improvement_told on improvement (organisation, ended_on desc, id desc) where told is not null;
create index improvement_same on improvement (organisation, unit, same) where stage = 'IDEA';
create index improvement_obstacle on improvement (organisation, obstacle) where obstacle is not null;
create index improvement_came_from on improvement (organisation, came_from) where came_from is not null;
create index improvement_search on improvement using gin (search);

-- Who suggested it, and who wants it too. Who has no account has a receipt instead, of which only the hash is kept.
create table improvement_voice (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    improvement   uuid not null,
    account       uuid references account,
    unit          uuid,
    named         boolean not null default false,
    first         boolean not null default false,
    on_day        date not null,
    receipt       bytea,
    primary key (organisation, id),
    foreign key (organisation, improvement) references improvement on delete cascade,
    foreign key (organisation, unit) references unit,
    check (account is null or receipt is null)
);
create unique index improvement_voice_once on improvement_voice (organisation, improvement, account) where account is not null;
create index improvement_voice_account on improvement_voice (organisation, account) where account is not null;
create unique index improvement_voice_receipt on improvement_voice (receipt) where receipt is not null;
create index improvement_voice_improvement on improvement_voice (organisation, improvement);

-- The way it went. A day that passed in silence moves it once, whoever looks and however often.
create table improvement_step (
    organisation  uuid not null default current_organisation(),
    improvement   uuid not null,
    number        integer not null,
    kind          text not null check (kind in ('SUGGESTED', 'HELD', 'EXTENDED', 'SILENCE', 'STAYS', 'SUCCEEDED', 'TRYING', 'OTHERS', 'NOT_NOW',
                                               'WORKED', 'FAILED', 'UNCLEAR', 'THANKED', 'OFFERED', 'TRIED_THERE', 'HAD_THERE', 'NOT_THERE')),
    on_day        date not null,
    unit          uuid,
    role          text,
    account       uuid references account,           -- who did it; null: nobody, or somebody who is not named
    reason        text,
    due           date,
    passed        date,                              -- for silence: the day that passed
    primary key (organisation, improvement, number),
    foreign key (organisation, improvement) references improvement on delete cascade,
    foreign key (organisation, unit) references unit
);
create unique index improvement_step_silence on improvement_step (organisation, improvement, passed) where passed is not null;

-- What worked in one unit, offered to another, which says what it thinks of it.
create table improvement_offer (
    organisation  uuid not null default current_organisation(),
    improvement   uuid not null,
    unit          uuid not null,
    offered_on    date not null,
    offered_by    uuid not null references account,
    reply         text check (reply in ('TRIES', 'HAS', 'NOT_FOR_US')),
    replied_on    date,
    replied_role  text,
    reason        text,
    became        uuid,                              -- the improvement that it began in the unit
    primary key (organisation, improvement, unit),
    foreign key (organisation, improvement) references improvement on delete cascade,
    foreign key (organisation, unit) references unit,
    foreign key (organisation, became) references improvement,
    check ((reply is null) = (replied_on is null)),
    check ((reply = 'TRIES') = (became is not null))
);
create index improvement_offer_unit on improvement_offer (organisation, unit) where reply is null;
