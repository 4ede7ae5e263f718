-- certainty: SURE
-- advice: DROP
-- title.sv: Ingen har sagt vem som använder svaret
-- title.en: Nobody has said who uses the answer
-- why.sv: Någon lägger tid på att lämna det här, och ingen har sagt vem som läser det. Kanske är det ingen.
-- why.en: Somebody spends time on giving this, and nobody has said who reads it. Perhaps nobody does.
select s.id, null::uuid, null::uuid, null::text, null::text
from signal s
where s.valid @> {today} and s.used_by is null and s.kind in ('REPORT', 'INDICATOR', 'CONTROL', 'GRANT')
