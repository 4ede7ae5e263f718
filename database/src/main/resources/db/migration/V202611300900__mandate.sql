-- Who may decide what on a board's behalf. The signed decision stays with the board; this is what one can ask of it.

create table delegation_order (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    name          text not null,
    board         uuid not null,                     -- on whose behalf is decided
    state         text not null default 'DRAFT' check (state in ('DRAFT', 'DECIDED')),
    decided_on    date,
    reference     text,                              -- the board's own number of the decision
    valid         daterange,
    document      uuid,                              -- the steering document that its rows were read in
    loaded_on     date not null,
    loaded_by     uuid not null references account,
    primary key (organisation, id),
    foreign key (organisation, board) references unit,
    foreign key (organisation, document) references document on delete set null (document),
    check ((state = 'DECIDED') = (decided_on is not null)),
    check ((state = 'DECIDED') = (reference is not null)),
    check ((state = 'DECIDED') = (valid is not null)),
    check (not isempty(valid)),
    constraint delegation_order_one_at_a_time
        exclude using gist (organisation with =, board with =, valid with &&) where (state = 'DECIDED')
);

create table mandate (
    organisation      uuid not null default current_organisation(),
    id                uuid not null default uuidv7(),
    delegation_order  uuid not null,
    ordinal           integer not null,              -- its place in the order
    number            text not null,                 -- as the board has numbered it; empty: it has not
    heading           text not null,                 -- the group of matters that it stands under
    matter            text not null,
    legal_basis       text not null,
    kind              text not null check (kind in ('DELEGATION', 'EXECUTION')),
    conditions        text not null,
    most_sek          numeric(15, 2) check (most_sek >= 0),
    may_pass_on       boolean not null,              -- may be delegated further
    notified          boolean not null,              -- the board is told of each decision
    notified_by       text not null,                 -- when; empty: at the next meeting
    valid_from        date,                          -- where the mandate has days of its own
    valid_to          date,                          -- the first day on which it no longer holds
    reference         text not null,
    passed_on_from    uuid,                          -- the mandate that this one hangs on
    decisions_yearly  integer check (decisions_yearly >= 0),
    handling_days     numeric(7, 2) check (handling_days >= 0),  -- for one decision
    words             tsvector generated always as (document_words(matter || ' ' || heading || ' ' || legal_basis)) stored,
    primary key (organisation, id),
    unique (organisation, delegation_order, ordinal),
    foreign key (organisation, delegation_order) references delegation_order on delete cascade,
    foreign key (organisation, passed_on_from) references mandate on delete cascade deferrable initially deferred,
    check (valid_to > valid_from)
);
create index mandate_words on mandate using gin (words);
create index mandate_matter on mandate (organisation, delegation_order, lower(matter));
create index mandate_passed_on on mandate (organisation, passed_on_from) where passed_on_from is not null;

-- Each of those who may decide: one of the chain's positions, or what the order calls somebody else, as a chair or a committee.
create table mandate_holder (
    organisation  uuid not null default current_organisation(),
    mandate       uuid not null,
    ordinal       integer not null,
    name          text not null,                     -- as the order writes it
    position      uuid,
    primary key (organisation, mandate, ordinal),
    foreign key (organisation, mandate) references mandate on delete cascade,
    foreign key (organisation, position) references position
);
create index mandate_holder_position on mandate_holder (organisation, position);

-- Everyday words and what the order calls the same.
create table mandate_word (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    everyday      text not null,
    means         text not null,
    written_on    date not null,
    written_by    uuid not null references account,
    primary key (organisation, id),
    check (everyday = lower(everyday))
);
create unique index mandate_word_once on mandate_word (organisation, everyday, lower(means));
