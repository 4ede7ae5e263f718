-- Closed dialogues at a workplace: what each has voted is sealed, as answers to a pulse are; see docs/hotmodell-puls.md and decision 0022.

alter table dialogue add column public_key bytea;    -- X25519, at a workplace; the private one is never in the database

create table dialogue_ballot (
    organisation  uuid not null default current_organisation(),
    dialogue      uuid not null,
    hash          bytea not null,                    -- SHA-256 of the 75 random bits that only the voter's device holds
    own           bytea not null,                    -- what she has voted, for those bits alone to open
    sealed        bytea,                             -- the same, for the dialogue's key to open; forgotten once it has been counted
    primary key (organisation, dialogue, hash),
    foreign key (organisation, dialogue) references dialogue on delete cascade
);

-- A statement's number is never another's: sealed votes still name it.
alter table dialogue_statement drop constraint dialogue_statement_state_check;
alter table dialogue_statement add constraint dialogue_statement_state_check
    check (state in ('WAITING', 'SHOWN', 'HELD', 'DECLINED', 'REPLACED', 'WITHDRAWN'));

-- Votes that lie open cannot be sealed by those who cast them, and no migration can make a key outside the database: what goes on at a
-- workplace ends without a result, and of what has ended only the result stays.
update dialogue set closed_on = current_date where kind = 'WORKPLACE' and closed_on is null;
delete from dialogue_participant p using dialogue d
    where d.organisation = p.organisation and d.id = p.dialogue and d.kind = 'WORKPLACE';
update dialogue_code c set used = false from dialogue d
    where d.organisation = c.organisation and d.id = c.dialogue and d.kind = 'WORKPLACE';
