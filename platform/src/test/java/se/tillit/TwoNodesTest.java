package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.access.Actor;
import se.tillit.access.Role;

/** Two applications over one database are one Tillit to whoever uses it: a node holds nothing that the other does not know. */
@Tag("slow")
class TwoNodesTest {

    private static final ConfigurableApplicationContext OTHER =
            RunningTillit.start(RunningTillit.database(), Serve.class);
    private static final Ledger LEDGER = new Ledger(RunningTillit.database());

    private final Actor admin = Tester.organisation();
    private final Actor controller = Tester.colleague(admin, Role.CONTROLLER);

    @AfterAll
    static void stop() {
        OTHER.close();
    }

    @BeforeEach
    void somethingToSteer() {
        LEDGER.addUnitAndPosition(admin.organisation());
    }

    /** The same browser, sent to the other node as a load balancer would. */
    private static Tester onOther(Tester tester) {
        int port = ((ServletWebServerApplicationContext) OTHER).getWebServer().getPort();
        Tester same = new Tester("http://localhost:" + port);
        same.cookies().putAll(tester.cookies());
        return same;
    }

    @Test
    void aSessionBegunOnOneNodeHoldsOnTheOther() {
        Tester here = Tester.as(controller);
        assertThat(onOther(here).get("/").body()).contains("Hej Controller");
    }

    @Test
    void signingOutOnOneNodeEndsTheSessionOnTheOther() {
        Tester here = Tester.as(controller);
        Tester there = onOther(here);
        assertThat(there.get("/krav/nytt").statusCode()).isEqualTo(200);
        here.send("/", "/logga-ut", Map.of());
        assertThat(there.get("/krav/nytt").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormSentToBothNodesHasOneEffectAndOneAnswer() {
        Tester here = Tester.as(controller);
        Tester there = onOther(here);
        Map<String, String> form = Ledger.demand("En gång");
        form.putAll(Tester.hidden(here.get("/krav/nytt").body()));
        HttpResponse<String> first = here.post("/krav/nytt", form);
        HttpResponse<String> second = there.post("/krav/nytt", form);
        assertThat(List.of(first, second)).allMatch(Ledger::acknowledges);
        assertThat(demandOf(second)).isEqualTo(demandOf(first));
        assertThat(LEDGER.demands(admin.organisation())).containsExactly(Map.entry("En gång", 1));
    }

    private static String demandOf(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void verbsOnBothNodesAtOnceKeepOneUnbrokenLog() throws Exception {
        int each = 15;
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            Tester here = Tester.as(Tester.colleague(admin, Role.CONTROLLER));
            Tester tester = n % 2 == 0 ? here : onOther(here);
            String name = "Skribent " + n + " ";
            writers.add(() -> {
                int saved = 0;
                for (int i = 0; i < each; i++) {
                    HttpResponse<String> answer = tester.send("/krav/nytt", "/krav/nytt", Ledger.demand(name + i));
                    saved += Ledger.acknowledges(answer) ? 1 : 0;
                }
                return saved;
            });
        }
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            for (var writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isEqualTo(each);
            }
        }
        assertThat(LEDGER.demands(admin.organisation())).hasSize(4 * each);
        assertThat(LEDGER.strings("select sequence from log_entry where action = 'signal.register' and organisation = '"
                        + admin.organisation() + "'"))
                .hasSize(4 * each);
        LEDGER.assertEveryLogIsUnbroken();
    }
}
