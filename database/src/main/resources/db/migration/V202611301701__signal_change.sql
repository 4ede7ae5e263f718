-- Which transaction last changed a demand, or what hangs on it: whoever has made something of twenty thousand demands makes anew only what is
-- not as it was. And a name of its own for the chain, which stays when a demand changes.

create table signal_change (
    organisation  uuid not null default current_organisation() references organisation,
    signal        uuid not null,
    changed_in    bigint not null,                  -- the transaction's number
    primary key (organisation, signal),
    foreign key (organisation, signal) references signal on delete cascade
);

create function note_signal_change() returns trigger language plpgsql as $$
declare
    changed uuid;
begin
    if tg_table_name = 'signal' then
        changed := coalesce(new.id, old.id);
    else
        changed := coalesce(new.signal, old.signal);
    end if;
    insert into signal_change (organisation, signal, changed_in)
    select organisation, id, pg_current_xact_id()::text::bigint from signal
    where organisation = coalesce(new.organisation, old.organisation) and id = changed
    on conflict (organisation, signal) do update set changed_in = excluded.changed_in
    where signal_change.changed_in <> excluded.changed_in;
    return null;
end $$;

alter table chain_version
    add column chain uuid not null default gen_random_uuid(),
    add column chain_given_in xid8 not null default pg_current_xact_id();

create function rename_chain() returns trigger language plpgsql as $$
begin
    insert into chain_version (organisation, name, given_in, chain, chain_given_in)
    values (coalesce(new.organisation, old.organisation), gen_random_uuid(), pg_current_xact_id(), gen_random_uuid(), pg_current_xact_id())
    on conflict (organisation) do update set name = excluded.name, given_in = excluded.given_in, chain = excluded.chain,
        chain_given_in = excluded.chain_given_in
    where chain_version.chain_given_in <> excluded.chain_given_in;
    return null;
end $$;

do $$
declare
    relation text;
begin
    foreach relation in array array['level', 'unit', 'unit_version', 'unit_succession', 'position', 'position_version', 'headcount']
    loop
        execute format('drop trigger rename_chain_version on %I', relation);
        execute format('create constraint trigger rename_chain after insert or update or delete on %I '
            || 'deferrable initially deferred for each row execute function rename_chain()', relation);
    end loop;
    foreach relation in array array['signal', 'signal_receiver', 'signal_via', 'signal_field', 'signal_activity']
    loop
        execute format('create constraint trigger note_signal_change after insert or update or delete on %I '
            || 'deferrable initially deferred for each row execute function note_signal_change()', relation);
    end loop;
end $$;
