package se.tillit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;

/** What somebody does with their own account, and what others cannot do with it by way of another organisation. */
class OwnAccountTest {

    private static final String CHOSEN = "sju blå cyklar i regn";

    private final Actor admin = Tester.organisation();
    private final Tester tester = Tester.as(admin);
    private final String email = Tester.emailOf(admin);
    private final Actor neighbour = Tester.organisation();
    private final Tester neighbouring = Tester.as(neighbour);

    @Test
    void aNewPasswordHoldsAtOnceAndEverybodyElseSignedInIsOut() {
        Tester elsewhere = Tester.as(admin);
        HttpResponse<String> answer = change(Tester.PASSWORD, CHOSEN);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(tester.get("/konto?klart=losenord").body()).contains("utloggad överallt utom här");
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(302);
        assertThat(AccountsTest.isIn(new Tester().signIn(email, Tester.PASSWORD)))
                .isFalse();
        assertThat(AccountsTest.isIn(new Tester().signIn(email, CHOSEN))).isTrue();
    }

    @Test
    void whoDoesNotKnowThePresentPasswordChangesNothingAndIsThrottled() {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> answer = change("fel lösenord " + i, CHOSEN);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Det nuvarande lösenordet stämmer inte");
        }
        assertThat(change(Tester.PASSWORD, CHOSEN).body()).contains("många försök");
        assertThat(AccountsTest.isIn(new Tester().signIn(email, Tester.PASSWORD)))
                .as("signing in is another matter")
                .isTrue();
    }

    @Test
    void aShortPasswordIsRefused() {
        assertThat(change(Tester.PASSWORD, "kort").body()).contains("minst 12 tecken");
    }

    @Test
    void signingOutEverywhereKeepsOnlyThisSession() {
        Tester elsewhere = Tester.as(admin);
        String before = tester.cookies().get("__Host-tillit");
        tester.send("/konto", "/konto/logga-ut-overallt", Map.of());
        assertThat(tester.get("/").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(302);
        assertThat(tester.cookies().get("__Host-tillit")).isNotEqualTo(before);
    }

    @Test
    void aNewNameIsSeenAtOnce() {
        assertThat(tester.send("/konto", "/konto/namn", Map.of("namn", " Ada Ask "))
                        .statusCode())
                .isEqualTo(302);
        assertThat(tester.get("/").body()).contains("Ada Ask");
        assertThat(tester.send("/konto", "/konto/namn", Map.of("namn", " ")).body())
                .contains("Skriv ett namn");
    }

    @Test
    void whoWorksForSeveralOrganisationsChoosesAtSignInAndCanChange() {
        join();
        Tester both = new Tester();
        assertThat(both.signIn(email, Tester.PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/valj-organisation"));
        assertThat(both.get("/valj-organisation").body())
                .contains(admin.organisationName(), neighbour.organisationName());
        choose(both, neighbour.organisation());
        assertThat(both.get("/").body()).contains(neighbour.organisationName());
        assertThat(both.get("/konton").statusCode())
                .as("a role in one is no role in the other")
                .isEqualTo(403);
        choose(both, admin.organisation());
        assertThat(both.get("/konton").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyChoosesAnOrganisationThatHasNotLetThemIn() {
        assertThat(choose(tester, neighbour.organisation()).statusCode()).isEqualTo(404);
        assertThat(tester.get("/").body()).contains(admin.organisationName());
    }

    @Test
    void anInvitationElsewhereHoldsFirstWhenTheOwnerHasSignedInAndAccepted() {
        String link = invitedByTheNeighbour();
        assertThat(choose(tester, neighbour.organisation()).statusCode())
                .as("not accepted")
                .isEqualTo(404);
        HttpResponse<String> page = new Tester().get(link);
        assertThat(page.body()).contains(neighbour.organisationName()).doesNotContain("name=\"losenord\"");
        HttpResponse<String> password = new Tester()
                .send("/logga-in", "/valkommen", Map.of("kod", link.replaceAll(".*=", ""), "losenord", CHOSEN));
        assertThat(password.statusCode())
                .as("another organisation's link sets no password")
                .isEqualTo(404);
        assertThat(AccountsTest.isIn(new Tester().signIn(email, CHOSEN))).isFalse();
        Tester stranger = Tester.as(Tester.colleague(admin, Role.STAFF));
        String joining = link.replace("/valkommen", "/valkommen/anslut");
        HttpResponse<String> wrong = stranger.send(joining, "/valkommen/anslut", Map.of());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("annat konto");
        HttpResponse<String> joined = tester.send(joining, "/valkommen/anslut", Map.of());
        assertThat(joined.statusCode()).isEqualTo(302);
        assertThat(tester.get("/").body()).contains(neighbour.organisationName());
    }

    @Test
    void anotherOrganisationNeitherClosesAnAccountThatItSharesNorGetsIntoItByALink() {
        join();
        String self = "/konton/" + admin.account();
        assertThat(neighbouring.send(self, self + "/stang", Map.of()).body()).contains("används också av en annan");
        String link = AccountsTest.link(neighbouring.send(self, self + "/lank", Map.of()));
        assertThat(new Tester().get(link).body()).doesNotContain("name=\"losenord\"");
        assertThat(AccountsTest.isIn(new Tester().signIn(email, Tester.PASSWORD)))
                .isTrue();
    }

    @Test
    void whoMadeAnAccountWithSomebodysAddressFirstDoesNotGetInWhereThatAddressIsGivenARole() {
        String victim = "eva." + UUID.randomUUID() + "@prov.example";
        String link = AccountsTest.link(invite(neighbouring, victim));
        new Tester().send(link, "/valkommen", Map.of("losenord", CHOSEN));
        RunningTillit.bean(Door.class).writeAs(admin.organisation(), () -> {
            AccountStore accounts = RunningTillit.bean(AccountStore.class);
            accounts.setRoles(accounts.accountOf(victim, "Eva Ek", null), List.of(Role.CONTROLLER));
            return true;
        });
        Tester squatter = new Tester();
        squatter.signIn(victim, CHOSEN);
        assertThat(squatter.get("/").body()).contains(neighbour.organisationName());
        assertThat(choose(squatter, admin.organisation()).statusCode()).isEqualTo(404);
        assertThat(tester.get("/konton").body()).contains("Väntar på länk");
    }

    @Test
    void anAccountThatNobodyHasHadAWayIntoIsAnyonesToGiveARole() {
        String loaded = "lo." + UUID.randomUUID() + "@prov.example";
        RunningTillit.bean(Door.class).writeAs(neighbour.organisation(), () -> {
            RunningTillit.bean(AccountStore.class).accountOf(loaded, "Lo Lind", null);
            return true;
        });
        String link = AccountsTest.link(invite(tester, loaded));
        Tester lo = new Tester();
        lo.send(link, "/valkommen", Map.of("losenord", CHOSEN));
        assertThat(lo.get("/").body()).contains(admin.organisationName());
    }

    private void join() {
        String link = invitedByTheNeighbour();
        tester.send(link.replace("/valkommen", "/valkommen/anslut"), "/valkommen/anslut", Map.of());
    }

    private String invitedByTheNeighbour() {
        return AccountsTest.link(invite(neighbouring, email));
    }

    private static HttpResponse<String> invite(Tester by, String email) {
        return by.send("/konton/bjud-in", "/konton/bjud-in", Map.of("namn", "Ada", "epost", email, "roller", "STAFF"));
    }

    private static HttpResponse<String> choose(Tester who, UUID organisation) {
        return who.send("/konto", "/valj-organisation", Map.of("organisation", organisation.toString()));
    }

    private HttpResponse<String> change(String present, String wanted) {
        return tester.send("/konto", "/konto/losenord", Map.of("nuvarande", present, "nytt", wanted));
    }
}
