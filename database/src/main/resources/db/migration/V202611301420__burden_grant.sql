-- How large a grant is in a year, so that what it takes to account for it can be set beside it.

create table burden_grant (
    organisation  uuid not null default current_organisation() references organisation,
    signal        uuid not null,
    kronor        numeric(14, 2) not null check (kronor >= 0),   -- SEK a year
    source        text not null check (source = btrim(source) and source <> ''),
    said_by       uuid not null references account,
    said_on       date not null,
    primary key (organisation, signal),
    foreign key (organisation, signal) references signal on delete cascade
);
