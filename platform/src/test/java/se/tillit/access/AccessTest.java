package se.tillit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;

/** Every route, tried with every role, without a session, and with another organisation's ids, against {@code routes.tsv}. */
class AccessTest {

    private static final Actor ADMIN = Tester.organisation();
    private static final SmallChain NEIGHBOURS = SmallChain.of(Tester.organisation());
    private static final Map<Role, Tester> BY_ROLE = new EnumMap<>(Role.class);
    private static final Map<Role, Tester> PROGRAMS = new EnumMap<>(Role.class);

    /** Answers of a route that did its work, or said what is wrong with what was sent. */
    private static final Set<Integer> LET_IN = Set.of(200, 302, 303, 400, 404, 409, 422);

    /**
     * A row of {@code routes.tsv}.
     *
     * @param needs OPEN, or the name of an {@link Access}
     * @param fields what must come along for the route to be tried at all
     */
    record Route(String method, String path, String needs, Map<String, String> fields) {

        static Route of(String line) {
            String[] cells = line.split("\t", -1);
            Map<String, String> fields = new TreeMap<>();
            if (cells.length > 3) {
                for (String field : cells[3].split("&")) {
                    String[] pair = field.split("=", 2);
                    fields.put(pair[0], pair[1]);
                }
            }
            return new Route(cells[0], cells[1], cells[2], fields);
        }

        boolean isOpen() {
            return needs.equals("OPEN");
        }

        boolean allows(Role role) {
            return isOpen() || Access.valueOf(needs).allows(role);
        }

        boolean isForPrograms() {
            return path.startsWith("/api/v1/");
        }

        /** Those who try it: people with sessions, or programs with keys. */
        Map<Role, Tester> testers() {
            return isForPrograms() ? PROGRAMS : BY_ROLE;
        }

        boolean hasIds() {
            return path.contains("{");
        }

        String with(UUID id) {
            return path.replaceAll("\\{[^/]+}(?=/|$)", id.toString());
        }

        HttpResponse<String> call(Tester tester, UUID id) {
            if (isForPrograms() && !method.equals("GET")) {
                return tester.send(method, with(id), "{}");
            }
            Map<String, String> all = new TreeMap<>(fields);
            if (method.equals("GET")) {
                String query = all.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("&"));
                return tester.get(with(id) + (query.isEmpty() ? "" : "?" + query));
            }
            all.putAll(tester.csrf());
            all.put("nyckel", UUID.randomUUID().toString());
            return tester.post(with(id), all);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void signInAsEveryRole() {
        for (Role role : Role.values()) {
            Actor colleague = Tester.colleague(ADMIN, role);
            BY_ROLE.put(role, Tester.as(colleague));
            PROGRAMS.put(role, Tester.program(colleague, true));
        }
    }

