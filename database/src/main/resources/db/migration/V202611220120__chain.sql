-- The governance chain. What is true of a thing, and when, lies apart from the thing itself: a reorganisation moves nothing.

create table level (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    code          text not null check (code <> ''),
    name_sv       text not null check (name_sv <> ''),
    name_en       text not null check (name_en <> ''),
    ordinal       integer not null,                  -- 1 is furthest from the person met
    primary key (organisation, id),
    constraint level_code_unique unique (organisation, code),
    unique (organisation, ordinal)
);

create table unit (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    code          text not null check (code = btrim(code) and code <> ''),
    kind          text not null,
    version       integer not null default 0,
    primary key (organisation, id),
    constraint unit_code_unique unique (organisation, code)
);

create table unit_version (
    organisation  uuid not null,
    unit          uuid not null,
    valid         daterange not null check (not isempty(valid)),
    name          text not null check (name = btrim(name) and name <> ''),
    level         uuid not null,
    parent        uuid check (parent <> unit),
    primary key (organisation, unit, valid without overlaps),
    foreign key (organisation, unit) references unit,
    foreign key (organisation, level) references level,
    constraint unit_version_parent_exists foreign key (organisation, parent, period valid)
        references unit_version (organisation, unit, period valid) deferrable initially deferred
);
alter table unit_version alter organisation set default current_organisation();
create index unit_version_parent on unit_version (organisation, parent);

-- A merger, a split, a move: what became what, so that old answers find their way.
create table unit_succession (
    organisation  uuid not null default current_organisation() references organisation,
    predecessor   uuid not null,
    successor     uuid not null,
    on_day        date not null,
    kind          text not null check (kind in ('merge', 'split')),
    primary key (organisation, predecessor, successor),
    foreign key (organisation, predecessor) references unit,
    foreign key (organisation, successor) references unit,
    check (predecessor <> successor)
);

create table position (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    code          text not null check (code = btrim(code) and code <> ''),
    version       integer not null default 0,
    primary key (organisation, id),
    constraint position_code_unique unique (organisation, code)
);

create table position_version (
    organisation  uuid not null default current_organisation(),
    position      uuid not null,
    valid         daterange not null check (not isempty(valid)),
    name          text not null check (name = btrim(name) and name <> ''),
    hourly_cost   numeric(10, 2) check (hourly_cost >= 0),  -- SEK, social fees included
    primary key (organisation, position, valid without overlaps),
    foreign key (organisation, position) references position
);

create table headcount (
    organisation  uuid not null default current_organisation(),
    position      uuid not null,
    unit          uuid not null,
    valid         daterange not null check (not isempty(valid)),
    persons       numeric(9, 2) not null check (persons >= 0),
    primary key (organisation, position, unit, valid without overlaps),
    foreign key (organisation, position, period valid) references position_version (organisation, position, period valid) deferrable initially deferred,
    foreign key (organisation, unit, period valid) references unit_version (organisation, unit, period valid) deferrable initially deferred
);
create index headcount_unit on headcount (organisation, unit);

-- Who works where: gives a person the start page of that unit and position. Optional.
create table membership (
    organisation  uuid not null default current_organisation() references organisation,
    account       uuid not null references account,
    unit          uuid not null,
    position      uuid,
    valid         daterange not null check (not isempty(valid)),
    primary key (organisation, account, unit, valid without overlaps),
    foreign key (organisation, unit) references unit,
    foreign key (organisation, position) references position
);
create index membership_unit on membership (organisation, unit);
