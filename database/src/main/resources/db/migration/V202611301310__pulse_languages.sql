-- Languages that an organisation adds to those of Tillit, and what the questions are called in them.
create table pulse_language (
    organisation  uuid not null default current_organisation() references organisation,
    tag           text not null check (tag ~ '^[a-z]{2,3}(-[a-z0-9]{2,8})?$'),  -- BCP 47, in small letters
    name          text not null check (name <> ''),                            -- as those who speak it call it
    version       integer not null default 1,
    primary key (organisation, tag)
);

create table pulse_translation (
    organisation  uuid not null default current_organisation(),
    tag           text not null,
    code          text not null,                     -- of an item, a choice of one, or a sentence of the form
    said          text not null check (said <> ''),
    primary key (organisation, tag, code),
    foreign key (organisation, tag) references pulse_language
);
