-- A story may have a picture.

alter table followup_voice add column photo uuid;
alter table followup_voice add foreign key (organisation, photo) references photo;
