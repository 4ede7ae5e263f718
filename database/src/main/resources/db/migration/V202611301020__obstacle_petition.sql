-- A formal request upward (hemställan): obstacles that only somebody outside the house can remove, put together by legal reference.

create table petition (
    organisation     uuid not null default current_organisation() references organisation,
    id               uuid not null default uuidv7(),
    version          integer not null default 0,
    legal_reference  text not null,
    title            text not null,
    recipient        text not null,
    body             text not null,
    made_on          date not null,
    made_by          uuid not null references account,
    made_role        text not null,
    decided_on       date,
    decided_by       uuid references account,
    decided_role     text,
    agreed           boolean,
    decision_reason  text,
    sent_on          date,
    answered_on      date,
    answer           text,
    primary key (organisation, id),
    check ((decided_on is null) = (decided_by is null)),
    check ((decided_on is null) = (agreed is null)),
    check (sent_on is null or agreed),
    check (answered_on is null or sent_on is not null),
    check ((answered_on is null) = (answer is null))
);

create table petition_obstacle (
    organisation  uuid not null default current_organisation(),
    petition      uuid not null,
    obstacle      uuid not null,
    primary key (organisation, petition, obstacle),
    foreign key (organisation, petition) references petition on delete cascade,
    foreign key (organisation, obstacle) references obstacle
);
create index petition_obstacle_obstacle on petition_obstacle (organisation, obstacle);

alter table obstacle_step drop constraint obstacle_step_kind_check;
alter table obstacle_step add constraint obstacle_step_kind_check check (kind in (
    'REPORTED', 'HELD', 'PASSED_ON', 'EXTENDED', 'SILENCE', 'STAYS', 'SUCCEEDED', 'JOINED', 'REMOVED', 'CHANGED', 'EXEMPT', 'REFUSED',
    'REOPENED', 'PETITIONED', 'PETITION_ANSWERED'));