    static List<Route> routes() throws IOException {
        try (var in = AccessTest.class.getResourceAsStream("/routes.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Route::of)
                    .toList();
        }
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() throws IOException {
        Set<String> inTheApplication = new TreeSet<>();
        mappings().getHandlerMethods().keySet().forEach(mapping -> {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            for (String path : mapping.getPatternValues()) {
                if (!path.equals("/error")) { // where the container sends what went wrong; in nobody's reach by a link
                    assertThat(methods)
                            .as("%s: say which method it answers to", path)
                            .isNotEmpty();
                    methods.forEach(method -> inTheApplication.add(method + " " + path));
                }
            }
        });
        assertThat(routes().stream().map(Route::toString).toList())
                .containsExactlyInAnyOrderElementsOf(inTheApplication);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteLetsInThoseWhomTheTableLetsInAndNobodyElse(Route route) {
        List<String> wrong = new ArrayList<>();
        route.testers().forEach((role, tester) -> {
            HttpResponse<String> answer = route.call(tester, UUID.randomUUID());
            int status = answer.statusCode();
            boolean right = !route.allows(role)
                    ? status == 403
                    : route.hasIds() ? notFound(answer) : LET_IN.contains(status) && !toSignIn(answer);
            if (!right) {
                wrong.add(role + ": " + status);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withoutASessionOnlyWhatIsOpenAnswers(Route route) {
        HttpResponse<String> answer = route.call(new Tester(), UUID.randomUUID());
        if (route.isForPrograms()) {
            assertThat(answer.statusCode()).isEqualTo(401);
            return;
        }
        assertThat(toSignIn(answer)).as("%s", answer.statusCode()).isEqualTo(!route.isOpen());
        assertThat(answer.statusCode()).isIn(LET_IN);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anotherOrganisationsIdsAreNotFoundAndNothingOfTheirsIsShown(Route route) {
        if (!route.hasIds()) {
            HttpResponse<String> answer = route.call(route.testers().get(Role.ADMINISTRATOR), UUID.randomUUID());
            assertThat(answer.body()).doesNotContain(SmallChain.NAME);
            return;
        }
        for (UUID id : List.of(NEIGHBOURS.unit(), NEIGHBOURS.position(), NEIGHBOURS.signal())) {
            route.testers().forEach((role, tester) -> {
                HttpResponse<String> answer = route.call(tester, id);
                assertThat(route.allows(role) ? notFound(answer) : answer.statusCode() == 403)
                        .as("%s: %s", role, answer.statusCode())
                        .isTrue();
                assertThat(answer.body()).doesNotContain(SmallChain.NAME);
            });
        }
    }

    /** An upload is gone after a day; whoever comes late is told so where files are loaded, and so is whoever asks for another's. */
    private static boolean notFound(HttpResponse<String> answer) {
        return answer.statusCode() == 404
                || answer.headers().firstValue("Location").orElse("").endsWith("/las-in?fel=borta");
    }

    @Test
    void whatIsAskedForWithOnesOwnIdsIsFound() {
        Actor neighbour = Tester.organisation();
        SmallChain own = SmallChain.of(neighbour);
        Tester tester = Tester.as(neighbour);
        for (String path : List.of("/enhet/" + own.unit(), "/befattning/" + own.position(), "/krav/" + own.signal())) {
            assertThat(tester.get(path).body()).as(path).contains(SmallChain.NAME);
        }
    }

    @Test
    void whatIsNoIdIsNotFound() {
        Tester tester = BY_ROLE.get(Role.CONTROLLER);
        for (String path : List.of(
                "/enhet/1", "/befattning/%27%20or%201=1", "/krav/" + "-".repeat(36), "/enhet/" + "9".repeat(400))) {
            assertThat(tester.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String day : List.of("idag", "2026-02-30", "2026-13-01", "99999999999-01-01", "%27")) {
            assertThat(tester.get("/styrkedja?dag=" + day).statusCode()).as(day).isBetween(400, 422);
        }
        for (String day : List.of("0000-01-01", "0001-01-01", "9999-12-31", "-4000-01-01")) {
            assertThat(tester.get("/styrkedja?dag=" + day).statusCode()).as(day).isBetween(200, 422);
        }
    }

    @Test
    void theDocumentedTableIsTheOneEnforced() throws IOException {
        Path page = Path.of("..", "docs", "access.md");
        String table = document();
        if (Boolean.getBoolean("write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, table);
        }
        assertThat(page).as("run this test with -Dwrite=true").hasContent(table);
    }

    private static RequestMappingHandlerMapping mappings() {
        return RunningTillit.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Who may do what

                Written from `se.tillit.access.Access` by its test; change it there. Every verb and query asks this table, and every route is tried
                against it with every role. Somebody with several roles may do what any of them may.

                """);
        text.append("| | |")
                .append(Arrays.stream(Role.values())
                        .map(role -> " " + role + " |")
                        .collect(Collectors.joining()))
                .append("\n|---|---|")
                .append(":-:|".repeat(Role.values().length))
                .append('\n');
        for (Access access : Access.values()) {
            text.append("| `")
                    .append(access)
                    .append("` | ")
                    .append(access.what())
                    .append(" |");
            for (Role role : Role.values()) {
                text.append(access.allows(role) ? " yes |" : " |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static boolean toSignIn(HttpResponse<String> answer) {
        return answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").endsWith("/logga-in");
    }
}
