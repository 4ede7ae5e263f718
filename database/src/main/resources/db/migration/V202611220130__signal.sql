-- Steering signals: anything by which one part of the chain steers another.

create table signal (
    organisation      uuid not null default current_organisation() references organisation,
    id                uuid not null default uuidv7(),
    code              text not null check (code = btrim(code) and code <> ''),
    kind              text not null,
    title             text not null check (title = btrim(title) and title <> ''),
    body              text not null default '',
    issuer            uuid not null,
    origin            text not null,
    legal_basis       text,
    purpose           text,
    decision          text,                          -- which decision the answer serves
    used_by           text,
    effect            text,                          -- effect, output, experience
    perspective       text,                          -- quality, economy
    frequency         text,
    times_per_year    numeric(9, 3) check (times_per_year >= 0),
    due_days          text[] not null default '{}',  -- MM-DD
    minutes_low       integer check (minutes_low >= 0),
    minutes_likely    integer check (minutes_likely >= 0),
    minutes_high      integer check (minutes_high >= 0),
    risk              text,                          -- controls: the risk it meets
    dialogue_partner  text,
    dialogue_on       date,
    valid             daterange not null check (not isempty(valid)),
    review_on         date,
    version           integer not null default 0,
    primary key (organisation, id),
    constraint signal_code_unique unique (organisation, code),
    foreign key (organisation, issuer) references unit,
    check (minutes_low <= minutes_likely and minutes_likely <= minutes_high),
    check ((minutes_low is null) = (minutes_likely is null) and (minutes_likely is null) = (minutes_high is null))
);
create index signal_issuer on signal (organisation, issuer);
create index signal_title on signal (organisation, title, id);
create index signal_valid on signal using gist (organisation, valid);

-- On whom it lands: a unit as such, everybody in a position, or that position within a unit and all below it.
create table signal_receiver (
    organisation  uuid not null default current_organisation(),
    signal        uuid not null,
    ordinal       integer not null,
    unit          uuid,
    position      uuid,
    primary key (organisation, signal, ordinal),
    foreign key (organisation, signal) references signal on delete cascade,
    foreign key (organisation, unit) references unit,
    foreign key (organisation, position) references position,
    check (unit is not null or position is not null)
);
create index signal_receiver_unit on signal_receiver (organisation, unit);
create index signal_receiver_position on signal_receiver (organisation, position);

-- The units it passes through on its way, in order.
create table signal_via (
    organisation  uuid not null default current_organisation(),
    signal        uuid not null,
    ordinal       integer not null,
    unit          uuid not null,
    primary key (organisation, signal, ordinal),
    foreign key (organisation, signal) references signal on delete cascade,
    foreign key (organisation, unit) references unit
);
create index signal_via_unit on signal_via (organisation, unit);
