-- One policy for every table that belongs to an organisation: it has a column "organisation" and is not in the list of global tables.
-- A test fails for a table in neither group. The time below makes Flyway run this file at every migration: ${flyway:timestamp}

do $$
declare
    owned record;
begin
    for owned in
        select c.relname
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation' and not a.attisdropped
        where n.nspname = 'public' and c.relkind in ('r', 'p')
    loop
        execute format('alter table %I enable row level security', owned.relname);
        if exists (select from pg_policies p where p.tablename = owned.relname and p.policyname = 'own_organisation') then
            continue;
        end if;
        execute format(
            'create policy own_organisation on %I using (organisation = (select current_organisation())) with check (organisation = (select current_organisation()))',
            owned.relname);
    end loop;
end $$;

grant usage on schema public to tillit_app;
grant select, insert, update, delete on all tables in schema public to tillit_app;
grant usage on all sequences in schema public to tillit_app;
revoke all on flyway_schema_history from tillit_app;
-- So that a large load can have what it changed counted anew; it is no way to read or change a row.
grant maintain on unit, unit_version, position, position_version, headcount, membership,
    signal, signal_receiver, signal_via, signal_field, signal_activity to tillit_app;

-- The log can be added to and read, never changed.
revoke update, delete on log_entry from tillit_app;
revoke all on function organisations_of(uuid) from public;
grant execute on function organisations_of(uuid) to tillit_app;

-- A temporary table could stand in front of a real one of the same name. Somebody else's database may not be ours to close.
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
    raise notice 'The server does not allow temporary tables to be closed';
end $$;

-- Under row-level security an index serves only functions known not to leak what they compare. These compare and nothing else;
-- see docs/decisions/0004-row-level-security.md. A managed server does not allow the mark: then the same answers come by filtering.
do $$
begin
    alter function pg_catalog.range_contains_elem(anyrange, anyelement) leakproof;
    alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
    alter function pg_catalog.texticlike(text, text) leakproof;
    -- Without this one the statistics of periods are not used, and what nearly always holds is taken for rare.
    alter function pg_catalog.daterange_subdiff(date, date) leakproof;
exception when insufficient_privilege then
    raise notice 'The server does not allow leakproof marks; indexes on ranges and text will not be used';
end $$;
