-- What a unit says of its own result before that travels up, and what the release tells beside its figures.

-- One text a unit and wave, written by those who work there, in the unit's name: who wrote it stands in the log alone.
create table pulse_words (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    unit          uuid not null,
    said          text not null,                     -- what they think of it
    plans         text not null,                     -- what they will do
    needs         text not null,                     -- what they need from the level above
    wants_help    boolean not null,
    said_on       date not null,
    version       integer not null default 1,
    primary key (organisation, wave, unit),
    foreign key (organisation, wave, unit) references pulse_unit,
    check (said <> '' or plans <> '' or needs <> ''),
    check (needs <> '' or not wants_help)
);

-- How much answers differ within units: one figure a measure, from the units that are shown, where at least thirty answered in them.
create table pulse_spread (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    measure       text not null,
    sd            numeric(2, 1) not null check (sd > 0),  -- points of the scale from 1 to 5
    primary key (organisation, wave, measure),
    foreign key (organisation, wave) references pulse_wave
);

-- Groups withheld because of what earlier waves would have told beside them; and how far closing has come, for whoever waits for it.
alter table pulse_wave
    add column barred      integer,
    add column close_step  text check (close_step in ('OPENING', 'PROTECTING', 'KEEPING')),
    add column close_done  integer not null default 0,
    add column close_of    integer not null default 0;
