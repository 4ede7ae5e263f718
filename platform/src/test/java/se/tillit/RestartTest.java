package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.tillit.database.Server;

@Tag("slow")
class RestartTest {

    private final String home = "restart-test-" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private ServingTillit serving;

    @AfterEach
    void clear() {
        if (serving != null) {
            serving.kill();
        }
        Server.named(home).close(); // waits for what was killed
        Server.discard(home);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whenItsOwnPostgresqlIsKilledAloneTillitSaysSoAndStartsItAgain() throws Exception {
        serving = ServingTillit.start(home, ServingTillit.freePort(), folder);
        Tester visitor = new Tester(serving.address());
        assertThat(visitor.get("/halsa").statusCode()).isEqualTo(200);
        serving.killDatabase();
        Set<Integer> answers = new HashSet<>();
        int last;
        do {
            last = visitor.get("/halsa").statusCode();
            answers.add(last);
        } while (last != 200);
        assertThat(answers).isSubsetOf(200, 503);
        assertThat(visitor.get("/logga-in").statusCode()).isEqualTo(200);
    }
}
