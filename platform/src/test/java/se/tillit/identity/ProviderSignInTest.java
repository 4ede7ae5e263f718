package se.tillit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;

/** Signing in at the organisation's own provider, a small one of our own. */
class ProviderSignInTest {

    private static final StubIssuer ISSUER = new StubIssuer();

    /** The provider is down when Tillit starts. */
    private static final ConfigurableApplicationContext APART = start();

    private static ConfigurableApplicationContext start() {
        ISSUER.down(true);
        return RunningTillit.start(
                RunningTillit.database(),
                List.of(
                        "--tillit.oidc.issuer=" + ISSUER.issuer(),
                        "--tillit.oidc.client-id=" + StubIssuer.CLIENT,
                        "--tillit.oidc.client-secret=" + StubIssuer.SECRET,
                        "--tillit.oidc.name=Sjöhagakontot",
                        "--tillit.address=https://tillit.sjohaga.example"),
                Serve.class);
    }

    @AfterAll
    static void stop() {
        APART.close();
        ISSUER.close();
    }

    private final Actor invited = Tester.colleague(Tester.organisation(), Role.CONTROLLER);
    private final String email = Tester.emailOf(invited);
    private final String subject = UUID.randomUUID().toString();

    @Test
    void whileTheProviderIsDownTheButtonSaysSoAndThePasswordWorks() {
        ISSUER.down(true);
        try (ConfigurableApplicationContext fresh = start()) {
            Tester tester = at(fresh);
            assertThat(tester.get("/logga-in").body()).contains("Logga in med Sjöhagakontot");
            HttpResponse<String> answer = tester.get("/logga-in/via");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
            assertThat(answer.body()).contains("svarar inte just nu", "Logga in på ett annat sätt");
            assertThat(AccountsTest.isIn(at(fresh).signIn(email, Tester.PASSWORD)))
                    .isTrue();
            ISSUER.down(false);
            assertThat(tester.get("/logga-in/via").statusCode())
                    .as("and it is asked again")
                    .isEqualTo(302);
        }
    }

    @Test
    void whoWasInvitedComesInByAVerifiedAddressAndFromThenOnBySubjectWhateverTheAddress() {
        assertThat(signIn(verified(email.toUpperCase())).get("/").body()).contains("Hej Controller");
        assertThat(signIn(verified("nytt.namn@prov.example")).get("/").body()).contains("Hej Controller");
        assertThat(signIn(claims -> claims).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void afterSigningInOneComesToThePageThatWasAskedFor() {
        Tester tester = at(APART);
        tester.get("/krav?sok=plan");
        assertThat(location(answer(tester, verified(email), true))).contains("/krav?sok=plan");
    }

    @Test
    void whoWasNotInvitedIsToldWhomToAskAndGetsNoAccount() {
        Tester tester = at(APART);
        String unknown = "okand." + subject + "@prov.example";
        String place = location(answer(tester, verified(unknown), true));
        assertThat(place).endsWith("/logga-in?fel=inte-inbjuden");
        assertThat(tester.get("/logga-in?fel=inte-inbjuden").body()).contains("Be den som sköter konton");
        assertThat(db().fetchCount(se.tillit.schema.Tables.ACCOUNT, se.tillit.schema.Tables.ACCOUNT.EMAIL.eq(unknown)))
                .isZero();
        assertOut(tester);
    }

    @Test
    void anAddressThatIsNotVerifiedLetsNobodyIn() {
        for (UnaryOperator<JWTClaimsSet.Builder> claims : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                builder -> builder.claim("email", email),
                builder -> builder.claim("email", email).claim("email_verified", false))) {
            assertOut(signIn(claims));
        }
    }

    @Test
    void aClosedAccountStaysOutLinkedOrNot() {
        close(true);
        assertOut(signIn(verified(email)));
        close(false);
        assertThat(signIn(verified(email)).get("/").statusCode()).isEqualTo(200);
        close(true);
        assertOut(signIn(verified(email)));
    }

    @Test
    void anAddressThatSomebodyElseHasTakenOverLeadsToNobodysAccount() {
        signIn(verified(email));
        Tester successor = at(APART);
        String place = ISSUER.signIn(location(successor.get("/logga-in/via")), "någon annan", verified(email), true);
        assertThat(location(successor.get(place))).endsWith("?fel=inte-inbjuden");
        assertOut(successor);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("another audience", builder -> builder.audience("en annan")),
                lie("another issuer", builder -> builder.issuer("http://localhost:1")),
                lie("another nonce", builder -> builder.claim("nonce", "fel")),
                lie("no nonce", builder -> builder.claim("nonce", null)),
                lie("too old", builder -> builder.issueTime(new Date(0)).expirationTime(new Date(1_000))),
                lie("no subject", builder -> builder.subject(null)));
    }

