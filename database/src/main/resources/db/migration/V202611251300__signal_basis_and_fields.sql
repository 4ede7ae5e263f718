-- What a demand's minutes rest on and who said so; and what it asks for.

alter table signal
    add minutes_basis  text not null default 'GUESS',
    add minutes_by     text,                         -- a role in words
    add minutes_on     date;

create table signal_field (
    organisation  uuid not null default current_organisation(),
    signal        uuid not null,
    ordinal       integer not null,
    name          text not null check (name = btrim(name) and name <> ''),
    period        text,
    population    text,
    primary key (organisation, signal, ordinal),
    foreign key (organisation, signal) references signal on delete cascade
);
create index signal_field_name on signal_field (organisation, name);
create trigger remember_for_undo after insert or update or delete on signal_field for each row execute function remember_for_undo();

-- A load from before these columns must still find its rows as it left them.
update load_change set
    before = before || '{"minutes_basis": "GUESS", "minutes_by": null, "minutes_on": null}',
    after = after || '{"minutes_basis": "GUESS", "minutes_by": null, "minutes_on": null}'
where relation = 'signal';
