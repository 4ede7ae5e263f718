package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.identity.AccountStore;
import se.tillit.setup.CreateOrganisation;

class SignInTest {

    /** One more Tillit, with failures of its own, a clock that can be set, and a count of what passwords cost. */
    private static final ConfigurableApplicationContext APART = RunningTillit.start(
            RunningTillit.server().database("sign-in"), Serve.class, SettableClock.class, CountedPasswords.class);

    private static final CountedPasswords.Counted PASSWORDS = APART.getBean(CountedPasswords.Counted.class);
    private static final SettableClock.Hand CLOCK = APART.getBean(SettableClock.Hand.class);

    static class CountedPasswords {

        /** Argon2 as in earnest, counted. */
        static final class Counted implements PasswordEncoder {
            private final PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
            private final AtomicInteger evaluations = new AtomicInteger();
            private final AtomicInteger now = new AtomicInteger();
            private final AtomicInteger most = new AtomicInteger();

            @Override
            public String encode(CharSequence password) {
                return argon2.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                evaluations.incrementAndGet();
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    return argon2.matches(password, hash);
                } finally {
                    now.decrementAndGet();
                }
            }
        }

        @Bean
        @Primary
        Counted counted() {
            return new Counted();
        }
    }

    @AfterAll
    static void stop() {
        APART.close();
    }

    private final Actor admin = Tester.organisation();

    @Test
    void whoHasTheRightPasswordSeesTheStartPage() {
        assertThat(Tester.as(admin).get("/").body()).contains("Hej Ada");
    }

    @Test
    void capitalsAndBlanksInTheAddressDoNotMatter() {
        HttpResponse<String> answer =
                new Tester().signIn(" " + Tester.emailOf(admin).toUpperCase() + " ", Tester.PASSWORD);
        assertThat(isIn(answer)).isTrue();
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        Tester tester = new Tester();
        tester.signIn(Tester.emailOf(admin), "fel");
        String known = tester.get("/logga-in?fel").body();
        Tester stranger = new Tester();
        stranger.signIn("ingen@prov.example", "fel");
        String unknown = stranger.get("/logga-in?fel").body();
        assertThat(known).contains("stämmer inte");
        assertThat(unknown.replaceAll("value=\"[^\"]*\"", "")).isEqualTo(known.replaceAll("value=\"[^\"]*\"", ""));
    }

    @Test
    void anUnknownAddressCostsAsMuchAsAKnownOne() {
        String known = somebody();
        String disabled = somebody();
        APART.getBean(DSLContext.class).execute("update account set disabled = true where email = ?", disabled);
        String withoutPassword = somebody();
        APART.getBean(DSLContext.class)
                .execute("update account set password_hash = null where email = ?", withoutPassword);
        for (String email : List.of(known, disabled, withoutPassword, "ingen." + UUID.randomUUID() + "@prov.example")) {
            int before = PASSWORDS.evaluations.get();
            assertThat(isIn(apart().signIn(email, "fel"))).isFalse();
            assertThat(PASSWORDS.evaluations.get() - before).as(email).isOne();
        }
    }

    @Test
    void afterTenWrongPasswordsTheRightOneIsRefusedForAQuarter() {
        String email = somebody();
        wrong(email, 9);
        assertThat(isIn(apart().signIn(email, Tester.PASSWORD)))
                .as("after nine it is still let in, and the count begins anew")
                .isTrue();
        wrong(email, 10);
        CLOCK.forward(Duration.ofMinutes(14));
        Tester tester = apart();
        assertThat(isIn(tester.signIn(email, Tester.PASSWORD))).isFalse();
        assertThat(tester.get("/logga-in?fel").body()).contains("Det har blivit många försök. Vänta en kvart");
        CLOCK.forward(Duration.ofMinutes(2));
        assertThat(isIn(apart().signIn(email, Tester.PASSWORD))).isTrue();
    }

    @Test
    void whileThrottledNoPasswordIsEvenTried() {
        String email = somebody();
        wrong(email, 10);
        int before = PASSWORDS.evaluations.get();
        wrong(email, 5);
        assertThat(PASSWORDS.evaluations.get()).isEqualTo(before);
        CLOCK.forward(Duration.ofMinutes(16));
    }

    @Test
    void anotherSpellingOfTheAddressIsTheSameAccount() {
        String email = somebody();
        wrong(email, 5);
        wrong(email.toUpperCase(), 5);
        assertThat(isIn(apart().signIn(email, Tester.PASSWORD))).isFalse();
        CLOCK.forward(Duration.ofMinutes(16));
    }

    @Test
    void triesOverManyAccountsAreThrottledByWhereTheyComeFromWhateverTheHeadersSay() {
        for (int i = 0; i < 50; i++) {
            apart().signIn(
                            "ingen" + i + "@prov.example",
                            "fel",
                            "X-Forwarded-For",
                            "10.0.0." + i,
                            "Forwarded",
                            "for=10.0.1." + i);
        }
        String email = somebody();
        assertThat(isIn(apart().signIn(email, Tester.PASSWORD, "X-Forwarded-For", "10.9.9.9")))
                .isFalse();
        CLOCK.forward(Duration.ofMinutes(16));
        assertThat(isIn(apart().signIn(email, Tester.PASSWORD))).isTrue();
    }

    @Test
    void manyTriesAtOnceNeitherPassTheThrottleNorFillTheMemory() throws Exception {
        String email = somebody();
        int before = PASSWORDS.evaluations.get();
        List<Callable<Boolean>> tries = IntStream.range(0, 40)
                .<Callable<Boolean>>mapToObj(i -> () -> isIn(apart().signIn(email, "fel")))
                .toList();
        try (ExecutorService forty = Executors.newFixedThreadPool(40)) {
            for (var one : forty.invokeAll(tries)) {
                assertThat(one.get()).isFalse();
            }
        }
        // Ten, and those that were already being tried beside the tenth.
        assertThat(PASSWORDS.evaluations.get() - before).isBetween(10, 13);
        assertThat(PASSWORDS.most.get()).isLessThanOrEqualTo(4);
        CLOCK.forward(Duration.ofMinutes(16));
    }

    @Test
    void theSessionGetsANewIdAtSignIn() {
        Tester tester = new Tester();
        tester.get("/logga-in");
        String before = tester.cookies().get("__Host-tillit");
        assertThat(before).isNotBlank();
        tester.signIn(Tester.emailOf(admin), Tester.PASSWORD);
        assertThat(tester.cookies().get("__Host-tillit")).isNotBlank().isNotEqualTo(before);
        tester.cookies().put("__Host-tillit", before);
        assertThat(tester.get("/").statusCode()).as("the old id").isEqualTo(302);
    }

    @Test
    void anIdThatSomebodyElseChoseIsNotTaken() {
        Tester tester = new Tester();
        tester.cookies().put("__Host-tillit", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        tester.signIn(Tester.emailOf(admin), Tester.PASSWORD);
        assertThat(tester.cookies().get("__Host-tillit")).doesNotContain("aaaaaaaa");
    }

    @Test
    void theSessionIsDeadAfterSigningOut() {
        Tester tester = Tester.as(admin);
        String cookie = tester.cookies().get("__Host-tillit");
        assertThat(tester.send("/", "/logga-ut", Map.of()).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/logga-in"));
        assertDead(cookie);
    }

    @Test
    void theSessionIsDeadOnceTheAccountIsDisabled() {
        Tester tester = Tester.as(admin);
        disable(true);
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
        assertThat(isIn(new Tester().signIn(Tester.emailOf(admin), Tester.PASSWORD)))
                .isFalse();
        String cookie = tester.cookies().get("__Host-tillit");
        disable(false);
        assertDead(cookie);
        assertThat(isIn(new Tester().signIn(Tester.emailOf(admin), Tester.PASSWORD)))
                .isTrue();
    }

    @Test
    void rolesThatAreTakenAwayAreGoneAtOnceAndTheLastOneEndsTheSession() {
        Actor controller = Tester.colleague(admin, Role.CONTROLLER);
        Tester tester = Tester.as(controller);
        assertThat(tester.get("/styrkedja").statusCode()).isEqualTo(200);
        roles(controller, Set.of(Role.INSPECTOR));
        assertThat(tester.get("/styrkedja").statusCode()).isEqualTo(403);
        roles(controller, Set.of());
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionEndsTwelveHoursAfterSigningInWhateverOneDoes() {
        String email = somebody();
        Tester tester = apart();
        tester.signIn(email, Tester.PASSWORD);
        CLOCK.forward(Duration.ofMinutes(719));
        assertThat(tester.get("/").statusCode()).isEqualTo(200);
        CLOCK.forward(Duration.ofMinutes(1));
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionEndsAnHourAfterTheLastClick() {
        Tester tester = Tester.as(admin);
        assertThat(RunningTillit.bean(DSLContext.class)
                        .fetchValue(
                                "select distinct max_inactive_interval from spring_session where principal_name = ?",
                                admin.account().toString()))
                .isEqualTo(3600);
        assertThat(tester.get("/").statusCode()).isEqualTo(200);
        RunningTillit.bean(DSLContext.class)
                .execute(
                        "update spring_session set last_access_time = last_access_time - 3600001, "
                                + "expiry_time = expiry_time - 3600001 where principal_name = ?",
                        admin.account().toString());
        assertThat(tester.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void everyCookieIsBoundToThisHostAndOutOfReachOfScripts() {
        Tester tester = new Tester();
        List<String> cookies = Stream.concat(
                        tester.get("/logga-in").headers().allValues("Set-Cookie").stream(),
                        Stream.concat(
                                tester
                                        .signIn(Tester.emailOf(admin), Tester.PASSWORD)
                                        .headers()
                                        .allValues("Set-Cookie")
                                        .stream(),
                                tester.get("/sprak?till=en").headers().allValues("Set-Cookie").stream()))
                .toList();
        assertThat(cookies).hasSizeGreaterThanOrEqualTo(3).allSatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Domain")
                .hasSizeLessThan(4096));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "https:evil.example",
                "/%0d%0aSet-Cookie:%20a=b",
                "%09//evil.example",
                "/%09/evil.example",
                "/%5cevil.example",
                "javascript:alert(1)",
                "%20//evil.example",
                "/%00/evil.example",
                ""
            })
    void whereOneCameFromIsNeverAnotherHost(String place) {
        HttpResponse<String> answer = new Tester().get("/sprak?till=sv&sida=" + place.replace("\\", "%5c"));
        assertThat(answer.statusCode()).isIn(303, 400);
        if (answer.statusCode() == 303) {
            assertThat(answer.headers().firstValue("Location")).hasValue("/");
        }
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a=b"));
    }

    @Test
    void afterSigningInOneComesToThePageThatWasAskedFor() {
        Tester tester = new Tester();
        assertThat(tester.get("/styrkedja").statusCode()).isEqualTo(302);
        HttpResponse<String> answer = tester.signIn(Tester.emailOf(admin), Tester.PASSWORD);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place)
                .matches("(http://localhost:" + RunningTillit.port() + ")?/styrkedja(\\?continue)?"));
    }

    private static boolean isIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return !answer.headers().firstValue("Location").orElseThrow().endsWith("?fel");
    }

    private static void assertDead(String cookie) {
        Tester thief = new Tester();
        thief.cookies().put("__Host-tillit", cookie);
        assertThat(thief.get("/").statusCode()).isEqualTo(302);
    }

    private void disable(boolean disabled) {
        RunningTillit.bean(DSLContext.class)
                .execute("update account set disabled = ? where id = ?", disabled, admin.account());
    }

    private void roles(Actor actor, Set<Role> roles) {
        RunningTillit.bean(Door.class).writeAs(actor.organisation(), () -> {
            RunningTillit.bean(AccountStore.class).setRoles(actor.account(), roles);
            return roles;
        });
    }

    private static Tester apart() {
        return new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) APART).getWebServer().getPort());
    }

    /** A new account in the Tillit apart. */
    private static String somebody() {
        String email = UUID.randomUUID() + "@prov.example";
        APART.getBean(CreateOrganisation.class).create("Provköping", email, "Ada", PASSWORDS.encode(Tester.PASSWORD));
        return email;
    }

    private static void wrong(String email, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(isIn(apart().signIn(email, "fel"))).isFalse();
        }
    }
}
