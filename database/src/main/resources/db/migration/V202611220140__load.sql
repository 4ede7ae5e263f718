-- Loading spreadsheets, and undoing that.

create table load (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    account       uuid not null references account,
    at            timestamptz not null,
    file_name     text not null,
    undone        boolean not null default false,
    created       integer not null default 0,
    changed       integer not null default 0,
    ended         integer not null default 0,
    primary key (organisation, id)
);
create index load_at on load (organisation, at);

-- What a load did, row by row, as it was before and after.
create table load_change (
    organisation  uuid not null default current_organisation(),
    load          uuid not null,
    ordinal       bigint generated always as identity,
    relation      text not null,
    before        jsonb,
    after         jsonb,
    primary key (organisation, load, ordinal),
    foreign key (organisation, load) references load on delete cascade
);

-- Headings that this organisation's own systems use, once somebody has said what they mean.
create table load_heading (
    organisation  uuid not null default current_organisation() references organisation,
    template      text not null,
    heading       text not null,
    "column"      text not null,
    primary key (organisation, template, heading)
);

create function remember_for_undo() returns trigger language plpgsql as $$
declare
    load uuid := nullif(current_setting('app.load', true), '')::uuid;
begin
    if load is not null then
        insert into load_change (load, relation, before, after)
        values (load, tg_table_name, case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
    end if;
    return null;
end $$;

do $$
declare
    relation text;
begin
    foreach relation in array array['unit', 'unit_version', 'unit_succession', 'position', 'position_version', 'headcount', 'membership',
        'assignment', 'signal', 'signal_receiver', 'signal_via']
    loop
        execute format('create trigger remember_for_undo after insert or update or delete on %I for each row execute function remember_for_undo()', relation);
    end loop;
end $$;

-- Takes a load back, last change first, each row found by its key. A row that somebody changed since is not overwritten: then the whole
-- undo is refused.
create function undo_load(undone uuid) returns void language plpgsql as $$
declare
    change record;
    same_key text;
    columns text;
    touched integer;
begin
    set constraints all deferred;
    for change in
        select c.relation, c.before, c.after from load_change c where c.load = undone order by c.ordinal desc
    loop
        select string_agg(format('t.%1$I = r.%1$I', a.attname), ' and ') into same_key
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = change.relation::regclass and i.indisprimary;
        if change.before is null then
            execute format('delete from %1$I t using jsonb_populate_record(null::%1$I, $1) r where %2$s and to_jsonb(t) = $1', change.relation, same_key)
                using change.after;
        elsif change.after is null then
            execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)', change.relation) using change.before;
        else
            select string_agg(format('%I', key), ', ') into columns from jsonb_object_keys(change.before) as key;
            execute format('update %1$I t set (%3$s) = (select %3$s from jsonb_populate_record(null::%1$I, $2)) '
                    || 'from jsonb_populate_record(null::%1$I, $1) r where %2$s and to_jsonb(t) = $1', change.relation, same_key, columns)
                using change.after, change.before;
        end if;
        get diagnostics touched = row_count;
        if touched <> 1 then
            raise exception 'changed since' using errcode = 'TL001';
        end if;
    end loop;
end $$;
