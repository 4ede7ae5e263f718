package se.tillit.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import se.tillit.House;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;

/** Twenty thousand improvements: how long pages and the morning's job take, printed; by hand, with {@code -Dmany=20000}. */
@EnabledIfSystemProperty(named = "many", matches = "\\d+")
class ManyImprovementsTest {

    private static final int MANY = Integer.getInteger("many", 0);
    private static final House HOUSE = new House();
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());
    private static final String OWN = HOUSE.admin.organisation().toString();

    @BeforeAll
    static void twentyThousand() {
        LEDGER.execute("""
            begin;
            select set_config('app.organisation', '%1$s', true);
            insert into unit (code, kind) select 'E' || n, 'OWN' from generate_series(1, 300) n;
            insert into unit_version (unit, valid, name, level, parent)
                select u.id, '[2020-01-01,)', 'Enhet ' || u.code, l.id, p.id from unit u, level l, unit p
                where u.organisation = current_organisation() and l.organisation = current_organisation()
                  and p.organisation = current_organisation() and u.code like 'E%%' and p.code = 'forv' and l.code = 'enhet';
            insert into account (email, name)
                select lower(u.code) || '@%1$s', 'Chef ' || u.code from unit u where u.organisation = current_organisation() and u.code like 'E%%';
            insert into assignment (account, role) select id, 'MANAGER' from account where email like 'e%%@%1$s';
            insert into membership (account, unit, valid)
                select a.id, u.id, '[2020-01-01,)' from account a join unit u on a.email = lower(u.code) || '@%1$s'
                where u.organisation = current_organisation();
            insert into improvement (unit, idea, told_at, from_whom, stage, holder, holder_role, held_since, due,
                    answer, answered_on, answered_by, answered_role, who, until, sign, measure, measured_in, value_before, value_after,
                    learned, ended_on, ended_role, told, steps)
                select case when n %% 20 = 0 then '%3$s'::uuid else u.id end, 'Vi prövar ' || w.words || ' nummer ' || n,
                       now() - (n %% 700) * interval '1 day',
                       (array['STAFF', 'USER', 'RELATIVE', 'CITIZEN'])[1 + n %% 4], s.stage,
                       case when n %% 20 = 0 then '%3$s'::uuid else u.id end, u.code, current_date - 30,
                       case when s.stage = 'IDEA' then case when n %% 3 = 0 then current_date - 1 else current_date + n %% 9 end end,
                       'Så här svarade vi.', case when s.stage <> 'IDEA' then current_date - 20 end,
                       case when s.stage <> 'IDEA' then '%2$s'::uuid end, 'Enhetschef',
                       'Kvällspasset', current_date + (n %% 40) - 10, 'Det syns', 'Samtal', 'per vecka', n %% 50, n %% 30,
                       case when s.stage in ('WORKED', 'FAILED') then 'Vi lärde oss något av ' || w.words end,
                       case when s.stage in ('WORKED', 'FAILED') then current_date - n %% 20 end, 'Enhetschef',
                       case when s.stage = 'WORKED' and n %% 7 = 0 then 'Något blev bättre' end, 2
                from generate_series(1, %4$d) n
                join lateral (select id, code from unit where organisation = current_organisation() and code = 'E' || (1 + n %% 300)) u on true
                cross join lateral (select (array['IDEA', 'IDEA', 'TRYING', 'WORKED', 'WORKED', 'FAILED', 'NOT_NOW'])[1 + n %% 7] as stage) s
                cross join lateral (select (array['fika klockan tio', 'korta möten', 'färre blanketter', 'en gemensam lista',
                           'byta besök i telefonen'])[1 + n %% 5] as words) w;
            insert into improvement_voice (improvement, account, unit, first, on_day)
                select i.id, case when (row_number() over ()) %% 200 = 0 then '%5$s'::uuid else a.id end, i.unit, true, current_date
                from improvement i join unit u on u.organisation = i.organisation and u.id = i.holder
                left join account a on a.email = lower(u.code) || '@%1$s'
                where i.organisation = current_organisation();
            insert into improvement_step (improvement, number, kind, on_day, unit, role, due)
                select i.id, s.number, s.kind, i.held_since, case when s.number = 2 then i.holder end, i.holder_role, i.due
                from improvement i, (values (1, 'SUGGESTED'), (2, 'HELD')) s(number, kind)
                where i.organisation = current_organisation();
            insert into improvement_offer (improvement, unit, offered_on, offered_by)
                select i.id, '%3$s'::uuid, current_date, '%2$s'::uuid from improvement i
                where i.organisation = current_organisation() and i.stage = 'WORKED' and i.unit <> '%3$s'::uuid limit 300;
            commit\
            """.formatted(OWN, HOUSE.manager.account(), HOUSE.unit, MANY, HOUSE.nurse.account()));
        LEDGER.execute("analyze");
    }

    private static void print(String what, Object figure) {
        System.out.println("MANY " + what + ": " + figure);
    }

    private static List<Double> sorted(int times, Runnable work) {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            taken.add((System.nanoTime() - start) / 1e6);
        }
        taken.sort(null);
        return taken;
    }

    @Test
    void pagesAndTheMorningsJob() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("list", "/forbattringar");
        pages.put("tried", "/forbattringar?visa=provat");
        pages.put("search", "/forbattringar?visa=provat&sok=blanketter+nummer");
        pages.put("board of a thousand", "/forbattringar/tavla/" + HOUSE.unit);
        pages.put("poster", "/forbattringar/affisch/" + HOUSE.unit);
        pages.put(
                "one that worked",
                "/forbattringar/"
                        + LEDGER.strings("select id from improvement where organisation = '" + OWN
                                        + "' and stage = 'WORKED' order by id limit 1")
                                .getFirst());
        pages.put("start", "/");
        pages.put("public", "/sa-blev-det/" + OWN);
        for (Map.Entry<String, Tester> who : Map.of(
                        "staff", Tester.as(HOUSE.nurse), "manager", Tester.as(HOUSE.manager))
                .entrySet()) {
            pages.forEach((name, path) -> {
                sorted(3, () -> assertThat(who.getValue().get(path).statusCode())
                        .isEqualTo(200));
                List<Double> taken = sorted(20, () -> who.getValue().get(path));
                print(who.getKey() + " " + name, "median %.0f ms, p95 %.0f ms".formatted(taken.get(10), taken.get(18)));
            });
        }
        for (String when : List.of("when a day has passed", "when nothing is due")) {
            long start = System.nanoTime();
            RunningTillit.bean(MoveImprovementsUp.class).move();
            print("job " + when, "%.2f s".formatted((System.nanoTime() - start) / 1e9));
        }
        print(
                "moved",
                LEDGER.strings("select count(*) from improvement_step where passed is not null and organisation = '"
                        + OWN + "'"));
    }
}
