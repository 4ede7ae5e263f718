-- What the organisation is for, how goals hang together below it, and how many a level wants to have at most.

create table goal_picture (
    organisation  uuid not null primary key default current_organisation() references organisation,
    version       integer not null default 1,
    body          text not null,
    said_on       date not null,
    said_by       uuid not null references account
);

-- A goal without a row stands right below the common picture.
create table goal_place (
    organisation  uuid not null default current_organisation() references organisation,
    goal          uuid not null,
    above         uuid not null,
    primary key (organisation, goal),
    foreign key (organisation, goal) references signal on delete cascade,
    foreign key (organisation, above) references signal on delete cascade,
    check (goal <> above)
);
create index goal_place_above on goal_place (organisation, above);

create table goal_limit (
    organisation  uuid not null default current_organisation() references organisation,
    level         uuid not null,
    most          integer not null check (most between 0 and 1000),
    primary key (organisation, level),
    foreign key (organisation, level) references level on delete cascade
);
