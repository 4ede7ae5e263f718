-- certainty: SURE
-- advice: DROP
-- title.sv: Kravet står i ett dokument som har gått ut
-- title.en: The demand stands in a document that has run out
-- why.sv: Dokumentet gäller inte längre, men kravet görs kanske ändå. Har ingen saknat det kan kravet gå samma väg.
-- why.en: The document no longer holds, but the demand is perhaps still met. If nobody has missed it, the demand can go the same way.
-- detail.sv: Gällde till och med {0}: {1}.
-- detail.en: Held until {0}: {1}.
select s.id, null::uuid, null::uuid, max(d.valid_until)::text, min(d.title)
from signal s
join signal_source o on o.organisation = s.organisation and o.signal = s.id
join document d on d.organisation = o.organisation and d.id = o.document
where s.valid @> {today}
group by s.id
having bool_and(d.valid_until < {today})
