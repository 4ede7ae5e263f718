package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.database.Server;

/** What whoever runs Tillit relies on. */
class OperationTest {

    private static Tester at(ConfigurableApplicationContext application) {
        return new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) application)
                        .getWebServer()
                        .getPort());
    }

    @Test
    void whileTheDatabaseIsAwayEveryPageSaysSoWith503() {
        Server server = Server.temporary();
        try (ConfigurableApplicationContext application = RunningTillit.start(
                server.database("tillit"),
                List.of("--spring.datasource.hikari.connection-timeout=2000"),
                Serve.class)) {
            Tester visitor = at(application);
            assertThat(visitor.get("/halsa").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/logga-in").statusCode()).isEqualTo(200);
            Map<String, String> form = visitor.csrf();
            server.close();
            for (HttpResponse<String> answer : List.of(
                    at(application).get("/halsa"), // nobody yet
                    visitor.get("/halsa"),
                    visitor.get("/"), // a session, which lies in the database
                    visitor.get("/logga-in"),
                    visitor.post("/logga-in", form))) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
                assertThat(answer.body())
                        .contains("Tillit når inte sin databas just nu")
                        .doesNotContainIgnoringCase("exception")
                        .doesNotContainIgnoringCase("jdbc");
            }
            HttpResponse<String> program =
                    at(application).withKey("tillit_" + "A".repeat(64)).get("/api/v1/signals");
            assertThat(program.statusCode()).as(program.body()).isEqualTo(503);
            assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(program.body())
                    .contains("\"status\":503")
                    .contains("Tillit når inte sin databas")
                    .doesNotContainIgnoringCase("exception");
        }
    }

    @Test
    void verbsAndQueriesAreCountedByNameAndNotByWhoOrWhat() {
        Actor controller = Tester.colleague(Tester.organisation(), Role.CONTROLLER);
        try (ConfigurableApplicationContext application =
                RunningTillit.start(RunningTillit.database(), List.of("--management.server.port=0"), Serve.class)) {
            Tester tester = at(application);
            tester.signIn(Tester.emailOf(controller), Tester.PASSWORD);
            new Ledger(RunningTillit.database()).addUnitAndPosition(controller.organisation());
            tester.send("/krav/nytt", "/krav/nytt", Ledger.demand("Räknat"));
            tester.get("/krav/" + UUID.randomUUID());
            Tester watcher = new Tester(
                    "http://127.0.0.1:" + application.getEnvironment().getProperty("local.management.port"));
            String counted = watcher.get("/actuator/prometheus").body();
            assertThat(counted)
                    .contains("tillit_verb_seconds_count{end=\"ok\",name=\"signal.register\"} 1")
                    .contains("tillit_query_seconds_count{end=\"refused\",name=\"SignalQuery.find\"} 1")
                    .doesNotContain(controller.organisation().toString())
                    .doesNotContain(controller.account().toString());
            assertThat(tester.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        }
    }
}
