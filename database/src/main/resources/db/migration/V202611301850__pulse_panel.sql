-- A wave may be asked of the citizen panel rather than of units: then it is one group, the whole organisation's, and no employees are asked.
alter table pulse_wave
    add column panel text[],                         -- asked of those who chose one of these areas, all where none; null: asked of units
    alter column union_with drop not null,
    alter column union_on drop not null,
    drop constraint pulse_wave_comment_days_check,
    add check (case when panel is null
        then comment_days between 5 and 60 and union_with is not null and union_on is not null
        else comment_days = 0 and union_with is null and union_on is null and position is null end);

-- Who of the panel is asked, and whether she has been handed a code: not which, and not when. Forgotten when the wave closes.
create table panel_surveyed (
    organisation  uuid not null default current_organisation(),
    wave          uuid not null,
    member        uuid not null,
    handed        text not null default 'NOT_YET' check (handed in ('NOT_YET', 'ON_PAGE', 'ON_SLIP')),
    primary key (organisation, wave, member),
    foreign key (organisation, wave) references pulse_wave,
    foreign key (organisation, member) references panel_member on delete cascade
);
create index panel_surveyed_member on panel_surveyed (organisation, member);
