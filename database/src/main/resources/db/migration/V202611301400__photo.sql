-- Pictures that people send along: made anew before they are kept, so that they hold nothing but what one sees.

create table photo (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    jpeg          bytea not null,
    width         integer not null check (width > 0),
    height        integer not null check (height > 0),
    description   text not null check (description = btrim(description) and description <> ''),  -- for who does not see it
    primary key (organisation, id)
);
alter table photo alter jpeg set storage external;  -- packed already
