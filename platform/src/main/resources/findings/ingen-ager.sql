-- certainty: SURE
-- advice: DROP
-- title.sv: Den som bestämde det finns inte längre
-- title.en: Whoever decided it is no more
-- why.sv: Enheten som ställde kravet har upphört utan att någon tog över. Ingen kan svara för det.
-- why.en: The unit that made the demand has ended and nobody took over. Nobody can answer for it.
select s.id, null::uuid, null::uuid, null::text, null::text
from signal s
where s.valid @> {today}
    and not exists (select from unit_version v where v.organisation = s.organisation and v.unit = s.issuer and v.valid @> {today})
    and not exists (select from unit_succession u where u.organisation = s.organisation and u.predecessor = s.issuer and u.on_day <= {today})
