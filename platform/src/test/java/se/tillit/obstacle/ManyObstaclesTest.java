package se.tillit.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
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
import se.tillit.database.Database;

/** A hundred thousand obstacles: how long pages and the morning's job take, printed; by hand, with {@code -Dmany=100000}. */
@EnabledIfSystemProperty(named = "many", matches = "\\d+")
class ManyObstaclesTest {

    private static final int MANY = Integer.getInteger("many", 0);
    private static final House HOUSE = new House();
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());
    private static final String OWN = HOUSE.admin.organisation().toString();

    @BeforeAll
    static void aHundredThousand() {
        RunningTillit.bean(ArrangeObstacles.class)
                .arrange(
                        HOUSE.admin,
                        new ObstacleSettings(
                                10, "https://prov.example/sarah", null, "https://prov.example/blas", null));
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
            insert into obstacle (text, unit, citizens, staff, often, reported_at, holder, holder_role, held_since, due, steps,
                    settled, settled_on, settled_by, settled_role, answer, told)
                select w.words || ' nummer ' || n || ' gör att ' || w.then, u.id, n %% 3 = 0, true, 'WEEKLY',
                       now() - (n %% 700) * interval '1 day', u.id, u.code, current_date - (n %% 700),
                       case when n %% 5 < 3 then null when n %% 5 = 3 then current_date - 1 - n %% 10 else current_date + n %% 10 end, 2,
                       case when n %% 5 < 3 then (array['REMOVED', 'CHANGED', 'EXEMPT', 'REFUSED'])[1 + n %% 4] end,
                       case when n %% 5 < 3 then current_date - (n %% 600) end,
                       case when n %% 5 < 3 then '%2$s'::uuid end,
                       case when n %% 5 < 3 then 'Enhetschef' end,
                       case when n %% 5 < 3 then 'Så här blev det med det.' end,
                       case when n %% 10 = 0 then 'Något var i vägen' end
                from generate_series(1, %3$d) n
                join lateral (select id, code from unit where organisation = current_organisation() and code = 'E' || (1 + n %% 300)) u on true
                cross join lateral (select
                    (array['Blanketten om utförd tid', 'Inloggningen i journalen', 'Nyckelskåpet på kontoret', 'Rutinen för hjälpmedel',
                           'Mallen för genomförandeplan', 'Beställningen av material', 'Schemat för helgen', 'Godkännandet från bistånd'])[1 + n %% 8] as words,
                    (array['vi skriver samma sak två gånger', 'den äldre får vänta till eftermiddagen', 'ingen vet vem som ska ringa',
                           'vi letar efter rätt person varje dag', 'samtalet avbryts mitt i'])[1 + (n / 8) %% 5] as then) w;
            insert into obstacle_voice (obstacle, said_in, account, unit, first, on_day)
                select o.id, o.id, a.id, o.unit, true, current_date from obstacle o
                join unit u on u.organisation = o.organisation and u.id = o.unit join account a on a.email = lower(u.code) || '@%1$s'
                where o.organisation = current_organisation();
            insert into obstacle_step (obstacle, number, kind, on_day, unit, role, due)
                select o.id, s.number, s.kind, o.held_since, case when s.number = 2 then o.holder end, o.holder_role, o.due
                from obstacle o, (values (1, 'REPORTED'), (2, 'HELD')) s(number, kind)
                where o.organisation = current_organisation();
            insert into obstacle_step (obstacle, number, kind, on_day, unit, role)
                select o.id, 3, o.settled, least(o.held_since + (('x' || substr(md5(o.id::text), 1, 2))::bit(8)::int %% 14), current_date), o.holder, o.holder_role
                from obstacle o where o.organisation = current_organisation() and o.settled is not null;
            commit\
            """.formatted(OWN, HOUSE.manager.account(), MANY));
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
    void pagesAndTheMorningsJob() throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("list", "/hinder");
        pages.put("search", "/hinder?sok=journalen+nummer+4711");
        pages.put("search common", "/hinder?sok=blanketten");
        pages.put("answered", "/hinder?visa=svar");
        pages.put("report form", "/hinder/nytt");
        pages.put(
                "alike",
                "/hinder/liknar?text=Inloggningen%20i%20journalen%20avbryter%20samtalet%20mitt%20i%20varje%20dag");
        pages.put(
                "one",
                "/hinder/"
                        + LEDGER.strings("select id from obstacle where organisation = '" + OWN
                                        + "' and due is not null order by id limit 1")
                                .getFirst());
        pages.put("answer times", "/hinder/svarstider");
        pages.put("formal requests", "/hinder/hemstallan");
        pages.put("start", "/");
        pages.put("wall", "/hinder/vagg/" + HOUSE.unit);
        pages.put("public", "/sa-blev-det/" + OWN);
        for (Map.Entry<String, Tester> who : Map.of("staff", Tester.as(HOUSE.nurse), "chief", Tester.as(HOUSE.chief))
                .entrySet()) {
            pages.forEach((name, path) -> {
                sorted(3, () -> assertThat(who.getValue().get(path).statusCode())
                        .isEqualTo(200));
                List<Double> taken = sorted(20, () -> who.getValue().get(path));
                print(who.getKey() + " " + name, "median %.0f ms, p95 %.0f ms".formatted(taken.get(10), taken.get(18)));
            });
        }
        explain();
        long start = System.nanoTime();
        RunningTillit.bean(MoveUp.class).move();
        print("job over all", "%.1f s".formatted((System.nanoTime() - start) / 1e9));
        print(
                "moved",
                LEDGER.strings("select count(*) from obstacle_step where passed is not null and organisation = '" + OWN
                        + "'"));
        start = System.nanoTime();
        RunningTillit.bean(MoveUp.class).move();
        print("job when nothing is due", "%.1f s".formatted((System.nanoTime() - start) / 1e9));
    }

    /** As the application's role, behind row-level security. */
    private static void explain() throws Exception {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "open page",
                "select id from obstacle where settled is null and joined_to is null order by reported_at desc, id"
                        + " desc limit 51");
        queries.put("due", "select id from obstacle where due < current_date order by due limit 2000");
        queries.put(
                "alike",
                "select id from obstacle where settled is null and joined_to is null and search @@ 'journal |"
                        + " avbryt'::tsquery order by reported_at desc, id desc limit 400");
        queries.put(
                "same words",
                "select id from obstacle where settled is null and joined_to is null and same = md5('x')");
        queries.put("search", "select id from obstacle where search @@ websearch_to_tsquery('swedish', 'nummer 4711')");
        queries.put("mine", "select obstacle from obstacle_voice where account = '" + HOUSE.nurse.account() + "'");
        Database database = RunningTillit.database();
        try (Connection connection = DriverManager.getConnection(database.url(), "tillit_app", database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.organisation', '" + OWN + "', true)");
            for (Map.Entry<String, String> query : queries.entrySet()) {
                try (var rows = statement.executeQuery(
                        "explain (analyze, costs off, timing off, summary on) " + query.getValue())) {
                    while (rows.next()) {
                        if (rows.getString(1).matches(".*(Scan|Execution|Sort Method|Filter).*")) {
                            print("explain " + query.getKey(), rows.getString(1));
                        }
                    }
                }
            }
        }
    }
}
