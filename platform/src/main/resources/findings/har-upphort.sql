-- certainty: SURE
-- advice: DROP
-- title.sv: Har upphört, men kanske görs det ändå
-- title.en: Has ended, but is perhaps still done
-- why.sv: Kravet slutade gälla det senaste året och inget har kommit i stället. Säg till dem som gjorde det att de kan låta bli.
-- why.en: The demand ceased to hold in the last year and nothing came in its place. Tell those who did it that they can stop.
-- detail.sv: Upphörde {0}.
-- detail.en: Ended {0}.
select s.id, null::uuid, null::uuid, upper(s.valid)::text, null::text
from signal s
where upper(s.valid) <= {today} and upper(s.valid) > {today} - interval '1 year'
