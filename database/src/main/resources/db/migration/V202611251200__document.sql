-- Steering documents: the register, their versions, what was read in them, and what people said of that.

-- Files by what they hold: the same file is kept once, however often it comes.
create table document_file (
    organisation  uuid not null default current_organisation() references organisation,
    sha256        bytea not null check (length(sha256) = 32),
    content       bytea not null,
    primary key (organisation, sha256)
);
alter table document_file alter content set storage external;  -- documents are packed already

create table document (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    title         text not null check (title = btrim(title) and title <> ''),
    type          text not null,
    decided_by    text,
    decided_on    date,
    valid_until   date,                              -- the last day on which it holds
    owner         text,                              -- a role, never a person's name
    reference     text,                              -- diarienummer
    applies_to    text,
    review_on     date,
    settled       text[] not null default '{}',      -- fields that a person has said: a reading leaves them alone
    version       integer not null default 0,
    primary key (organisation, id)
);
create index document_title on document (organisation, title, id);

create table document_version (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default uuidv7(),
    document      uuid not null,
    ordinal       integer not null,
    state         text not null check (state in ('CURRENT', 'PROPOSED', 'FORMER')),
    sha256        bytea not null,
    file_name     text not null,
    status        text not null,
    pages         integer,
    words         integer not null,
    sentences     integer not null,
    long_words    integer not null,
    text          text not null,
    blocks        jsonb not null,
    facts         jsonb not null,                    -- what the document says of itself
    at            timestamptz not null,
    primary key (organisation, id),
    unique (organisation, document, ordinal),
    foreign key (organisation, document) references document on delete cascade,
    foreign key (organisation, sha256) references document_file
);
create unique index document_version_current on document_version (organisation, document) where state = 'CURRENT';
create index document_version_sha256 on document_version (organisation, sha256);

-- What the machine found, and what a person added; character ranges count in the version's text.
create table document_provision (
    organisation      uuid not null default current_organisation(),
    version           uuid not null,
    ordinal           integer not null,
    document          uuid not null,
    anchor            text not null,                 -- of section and words: the same in the next version
    machine           boolean not null,
    section           text not null,
    page              integer not null,              -- 0: the format has no pages
    from_char         integer not null,
    to_char           integer not null check (to_char > from_char),
    text              text not null,
    lead_in           text,
    modality          text not null,
    reporting         boolean not null,
    addressee         text not null,
    role              text not null,                 -- the addressee in one form, for counting
    addressee_status  text not null,
    deadline          text not null,
    recurrence        text,
    primary key (organisation, version, ordinal),
    unique (organisation, version, anchor),
    foreign key (organisation, version) references document_version on delete cascade
);
create index document_provision_document on document_provision (organisation, document, anchor);

-- What a person said of a provision. Kept apart from what was read, so that reading again loses nothing.
create table document_judgement (
    organisation  uuid not null default current_organisation(),
    document      uuid not null,
    anchor        text not null,
    verdict       text not null check (verdict in ('CONFIRMED', 'CORRECTED', 'DISMISSED', 'ADDED')),
    words         text not null,                     -- the provision's words in one form, to be found again in another section
    text          text not null,
    section       text not null,
    modality      text,
    reporting     boolean,
    addressee     text,
    role          text,
    deadline      text,
    account       uuid not null references account,
    at            timestamptz not null,
    primary key (organisation, document, anchor),
    foreign key (organisation, document) references document on delete cascade,
    check ((verdict in ('CORRECTED', 'ADDED')) = (modality is not null))
);

create table document_reference (
    organisation  uuid not null default current_organisation(),
    version       uuid not null,
    ordinal       integer not null,
    text          text not null,
    from_char     integer not null,
    to_char       integer not null,
    kind          text not null,
    target        text not null,
    validity      text not null,
    primary key (organisation, version, ordinal),
    foreign key (organisation, version) references document_version on delete cascade
);

-- Words to search by: Swedish stems with their places, and without places every ending of a long stem, so that a part of a compound
-- finds it ("rapport" finds kvartalsrapport). The beginnings are found by prefix.
create function document_words(passage text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('pg_catalog.swedish', passage) || coalesce((
        select array_to_tsvector(array_agg(distinct substr(stem, first)))
        from unnest(tsvector_to_array(to_tsvector('pg_catalog.swedish', passage))) as stem, generate_series(3, length(stem) - 3) as first
        where length(stem) between 7 and 60), ''::tsvector);

create table document_passage (
    organisation  uuid not null default current_organisation(),
    version       uuid not null,
    ordinal       integer not null,
    section       text not null,
    page          integer not null,
    from_char     integer not null,
    text          text not null,
    words         tsvector not null,
    primary key (organisation, version, ordinal),
    foreign key (organisation, version) references document_version on delete cascade
);
create index document_passage_words on document_passage using gin (words);

-- Files that somebody sent in, and what became of each.
create table document_import (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    account       uuid not null references account,
    document      uuid,                              -- a new version of this one; else new documents
    at            timestamptz not null,
    finished_at   timestamptz,
    primary key (organisation, id),
    foreign key (organisation, document) references document on delete set null (document)
);

create table document_import_file (
    organisation  uuid not null default current_organisation(),
    import        uuid not null,
    ordinal       integer generated always as identity,
    name          text not null,
    sha256        bytea not null,
    inside        boolean not null,                  -- came out of an archive, so is not unpacked itself
    outcome       text not null default 'WAITING',
    document      uuid,
    resembles     uuid,                              -- a document of the same name or title, of which it may be a new version
    primary key (organisation, import, ordinal),
    unique (organisation, import, name, sha256),
    foreign key (organisation, import) references document_import on delete cascade,
    foreign key (organisation, document) references document on delete set null (document),
    foreign key (organisation, resembles) references document on delete set null (resembles)
);
create index document_import_file_sha256 on document_import_file (organisation, sha256);
