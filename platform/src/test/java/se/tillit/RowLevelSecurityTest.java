package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.audit.Acts;
import se.tillit.database.Database;

/** What PostgreSQL itself keeps apart, whatever the program forgets. */
class RowLevelSecurityTest {

    /** Tables that belong to no organisation. A table in neither group is a mistake. */
    private static final Map<String, String> GLOBAL = Map.of(
            "organisation", "names those who share the installation; nothing of theirs",
            "account", "one person may work for several organisations",
            "passkey", "belongs to an account; public keys only",
            "provider_link", "belongs to an account; is read before it is known for whom",
            "sign_in_attempt", "is written before anybody has signed in; hashes only",
            "spring_session", "is read before it is known for whom",
            "spring_session_attributes", "is read before it is known for whom",
            "scheduled_tasks", "a job enters through each organisation's door",
            "flyway_schema_history", "says which migrations have run; closed to the application");

    private final DSLContext db = RunningTillit.bean(DSLContext.class);
    private final Door door = RunningTillit.bean(Door.class);

    @Test
    void everyTableIsGlobalByDecisionOrKeptApartByPolicy() {
        asOwner(owner -> {
            List<String> apart = owner.fetch("""
                            select c.relname from pg_class c
                            join pg_policy p on p.polrelid = c.oid and p.polname = 'own_organisation'
                              and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
                            where c.relnamespace = 'public'::regnamespace and c.relrowsecurity
                              and pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
                              and pg_get_expr(p.polqual, p.polrelid) like '(organisation = %current_organisation()%'
                              and (select count(*) from pg_policy other where other.polrelid = c.oid) = 1""").into(String.class);
            List<String> all = owner.fetch(
                            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')")
                    .into(String.class);
            assertThat(apart).isNotEmpty().doesNotContainAnyElementsOf(GLOBAL.keySet());
            assertThat(all)
                    .hasSize(apart.size() + GLOBAL.size())
                    .containsAll(apart)
                    .containsAll(GLOBAL.keySet());
        });
    }

    @Test
    void theApplicationsRoleOwnsNothingAndCannotPassThePolicies() {
        var role = db.fetchSingle("select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, "
                + "(select count(*) from pg_class where relowner = r.oid) + (select count(*) from pg_proc where proowner = r.oid) "
                + "+ (select count(*) from pg_auth_members where member = r.oid) as owns "
                + "from pg_roles r where rolname = current_user");
        assertThat(db.fetchValue("select current_user")).isEqualTo(Database.APPLICATION_ROLE);
        assertThat(role.intoList()).containsExactly(false, false, false, false, false, 0L);
    }

    @Test
    void withoutTheDoorNothingIsSeen() {
        SmallChain.of(aNewOrganisationWithALog());
        for (String table : ownedTables()) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void afterTheDoorHasClosedNothingIsSeenOnTheSameConnection() {
        Actor actor = aNewOrganisationWithALog();
        db.connection(connection -> {
            DSLContext one = DSL.using(connection);
            one.transaction(inside -> {
                inside.dsl()
                        .execute(
                                "select set_config('app.organisation', ?, true)",
                                actor.organisation().toString());
                assertThat(inside.dsl().fetchCount(DSL.table("level"))).isPositive();
            });
            assertThat(one.fetchCount(DSL.table("level"))).isZero();
        });
    }

    @Test
    void noneOfTheNeighboursRowsAreSeenOrChangedEvenByTheirIds() {
        Actor neighbour = aNewOrganisationWithALog();
        SmallChain theirs = SmallChain.of(neighbour);
        Actor actor = aNewOrganisationWithALog();
        SmallChain.of(actor);
        door.writeAs(actor.organisation(), () -> {
            for (String table : ownedTables()) {
                assertThat(db.fetchCount(
                                DSL.table(DSL.name(table)), DSL.condition("organisation <> ?", actor.organisation())))
                        .as(table)
                        .isZero();
            }
            assertThat(db.fetch("select from unit where id = ?", theirs.unit())).isEmpty();
            assertThat(db.fetch("select from position where id = ?", theirs.position()))
                    .isEmpty();
            assertThat(db.fetch("select from signal where id = ?", theirs.signal()))
                    .isEmpty();
            assertThat(db.execute("update signal set title = 'Ändrad' where id = ?", theirs.signal()))
                    .isZero();
            assertThat(db.execute("delete from signal_receiver where signal = ?", theirs.signal()))
                    .isZero();
            return actor;
        });
    }

    @Test
    void aRowForTheNeighbourIsRefused() {
        Actor neighbour = Tester.organisation();
        Actor actor = Tester.organisation();
        assertThatThrownBy(() -> door.writeAs(
                        actor.organisation(),
                        () -> db.execute(
                                "insert into unit (organisation, code, kind) values (?, 'U', 'OWN')",
                                neighbour.organisation())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> door.writeAs(
                        actor.organisation(),
                        () -> db.execute("update level set organisation = ?", neighbour.organisation())))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aRowCannotPointAtTheNeighbours() {
        SmallChain theirs = SmallChain.of(Tester.organisation());
        Actor actor = Tester.organisation();
        SmallChain own = SmallChain.of(actor);
        assertThatThrownBy(() -> door.writeAs(
                        actor.organisation(),
                        () -> db.execute(
                                "insert into signal_via (signal, ordinal, unit) values (?, 0, ?)",
                                own.signal(),
                                theirs.unit())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("foreign key");
    }

    @Test
    void aTransactionActsForOneOrganisation() {
        Actor neighbour = Tester.organisation();
        Actor actor = Tester.organisation();
        assertThat(door.<UUID>writeAs(actor.organisation(), () -> door.readAs(actor.organisation(), this::actingFor)))
                .isEqualTo(actor.organisation());
        assertThatThrownBy(() -> door.writeAs(
                        actor.organisation(), () -> door.readAs(neighbour.organisation(), this::actingFor)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasLoggedCannotBeChangedOrRemovedByTheApplication() {
        Actor actor = aNewOrganisationWithALog();
        for (String change :
                List.of("update log_entry set details = '{}'", "delete from log_entry", "truncate log_entry")) {
            assertThatThrownBy(() -> door.writeAs(actor.organisation(), () -> db.execute(change)))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theApplicationCannotTouchTheTablesThemselves() {
        for (String change : List.of(
                "alter table log_entry disable row level security",
                "drop policy own_organisation on unit",
                "create table mine (id int)",
                "select from flyway_schema_history",
                "set session authorization postgres",
                "copy account to '/tmp/accounts'",
                "create temporary table log_entry (id int)")) {
            assertThatThrownBy(() -> db.execute(change)).as(change).hasStackTraceContaining("ERROR: ");
        }
    }

    @Test
    void whatHoldsOnADayAndWhatLandsOnAPositionIsFoundByIndex() {
        Actor actor = Tester.organisation();
        SmallChain chain = SmallChain.of(actor);
        fill(actor.organisation());
        LocalDate day = LocalDate.of(2024, 5, 17);
        assertThat(plan(actor, "select * from unit_version where valid @> ?::date", day))
                .containsPattern("Index.*Scan.* unit_version_pkey")
                .containsPattern("Index Cond: .*valid @> '2024-05-17'::date");
        assertThat(plan(actor, "select * from signal where valid @> ?::date", day))
                .containsPattern("Index.*Scan.* signal_valid")
                .containsPattern("Index Cond: .*valid @> '2024-05-17'::date");
        assertThat(plan(actor, "select signal from signal_receiver where position = ?", chain.position()))
                .containsPattern("Index.*Scan.* signal_receiver_position")
                .containsPattern("Index Cond: .*\"?position\"? = '" + chain.position());
    }

    /** A thousand units through two hundred months, and twenty thousand demands, of which few hold on any one day. */
    private static void fill(UUID organisation) {
        asOwner(owner -> {
            owner.execute("select set_config('app.organisation', ?, false)", organisation.toString());
            owner.execute("insert into unit (code, kind) select 'F' || i, 'OWN' from generate_series(1, 1000) i");
            owner.execute("""
                    insert into unit_version (unit, valid, name, level)
                    select u.id, daterange((date '2010-01-01' + m * interval '1 month')::date,
                                           (date '2010-01-01' + (m + 1) * interval '1 month')::date), u.code, l.id
                    from unit u, level l, generate_series(0, 199) m
                    where u.organisation = '?1' and u.code like 'F%' and l.organisation = '?1' and l.code = 'enhet'""".replace("?1", organisation.toString()));
            owner.execute("insert into position (code) select 'P' || i from generate_series(1, 500) i");
            owner.execute("""
                    insert into signal (code, kind, title, issuer, origin, valid)
                    select 'S' || i, 'REPORT', 'Rapport ' || i, u.id, 'OWN',
                           daterange(date '2010-01-01' + i % 6000, date '2010-01-01' + i % 6000 + 60)
                    from generate_series(1, 20000) i, unit u
                    where u.organisation = '?1' and u.code = 'F1'""".replace("?1", organisation.toString()));
            owner.execute("""
                    insert into signal_receiver (signal, ordinal, position)
                    select s.id, 0, p.id from signal s, position p
                    where s.organisation = '?1' and p.organisation = '?1' and s.code like 'S%'
                      and p.code = 'P' || (1 + substr(s.code, 2)::int % 500)""".replace("?1", organisation.toString()));
            owner.execute("analyze unit_version, signal, signal_receiver");
        });
    }

    private String plan(Actor actor, String query, Object value) {
        return door.readAs(
                actor.organisation(),
                () -> String.join("\n", db.fetch("explain " + query, value).into(String.class)));
    }

    private UUID actingFor() {
        return db.fetchSingle("select current_organisation()").into(UUID.class);
    }

    private Actor aNewOrganisationWithALog() {
        Actor actor = Tester.organisation();
        RunningTillit.bean(Acts.class).perform(actor, Access.BE_SIGNED_IN, "prov", note -> "done");
        return actor;
    }

    private List<String> ownedTables() {
        return db.fetch(
                        "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid "
                                + "and a.attname = 'organisation' where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')")
                .into(String.class);
    }

    private int rows(String table) {
        return db.fetchCount(DSL.table(DSL.name(table)));
    }

    private interface Work {
        void with(DSLContext owner);
    }

    private static void asOwner(Work work) {
        Database database = RunningTillit.database();
        try (var connection =
                java.sql.DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword())) {
            work.with(DSL.using(connection, org.jooq.SQLDialect.POSTGRES));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
