package se.tillit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a real Keycloak with a real browser. Run by the Maven profile of the same name. */
@EnabledIfSystemProperty(
        named = "keycloak",
        matches = ".+",
        disabledReason = "Keycloak is downloaded and started only by the Maven profile keycloak")
class KeycloakTest {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(8);

    /** Johan has an account in the demo; Nina has one here alone. */
    private static final String REALM = """
            {"realm": "sjohaga", "enabled": true, "sslRequired": "none",
             "clients": [{"clientId": "tillit", "secret": "hemlig", "protocol": "openid-connect", "publicClient": false,
                          "standardFlowEnabled": true, "redirectUris": ["http://localhost:%s/logga-in/svar"],
                          "attributes": {"pkce.code.challenge.method": "S256"}}],
             "users": [%s, %s]}""";

    private static final String USER = """
            {"username": "%1$s", "email": "%1$s@sjohaga.example", "emailVerified": true, "enabled": true,
             "firstName": "%2$s", "lastName": "Prov", "credentials": [{"type": "password", "value": "provlösenord"}]}""";

    @Test
    void whoIsInvitedComesInByTheOrganisationsKeycloakAndNobodyElseDoes(@TempDir Path folder)
            throws IOException, InterruptedException {
        int port = freePort();
        int tillitPort = freePort();
        String issuer = "http://localhost:" + port + "/realms/sjohaga";
        Path keycloak = Path.of(System.getProperty("keycloak"));
        Files.createDirectories(keycloak.resolve("data/import"));
        Files.writeString(
                keycloak.resolve("data/import/sjohaga-realm.json"),
                REALM.formatted(
                        tillitPort, USER.formatted("johan.berglund", "Johan"), USER.formatted("nina.ny", "Nina")));
        Process running = new ProcessBuilder(
                        "sh",
                        keycloak.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=localhost",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keycloak.log").toFile())
                .start();
        try {
            awaitReady(running, issuer, folder.resolve("keycloak.log"));
            try (Sjohaga.WithProvider tillit = Sjohaga.withProvider(tillitPort, issuer, "tillit", "hemlig")) {
                Page johan = tillit.visitor();
                signIn(johan, "johan.berglund");
                johan.getByText("Hej Johan").waitFor();
                Page nina = tillit.visitor();
                signIn(nina, "nina.ny");
                nina.getByText("Be den som sköter konton hos er att bjuda in dig")
                        .waitFor();
                nina.navigate("/krav");
                assertThat(nina.url()).as("not let in").endsWith("/valj-roll");
            }
        } finally {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly().onExit().join();
        }
    }

    private static void signIn(Page page, String name) {
        page.navigate("/logga-in");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Logga in med jobbkontot"))
                .click();
        page.locator("#username").fill(name);
        page.locator("input#password").fill("provlösenord");
        page.locator("#kc-login").click();
    }

    private static void awaitReady(Process running, String issuer, Path log) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(20))
                .build();
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (System.nanoTime() < deadline && running.isAlive()) {
            try {
                if (client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            running.waitFor(Duration.ofMillis(500));
        }
        List<String> said = Files.readAllLines(log);
        throw new AssertionError(String.join("\n", said.subList(Math.max(0, said.size() - 40), said.size())));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
