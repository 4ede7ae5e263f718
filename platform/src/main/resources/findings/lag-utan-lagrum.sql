-- certainty: LIKELY
-- advice: LEAVE
-- title.sv: Sägs komma av lag, men inget lagrum står
-- title.en: Said to come from law, but no law is named
-- why.sv: Finns inget lagrum är kravet kanske vårt eget, och då kan vi ändra det.
-- why.en: If no law says so, the demand may be our own, and then we can change it.
select s.id, null::uuid, null::uuid, null::text, null::text
from signal s
where s.valid @> {today} and s.origin = 'LAW' and s.legal_basis is null
