-- Who wants the answers to a dialogue by mail. It is joined to no participant and no vote, and holds no time finer than a day.

create table dialogue_wish (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    address       text not null,
    language      text not null check (language in ('SV', 'EN')),
    asked_on      date not null,
    sent_on       date,                        -- when the mail server took the letter that asks her to confirm; null: it waits
    confirmed_on  date,
    links         bytea[] not null default '{}',  -- SHA-256 of the code in each letter's link, so that all of them work
    told          uuid[] not null default '{}',   -- the answers that she has had a letter of
    primary key (organisation, dialogue, address),
    foreign key (organisation, dialogue) references dialogue on delete cascade
);
