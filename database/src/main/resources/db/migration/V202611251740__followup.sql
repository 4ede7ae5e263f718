-- What people need to know whether they do a good job, beside what is demanded of them; and figures and stories read together.

create table followup_need (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    unit          uuid not null,
    account       uuid not null references account,
    role          text not null,                     -- what the writer was called on the day
    body          text not null,
    written_on    date not null,
    primary key (organisation, id),
    foreign key (organisation, unit) references unit
);
create index followup_need_unit on followup_need (organisation, unit);

-- What those concerned said of a demand or of a need in a unit, and who sees to it.
create table followup_word (
    organisation  uuid not null default current_organisation() references organisation,
    unit          uuid not null,
    signal        uuid,
    need          uuid,
    word          text not null check (word in ('KEEP', 'STOP', 'MISSING')),
    owner         text not null,
    said_on       date not null,
    said_by       uuid not null references account,
    foreign key (organisation, unit) references unit,
    foreign key (organisation, signal) references signal on delete cascade,
    foreign key (organisation, need) references followup_need on delete cascade,
    check ((signal is null) <> (need is null))
);
create unique index followup_word_once on followup_word (organisation, unit, signal, need) nulls not distinct;

create table followup (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    question      text not null,
    goal          uuid,
    opened_on     date not null,
    opened_by     uuid not null references account,
    return_on     date not null,
    note_version  integer not null default 0,        -- 0: nothing is written yet
    note          text,                              -- what those concerned have come to together
    noted_on      date,
    noted_by      uuid references account,
    primary key (organisation, id),
    foreign key (organisation, goal) references signal on delete set null (goal),
    check ((note_version = 0) = (note is null)),
    check ((note is null) = (noted_on is null)),
    check ((note is null) = (noted_by is null))
);

create table followup_figure (
    organisation  uuid not null default current_organisation(),
    followup      uuid not null,
    signal        uuid not null,
    primary key (organisation, followup, signal),
    foreign key (organisation, followup) references followup on delete cascade,
    foreign key (organisation, signal) references signal on delete cascade
);

-- A story tells how it was; a reading says what figures and stories mean. One of each from one person.
create table followup_voice (
    organisation  uuid not null default current_organisation(),
    followup      uuid not null,
    account       uuid not null references account,
    kind          text not null check (kind in ('STORY', 'READING')),
    unit          uuid not null,
    role          text not null,
    body          text not null,
    written_on    date not null,
    primary key (organisation, followup, account, kind),
    foreign key (organisation, followup) references followup on delete cascade,
    foreign key (organisation, unit) references unit
);

-- Who agrees with the joint note; a changed note has to be agreed anew.
create table followup_agreement (
    organisation  uuid not null default current_organisation(),
    followup      uuid not null,
    account       uuid not null references account,
    note_version  integer not null,
    agreed_on     date not null,
    primary key (organisation, followup, account),
    foreign key (organisation, followup) references followup on delete cascade
);
