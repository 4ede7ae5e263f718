-- What else a demand makes people do, beside its main activity; and what was said before of how long things take.

create table signal_activity (
    organisation    uuid not null default current_organisation(),
    signal          uuid not null,
    ordinal         integer not null,
    name            text not null check (name = btrim(name) and name <> ''),
    position        uuid,                            -- null: all whom the demand lands on
    minutes_low     integer check (minutes_low >= 0),
    minutes_likely  integer check (minutes_likely >= 0),
    minutes_high    integer check (minutes_high >= 0),
    frequency       text,                            -- null: as often as the demand
    times_per_year  numeric(9, 3) check (times_per_year >= 0),
    other_cost      numeric(12, 2) check (other_cost >= 0),  -- SEK each time, for each person
    basis           text not null default 'GUESS',
    said_by         text,
    said_on         date,
    primary key (organisation, signal, ordinal),
    foreign key (organisation, signal) references signal on delete cascade,
    foreign key (organisation, position) references position,
    check (minutes_low <= minutes_likely and minutes_likely <= minutes_high),
    check ((minutes_low is null) = (minutes_likely is null) and (minutes_likely is null) = (minutes_high is null))
);
create index signal_activity_position on signal_activity (organisation, position);

-- An estimate that another has taken the place of. The one in force stands with the demand.
create table signal_estimate (
    organisation    uuid not null default current_organisation(),
    id              uuid not null default uuidv7(),
    signal          uuid not null,
    activity        text not null,                   -- its name; empty for the main one
    minutes_low     integer,
    minutes_likely  integer,
    minutes_high    integer,
    frequency       text,
    times_per_year  numeric(9, 3),
    other_cost      numeric(12, 2),
    basis           text not null,
    said_by         text,
    said_on         date,
    replaced_at     timestamptz not null,
    primary key (organisation, id),
    foreign key (organisation, signal) references signal on delete cascade
);
create index signal_estimate_signal on signal_estimate (organisation, signal);

create trigger remember_for_undo after insert or update or delete on signal_activity for each row execute function remember_for_undo();
create trigger remember_for_undo after insert or update or delete on signal_estimate for each row execute function remember_for_undo();
