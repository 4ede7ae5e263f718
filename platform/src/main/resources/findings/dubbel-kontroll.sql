-- certainty: LIKELY
-- advice: MERGE
-- title.sv: Två kontroller av samma risk
-- title.en: Two controls of the same risk
-- why.sv: Båda kontrollerna möter samma risk hos samma personer. En av dem räcker kanske.
-- why.en: Both controls meet the same risk with the same people. Perhaps one of them is enough.
-- detail.sv: Risken: {0}.
-- detail.en: The risk: {0}.
with control as (
    select distinct s.id, s.risk, lower(btrim(s.risk)) as key, r.position, r.unit
    from signal s
    join signal_receiver r on r.organisation = s.organisation and r.signal = s.id
    where s.valid @> {today} and s.kind = 'CONTROL' and s.risk is not null
)
select x.id, y.id, null::uuid, min(x.risk), null::text
from control x
join control y on y.key = x.key and y.id > x.id
    and (y.position = x.position and (y.unit is null or x.unit is null or y.unit = x.unit)
        or x.position is null and y.position is null and y.unit = x.unit)
group by x.id, y.id
