package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.demo.Region;
import se.tillit.load.LoadOrganisation;

/** A large organisation: that it is as large as it says, and that the application's role reaches its rows by indexes. */
@Tag("slow")
class RegionTest {

    private static final LocalDate TODAY = LocalDate.now(Clock.system(ZoneId.of("Europe/Stockholm")));
    private static final Actor ADMIN = Tester.organisation();

    private static long counted;

    @BeforeAll
    static void load() {
        LoadOrganisation.Outcome outcome =
                RunningTillit.bean(LoadOrganisation.class).load(ADMIN, new Region().files(TODAY));
        assertThat(outcome.problems()).isEmpty();
        Ledger ledger = new Ledger(RunningTillit.database());
        counted = Long.parseLong(ledger.strings("select reltuples::bigint::text from pg_class where relname = 'signal'")
                .getFirst());
        // As in an installation of its own: the other tests' many small organisations would make this one look small.
        ledger.execute("alter table signal alter organisation set (n_distinct = 1)");
        // What autovacuum does within a minute: until then the index of words keeps what is new in an unsorted list.
        ledger.execute("vacuum analyze signal");
        ledger.execute("analyze");
    }

    private static <T> T inside(java.util.function.Function<DSLContext, T> question) {
        return RunningTillit.bean(Door.class)
                .readAs(ADMIN.organisation(), () -> question.apply(RunningTillit.bean(DSLContext.class)));
    }

    private static String plan(String query) {
        return inside(db -> {
            db.execute("set local plan_cache_mode = force_custom_plan");
            return String.join("\n", db.fetch("explain " + query).getValues(0, String.class));
        });
    }

    @Test
    void hasAsManyUnitsEmployeesAndDemandsAsItSays() {
        Chain chain = RunningTillit.bean(ChainQuery.class).asOf(ADMIN, TODAY);
        assertThat(chain.units()).hasSize(Region.UNITS);
        assertThat(chain.units().stream()
                        .map(unit -> chain.persons(unit.id()))
                        .mapToInt(java.math.BigDecimal::intValueExact)
                        .sum())
                .isEqualTo(Region.EMPLOYEES);
        int demands =
                inside(db -> db.fetchSingle("select count(*)::int from signal").get(0, Integer.class));
        assertThat(demands).isEqualTo(Region.DEMANDS);
    }

    @Test
    void theDatabaseKnowsHowMuchItHoldsAsSoonAsItIsLoaded() {
        assertThat(counted).isGreaterThanOrEqualTo(Region.DEMANDS);
    }

    @Test
    void isTheSameEveryTime() {
        List<LoadOrganisation.File> one = new Region().files(TODAY);
        List<LoadOrganisation.File> other = new Region().files(TODAY);
        for (int i = 0; i < one.size(); i++) {
            assertThat(Arrays.equals(one.get(i).content(), other.get(i).content()))
                    .isTrue();
        }
    }

    @Test
    void aPartOfAWordIsFoundByAnIndex() {
        assertThat(plan(
                        "select * from signal where title ilike '%Tandklinik 7.3.9%' or legal_basis ilike '%Tandklinik 7.3.9%'"
                                + " or code ilike '%Tandklinik 7.3.9%'"))
                .contains("signal_words")
                .doesNotContain("Seq Scan on signal");
    }

    @Test
    void aPageOfAllDemandsByTitleIsReadInItsOrder() {
        assertThat(plan("select * from signal where valid @> current_date order by title, id limit 51"))
                .contains("Index Scan using signal_title");
    }

    @Test
    void whatLandsOnAUnitIsFoundByAnIndex() {
        String unit = inside(db -> db.fetchSingle("select id::text from unit where code = 'F0O0E1'")
                .get(0, String.class));
        assertThat(plan("select signal from signal_receiver where unit = '" + unit + "' and position is null"))
                .contains("signal_receiver_unit");
    }

    @Test
    void whatHeldLongAgoIsFoundByAnIndex() {
        assertThat(plan("select * from signal where valid @> date '1990-01-01'"))
                .contains("signal_valid")
                .doesNotContain("Seq Scan on signal");
    }

    @Test
    void itsPictureIsDrawnAndAChangeShowsAtOnce() {
        Tester tester = Tester.as(Tester.colleague(ADMIN, Role.CONTROLLER));
        String before = tester.get("/styrkedja").body();
        assertThat(before).contains("Regionfullmäktige");
        assertThat(tester.get("/styrkedja").body()).contains("Regionfullmäktige");
        new Ledger(RunningTillit.database())
                .execute("update unit_version set name = 'Fullmäktige i regionen' where name = 'Regionfullmäktige'");
        assertThat(tester.get("/styrkedja").body())
                .contains("Fullmäktige i regionen")
                .doesNotContain("Regionfullmäktige");
    }

    @Test
    void ofThousandsOnOnePositionAPageShowsTheHeaviestAndTheRestIsReachedFromIt() {
        Tester tester = Tester.as(Tester.colleague(ADMIN, Role.CONTROLLER));
        String position =
                inside(db -> db.fetchSingle("select position::text from signal_receiver where position is not null"
                                + " group by position order by count(*) desc, position limit 1")
                        .get(0, String.class));
        String path = "/befattning/" + position;
        String byIssuer = tester.get(path).body();
        assertThat(demandsOn(byIssuer)).hasSizeBetween(20, 100);
        String anIssuer = groupsOn(byIssuer).stream().sorted().findFirst().orElseThrow();
        assertThat(demandsOn(tester.get(path + anIssuer).body())).isNotEmpty();

        String byKind = tester.get(path + "?grupp=slag").body();
        assertThat(demandsOn(byKind)).hasSizeLessThanOrEqualTo(100);
        Set<String> seen = new HashSet<>(demandsOn(byKind));
        for (String group : groupsOn(byKind)) {
            for (String next = group; next != null; ) {
                String one = tester.get(path + next).body();
                seen.addAll(demandsOn(one));
                next = next(one);
            }
        }
        String file = tester.get(path + "/krav.csv").body();
        assertThat(seen).hasSize((int) file.lines().skip(1).count()).hasSizeGreaterThan(1000);
    }

    private static Set<String> demandsOn(String page) {
        return all("/krav/([0-9a-f-]{36})\"", page);
    }

    private static Set<String> groupsOn(String page) {
        return all("\"[^\"]*(\\?[^\"]*visa=[^\"]+)\"", page);
    }

    private static @Nullable String next(String page) {
        return all("\"[^\"]*(\\?[^\"]*sida=[0-9]+)\">Nästa", page).stream()
                .findFirst()
                .orElse(null);
    }

    private static Set<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .collect(Collectors.toSet());
    }
}
