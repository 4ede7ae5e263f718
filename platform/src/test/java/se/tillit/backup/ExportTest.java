package se.tillit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.database.Database;
import se.tillit.database.Restore;

/** A whole organisation, from the page in one installation into another. */
class ExportTest {

    private static final Ledger HERE = new Ledger(RunningTillit.database());
    /** Keys stay; and how many times the chain has been changed counts the loading too. */
    private static final Set<String> NOT_THE_SAME = Set.of("api_key", "idempotency", "chain_version", "signal_change");

    @TempDir
    private static Path folder;

    private final Actor admin = Tester.organisation();

    private static HttpResponse<Path> take(Actor actor) throws IOException, InterruptedException {
        Tester tester = Tester.as(actor);
        Map<String, String> fields = Tester.hidden(tester.get("/exportera").body());
        HttpRequest request = tester.request("/exportera")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofFile(Files.createTempFile(folder, "export", ".tillit")));
    }

    private static List<String> rows(Ledger ledger, String table, UUID organisation) {
        return ledger.strings(
                "select to_jsonb(t)::text from " + table + " t where organisation = '" + organisation + "' order by 1");
    }

    @Test
    void anotherInstallationLoadsItRowForRowAndGetsNobodysWayIn() throws Exception {
        SmallChain.of(admin);
        SmallChain.of(Tester.organisation());
        Tester.program(Tester.colleague(admin, Role.CONTROLLER), true).get("/api/v1/levels");
        HttpResponse<Path> answer = take(admin);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".tillit");

        Database other = RunningTillit.server().open("exported-" + UUID.randomUUID());
        Restore.load(answer.body(), other);
        Ledger there = new Ledger(other);
        List<String> tables = HERE.strings("select table_name from information_schema.columns"
                + " where table_schema = 'public' and column_name = 'organisation'");
        assertThat(tables).contains("signal", "unit_version", "log_entry", "assignment");
        for (String table : tables) {
            if (!NOT_THE_SAME.contains(table)) {
                assertThat(rows(there, table, admin.organisation()))
                        .as(table)
                        .isEqualTo(rows(HERE, table, admin.organisation()));
            }
        }
        assertThat(rows(HERE, "api_key", admin.organisation())).isNotEmpty();
        assertThat(there.strings("select id from api_key")).isEmpty();
        assertThat(there.strings("select session_id from spring_session")).isEmpty();
        assertThat(there.strings("select password_hash from account"))
                .isNotEmpty()
                .containsOnlyNulls();
        assertThat(there.strings("select id from organisation"))
                .containsExactly(admin.organisation().toString());
        there.assertEveryLogIsUnbroken();
        assertThat(there.strings("select action from log_entry order by sequence desc limit 1"))
                .containsExactly("backup.export");
    }

    @Test
    void whoMayNotTakesNothingOutAndTheLogSaysNothing() throws Exception {
        Actor controller = Tester.colleague(admin, Role.CONTROLLER);
        Tester tester = Tester.as(controller);
        int before = rows(HERE, "log_entry", admin.organisation()).size();
        HttpResponse<String> answer = tester.post("/exportera", tester.csrf());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(rows(HERE, "log_entry", admin.organisation())).hasSize(before);
    }

    @Test
    void itIsTakenOutAgainWhenOneWishes() throws Exception {
        assertThat(take(admin).statusCode()).isEqualTo(200);
        assertThat(take(admin).statusCode()).isEqualTo(200);
    }
}
