-- certainty: LIKELY
-- advice: DROP
-- title.sv: Bidrag som kostar mycket att redovisa
-- title.en: A grant that costs much to account for
-- why.sv: Mer än fem procent av bidraget går åt till det som krävs för att få det. Kanske är det bättre att avstå, eller att be om en enklare redovisning.
-- why.en: More than five percent of the grant goes to what is demanded for it. Perhaps it is better to do without, or to ask for a simpler account.
-- detail.sv: Omkring {0} kr om året för ett bidrag på {1} kr.
-- detail.en: About SEK {0} a year for a grant of SEK {1}.
with recursive asked (signal, position, unit) as (
    select s.id, r.position, r.unit
    from burden_grant g
    join signal s on s.organisation = g.organisation and s.id = g.signal
    join signal_receiver r on r.organisation = s.organisation and r.signal = s.id
    where s.valid @> {today} and s.kind = 'GRANT' and r.position is not null
    union
    select a.signal, a.position, v.unit
    from asked a
    join unit_version v on v.parent = a.unit and v.valid @> {today}
), done_by as (
    select a.signal, a.position, sum(h.persons) as persons
    from (select distinct signal, position, unit from asked) a
    join headcount h on h.position = a.position and (a.unit is null or h.unit = a.unit) and h.valid @> {today}
    group by a.signal, a.position
), hours as (
    select s.id as signal, s.minutes_likely * ({times}) / 60.0 as each, 0.0 as other, null::uuid as position
    from signal s
    where s.minutes_likely is not null
    union all
    select s.id, x.minutes_likely * x.times / 60.0, coalesce(x.other_cost, 0) * x.times, x.position
    from signal s
    cross join lateral (
        select a.minutes_likely, a.other_cost, a.position,
            (select ({times}) from (select coalesce(a.frequency, s.frequency) as frequency,
                case when a.frequency is null then s.times_per_year else a.times_per_year end as times_per_year) s) as times
        from signal_activity a
        where a.organisation = s.organisation and a.signal = s.id
    ) x
), cost as (
    select d.signal, sum(d.persons * (coalesce(h.each, 0) * coalesce(p.hourly_cost, 0) + coalesce(h.other, 0))) as kronor
    from done_by d
    join hours h on h.signal = d.signal and (h.position is null or h.position = d.position)
    join position_version p on p.position = d.position and p.valid @> {today}
    group by d.signal
)
select g.signal, null::uuid, null::uuid, round(c.kronor)::text, round(g.kronor)::text
from burden_grant g
join cost c on c.signal = g.signal
where c.kronor > 0.05 * g.kronor
