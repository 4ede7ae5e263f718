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
