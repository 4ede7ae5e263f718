-- Files that somebody has looked at and not loaded yet: kept until they are loaded, or for a day.

create table load_upload (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null,                     -- made from the account and the content: the same files sent twice are one upload
    ordinal       integer not null,
    account       uuid not null references account,
    at            timestamptz not null,
    name          text not null,
    content       bytea not null,
    primary key (organisation, id, ordinal)
);
create index load_upload_at on load_upload (at);

-- In every organisation: where nobody uploads again, the last files would else stay for ever.
create function erase_uploads_before(moment timestamptz) returns void
    language sql security definer set search_path = public
    begin atomic
        delete from load_upload where at < moment;
    end;
revoke all on function erase_uploads_before(timestamptz) from public;
grant execute on function erase_uploads_before(timestamptz) to tillit_app;

-- Takes a load back as before, but finds out what a table's key and columns are once for each run of its rows, not once for each row.
create or replace function undo_load(undone uuid) returns void language plpgsql as $$
declare
    change record;
    relation text := '';
    same_row text;
    columns text;
    touched integer;
begin
    set constraints all deferred;
    for change in
        select c.relation, c.before, c.after from load_change c where c.load = undone order by c.ordinal desc
    loop
        if change.relation <> relation then
            relation := change.relation;
            select string_agg(format('t.%1$I = r.%1$I', a.attname), ' and ') || ' and to_jsonb(t) = $1' into same_row
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indrelid = relation::regclass and i.indisprimary;
            select string_agg(format('%I', key), ', ') into columns
            from jsonb_object_keys(coalesce(change.before, change.after)) as key;
        end if;
        if change.before is null then
            execute format('delete from %1$I t using jsonb_populate_record(null::%1$I, $1) r where %2$s', relation, same_row)
                using change.after;
        elsif change.after is null then
            execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)', relation) using change.before;
        else
            execute format('update %1$I t set (%3$s) = (select %3$s from jsonb_populate_record(null::%1$I, $2)) '
                    || 'from jsonb_populate_record(null::%1$I, $1) r where %2$s', relation, same_row, columns)
                using change.after, change.before;
        end if;
        get diagnostics touched = row_count;
        if touched <> 1 then
            raise exception 'changed since' using errcode = 'TL001';
        end if;
    end loop;
end $$;
