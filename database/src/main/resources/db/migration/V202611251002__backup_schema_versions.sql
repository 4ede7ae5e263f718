-- The application takes out an organisation by itself, and the file says which migrations its rows have the shape of. That table is closed
-- to it otherwise.

create function schema_versions() returns table (version text)
    language sql stable security definer set search_path = public
    as 'select version from flyway_schema_history where success and version is not null';
revoke all on function schema_versions() from public;
grant execute on function schema_versions() to tillit_app;
