-- certainty: LIKELY
-- advice: DROP
-- title.sv: Mål som ingen kommer tillbaka till
-- title.en: A goal that nobody comes back to
-- why.sv: Målet har inget beslut att tjäna och ingen dag för översyn. Kanske har det redan gjort sitt.
-- why.en: The goal serves no decision and has no day of review. Perhaps it has done its work already.
select s.id, null::uuid, null::uuid, null::text, null::text
from signal s
where s.valid @> {today} and s.kind = 'GOAL' and s.origin = 'OWN' and s.decision is null and s.frequency is null
    and (s.review_on is null or s.review_on < {today})
