-- The citizen panel: residents who have said that they want to be asked. Who somebody is and how to reach her lies apart from what she wants to
-- share; both are gone at once when she leaves, and nothing of her stands anywhere else.

create table panel_member (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default gen_random_uuid(),   -- of no time: when somebody joined is told by joined_on alone
    code          bytea not null,                            -- SHA-256 of the code that opens her own page
    form          bytea not null,                            -- SHA-256 of the form's key: a form that is sent twice joins once
    called        text not null,
    contact       text not null,
    joined_on     date not null,
    consented_on  date not null,
    by_employee   boolean not null,
    primary key (organisation, id),
    unique (organisation, code),
    unique (organisation, form)
);

create table panel_profile (
    organisation  uuid not null default current_organisation(),
    member        uuid not null,
    age           text check (age in ('UNDER_30', 'FROM_30', 'FROM_65', 'FROM_80')),  -- null: does not want to say
    experience    text,                                                               -- what she wants to share
    needs         text,                                                               -- interpreter, access
    primary key (organisation, member),
    foreign key (organisation, member) references panel_member on delete cascade
);

create table panel_interest (
    organisation  uuid not null default current_organisation(),
    member        uuid not null,
    area          text not null,
    primary key (organisation, member, area),
    foreign key (organisation, member) references panel_member on delete cascade
);

create table panel_time (
    organisation  uuid not null default current_organisation(),
    member        uuid not null,
    slot          text not null,
    primary key (organisation, member, slot),
    foreign key (organisation, member) references panel_member on delete cascade
);

-- What a unit wants help with.
create table panel_request (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    kind          text not null,
    title         text not null,
    briefing      text not null,
    influences    text not null,
    wanted        integer not null check (wanted between 1 and 50),
    held_on       date not null,
    place         text not null,
    compensation  text not null,
    unit          text not null,                     -- what the asker's unit was called on the day
    asked_on      date not null,
    asked_by      uuid not null references account,
    told          text,                              -- what happened because of those who took part
    told_on       date,
    told_by       uuid references account,
    primary key (organisation, id),
    check ((told is null) = (told_on is null)),
    check ((told is null) = (told_by is null))
);
create index panel_request_held on panel_request (organisation, held_on, id);

create table panel_request_area (
    organisation  uuid not null default current_organisation(),
    request       uuid not null,
    area          text not null,
    primary key (organisation, request, area),
    foreign key (organisation, request) references panel_request on delete cascade
);

create table panel_asked (
    organisation    uuid not null default current_organisation(),
    request         uuid not null,
    member          uuid not null,
    asked_on        date not null,
    answer          boolean,                         -- null: has not answered
    took_part       boolean not null default false,
    compensated_on  date,
    primary key (organisation, request, member),
    foreign key (organisation, request) references panel_request on delete cascade,
    foreign key (organisation, member) references panel_member on delete cascade,
    check (compensated_on is null or took_part),
    check (not took_part or answer)
);
create index panel_asked_member on panel_asked (organisation, member);
