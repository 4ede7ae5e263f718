-- Where a demand is said: the place in a version of a document, as it was when somebody confirmed the demand.

create table signal_source (
    organisation  uuid not null default current_organisation(),
    signal        uuid not null,
    ordinal       integer not null,
    document      uuid not null,
    version       uuid not null,
    title         text not null,                     -- the document's, then
    section       text not null,
    page          integer not null,                  -- 0: the format has no pages
    from_char     integer not null,
    to_char       integer not null,
    text          text not null,
    primary key (organisation, signal, ordinal),
    foreign key (organisation, signal) references signal on delete cascade,
    foreign key (organisation, version) references document_version on delete cascade
);
