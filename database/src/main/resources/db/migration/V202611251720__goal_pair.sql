-- Goals and demands that cannot both be met, or that say the same; and goals that were stopped, merged or replaced.

create table goal_pair (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    kind          text not null check (kind in ('CONFLICT', 'OVERLAP')),
    one           uuid not null,
    other         uuid not null,
    reason        text not null,
    weigher       uuid not null,
    opened_on     date not null,
    opened_by     uuid not null references account,
    weighed_on    date,
    weighed_by    uuid references account,
    said          text,
    primary key (organisation, id),
    foreign key (organisation, one) references signal on delete cascade,
    foreign key (organisation, other) references signal on delete cascade,
    foreign key (organisation, weigher) references unit,
    check (one < other),
    check ((weighed_on is null) = (weighed_by is null)),
    check ((weighed_on is null) = (said is null))
);
create unique index goal_pair_open on goal_pair (organisation, one, other) where weighed_on is null;
create index goal_pair_other on goal_pair (organisation, other);

create table goal_ending (
    organisation  uuid not null default current_organisation() references organisation,
    goal          uuid not null,
    way           text not null check (way in ('STOP', 'MERGE', 'REPLACE')),
    successor     uuid,
    ends          date not null,
    reason        text not null,
    decided_on    date not null,
    decided_by    uuid not null references account,
    decided_role  text not null,
    primary key (organisation, goal),
    foreign key (organisation, goal) references signal on delete cascade,
    foreign key (organisation, successor) references signal on delete cascade,
    check ((way = 'STOP') = (successor is null)),
    check (successor <> goal)
);

create table goal_ending_level (
    organisation  uuid not null default current_organisation(),
    goal          uuid not null,
    level         uuid not null,
    primary key (organisation, goal, level),
    foreign key (organisation, goal) references goal_ending on delete cascade,
    foreign key (organisation, level) references level on delete cascade
);
