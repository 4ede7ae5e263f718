-- The same words told again are one obstacle with one more voice, so that a flood of them is one line for whoever answers.

alter table obstacle add column same text not null generated always as (md5(lower(btrim(text)))) stored;
create index obstacle_same on obstacle (organisation, same) where settled is null and joined_to is null;