    private static Arguments lie(String name, UnaryOperator<JWTClaimsSet.Builder> lie) {
        return Arguments.of(name, lie);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aTokenThatIsNotForThisSignInIsRefused(String name, UnaryOperator<JWTClaimsSet.Builder> lie) {
        Tester tester = at(APART);
        assertThat(location(answer(tester, builder -> lie.apply(verified(email).apply(builder)), true)))
                .endsWith("?fel=leverantor");
        assertOut(tester);
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() {
        Tester tester = at(APART);
        assertThat(location(answer(tester, verified(email), false))).endsWith("?fel=leverantor");
        assertOut(tester);
    }

    @Test
    void anAnswerHoldsOnceAndOnlyInTheSessionThatAsked() {
        Tester tester = at(APART);
        String place = ISSUER.signIn(location(tester.get("/logga-in/via")), subject, verified(email), true);
        Tester other = at(APART);
        assertThat(location(other.get(place))).endsWith("?fel=leverantor");
        other.get("/logga-in/via");
        assertThat(location(other.get(place))).as("its own question").endsWith("?fel=leverantor");
        assertThat(location(tester.get(place.replaceAll("state=.*", "state=fel"))))
                .endsWith("?fel=leverantor");
        String again = ISSUER.signIn(location(tester.get("/logga-in/via")), subject, verified(email), true);
        String before = tester.cookies().get("__Host-tillit");
        assertThat(location(tester.get(again))).doesNotContain("fel");
        assertThat(tester.cookies().get("__Host-tillit")).isNotEqualTo(before);
        assertThat(location(at(APART).get(again))).endsWith("?fel=leverantor");
    }

    @Test
    void whoSaysNoAtTheProviderIsBackAtTheSignInPage() {
        Tester tester = at(APART);
        String state = location(tester.get("/logga-in/via")).replaceAll(".*[?&]state=([^&]*).*", "$1");
        assertThat(location(tester.get("/logga-in/svar?error=access_denied&state=" + state)))
                .endsWith("?fel=leverantor");
    }

    @Test
    void whatLeavesForElsewhereNamesTheAddressThatIsSetAndNotTheOneThatWasAsked() {
        Tester tester = at(APART);
        tester.cookies().putAll(Tester.as(invited).cookies());
        assertThat(location(tester.get("/logga-in/via")))
                .contains("redirect_uri=https://tillit.sjohaga.example/logga-in/svar", "code_challenge_method=S256");
        assertThat(tester.post("/konto/passkey/fraga", tester.csrf()).body())
                .contains("\"id\":\"tillit.sjohaga.example\"", email, "\"userVerification\":\"required\"");
    }

    @Test
    void whereThereIsNoProviderThereIsNoButton() {
        assertThat(new Tester().get("/logga-in").body()).doesNotContain("/logga-in/via");
        assertThat(new Tester().get("/logga-in/via").statusCode()).isEqualTo(404);
    }

    private static UnaryOperator<JWTClaimsSet.Builder> verified(String email) {
        return builder -> builder.claim("email", email).claim("email_verified", true);
    }

    private Tester signIn(UnaryOperator<JWTClaimsSet.Builder> claims) {
        Tester tester = at(APART);
        answer(tester, claims, true);
        return tester;
    }

    private HttpResponse<String> answer(
            Tester tester, UnaryOperator<JWTClaimsSet.Builder> claims, boolean rightlySigned) {
        ISSUER.down(false);
        return tester.get(ISSUER.signIn(location(tester.get("/logga-in/via")), subject, claims, rightlySigned));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertOut(Tester tester) {
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
    }

    private void close(boolean closed) {
        db().execute("update account set disabled = ? where id = ?", closed, invited.account());
    }

    private static DSLContext db() {
        return RunningTillit.bean(DSLContext.class);
    }

    private static Tester at(ConfigurableApplicationContext application) {
        return new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) application)
                        .getWebServer()
                        .getPort());
    }
}
