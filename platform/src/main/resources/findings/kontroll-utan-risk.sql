-- certainty: LIKELY
-- advice: DROP
-- title.sv: Kontroll vars risk ingen har sagt
-- title.en: A control whose risk nobody has named
-- why.sv: Den som kontrollerar och den som kontrolleras behöver veta vad kontrollen skyddar mot. Kan ingen säga det behövs den kanske inte.
-- why.en: Those who control and those who are controlled need to know what the control guards against. If nobody can say, it may not be needed.
select s.id, null::uuid, null::uuid, null::text, null::text
from signal s
where s.valid @> {today} and s.kind = 'CONTROL' and s.risk is null
