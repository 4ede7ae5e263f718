-- What an indicator answers, and its values: the organisation's own, and those that come from Kolada.

create table indicator (
    organisation  uuid not null default current_organisation() references organisation,
    signal        uuid not null,
    question      text,
    measure       text,                              -- what the figures count: procent, kronor, dagar
    about_staff   boolean not null default false,    -- stands beside the economy of the same unit
    used_in       text,                              -- the last decision that it was used in
    used_on       date,
    kpi           text,                              -- its number in Kolada; null: the values are the organisation's own
    primary key (organisation, signal),
    foreign key (organisation, signal) references signal on delete cascade,
    check (kpi ~ '^[NU][0-9]{5}$')
);

create table indicator_value (
    organisation  uuid not null default current_organisation() references organisation,
    signal        uuid not null,
    unit          uuid,                              -- null: the whole organisation, or those that it is compared with
    peer          text,                              -- whom it is compared with, as Kolada names them; null: ourselves
    begins        date not null,
    months        integer not null check (months in (1, 3, 12)),
    value         numeric not null,
    source        text not null check (source in ('OWN', 'KOLADA')),
    note          text,
    entered_on    date not null,
    foreign key (organisation, signal) references signal on delete cascade,
    foreign key (organisation, unit) references unit,
    check (unit is null or peer is null)
);
create unique index indicator_value_once on indicator_value (organisation, signal, unit, peer, begins, months) nulls not distinct;

-- Which municipality or region the organisation is in Kolada, whom it is compared with, and when each question was last put there.
create table kolada_setting (
    organisation  uuid not null primary key default current_organisation() references organisation,
    municipality  text not null check (municipality ~ '^[0-9]{4}$'),
    peer          text check (peer ~ '^(G[0-9]{1,7}|[0-9]{4})$'),
    peer_name     text,
    check ((peer is null) = (peer_name is null))
);

create table kolada_fetch (
    organisation  uuid not null default current_organisation() references organisation,
    question      text not null,
    fetched_on    date not null,
    primary key (organisation, question)
);
