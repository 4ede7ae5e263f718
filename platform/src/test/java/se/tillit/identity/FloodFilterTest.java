package se.tillit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;

class FloodFilterTest {

    /** A minute is long beside what the tests take, also on a busy machine. */
    private static final ConfigurableApplicationContext STRICT = RunningTillit.start(
            RunningTillit.database(),
            List.of(
                    "--tillit.flood.sign-ins-per-address=2",
                    "--tillit.flood.heavy-per-person=3",
                    "--tillit.flood.heavy-per-address=1000"),
            Serve.class);

    @AfterAll
    static void stop() {
        STRICT.close();
    }

    @Test
    void tooManyExportsByOnePersonAreRefusedWithAPageThatSaysWhenToComeBack() {
        Actor admin = Tester.organisation();
        Tester tester = strict();
        tester.cookies().putAll(Tester.as(admin).cookies());
        for (int i = 0; i < 3; i++) {
            assertThat(tester.get("/krav.csv").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = tester.get("/styrkedja");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(refused.body()).contains("Vänta en liten stund", "<html lang=\"sv\">");
        assertThat(tester.get("/krav").statusCode()).as("ordinary pages").isEqualTo(200);
        Tester colleague = strict();
        colleague
                .cookies()
                .putAll(Tester.as(Tester.colleague(admin, Role.STAFF)).cookies());
        assertThat(colleague.get("/styrkedja").statusCode())
                .as("somebody else at the same address")
                .isEqualTo(200);
    }

    @Test
    void triesToGetInByEveryWayAreCountedTogetherWhateverTheHeadersSay() {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Tester tester = strict();
            String header = "10.0.0." + i;
            HttpResponse<String> answer = i % 2 == 0
                    ? tester.post("/valkommen", Map.of(), "X-Forwarded-For", header)
                    : tester.post("/logga-in", Map.of(), "X-Forwarded-For", header);
            answers.add(answer.statusCode());
        }
        assertThat(answers).startsWith(403, 403).contains(429);
        assertThat(strict().get("/logga-in").statusCode())
                .as("the page itself is there")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2_000_000})
    void aLimitThatIsNoneStopsTheStart(int limit) {
        assertThatThrownBy(() -> new FloodSettings(limit, 1, 1, limit, 1, 1))
                .hasMessageContaining("TILLIT_FLOOD_SIGN_INS_PER_ADDRESS")
                .hasMessageContaining("TILLIT_FLOOD_HEAVY_PER_PERSON")
                .hasMessageNotContaining("HEAVY_PER_ADDRESS");
    }

    private static Tester strict() {
        return new Tester("http://localhost:"
                + ((ServletWebServerApplicationContext) STRICT).getWebServer().getPort());
    }
}
