-- At most three pictures of what is in the way.

create table obstacle_photo (
    organisation  uuid not null default current_organisation(),
    obstacle      uuid not null,
    ordinal       integer not null check (ordinal between 1 and 3),
    photo         uuid not null,                     -- its foreign key comes with the table that it refers to
    primary key (organisation, obstacle, ordinal),
    foreign key (organisation, obstacle) references obstacle on delete cascade
);
