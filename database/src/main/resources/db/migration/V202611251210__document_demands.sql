-- From what documents say to what people are asked: what is said more than once, who an addressee is here, and drafts of demands.

-- Passages that say the same, and how they differ; made anew after each import.
create table document_overlap (
    organisation  uuid not null default current_organisation() references organisation,
    id            integer not null,
    kind          text not null,
    differences   text[] not null,
    primary key (organisation, id)
);

create table document_overlap_member (
    organisation  uuid not null default current_organisation(),
    overlap       integer not null,
    ordinal       integer not null,
    version       uuid not null,
    section       text not null,
    from_char     integer not null,
    to_char       integer not null,
    text          text not null,
    primary key (organisation, overlap, ordinal),
    foreign key (organisation, overlap) references document_overlap on delete cascade,
    foreign key (organisation, version) references document_version on delete cascade
);
create index document_overlap_member_version on document_overlap_member (organisation, version);

-- What documents call somebody, and which positions that is here. Grows as people say so.
create table document_synonym (
    organisation  uuid not null default current_organisation() references organisation,
    role          text not null check (role <> ''),
    position      uuid not null,
    primary key (organisation, role, position),
    foreign key (organisation, position) references position
);

-- Demands that might be made of what was read; no demand, and in no sum, until a person has confirmed it.
create table demand_draft (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    role          text not null,                     -- empty: nobody is named
    title         text not null,
    mark          text not null,
    deadline      text not null,
    recurrence    text,
    state         text not null default 'OPEN' check (state in ('OPEN', 'CONFIRMED', 'LEFT')),
    signal        uuid,
    at            timestamptz not null,
    primary key (organisation, id),
    foreign key (organisation, signal) references signal on delete set null (signal)
);

-- The places that say it, copies joined.
create table demand_draft_source (
    organisation  uuid not null default current_organisation(),
    draft         uuid not null,
    ordinal       integer not null,
    document      uuid not null,
    version       uuid not null,
    anchor        text not null,
    primary key (organisation, draft, ordinal),
    unique (organisation, document, anchor),         -- a provision becomes one draft, however often somebody asks
    foreign key (organisation, draft) references demand_draft on delete cascade,
    foreign key (organisation, version) references document_version on delete cascade
);
