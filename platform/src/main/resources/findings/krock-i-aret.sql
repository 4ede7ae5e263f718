-- certainty: SURE
-- advice: LENGTHEN
-- title.sv: Mycket på en gång
-- title.en: Much at the same time
-- why.sv: Minst fem saker ska lämnas av samma befattning under samma vecka. Några av dem kan kanske lämnas en annan vecka, eller mer sällan.
-- why.en: At least five things are due from the same position in the same week. Perhaps some can be given another week, or less often.
-- detail.sv: Vecka {0}: {1} saker.
-- detail.en: Week {0}: {1} things.
with due as (
    select r.position, s.id, extract(week from to_date(extract(year from {today}) || '-' || replace(d, '02-29', '02-28'), 'YYYY-MM-DD'))::int as week
    from signal s
    join signal_receiver r on r.organisation = s.organisation and r.signal = s.id
    cross join unnest(s.due_days) d
    where s.valid @> {today} and r.position is not null
), weeks as (
    select position, week, count(distinct id) as things from due group by position, week having count(distinct id) >= 5
)
select distinct on (position) null::uuid, null::uuid, position, week::text, things::text
from weeks
order by position, things desc, week
