-- Tillitspuls: what is asked of whom, who has used their code, sealed answers while a wave is open, and what may be shown of it afterwards.
-- Nothing here has a time of day, an address, an account or an order for what somebody answered; see docs/hotmodell-puls.md.

-- The organisation's own questions; what was asked when stands with each wave.
create table pulse_question (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    kind          text not null check (kind in ('SCALE', 'CHOICE', 'TEXT')),
    text_sv       text not null check (text_sv <> ''),
    text_en       text not null check (text_en <> ''),
    choices_sv    text[] not null default '{}',
    choices_en    text[] not null default '{}',
    asker         text not null check (asker <> ''),
    used_by       text not null check (used_by <> ''),
    decision      text not null check (decision <> ''),
    ends_on       date not null,
    primary key (organisation, id),
    check ((kind = 'CHOICE') = (cardinality(choices_sv) >= 2)),
    check (cardinality(choices_sv) = cardinality(choices_en))
);

create table pulse_wave (
    organisation   uuid not null default current_organisation() references organisation,
    id             uuid not null default uuidv7(),
    title          text not null check (title <> ''),
    root           uuid not null,                    -- asked of this unit and all below it
    position       uuid,                             -- and of those with this position; null: of all
    asker          text not null check (asker <> ''),
    used_by        text not null check (used_by <> ''),
    decision       text not null check (decision <> ''),
    opens_on       date not null,
    closes_on      date not null,                    -- the last day on which one may answer
    comment_days   integer not null check (comment_days between 5 and 60),  -- for those whom it is about, before it travels up
    minutes        integer not null check (minutes > 0),
    union_with     text not null check (union_with <> ''),
    union_on       date not null,                    -- MBL
    assessed_by    text not null check (assessed_by <> ''),
    assessed_on    date not null,                    -- data protection
    public_key     bytea,                            -- X25519; the private one is never in the database
    closing        boolean not null default false,   -- nobody may answer any longer; what may be shown is being decided
    closed_on      date,
    cells          integer,                          -- the proof: figures decided about,
    withheld       integer,                          -- of these withheld,
    answers        integer,                          -- answers that came in,
    programmes     bigint,                           -- linear programmes solved to attack the result,
    findings       integer,                          -- and what the attacker still found; then everything is withheld
    answer         text,                             -- the leader's
    answered_on    date,
    answered_by    uuid references account,
    answered_role  text,
    primary key (organisation, id),
    foreign key (organisation, root) references unit,
    foreign key (organisation, position) references position,
    check (closes_on > opens_on),
    check ((answer is null) = (answered_by is null)),
    check (closed_on is null or closing)
);

-- The questions as they were asked. The same code in several waves is a series.
create table pulse_item (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    place         integer not null,
    code          text not null,
    measure       text not null,                     -- items of one measure are a scale together
    kind          text not null check (kind in ('SCALE', 'CHOICE', 'TEXT')),
    text_sv       text not null,
    text_en       text not null,
    choices_sv    text[] not null,
    choices_en    text[] not null,
    primary key (organisation, wave, place),
    foreign key (organisation, wave) references pulse_wave
);
create index pulse_item_code on pulse_item (organisation, code);

-- Who is asked, as the chain was when the wave began.
create table pulse_unit (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    unit          uuid not null,
    path          uuid[] not null,                   -- from the wave's root down to the unit itself
    persons       integer not null check (persons > 0),
    primary key (organisation, wave, unit),
    foreign key (organisation, wave) references pulse_wave,
    foreign key (organisation, unit) references unit
);

-- Who has answered: whether a code is used. Not what, not when.
create table pulse_code (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    unit          uuid not null,
    hash          bytea not null,                    -- SHA-256 of 75 random bits
    used          boolean not null default false,
    primary key (organisation, wave, hash),
    foreign key (organisation, wave, unit) references pulse_unit
);
create index pulse_code_hash on pulse_code (hash);

-- What was answered, sealed with the wave's public key: the unit stands inside. Ids are random and all rows of a wave equally long.
create table pulse_sealed (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default gen_random_uuid(),
    wave          uuid not null,
    sealed        bytea not null,
    primary key (organisation, id),
    foreign key (organisation, wave) references pulse_wave
);
create index pulse_sealed_wave on pulse_sealed (organisation, wave);

-- What may be shown of a closed wave, decided once and together. Null: withheld to protect persons.
create table pulse_cell (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    measure       text not null,
    unit          uuid not null,
    whole         boolean not null,                  -- the unit with all below it, or its own people alone
    n             integer,
    mean          numeric(3, 1),
    low           numeric(3, 1),                     -- where the unit's mean probably lies
    high          numeric(3, 1),
    primary key (organisation, wave, measure, unit, whole),
    foreign key (organisation, wave) references pulse_wave,
    check (n is not null or mean is null),
    check ((low is null) = (high is null))
);

create table pulse_choice (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    place         integer not null,
    choice        integer not null,
    n             integer,
    primary key (organisation, wave, place, choice),
    foreign key (organisation, wave, place) references pulse_item
);

create table pulse_comment (
    organisation  uuid not null default current_organisation(),
    id            uuid not null default gen_random_uuid(),
    wave          uuid not null,
    place         integer not null,
    unit          uuid not null,
    whole         boolean not null,
    said          text not null,
    primary key (organisation, id),
    foreign key (organisation, wave, place) references pulse_item
);

-- Whoever has a code has no account, so it is not known for which organisation to act before the code has been looked up.
create function organisation_of_pulse_code(wanted bytea) returns uuid
    language sql stable security definer set search_path = public
    begin atomic
        select organisation from pulse_code where hash = wanted;
    end;
revoke all on function organisation_of_pulse_code(bytea) from public;
grant execute on function organisation_of_pulse_code(bytea) to tillit_app;
