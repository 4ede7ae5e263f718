-- Who said what an hour of a position costs, from when, and where the figure comes from. What is in force stands in position_version.

create table burden_hourly_cost (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    position      uuid not null,
    from_day      date not null,
    hourly_cost   numeric(10, 2) not null check (hourly_cost >= 0),  -- SEK, social fees included
    source        text not null check (source = btrim(source) and source <> ''),
    said_at       timestamptz not null,
    primary key (organisation, id),
    foreign key (organisation, position) references position
);
create index burden_hourly_cost_position on burden_hourly_cost (organisation, position);
