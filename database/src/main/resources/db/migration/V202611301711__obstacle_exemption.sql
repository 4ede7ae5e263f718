-- When the last day of an exemption on trial has passed, it is to be answered anew: keep it, change it, or let it be as before.

alter table obstacle_step drop constraint obstacle_step_kind_check;
alter table obstacle_step add constraint obstacle_step_kind_check check (kind in (
    'REPORTED', 'HELD', 'PASSED_ON', 'EXTENDED', 'SILENCE', 'STAYS', 'SUCCEEDED', 'JOINED', 'REMOVED', 'CHANGED', 'EXEMPT', 'REFUSED',
    'REOPENED', 'EXEMPTION_ENDED', 'PETITIONED', 'PETITION_ANSWERED'));

create index obstacle_exempt on obstacle (organisation, holds_until) where settled = 'EXEMPT';
