-- certainty: MAYBE
-- advice: DROP
-- title.sv: Mål som säger det lagen redan säger
-- title.en: A goal that says what the law says already
-- why.sv: Det egna målet stöder sig på ett lagrum. Lagen gäller ändå, så målet kan kanske strykas.
-- why.en: The goal of our own rests on a law. The law holds anyway, so perhaps the goal can go.
-- detail.sv: {0}
-- detail.en: {0}
select s.id, null::uuid, null::uuid, s.legal_basis, null::text
from signal s
where s.valid @> {today} and s.kind = 'GOAL' and s.origin = 'OWN' and s.legal_basis is not null
