-- "Who uses this, and for what?": one open question a demand, its askers, its answer, and what was decided of the demand.

create table question (
    organisation      uuid not null default current_organisation() references organisation,
    id                uuid not null default uuidv7(),
    signal            uuid not null,
    asked_on          date not null,
    due               date,                          -- null: the issuer is outside the house and answers when it answers
    extended_on       date,
    extended_by       uuid references account,
    extension_reason  text,
    proposed_on       date,                          -- when it was proposed that the demand lapse
    answered_on       date,
    answered_by       uuid references account,
    answered_role     text,                          -- the role that answers, as it was called on the day
    nobody            boolean not null default false,
    used_by           text,
    decision          text,
    last_used_on      date,
    decided_on        date,
    decided_by        uuid references account,
    decided_role      text,
    decision_reason   text,
    ends_on           date,                          -- the demand's first day without force; null: it was kept
    signal_version    integer,                       -- the demand as it was when the question was closed: another version is a changed fact
    primary key (organisation, id),
    foreign key (organisation, signal) references signal,
    check ((extended_on is null) = (extension_reason is null)),
    check ((answered_on is null) = (answered_by is null)),
    check ((decided_on is null) = (decided_by is null)),
    check ((decided_on is null) = (decision_reason is null)),
    check (answered_on is null or nobody <> (used_by is not null))
);
create unique index question_open on question (organisation, signal) where answered_on is null and decided_on is null;
create index question_signal on question (organisation, signal, asked_on);
create index question_due on question (organisation, due) where answered_on is null and decided_on is null and proposed_on is null;

-- Counted, and named only where they want to be.
create table question_asker (
    organisation  uuid not null default current_organisation(),
    question      uuid not null,
    account       uuid not null references account,
    asked_on      date not null,
    named         boolean not null default false,
    primary key (organisation, question, account),
    foreign key (organisation, question) references question on delete cascade
);
create index question_asker_account on question_asker (organisation, account);

-- Who in the house keeps in touch with an issuer outside it.
create table question_contact (
    organisation  uuid not null default current_organisation() references organisation,
    unit          uuid not null,
    account       uuid not null references account,
    primary key (organisation, unit),
    foreign key (organisation, unit) references unit
);

-- Twice a year, what an issuer outside the house has been asked goes to it together.
create table question_package (
    organisation  uuid not null default current_organisation() references organisation,
    unit          uuid not null,
    day           date not null,
    sent_on       date,
    sent_by       uuid references account,
    primary key (organisation, unit, day),
    foreign key (organisation, unit) references unit,
    check ((sent_on is null) = (sent_by is null))
);

create table question_setting (
    organisation  uuid not null primary key default current_organisation() references organisation,
    working_days  integer not null check (working_days between 5 and 60)
);
