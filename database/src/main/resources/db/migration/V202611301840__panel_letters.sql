-- Letters to those in the panel whose way to be reached is an e-mail address; and when and how help is wanted, to be matched with when they can.

alter table panel_request add slot text;       -- null: asked for before one could say

alter table panel_asked
    add asking  text check (asking in ('WAITS', 'TAKEN', 'REFUSED')),    -- the letter that asks; null: whoever coordinates reaches her
    add telling text check (telling in ('WAITS', 'TAKEN', 'REFUSED'));   -- the letter of what happened; null: none is to go
create index panel_asked_letter on panel_asked (organisation) where asking = 'WAITS' or telling = 'WAITS';
