-- certainty: SURE
-- advice: LENGTHEN
-- title.sv: Många rapporter i månaden
-- title.en: Many reports a month
-- why.sv: Samma befattning lämnar mer än tio rapporter, siffror och kontroller i månaden. Vilka av dem kan lämnas mer sällan?
-- why.en: The same position gives more than ten reports, figures and controls a month. Which of them can be given less often?
-- detail.sv: Omkring {0} i månaden, från {1} krav.
-- detail.en: About {0} a month, from {1} demands.
with each_one as (
    select distinct r.position, s.id, ({times}) as times
    from signal s
    join signal_receiver r on r.organisation = s.organisation and r.signal = s.id
    where s.valid @> {today} and r.position is not null and s.kind in ('REPORT', 'INDICATOR', 'CONTROL', 'GRANT')
)
select null::uuid, null::uuid, position, round(sum(times) / 12)::text, count(times)::text
from each_one
group by position
having sum(times) / 12 > 10
