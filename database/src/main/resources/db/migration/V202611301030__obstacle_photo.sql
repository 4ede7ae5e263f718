-- At most three pictures of what is in the way.

create table obstacle_photo (
    organisation  uuid not null default current_organisation(),
    obstacle      uuid not null,
    ordinal       integer not null check (ordinal between 1 and 3),
    photo         uuid not null,                     -- without a foreign key: in a new database that table is made after this one
    primary key (organisation, obstacle, ordinal),
    foreign key (organisation, obstacle) references obstacle on delete cascade
);
