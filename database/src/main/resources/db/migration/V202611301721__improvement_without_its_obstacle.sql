-- When the obstacle that an improvement waited for is erased by the organisation's decision, the improvement stays, without the link.

alter table improvement drop constraint improvement_organisation_obstacle_fkey;
alter table improvement add foreign key (organisation, obstacle) references obstacle on delete set null (obstacle);
alter table improvement drop constraint improvement_check2;
alter table improvement add constraint improvement_obstacle_only_of_others check (obstacle is null or stage = 'OTHERS');
