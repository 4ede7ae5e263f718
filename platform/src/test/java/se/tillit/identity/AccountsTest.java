package se.tillit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;

/** Accounts as those who administer them, and those who get them, meet them. */
class AccountsTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/valkommen\\?kod=[A-Za-z0-9_-]{43})");
    private static final String CHOSEN = "sju blå cyklar i regn";

    private final Actor admin = Tester.organisation();
    private final Tester administrator = Tester.as(admin);
    private final String email = "bo." + UUID.randomUUID() + "@prov.example";

    @Test
    void whoIsInvitedChoosesAPasswordAndIsInWithTheRolesAndTheWorkplaceGiven() {
        SmallChain chain = SmallChain.of(admin);
        HttpResponse<String> answer = administrator.send(
                "/konton/bjud-in",
                "/konton/bjud-in",
                Map.of(
                        "namn",
                        "Bo Berg",
                        "epost",
                        email.toUpperCase(),
                        "roller",
                        "MANAGER",
                        "enhet",
                        SmallChain.NAME + "s hemtjänst",
                        "befattning",
                        "Undersköterska på " + SmallChain.NAME));
        assertThat(answer.statusCode()).isEqualTo(200);
        String link = link(answer);
        Tester bo = new Tester();
        assertThat(bo.get(link).body()).contains("Bo Berg", email, admin.organisationName());
        HttpResponse<String> in = bo.send(link, "/valkommen", Map.of("losenord", CHOSEN));
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(bo.get("/").body()).contains("Hej Bo", "/befattning/" + chain.position());
        assertThat(isIn(new Tester().signIn(email, CHOSEN))).isTrue();
        assertThat(bo.get("/konton").statusCode()).isEqualTo(403);
    }

    @Test
    void whatWasKnownOfTheSessionBeforeIsWorthNothingAfter() {
        String link = invited();
        Tester bo = new Tester();
        Map<String, String> before = bo.csrf();
        String cookie = bo.cookies().get("__Host-tillit");
        bo.send(link, "/valkommen", Map.of("losenord", CHOSEN));
        assertThat(bo.cookies().get("__Host-tillit")).isNotEqualTo(cookie);
        assertThat(bo.post("/konto/logga-ut-overallt", before).statusCode()).isEqualTo(403);
        assertThat(bo.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theLinkIsStoredNowhereAndShownOnce() {
        Map<String, String> form =
                new TreeMap<>(Tester.hidden(administrator.get("/konton/bjud-in").body()));
        form.putAll(Map.of("namn", "Bo Berg", "epost", email, "roller", "STAFF"));
        HttpResponse<String> first = administrator.post("/konton/bjud-in", form);
        String code = link(first).replaceAll(".*=", "");
        HttpResponse<String> again = administrator.post("/konton/bjud-in", form);
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(again.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/konton/" + account()));
        assertThat(administrator.get("/konton/" + account()).body()).doesNotContain(code);
        RunningTillit.bean(Door.class).readAs(admin.organisation(), () -> {
            for (String table : List.of("affiliation", "idempotency", "log_entry", "account")) {
                assertThat(db().fetch("select t::text from " + table + " t").into(String.class))
                        .as(table)
                        .noneMatch(row -> row.contains(code));
            }
            return true;
        });
    }

    @Test
    void ofFiftyWhoUseALinkAtOnceOneGetsIn() throws Exception {
        String link = invited();
        List<Tester> fifty = Stream.generate(Tester::new).limit(50).toList();
        List<Map<String, String>> forms = fifty.stream()
                .map(tester -> Tester.hidden(tester.get(link).body()))
                .toList();
        forms.forEach(form -> form.put("losenord", CHOSEN));
        assertThat(atOnce(50, i -> fifty.get(i).post("/valkommen", forms.get(i))).stream()
                        .map(HttpResponse::statusCode)
                        .toList())
                .containsOnlyOnce(302)
                .allMatch(status -> status == 302 || status == 404);
        assertThat(new Tester().get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkHoldsForSevenDaysAndOnlyUntilANewOneIsMade() {
        String first = invited();
        String second = link(administrator.send("/konton/" + account(), "/konton/" + account() + "/lank", Map.of()));
        assertThat(new Tester().get(first).statusCode()).isEqualTo(404);
        assertThat(new Tester().get(second).statusCode()).isEqualTo(200);
        RunningTillit.bean(Door.class).writeAs(admin.organisation(), () -> db().execute(
                        "update affiliation set invited_until = invited_until - interval '7 days' where account = ?",
                        account()));
        HttpResponse<String> late = new Tester().get(second);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).contains("Länken gäller inte längre", "Be den som bjöd in dig");
    }

    @Test
    void theLinkLeadsToOurOwnHostWhateverTheRequestSays() {
        Map<String, String> form =
                new TreeMap<>(Tester.hidden(administrator.get("/konton/bjud-in").body()));
        form.putAll(Map.of("namn", "Bo Berg", "epost", email, "roller", "STAFF"));
        HttpResponse<String> answer = administrator.post(
                "/konton/bjud-in", form, "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example");
        assertThat(answer.body())
                .contains("http://localhost:" + RunningTillit.port() + "/valkommen?kod=")
                .doesNotContain("evil.example");
    }

    @Test
    void whoHasForgottenThePasswordGetsALinkAndTheOldPasswordAndSessionsAreGone() {
        Actor colleague = Tester.colleague(admin, Role.CONTROLLER);
        Tester before = Tester.as(colleague);
        String self = "/konton/" + colleague.account();
        String link = link(administrator.send(self, self + "/lank", Map.of()));
        assertThat(before.get("/").statusCode())
                .as("nothing changes before the link is used")
                .isEqualTo(200);
        new Tester().send(link, "/valkommen", Map.of("losenord", CHOSEN));
        assertThat(before.get("/").statusCode()).isEqualTo(302);
        assertThat(isIn(new Tester().signIn(Tester.emailOf(colleague), Tester.PASSWORD)))
                .isFalse();
        assertThat(isIn(new Tester().signIn(Tester.emailOf(colleague), CHOSEN))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kort", "lösenord1234", "Lösenord 1234", "PASSWORD1234"})
    void aShortOrCommonPasswordIsRefusedAndTheLinkStillHolds(String password) {
        String link = invited();
        HttpResponse<String> answer = new Tester().send(link, "/valkommen", Map.of("losenord", password));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).containsAnyOf("minst 12 tecken", "Många andra har samma");
        assertThat(new Tester().get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void aGuessedLinkLeadsNowhere() {
        for (String guess : List.of("", "a".repeat(43), "%00", "a".repeat(5_000))) {
            assertThat(new Tester().get("/valkommen?kod=" + guess).statusCode())
                    .as(guess)
                    .isIn(400, 404);
        }
    }

    @Test
    void everythingThatIsWrongWithAnInvitationIsToldAtOnce() {
        HttpResponse<String> answer = administrator.send(
                "/konton/bjud-in",
                "/konton/bjud-in",
                Map.of("namn", " ", "epost", "bo", "enhet", "Ingenstans", "befattning", "Ingen"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Skriv ett namn", "Skriv en e-postadress", "minst en roll", "ingen enhet", "ingen befattning");
        assertThat(administrator
                        .send(
                                "/konton/bjud-in",
                                "/konton/bjud-in",
                                Map.of("namn", "Ada", "epost", Tester.emailOf(admin), "roller", "STAFF"))
                        .body())
                .contains("redan ett konto här");
    }

    @Test
    void theListFindsPeopleByNameAndGoesOnFromPageToPage() {
        RunningTillit.bean(Door.class).writeAs(admin.organisation(), () -> {
            AccountStore accounts = RunningTillit.bean(AccountStore.class);
            for (int i = 100; i < 160; i++) {
                accounts.setRoles(
                        accounts.accountOf("p" + i + "." + admin.account() + "@prov.example", "Person " + i, null),
                        List.of(Role.STAFF));
            }
            return true;
        });
        String first = administrator.get("/konton").body();
        assertThat(first).contains("61 personer", "Ada Admin", "Person 148").doesNotContain("Person 149<");
        Matcher more =
                Pattern.compile("href=\"(/konton\\?[^\"]*efter=[^\"]*)\"").matcher(first);
        assertThat(more.find()).isTrue();
        assertThat(administrator.get(more.group(1).replace("&amp;", "&")).body())
                .contains("Person 149", "Person 159")
                .doesNotContain("Person 148<");
        assertThat(administrator.get("/konton?sok=person+13").body())
                .contains("Person 130", "Person 139")
                .doesNotContain("Person 140");
        assertThat(administrator.get("/konton?sok=%25").body()).contains("Ingen stämmer");
    }

    @Test
    void whoWasLoadedFromASpreadsheetCanBeInvitedFromTheList() {
        UUID loaded = RunningTillit.bean(Door.class).writeAs(admin.organisation(), () -> {
            AccountStore accounts = RunningTillit.bean(AccountStore.class);
            UUID account = accounts.accountOf(email, "Bo Berg", null);
            accounts.setRoles(account, List.of(Role.STAFF));
            return account;
        });
        assertThat(administrator.get("/konton").body()).contains("Inte inbjuden");
        String link = link(administrator.send("/konton/" + loaded, "/konton/" + loaded + "/lank", Map.of()));
        assertThat(administrator.get("/konton").body()).contains("Inbjuden");
        new Tester().send(link, "/valkommen", Map.of("losenord", CHOSEN));
        assertThat(isIn(new Tester().signIn(email, CHOSEN))).isTrue();
    }

    @Test
    void rolesAreGivenAndTakenAtOnceAndTheLastAdministratorStays() {
        Actor colleague = Tester.colleague(admin, Role.STAFF);
        Tester tester = Tester.as(colleague);
        assertThat(roles(administrator, colleague.account(), "CONTROLLER").statusCode())
                .isEqualTo(302);
        assertThat(tester.get("/krav/nytt").statusCode()).isEqualTo(200);
        assertThat(roles(administrator, colleague.account(), null).statusCode()).isEqualTo(302);
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
        HttpResponse<String> last = roles(administrator, admin.account(), "STAFF");
        assertThat(last.statusCode()).isEqualTo(422);
        assertThat(last.body()).contains("Minst en person behöver kunna sköta konton");
        assertThat(administrator
                        .send("/konton/" + admin.account(), "/konton/" + admin.account() + "/stang", Map.of())
                        .statusCode())
                .isEqualTo(422);
        assertThat(administrator.get("/konton").statusCode()).isEqualTo(200);
    }

    @Test
    void twoAdministratorsWhoTakeEachOtherAwayAtOnceLeaveOne() throws Exception {
        for (int round = 0; round < 4; round++) {
            Actor one = Tester.organisation();
            Actor other = Tester.colleague(one, Role.ADMINISTRATOR);
            List<Tester> both = List.of(Tester.as(one), Tester.as(other));
            List<Map<String, String>> forms =
                    List.of(form(both.get(0), other.account(), "STAFF"), form(both.get(1), one.account(), "STAFF"));
            List<UUID> whom = List.of(other.account(), one.account());
            atOnce(2, i -> both.get(i).post("/konton/" + whom.get(i) + "/roller", forms.get(i)));
            int left = RunningTillit.bean(Door.class).readAs(one.organisation(), () -> db().fetchSingle(
                            "select count(*) from assignment where role = 'ADMINISTRATOR'")
                    .into(int.class));
            assertThat(left).isOne();
        }
    }

    @Test
    void aRoleFormThatWasOpenedBeforeSomebodyElseSavedIsRefused() {
        Actor colleague = Tester.colleague(admin, Role.STAFF);
        String self = "/konton/" + colleague.account();
        Map<String, String> form =
                new TreeMap<>(Tester.hidden(administrator.get(self).body()));
        form.put("roller", "CONTROLLER");
        roles(administrator, colleague.account(), "UNION");
        assertThat(administrator.post(self + "/roller", form).statusCode()).isEqualTo(409);
    }

    @Test
    void aClosedAccountIsOutAtOnceAndItsOldSessionStaysDeadWhenItIsOpenedAgain() {
        Actor colleague = Tester.colleague(admin, Role.CONTROLLER);
        Tester tester = Tester.as(colleague);
        String self = "/konton/" + colleague.account();
        assertThat(administrator.send(self, self + "/stang", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(isIn(new Tester().signIn(Tester.emailOf(colleague), Tester.PASSWORD)))
                .isFalse();
        assertThat(administrator.send(self, self + "/oppna", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
        assertThat(isIn(new Tester().signIn(Tester.emailOf(colleague), Tester.PASSWORD)))
                .isTrue();
    }

    @Test
    void anotherOrganisationsAccountsAreNotFound() {
        Actor stranger = Tester.organisation();
        String self = "/konton/" + stranger.account();
        Map<String, String> form =
                new TreeMap<>(Tester.hidden(administrator.get("/konton/bjud-in").body()));
        assertThat(administrator.get(self).statusCode()).isEqualTo(404);
        for (String what : List.of("/lank", "/roller", "/stang", "/oppna")) {
            form.put("nyckel", UUID.randomUUID().toString());
            assertThat(administrator.post(self + what, form).statusCode())
                    .as(what)
                    .isEqualTo(404);
        }
        assertThat(administrator.get("/konton?efter=" + stranger.account()).statusCode())
                .isEqualTo(404);
        assertThat(administrator.get("/konton").body()).doesNotContain(Tester.emailOf(stranger));
    }

    private String invited() {
        return link(administrator.send(
                "/konton/bjud-in", "/konton/bjud-in", Map.of("namn", "Bo Berg", "epost", email, "roller", "STAFF")));
    }

    private UUID account() {
        return db().fetchSingle("select id from account where email = ?", email).into(UUID.class);
    }

    private static HttpResponse<String> roles(Tester tester, UUID account, @Nullable String role) {
        return tester.post("/konton/" + account + "/roller", form(tester, account, role));
    }

    private static Map<String, String> form(Tester tester, UUID account, @Nullable String role) {
        Map<String, String> form =
                new TreeMap<>(Tester.hidden(tester.get("/konton/" + account).body()));
        if (role != null) {
            form.put("roller", role);
        }
        return form;
    }

    static String link(HttpResponse<String> answer) {
        Matcher link = LINK.matcher(answer.body());
        assertThat(link.find()).as("%s", answer.statusCode()).isTrue();
        return link.group(1);
    }

    static boolean isIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return !answer.headers().firstValue("Location").orElseThrow().endsWith("?fel");
    }

    private static DSLContext db() {
        return RunningTillit.bean(DSLContext.class);
    }

    static <T> List<T> atOnce(int times, Function<Integer, T> work) throws Exception {
        List<Callable<T>> all = IntStream.range(0, times)
                .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(all).stream().map(done -> done.resultNow()).toList();
        }
    }
}
