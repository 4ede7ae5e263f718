-- The week diary: what time went to, entered by code and sealed like answers to a pulse; see docs/hotmodell-puls.md. Nothing here has a time
-- of day, an address, an account or an order for what somebody entered.

create table diary_week (
    organisation   uuid not null default current_organisation() references organisation,
    id             uuid not null default uuidv7(),
    title          text not null check (title <> ''),
    root           uuid not null,                    -- kept in this unit and all below it
    asker          text not null check (asker <> ''),
    used_by        text not null check (used_by <> ''),
    decision       text not null check (decision <> ''),
    starts_on      date not null,                    -- seven days, this the first
    own_days       integer not null check (own_days between 5 and 60),
    categories_sv  text[] not null check (cardinality(categories_sv) between 2 and 10),
    categories_en  text[] not null,
    steering       integer not null,                 -- which category is steering and follow-up, from 1: what demands are compared with
    union_with     text not null check (union_with <> ''),
    union_on       date not null,                    -- MBL
    assessed_by    text not null check (assessed_by <> ''),
    assessed_on    date not null,                    -- data protection
    public_key     bytea,                            -- X25519; the private one is never in the database
    closing        boolean not null default false,
    closed_on      date,
    persons        integer,                          -- who kept it,
    cells          integer,                          -- figures decided about,
    withheld       integer,                          -- of these withheld,
    programmes     bigint,                           -- linear programmes solved to attack the result,
    findings       integer,                          -- and what the attacker still found; then everything is withheld
    primary key (organisation, id),
    foreign key (organisation, root) references unit,
    check (cardinality(categories_sv) = cardinality(categories_en)),
    check (steering between 1 and cardinality(categories_sv)),
    check (closed_on is null or closing)
);

create table diary_unit (
    organisation  uuid not null default current_organisation(),
    week          uuid not null,
    unit          uuid not null,
    path          uuid[] not null,                   -- from the root down to the unit itself
    persons       integer not null check (persons > 0),
    primary key (organisation, week, unit),
    foreign key (organisation, week) references diary_week,
    foreign key (organisation, unit) references unit
);

-- How often a code has been used, so that nobody fills the diary alone. Not for what, not when.
create table diary_code (
    organisation  uuid not null default current_organisation(),
    week          uuid not null,
    unit          uuid not null,
    hash          bytea not null,                    -- SHA-256 of 75 random bits
    uses          integer not null default 0,
    primary key (organisation, week, hash),
    foreign key (organisation, week, unit) references diary_unit
);
create index diary_code_hash on diary_code (hash);

create table diary_sealed (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default gen_random_uuid(),
    week          uuid not null,
    sealed        bytea not null,
    primary key (organisation, id),
    foreign key (organisation, week) references diary_week
);
create index diary_sealed_week on diary_sealed (organisation, week);

-- What may be shown of a closed week, decided once and together: of branches and of levels, never of one unit. Null: withheld.
create table diary_cell (
    organisation  uuid not null default current_organisation(),
    week          uuid not null,
    kind          text not null check (kind in ('BRANCH', 'LEVEL')),
    of_what       uuid not null,                     -- a unit with all below it, or a level
    category      integer not null,
    persons       integer,                           -- who kept the diary
    hours         numeric(4, 1),                     -- in the week, for one of them in the middle
    primary key (organisation, week, kind, of_what, category),
    foreign key (organisation, week) references diary_week
);

create function organisation_of_diary_code(wanted bytea) returns uuid
    language sql stable security definer set search_path = public
    begin atomic
        select organisation from diary_code where hash = wanted;
    end;
revoke all on function organisation_of_diary_code(bytea) from public;
grant execute on function organisation_of_diary_code(bytea) to tillit_app;
