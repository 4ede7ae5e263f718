-- Who wants the week in brief by mail. The page needs no row: it is made of what is there.

create table digest_wish (
    organisation  uuid not null default current_organisation() references organisation,
    account       uuid not null references account on delete cascade,
    language      text not null check (language in ('SV', 'EN')),
    sent_for      date,                              -- the Monday of the week whose letter went last
    primary key (organisation, account)
);
