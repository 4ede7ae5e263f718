-- Which accounts an organisation may use, and the link by which somebody is let in.

-- Counts how often everybody signed in as the account has been signed out: a session from before is no longer one.
alter table account add column epoch integer not null default 0;

-- An account may work for several organisations, and an e-mail address proves nothing by itself: whoever administers another organisation
-- may have made the account. So where an account was there already, roles hold only once its owner has accepted by a link.
create table affiliation (
    organisation     uuid not null default current_organisation() references organisation,
    account          uuid not null references account,
    accepted         boolean not null,
    invitation_hash  bytea check (length(invitation_hash) = 32),  -- SHA-256; the code itself is shown once and stored nowhere
    invited_until    timestamptz,
    primary key (organisation, account),
    constraint affiliation_invitation_unique unique (invitation_hash)
);
create index affiliation_account on affiliation (account);
create trigger remember_for_undo after insert or update or delete on affiliation for each row execute function remember_for_undo();

insert into affiliation (organisation, account, accepted) select distinct organisation, account, true from assignment;

create or replace function organisations_of(wanted uuid) returns table (organisation uuid, name text)
    language sql stable security definer set search_path = public
    begin atomic
        select distinct o.id, o.name
        from assignment a
        join affiliation f on f.organisation = a.organisation and f.account = a.account and f.accepted
        join organisation o on o.id = a.organisation
        where a.account = wanted
        order by o.name;
    end;

-- A link is opened before anybody has signed in, so before it is known for which organisation.
create function organisation_of_invitation(code_hash bytea) returns uuid
    language sql stable security definer set search_path = public
    begin atomic
        select organisation from affiliation where invitation_hash = code_hash;
    end;
revoke all on function organisation_of_invitation(bytea) from public;
grant execute on function organisation_of_invitation(bytea) to tillit_app;

-- Whoever gets a new way in by the link of one organisation has not proved anything to the others.
create function accept_only_here(wanted uuid) returns void
    language sql security definer set search_path = public
    begin atomic
        update affiliation set accepted = (organisation = current_organisation()) where account = wanted;
    end;
revoke all on function accept_only_here(uuid) from public;
grant execute on function accept_only_here(uuid) to tillit_app;
