-- A year as a calendar to subscribe to. The address holds a secret of which only the hash is kept; whoever made it can take it back.

create table burden_feed (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    account       uuid not null references account,
    position      uuid,
    unit          uuid,
    secret_hash   bytea not null,
    created_at    timestamptz not null,
    primary key (organisation, id),
    foreign key (organisation, position) references position,
    foreign key (organisation, unit) references unit,
    check ((position is null) <> (unit is null))
);
create index burden_feed_account on burden_feed (organisation, account);
create unique index burden_feed_secret on burden_feed (organisation, secret_hash);
