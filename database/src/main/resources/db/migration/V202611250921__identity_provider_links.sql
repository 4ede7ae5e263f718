-- Whose account it is that an OpenID Connect provider speaks of. Global, as accounts are.

create table provider_link (
    issuer     text not null,
    subject    text not null,
    account    uuid not null references account,
    linked_at  timestamptz not null,
    primary key (issuer, subject),
    constraint provider_link_account unique (account, issuer)
);
