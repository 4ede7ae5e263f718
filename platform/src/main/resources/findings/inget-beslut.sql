-- certainty: LIKELY
-- advice: DROP
-- title.sv: Används av någon, men inte till något beslut på arton månader
-- title.en: Used by somebody, but for no decision in eighteen months
-- why.sv: Det står vem som läser, men inte vilket beslut det har lett till. Det som bara är bra att veta kan ofta vara.
-- why.en: It says who reads it, but not which decision it has led to. What is merely good to know can often be left.
with last_said as (
    select distinct on (q.signal) q.signal, q.last_used_on, q.decision
    from question q
    where q.answered_on is not null and q.used_by is not null
    order by q.signal, q.answered_on desc
)
select s.id, null::uuid, null::uuid, null::text, null::text
from signal s
left join last_said l on l.signal = s.id
where s.valid @> {today} and s.used_by is not null and s.kind in ('REPORT', 'INDICATOR', 'CONTROL', 'GRANT')
    and lower(s.valid) < {today} - interval '18 months'
    and (l.last_used_on < {today} - interval '18 months'
        or coalesce(l.last_used_on, '-infinity') < {today} - interval '18 months' and s.decision is null and l.decision is null)
