-- What Tillit itself takes: how often pages are read and forms filled in, by role and month. No person, no day, no order.

create table own_use (
    organisation  uuid not null default current_organisation() references organisation,
    month         date not null check (extract(day from month) = 1),
    role          text not null,                     -- 'OTHER' for roles that fewer than five people have: else it would be about a person
    act           text not null,                     -- method and route: POST /krav/nytt
    times         bigint not null check (times >= 0),
    seconds       bigint not null check (seconds >= 0),  -- forms alone: from when they were shown until they were sent
    primary key (organisation, month, role, act)
);

-- How much Tillit may take of somebody with a role, minutes a month. A role without a row has the default.
create table own_limit (
    organisation  uuid not null default current_organisation() references organisation,
    role          text not null,
    minutes       integer not null check (minutes between 0 and 10000),
    primary key (organisation, role)
);
