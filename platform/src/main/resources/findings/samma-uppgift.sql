-- certainty: SURE
-- advice: MERGE
-- title.sv: Samma uppgift lämnas två gånger
-- title.en: The same figure is given twice
-- why.sv: Två krav ber samma personer om samma uppgift. Den behöver bara lämnas en gång.
-- why.en: Two demands ask the same people for the same figure. It need be given only once.
-- detail.sv: Båda ber om: {0}.
-- detail.en: Both ask for: {0}.
with asked as (
    select distinct f.signal, min(f.name) as name, lower(f.name) as key, coalesce(lower(f.population), '') as whom, r.position, r.unit
    from signal_field f
    join signal s on s.organisation = f.organisation and s.id = f.signal
    join signal_receiver r on r.organisation = s.organisation and r.signal = s.id
    where s.valid @> {today}
    group by f.signal, lower(f.name), coalesce(lower(f.population), ''), r.position, r.unit
)
select x.signal, y.signal, null::uuid, string_agg(distinct x.name, ', '), null::text
from asked x
join asked y on y.key = x.key and y.whom = x.whom and y.signal > x.signal
    and (y.position = x.position and (y.unit is null or x.unit is null or y.unit = x.unit)
        or x.position is null and y.position is null and y.unit = x.unit)
group by x.signal, y.signal
