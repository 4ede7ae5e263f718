-- What the chain and its demands are at a moment has a name, which every transaction that changes them renews as it ends: whoever has made
-- something of them asks for the name before using it again. Holds on every node, since it lies in the database.

create table chain_version (
    organisation  uuid primary key default current_organisation() references organisation,
    name          uuid not null,
    given_in      xid8 not null                      -- the transaction; renews the name once, however many rows it touches
);

create function rename_chain_version() returns trigger language plpgsql as $$
begin
    insert into chain_version (organisation, name, given_in)
    values (coalesce(new.organisation, old.organisation), gen_random_uuid(), pg_current_xact_id())
    on conflict (organisation) do update set name = excluded.name, given_in = excluded.given_in
    where chain_version.given_in <> excluded.given_in;
    return null;
end $$;

-- Deferred: the row is locked for the blink of an eye in which a transaction ends, and not while somebody loads a large table.
do $$
declare
    relation text;
begin
    foreach relation in array array['level', 'unit', 'unit_version', 'unit_succession', 'position', 'position_version', 'headcount',
        'signal', 'signal_receiver', 'signal_via']
    loop
        execute format('create constraint trigger rename_chain_version after insert or update or delete on %I '
            || 'deferrable initially deferred for each row execute function rename_chain_version()', relation);
    end loop;
end $$;
